"""The emissions of a card as runs: one number, a mapping with further keys, or a list of either."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from connectors.file_readers.countries import country_code
from connectors.file_readers.drafts import RunDraft
from connectors.file_readers.json_text import check_length
from connectors.file_readers.metrics import TRAINING
from connectors.file_readers.numbers import NumberError, is_missing
from connectors.file_readers.record import Record
from connectors.file_readers.refusals import refused_value
from connectors.file_readers.texts import clean_text
from connectors.records import Note, NoteKind

from .front_matter import EMISSIONS_KEY
from .quantities import G_FACTORS, HOUR_FACTORS, KWH_FACTORS, Quantity, parse_quantity

_QUANTITIES: tuple[tuple[str, str, Mapping[str, float]], ...] = (
    ("emissions", "co2_eq_emissions", G_FACTORS),
    ("energy_consumed", "energy_consumed", KWH_FACTORS),
    ("hours_used", "training_duration", HOUR_FACTORS),
)
_CANONICAL = {"emissions": {"", "g", "gr", "gram", "grams"}, "energy_consumed": {"", "kwh"}}
_INFORMATION = {
    "source": "source",
    "geographical_location": "geographical_location",
    "hardware_used": "hardware_used",
    "cpu_model": "cpu_model",
    "ram_total_size": "ram_total_size_gb",
    "on_cloud": "on_cloud",
}
_TRAINING_TYPES = {
    "pretraining": "pre-training",
    "finetuning": "fine-tuning",
    "finetune": "fine-tuning",
    "finetuned": "fine-tuning",
    "distillation": "distillation",
}


def emission_drafts(card: Record, line: int | None) -> Iterator[RunDraft]:
    """Yield a draft for each statement of emissions in the card; values are in g CO2eq unless they name a unit."""
    stated = card.values.get(EMISSIONS_KEY)
    statements = stated if isinstance(stated, list) else [stated]
    check_length(statements)
    for position, statement in enumerate(statements, start=1):
        values: Mapping[str, Any] = statement if isinstance(statement, Mapping) else {"emissions": statement}
        path = f"{EMISSIONS_KEY}." if len(statements) == 1 else f"{EMISSIONS_KEY}.{position - 1}."
        record = Record(values, card.notebook, line, path)
        draft = RunDraft(f"card-{position}", TRAINING, line)
        for name, metric, factors in _QUANTITIES:
            draft.measure(metric, _quantity(record, name, factors), "reported")
        _describe(draft, record)
        yield draft


def _quantity(record: Record, name: str, factors: Mapping[str, float]) -> float | None:
    value = record.values.get(name)
    if value is None or (isinstance(value, str) and is_missing(value.strip())):
        return None
    value = clean_text(value) if isinstance(value, str) else value
    if not isinstance(value, str):
        return record.number(name, factors[""])
    try:
        quantity = parse_quantity(value, factors)
    except NumberError as error:
        record.notebook.add(refused_value(record.line, f"{record.path}{name}", value, error.reason))
        return None
    for note in _quantity_notes(record, name, value, quantity):
        record.notebook.add(note)
    return quantity.value


def _quantity_notes(record: Record, name: str, text: str, quantity: Quantity) -> Iterator[Note]:
    column, details = f"{record.path}{name}", {"value": text[:40]}
    if quantity.unit not in _CANONICAL.get(name, {"", "h", "hr", "hrs", "hour", "hours"}):
        yield Note(
            NoteKind.REPAIRED,
            "unit-converted",
            f"{name}: “{text[:40]}” names its unit, which is not the one cards are to use; it was converted.",
            record.line,
            column,
            details,
        )
    if quantity.comma == "decimal":
        yield Note(
            NoteKind.REPAIRED,
            "decimal-comma",
            f"{name}: “{text[:40]}” has a decimal comma and was read as such.",
            record.line,
            column,
            details,
        )
    if quantity.comma == "ambiguous":
        yield Note(
            NoteKind.ASSUMED,
            "thousands-assumed",
            f"{name}: the comma of “{text[:40]}” was taken to separate thousands; if it is a decimal "
            "comma, correct it.",
            record.line,
            column,
            details,
        )


def _describe(draft: RunDraft, record: Record) -> None:
    for name, information in _INFORMATION.items():
        draft.inform(information, record.text(name))
    training = record.text("training_type")
    plain = training.casefold().replace("-", "").replace("_", "").replace(" ", "")
    draft.inform("training_type", _TRAINING_TYPES.get(plain, training))
    count, separator, _ = record.text("hardware_used").partition(" x ")
    if separator and count.isascii() and count.isdecimal() and 0 < len(count) <= 6:
        draft.inform("hardware_count", count)
    place = record.text("geographical_location")
    # "Paris, France", "Iowa, USA", "France" …
    parts = [part.strip(" .") for part in place.split(",")]
    draft.country = country_code(place) or country_code(parts[-1])
