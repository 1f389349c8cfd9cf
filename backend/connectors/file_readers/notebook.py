"""Collects the notes of one import, and keeps them readable when the same thing happens on thousands of lines."""

from __future__ import annotations

from collections.abc import Iterable

from connectors.records import Note, NoteKind

MAXIMUM_NOTES_PER_CODE = 20
_MAXIMUM_LINES_LISTED = 50


class NoteBook:
    """Gathers notes in order. From the 21st note of one kind and code on, only the lines are kept and summed up."""

    def __init__(self, notes: Iterable[Note] = ()) -> None:
        self._notes: list[Note] = []
        self._counts: dict[tuple[NoteKind, str], int] = {}
        self._further_lines: dict[tuple[NoteKind, str], list[int]] = {}
        for note in notes:
            self.add(note)

    def add(self, note: Note) -> None:
        """Take a note."""
        key = (note.kind, note.code)
        count = self._counts[key] = self._counts.get(key, 0) + 1
        if count <= MAXIMUM_NOTES_PER_CODE:
            self._notes.append(note)
        elif note.line is not None:
            lines = self._further_lines.setdefault(key, [])
            if len(lines) < _MAXIMUM_LINES_LISTED:
                lines.append(note.line)

    def once(self, note: Note) -> None:
        """Take a note unless one of the same kind and code was taken before."""
        if (note.kind, note.code) not in self._counts:
            self.add(note)

    def first_refusal(self) -> Note | None:
        """Return the first note that says something was refused."""
        return next((note for note in self._notes if note.kind is NoteKind.REFUSED), None)

    def notes(self) -> tuple[Note, ...]:
        """Return the notes in the order they were taken, each flood closed by one note that sums it up."""
        return (*self._notes, *self._summaries())

    def _summaries(self) -> Iterable[Note]:
        for (kind, code), count in self._counts.items():
            further = count - MAXIMUM_NOTES_PER_CODE
            if further <= 0:
                continue
            listed = self._further_lines.get((kind, code), [])
            lines = ", ".join(map(str, listed)) + (" …" if len(listed) < further else "")
            yield Note(
                kind,
                code,
                f"The same ({code}) happened {further} more times, on lines {lines}.",
                line=listed[0] if listed else None,
                details={"further": further, "lines": lines},
            )
