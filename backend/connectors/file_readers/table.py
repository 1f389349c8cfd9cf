"""Delimited text as a table: a checked header, and rows with their true line numbers."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass, field

from connectors.errors import UnreadableFileError

from .sample import Sample, build_sample

MAXIMUM_ROWS = 100_000
MAXIMUM_COLUMNS = 200


@dataclass(frozen=True, slots=True)
class Row:
    """One record: its cells, stripped, and the line it starts on (a quoted cell may span several lines)."""

    line: int
    cells: list[str]


@dataclass(frozen=True, slots=True)
class Table:
    """A delimited text whose header was checked. ``rows()`` streams; nothing but the text is held in memory."""

    columns: tuple[str, ...]
    separator: str
    header_line: int
    text: str = field(repr=False)

    @property
    def decimal_comma(self) -> bool:
        """Whether a comma inside a number can be a decimal comma: only where it does not separate cells."""
        return self.separator != ","

    def rows(self) -> Iterator[Row]:
        """Yield every record after the header that is not blank.

        Raises:
            UnreadableFileError: ``malformed-csv`` (a quote that never closes) or ``too-many-rows``.
        """
        reader = csv.reader(io.StringIO(self.text, newline=""), delimiter=self.separator, strict=True)
        line, count = 1, 0
        try:
            for cells in reader:
                start, line = line, reader.line_num + 1
                if start <= self.header_line or not any(cell and not cell.isspace() for cell in cells):
                    continue
                count += 1
                if count > MAXIMUM_ROWS:
                    raise UnreadableFileError(
                        f"The file has more than {MAXIMUM_ROWS:,} rows; send it in parts.",
                        code="too-many-rows",
                        line=start,
                    )
                yield Row(start, [cell.strip() for cell in cells])
        except csv.Error as error:
            raise UnreadableFileError(
                f"From line {line} on, the file is not well-formed CSV ({error}). "
                "Look for a quotation mark that is never closed.",
                code="malformed-csv",
                line=line,
            ) from error


def read_table(text: str) -> Table:
    """Read the header of a delimited text and check it; column names are compared without regard to case.

    Raises:
        UnreadableFileError: ``too-many-columns`` or ``duplicate-column``.
    """
    sample = build_sample(text)
    if len(sample.header) > MAXIMUM_COLUMNS:
        raise UnreadableFileError(
            f"The file has {len(sample.header)} columns; up to {MAXIMUM_COLUMNS} are read.",
            code="too-many-columns",
            line=sample.header_line,
        )
    columns = tuple(name.casefold() for name in sample.header)
    _refuse_duplicates(columns, sample)
    return Table(columns, sample.separator, sample.header_line, text)


def _refuse_duplicates(columns: tuple[str, ...], sample: Sample) -> None:
    seen: set[str] = set()
    for name, shown in zip(columns, sample.header, strict=True):
        # Spreadsheets leave unnamed columns behind; they hold nothing anybody could mean.
        if name and name in seen:
            raise UnreadableFileError(
                f"The column “{shown}” appears twice in the header, so its values cannot be told apart. "
                "Remove or rename one of them.",
                code="duplicate-column",
                line=sample.header_line,
                column=shown,
            )
        seen.add(name)
