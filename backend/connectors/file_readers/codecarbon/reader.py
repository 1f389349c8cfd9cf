"""The reader of CodeCarbon's ``emissions.csv``."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from connectors.errors import UnreadableFileError
from connectors.file_readers.decoding import decode
from connectors.file_readers.notebook import NoteBook
from connectors.file_readers.protocol import FileSource, ReadContext
from connectors.file_readers.refusals import refuse_file
from connectors.file_readers.sample import Sample
from connectors.file_readers.table import Row, Table, read_table
from connectors.records import ImportReport, Note, NoteKind

from .columns import ESSENTIAL, KNOWN, header_score, inferred_version
from .realign import is_aligned, realign
from .runs import build_run, has_measurement
from .selection import RunSelection
from .values import RowParser, RowValues


class CodeCarbonReader:
    """Reads CodeCarbon's CSV of any version; the traps and their note codes are in ``checks.py``."""

    id = "codecarbon-csv"
    description = "CodeCarbon emissions.csv"

    def score(self, sample: Sample) -> float:
        """Return 0 to 1 by the names of the columns alone."""
        return header_score([name.casefold() for name in sample.header])

    def read(self, source: FileSource, context: ReadContext) -> ImportReport:
        """Read every row, keep one per run, and convert to canonical units (kWh, g CO2eq, s).

        Raises:
            UnreadableFileError: ``missing-column``, ``no-rows``, ``no-usable-run`` (with the first place and reason),
                or what decoding and the table itself refuse.
        """
        decoded = decode(source.content)
        table = read_table(decoded.text)
        _require_columns(table)
        notebook = NoteBook(decoded.notes)
        _note_unknown_columns(table, notebook)
        selection = RunSelection(notebook)
        versions: dict[str, None] = {}
        for values in _usable_rows(table, context, notebook):
            selection.add(values)
            versions[values.text("codecarbon_version") or inferred_version(table.columns)] = None
        runs = tuple(build_run(run_id, values, context, notebook) for run_id, values in selection.runs())
        if len(runs) > 1:
            notebook.add(_several_runs(len(runs)))
        return ImportReport(
            name=source.name,
            sha256=hashlib.sha256(source.content).hexdigest(),
            size=len(source.content),
            format=self.id,
            version=", ".join(versions),
            runs=runs,
            notes=notebook.notes(),
        )


def _require_columns(table: Table) -> None:
    if not set(ESSENTIAL) & set(table.columns):
        raise UnreadableFileError(
            f"None of the columns {', '.join(ESSENTIAL)} is in the header, so there is nothing to rate.",
            code="missing-column",
            line=table.header_line,
            column=ESSENTIAL[-1],
        )


def _note_unknown_columns(table: Table, notebook: NoteBook) -> None:
    unknown = [name for name in table.columns if name and name not in KNOWN]
    if unknown:
        listed = ", ".join(unknown[:20]) + (" …" if len(unknown) > 20 else "")
        note = Note(
            NoteKind.READ,
            "unknown-column",
            f"These columns are not CodeCarbon's and were not used: {listed}.",
            line=table.header_line,
            details={"columns": listed},
        )
        notebook.add(note)


def _usable_rows(table: Table, context: ReadContext, notebook: NoteBook) -> Iterator[RowValues]:
    """Yield the rows that give something to rate; refuse the file when none does."""
    parser = RowParser(table.columns, notebook, decimal_comma=table.decimal_comma)
    rows, usable = 0, 0
    for row in table.rows():
        rows += 1
        cells = _aligned_cells(row, table, notebook)
        values = parser.parse(row.line, cells) if cells is not None else None
        if values is None:
            continue
        if has_measurement(values, context):
            usable += 1
            yield values
        else:
            notebook.add(_unusable_row(values))
    if not rows:
        raise UnreadableFileError(
            "The file has a header but no rows: CodeCarbon writes its row when the tracker stops.",
            code="no-rows",
            line=table.header_line,
        )
    if not usable:
        refuse_file(notebook, "No row of the file can be used.")


def _aligned_cells(row: Row, table: Table, notebook: NoteBook) -> list[str] | None:
    """Return as many cells as there are columns, mended if need be; None (and a note) when the row is refused."""
    width = len(table.columns)
    cells = row.cells[:width] if not any(row.cells[width:]) else row.cells
    if is_aligned(cells, table.columns):
        return cells
    mended = realign(cells, table.columns)
    if mended is not None:
        notebook.add(_shifted(row, missing=width - len(cells)))
        return mended
    notebook.add(_ragged(row, len(cells), width))
    return None


def _shifted(row: Row, missing: int) -> Note:
    return Note(
        NoteKind.REPAIRED,
        "shifted-row",
        f"Line {row.line}: values stood under the wrong headings, because empty cells had been dropped from the row. "
        "They were put back in place by what they are (operating system, versions, tracking mode …).",
        line=row.line,
        details={"missing_cells": missing},
    )


def _ragged(row: Row, cells: int, columns: int) -> Note:
    if cells > columns:
        code, reason = "ragged-row", f"it has {cells} cells, but the header names {columns} columns"
    else:
        code, reason = (
            "shifted-row",
            "its values do not fit the headings, and there is not exactly one way to mend it",
        )
    return Note(
        NoteKind.REFUSED,
        code,
        f"Line {row.line} was left out: {reason}.",
        line=row.line,
        details={"cells": cells, "columns": columns},
    )


def _unusable_row(values: RowValues) -> Note:
    return Note(
        NoteKind.REFUSED,
        "unusable-row",
        f"Line {values.line} was left out: it gives nothing that can be rated in this phase.",
        line=values.line,
    )


def _several_runs(count: int) -> Note:
    return Note(
        NoteKind.READ,
        "several-runs",
        f"The file holds {count} runs. Choose one of them, or take their sum if together they made the model.",
        details={"runs": count},
    )
