"""One record of a file, whatever the file is: a row of a table, an object of a JSON document, a mapping of YAML."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from .json_text import check_length
from .notebook import NoteBook
from .numbers import NumberError, format_number, is_missing, parse_number
from .refusals import refused_value
from .texts import clean_text


@dataclass(frozen=True, slots=True)
class Record:
    """Values by name, read strictly; what cannot be used becomes a *refused* note with its place.

    ``path`` names the record's place in a document ("configurations.3."); ``line`` its place in a table.
    """

    values: Mapping[str, Any]
    notebook: NoteBook = field(repr=False)
    line: int | None = None
    path: str = ""
    decimal_comma: bool = False

    def text(self, name: str) -> str:
        """Return a value as text; empty when it is absent, says "nan" or the like, or is no single value."""
        value = self.values.get(name)
        if isinstance(value, bool):
            return str(value).lower()
        if isinstance(value, float):
            return format_number(value) if math.isfinite(value) else ""
        text = clean_text(str(value)) if isinstance(value, str | int) else ""
        return "" if is_missing(text) else text

    def number(self, name: str, factor: float = 1.0, *, whole: bool = False) -> float | None:
        """Return a value as a finite number that is not negative, times ``factor``; None when there is none.

        ``whole`` asks for a whole number, as counts are.
        """
        value = self.values.get(name)
        if value is None or (isinstance(value, str) and is_missing(value.strip())):
            return None
        try:
            number = self._parsed(value) * factor
            if not math.isfinite(number):
                raise NumberError("not-finite")
            if whole and not number.is_integer():
                raise NumberError("not-whole")
        except NumberError as error:
            self.refuse(name, error.reason)
            return None
        return number

    def signed(self, name: str) -> float | None:
        """Return a number that may be negative, or None; nothing is noted (for values that only serve checks)."""
        value = self.values.get(name)
        if isinstance(value, bool) or not isinstance(value, int | float):
            return None
        number = _as_float(value)
        return number if math.isfinite(number) else None

    def ratio(self, name: str) -> float | None:
        """Return a number from 0 to 1, or None (a percentage is not guessed to be one: it is refused)."""
        number = self.number(name)
        if number is not None and number > 1:
            self.refuse(name, "not-a-ratio")
            return None
        return number

    def child(self, name: str) -> Record:
        """Return the object under a name; an empty record when there is none."""
        value = self.values.get(name)
        mapping = value if isinstance(value, Mapping) else {}
        return Record(mapping, self.notebook, self.line, f"{self.path}{name}.", self.decimal_comma)

    def children(self, name: str) -> Iterator[Record]:
        """Yield the objects in the list under a name (other items of the list are passed over).

        Raises:
            UnreadableFileError: ``too-many-rows``.
        """
        value = self.values.get(name)
        items = value if isinstance(value, list) else []
        check_length(items)
        for position, item in enumerate(items):
            if isinstance(item, Mapping):
                yield Record(item, self.notebook, self.line, f"{self.path}{name}.{position}.", self.decimal_comma)

    def refuse(self, name: str, reason: str) -> None:
        """Note that a value was not taken."""
        self.notebook.add(refused_value(self.line, f"{self.path}{name}", _shown(self.values.get(name)), reason))

    def _parsed(self, value: object) -> float:
        if isinstance(value, str):
            return parse_number(value.strip(), decimal_comma=self.decimal_comma)
        if isinstance(value, bool) or not isinstance(value, int | float):
            raise NumberError("not-a-number")
        number = _as_float(value)
        if not math.isfinite(number):
            raise NumberError("not-finite")
        if number < 0:
            raise NumberError("negative")
        return number + 0.0


def _as_float(value: float) -> float:
    try:
        return float(value)
    except OverflowError:  # an integer beyond 1e308
        return math.inf


def _shown(value: object) -> str:
    if isinstance(value, Mapping | list):
        return "a list" if isinstance(value, list) else "an object"
    if isinstance(value, int) and not isinstance(value, bool):
        return f"{_as_float(value):.10g}"
    return clean_text(str(value))
