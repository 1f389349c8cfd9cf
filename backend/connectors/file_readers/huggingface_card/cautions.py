"""What makes the emissions of a card doubtful: its own text says otherwise, or they may be another model's."""

from __future__ import annotations

import re
from collections.abc import Iterator

from connectors.file_readers.drafts import RunDraft
from connectors.file_readers.numbers import NumberError
from connectors.file_readers.record import Record
from connectors.records import Note, NoteKind

from .quantities import G_FACTORS, parse_quantity

_SCANNED_CHARACTERS = 200_000
_IN_TEXT = (
    re.compile(r"Carbon Emitted[*_: \t]{1,10}([\d.,eE+-]{1,30}[ \t]*k?g)", re.IGNORECASE),
    re.compile(r"CO2 Emissions \(in grams\)[*_: \t]{1,10}([\d.,eE+-]{1,30})", re.IGNORECASE),
    re.compile(r"CO2(?:[ _-]?eq)?[ \t]*emissions?[*_: \t]{1,10}([\d.,eE+-]{1,30}[ \t]*k?g)\b", re.IGNORECASE),
)
_THOUSANDFOLD = (500.0, 2000.0)
_DERIVED_RELATIONS = {"quantized", "quantised", "merge", "merged"}
_DERIVED_TAGS = {"gguf", "gptq", "awq", "exl2", "merge", "mergekit", "quantized", "bitsandbytes", "4-bit", "8-bit"}


def card_notes(draft: RunDraft, card: Record, body: str) -> Iterator[Note]:
    """Yield ``unit-suspect`` when the text of the card differs by a thousand, ``inherited`` for derived models."""
    emissions = draft.measurements.get("co2_eq_emissions")
    if emissions is None:
        return
    in_text_g = _emissions_in_text(body)
    if in_text_g and emissions.value:
        ratio = max(emissions.value / in_text_g, in_text_g / emissions.value)
        if _THOUSANDFOLD[0] <= ratio <= _THOUSANDFOLD[1]:
            yield _unit_suspect(draft, emissions.value, in_text_g)
    if derived := _derivation(card):
        yield _inherited(draft, derived)


def _emissions_in_text(body: str) -> float | None:
    for pattern in _IN_TEXT:
        if found := pattern.search(body[:_SCANNED_CHARACTERS]):
            try:
                return parse_quantity(found[1], G_FACTORS).value
            except NumberError:
                continue
    return None


def _derivation(card: Record) -> str:
    """Return what tells that a model was only quantised or merged from another; empty when it names no base model."""
    if not card.values.get("base_model"):
        return ""
    relation = card.text("base_model_relation").casefold()
    if relation in _DERIVED_RELATIONS:
        return relation
    tags = card.values.get("tags")
    known = [str(tag).casefold() for tag in tags] if isinstance(tags, list) else [card.text("tags").casefold()]
    return next((tag for tag in known if tag in _DERIVED_TAGS), "")


def _unit_suspect(draft: RunDraft, stated_g: float, in_text_g: float) -> Note:
    return Note(
        NoteKind.READ,
        "unit-suspect",
        f"The card's data state {stated_g:.4g} g CO2eq, its text {in_text_g:.4g} g: a thousand times apart. One of "
        "them is in the wrong unit. The value of the data was kept; check it.",
        line=draft.line,
        column="co2_eq_emissions",
        details={"stated_g": stated_g, "in_text_g": in_text_g},
    )


def _inherited(draft: RunDraft, derived: str) -> Note:
    return Note(
        NoteKind.ASSUMED,
        "inherited",
        f"The model was derived from another ({derived}), and such cards often repeat the emissions of their base "
        "model. Check that these are of this model.",
        line=draft.line,
        column="co2_eq_emissions",
        details={"derivation": derived},
    )
