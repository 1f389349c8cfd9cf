"""The rows of a delimited text as records, with a note for every row that cannot be one."""

from __future__ import annotations

from collections.abc import Iterator

from connectors.errors import UnreadableFileError
from connectors.records import Note, NoteKind

from .notebook import NoteBook
from .record import Record
from .table import Row, Table


def table_records(table: Table, notebook: NoteBook) -> Iterator[Record]:
    """Yield a record for every row, by the column names of ``table`` (in lower case).

    Missing cells at the end of a row count as empty; a row with more cells than columns is refused with a note.

    Raises:
        UnreadableFileError: ``no-rows`` when there is nothing below the header, or what the table itself refuses.
    """
    width, rows = len(table.columns), 0
    for row in table.rows():
        rows += 1
        if any(row.cells[width:]):
            notebook.add(_ragged(row, width))
            continue
        cells = dict(zip(table.columns, row.cells, strict=False))
        yield Record(cells, notebook, row.line, decimal_comma=table.decimal_comma)
    if not rows:
        raise UnreadableFileError(
            "The file has a header but no rows.",
            code="no-rows",
            line=table.header_line,
        )


def _ragged(row: Row, columns: int) -> Note:
    return Note(
        NoteKind.REFUSED,
        "ragged-row",
        f"Line {row.line} was left out: it has {len(row.cells)} cells, but the header names {columns} columns. "
        "A comma inside a cell must be in quotes.",
        line=row.line,
        details={"cells": len(row.cells), "columns": columns},
    )
