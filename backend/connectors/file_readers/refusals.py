"""Saying that a value, or a whole file, was not taken: where it stands, and why."""

from __future__ import annotations

from typing import NoReturn

from connectors.errors import UnreadableFileError
from connectors.records import Note, NoteKind

from .notebook import NoteBook

_REASONS = {
    "not-a-number": "is not a number",
    "not-finite": "is not a finite number",
    "negative": "is negative, which cannot be",
    "not-whole": "is not a whole number",
    "not-a-ratio": "is not between 0 and 1",
    "not-a-date": "is no date in the form 2025-02-25T14:00:56",
    "not-a-country": "is no country we know; choose the country yourself",
    "unknown-unit": "is in a unit we do not know",
    "missing": "is missing",
}


def refused_value(line: int | None, column: str, text: str, reason: str) -> Note:
    """Say that one value was not taken, where it stands, and why."""
    code = "missing-value" if reason == "missing" else "refused-value"
    shown = "the value" if reason == "missing" else f"“{text[:40]}”"
    place = f"Line {line}, column {column}" if line is not None else column
    return Note(
        NoteKind.REFUSED,
        code,
        f"{place}: {shown} {_REASONS[reason]}; it was left out.",
        line=line,
        column=column,
        details={"value": text[:40], "reason": reason},
    )


def refuse_file(notebook: NoteBook, nothing_usable: str) -> NoReturn:
    """Refuse a file of which nothing can be used, with the first place and reason that were noted.

    Raises:
        UnreadableFileError: ``no-usable-run``, always.
    """
    first = notebook.first_refusal()
    raise UnreadableFileError(
        f"{nothing_usable} {first.message if first else ''}".strip(),
        code="no-usable-run",
        line=first.line if first else None,
        column=first.column if first else None,
    )
