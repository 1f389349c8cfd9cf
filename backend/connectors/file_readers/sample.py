"""What a reader looks at to recognise its format: the decoded text, and its first record as a table header."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass, field

SEPARATORS = (",", ";", "\t")
_HEADER_SCAN_CHARACTERS = 65_536


@dataclass(frozen=True, slots=True)
class Sample:
    """The content of a file as far as recognition needs it.

    ``header`` is the first record split at the separator that yields most columns, each name stripped;
    ``header_line`` counts from 1.
    """

    text: str = field(repr=False)
    header: tuple[str, ...]
    separator: str
    header_line: int


def build_sample(text: str) -> Sample:
    """Look at the start of a decoded text: find the first line that is not blank, and how it is separated."""
    start, header_line, separator = _skip_preamble(text)
    head = text[start : start + _HEADER_SCAN_CHARACTERS]
    candidates = [separator] if separator else list(SEPARATORS)
    records = [(_first_record(head, candidate), candidate) for candidate in candidates]
    record, best = max(records, key=lambda found: len(found[0]))
    return Sample(text, tuple(name.strip() for name in record), best, header_line)


def _skip_preamble(text: str) -> tuple[int, int, str]:
    """Return where the first record starts, its line, and the separator that a ``sep=;`` line (Excel) announces."""
    start, line, separator = 0, 1, ""
    while start < len(text):
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        content = text[start:end].strip(" \r\f")
        if content.lower().startswith("sep=") and content[4:] in SEPARATORS:
            separator = content[4:]
        elif content:
            break
        start, line = end + 1, line + 1
    return start, line, separator


def _first_record(head: str, separator: str) -> list[str]:
    return next(csv.reader(io.StringIO(head, newline=""), delimiter=separator), [])
