"""The results of a card's ``model-index`` that our metrics know, found by name."""

from __future__ import annotations

from connectors.file_readers.drafts import RunDraft
from connectors.file_readers.record import Record
from connectors.records import Note, NoteKind

_METRICS = {
    "accuracy": "accuracy",
    "acc": "accuracy",
    "f1": "f1",
    "f1score": "f1",
    "rouge1": "rouge1",
    "rougel": "rougeL",
}
_PERCENT = 100.0


def measure_results(draft: RunDraft, card: Record) -> None:
    """Take the first result of each metric; values from 1 to 100 can only be percentages, and are noted as such."""
    for model in card.children("model-index"):
        for result in model.children("results"):
            for entry in result.children("metrics"):
                _measure(draft, entry)
            draft.information.setdefault("dataset", result.child("dataset").text("name"))
    if not draft.information.get("dataset", "x"):
        del draft.information["dataset"]


def _measure(draft: RunDraft, entry: Record) -> None:
    metric = _METRICS.get(_plain(entry.text("type"))) or _METRICS.get(_plain(entry.text("name")))
    if metric is None or metric in draft.measurements:
        return
    value = entry.number("value")
    if value is None:
        return
    if value > _PERCENT:
        entry.refuse("value", "not-a-ratio")
        return
    if value > 1:
        entry.notebook.add(_percentage(metric, value, entry))
        value /= _PERCENT
    draft.measure(metric, value, "reported")


def _plain(text: str) -> str:
    return "".join(letter for letter in text.casefold() if letter.isalnum())


def _percentage(metric: str, value: float, entry: Record) -> Note:
    return Note(
        NoteKind.ASSUMED,
        "percentage-assumed",
        f"The card gives {metric} as {value:g}; it goes from 0 to 1, so this was taken as a percentage.",
        column=f"{entry.path}value",
        details={"metric": metric, "value": value},
    )
