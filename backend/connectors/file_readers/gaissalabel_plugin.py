"""The CSV of the GAISSALabel plug-in: ``model_size,file_size,flops`` of a model, read from its file.

``model_size`` is a number of parameters, ``file_size`` in MiB (1,048,576 bytes), ``flops`` in FLOP per inference.
"""

from __future__ import annotations

from connectors.records import ImportReport, Run

from .decoding import decode
from .drafts import RunDraft
from .notebook import NoteBook
from .protocol import FileSource, ReadContext
from .record import Record
from .report import finish_report
from .sample import Sample
from .table import read_table
from .table_records import table_records

B_PER_MIB = 1024.0 * 1024.0
_COLUMNS = {"model_size", "file_size", "flops"}


class GaissaLabelPluginReader:
    """Reads the size of one or several models; every line is a model."""

    id = "gaissalabel-plugin-csv"
    description = "GAISSALabel plug-in (CSV with model_size, file_size, flops)"

    def score(self, sample: Sample) -> float:
        """Return 0.9 when the header has the three columns, 0.6 when two of them and nothing unknown."""
        names = {name.casefold() for name in sample.header}
        if names >= _COLUMNS:
            return 0.9
        return 0.6 if len(names & _COLUMNS) == 2 and len(names) <= 3 else 0.0

    def read(self, source: FileSource, context: ReadContext) -> ImportReport:
        """Read every line.

        Raises:
            UnreadableFileError: ``no-rows``, ``no-usable-run``, or what decoding and the table refuse.
        """
        decoded = decode(source.content)
        notebook = NoteBook(decoded.notes)
        runs = [_run(record, context) for record in table_records(read_table(decoded.text), notebook)]
        return finish_report(source, self.id, None, runs, notebook)


def _run(record: Record, context: ReadContext) -> Run | None:
    model = record.text("model") or record.text("model_name") or record.text("name")
    draft = RunDraft(f"line-{record.line}", line=record.line, label=model)
    draft.measure("parameters", record.number("model_size", whole=True))
    draft.measure("model_file_size", record.number("file_size", B_PER_MIB))
    draft.measure("flops", record.number("flops"))
    draft.inform("model_name", model)
    return draft.finish(context, record.notebook)
