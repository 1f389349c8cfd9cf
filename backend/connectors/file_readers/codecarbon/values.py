"""One row of the file as typed values, with a note for every value that cannot be used."""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import datetime

from connectors.file_readers.notebook import NoteBook
from connectors.file_readers.numbers import NumberError, is_missing, parse_number
from connectors.file_readers.refusals import refused_value
from connectors.file_readers.timestamps import parse_timestamp
from connectors.records import Note, NoteKind

_G_PER_KG = 1000.0
# Names and models are short; whatever goes on longer was not written by CodeCarbon.
_MAXIMUM_TEXT = 500


@dataclass(frozen=True, slots=True)
class RowValues:
    """One row, aligned: its cells by column, and the three values that make it worth reading.

    ``duration_s`` in s, ``energy_kwh`` in kWh, ``emissions_g`` in g CO2eq; None where missing or refused.
    """

    line: int
    cells: dict[str, str]
    decimal_comma: bool
    duration_s: float | None
    energy_kwh: float | None
    emissions_g: float | None

    def text(self, column: str) -> str:
        """Return the text of a cell, empty when the column is absent or the cell says "nan"."""
        text = self.cells.get(column, "")[:_MAXIMUM_TEXT]
        return "" if is_missing(text) else text

    def number(self, column: str) -> float | None:
        """Return the number in a cell, or None when there is none that can be used."""
        text = self.text(column)
        signed = column in {"longitude", "latitude"}
        try:
            return parse_number(text, decimal_comma=self.decimal_comma, negative_allowed=signed) if text else None
        except NumberError:
            return None

    def recorded_at(self) -> datetime | None:
        """Return when the row was written, or None when the timestamp is missing or in no unambiguous form."""
        return parse_timestamp(self.text("timestamp"))

    @property
    def is_usable(self) -> bool:
        """Whether the row holds any of the three values."""
        return any(value is not None for value in (self.duration_s, self.energy_kwh, self.emissions_g))


class RowParser:
    """Turns aligned cells into values; the same parser serves all rows of a file."""

    def __init__(self, columns: tuple[str, ...], notebook: NoteBook, *, decimal_comma: bool) -> None:
        self._columns = columns
        self._notebook = notebook
        self._decimal_comma = decimal_comma

    def parse(self, line: int, cells: list[str]) -> RowValues:
        """Read duration, energy and emissions of a row; what cannot be used becomes a *refused* note."""
        row = dict(zip(self._columns, cells, strict=True))
        return RowValues(
            line,
            row,
            self._decimal_comma,
            duration_s=self._essential(line, row, "duration", 1.0),
            energy_kwh=self._essential(line, row, "energy_consumed", 1.0),
            emissions_g=self._essential(line, row, "emissions", _G_PER_KG),
        )

    def _essential(self, line: int, row: dict[str, str], column: str, factor: float) -> float | None:
        if column not in row:
            return None
        text = row[column]
        try:
            if not text:
                raise NumberError("missing")
            value = parse_number(text, decimal_comma=self._decimal_comma) * factor
            if not math.isfinite(value):
                raise NumberError("not-finite")
        except NumberError as error:
            self._notebook.add(refused_value(line, column, text, error.reason))
            return None
        if self._decimal_comma and "," in text:
            self._note_decimal_comma(line, column)
        return value

    def _note_decimal_comma(self, line: int, column: str) -> None:
        note = Note(
            NoteKind.REPAIRED,
            "decimal-comma",
            "The file was saved again by a spreadsheet: its numbers use a decimal comma. They were read as such.",
            line=line,
            column=column,
        )
        self._notebook.once(note)


def check_optional_numbers(values: RowValues, columns: tuple[str, ...], notebook: NoteBook) -> None:
    """Note every optional cell that holds something which is no usable number; empty and "nan" are fine."""
    for column in columns:
        text = values.text(column)
        if not text:
            continue
        signed = column in {"longitude", "latitude"}
        try:
            parse_number(text, decimal_comma=values.decimal_comma, negative_allowed=signed)
        except NumberError as error:
            notebook.add(refused_value(values.line, column, text, error.reason))
