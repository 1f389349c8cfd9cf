"""Runs exported from MLflow (``mlflow.search_runs().to_csv()``): ``run_id``, ``status``, ``metrics.*``, ``params.*``.

Only finished runs are read. MLflow prescribes no names, so only those are taken that say what they are: quality
scores, values with their unit in the name, and the two that CodeCarbon's integration logs (kWh and kg). Everything
else needs a calculation tool that maps its columns.
Source: https://mlflow.org/docs/latest/python_api/mlflow.html (``mlflow.search_runs``).
"""

from __future__ import annotations

from collections.abc import Mapping

from connectors.records import ImportReport, Note, NoteKind, Run

from .decoding import decode
from .drafts import RunDraft
from .notebook import NoteBook
from .operating_point import precision_name
from .plausibility import unit_notes
from .protocol import FileSource, ReadContext
from .record import Record
from .report import finish_report
from .sample import Sample
from .table import Table, read_table
from .table_records import table_records
from .timestamps import parse_timestamp

_METRICS, _PARAMS = "metrics.", "params."
# Our metric -> names in MLflow, the best first, with the factor to the canonical unit.
_SIZES: Mapping[str, Mapping[str, float]] = {
    "energy_consumed": {"energy_consumed_kwh": 1.0, "energy_kwh": 1.0, "energy_wh": 1e-3, "energy_consumed": 1.0},
    "co2_eq_emissions": {"emissions_g": 1.0, "co2_eq_emissions_g": 1.0, "emissions_kg": 1e3, "emissions": 1e3},
    "training_duration": {"training_duration_s": 1.0, "train_runtime": 1.0},
    "model_file_size": {"model_size_bytes": 1.0},
    "dataset_size": {"dataset_size_bytes": 1.0},
}
_WITHOUT_UNIT = {"energy_consumed": "kWh", "emissions": "kg"}
_SCORES = {
    "accuracy": ("accuracy", "accuracy_score"),
    "f1": ("f1", "f1_score"),
    "rouge1": ("rouge1",),
    "rougeL": ("rougel",),
}
_STAGES = ("test_", "eval_", "", "val_")
_PARAMETERS = ("parameters", "num_parameters", "total_params")
_BATCH_SIZES = ("batch_size", "train_batch_size", "per_device_train_batch_size")
_MS_DIGITS = 13


class MlflowReader:
    """Reads every finished run of an export."""

    id = "mlflow-csv"
    description = "MLflow runs (CSV)"

    def score(self, sample: Sample) -> float:
        """Return 0.9 for a table with run_id and metrics.* columns, 0.6 with params.* columns only."""
        names = {name.casefold() for name in sample.header}
        if "run_id" not in names:
            return 0.0
        if any(name.startswith(_METRICS) for name in names):
            return 0.9
        return 0.6 if any(name.startswith(_PARAMS) for name in names) else 0.0

    def read(self, source: FileSource, context: ReadContext) -> ImportReport:
        """Read every run whose status is FINISHED.

        Raises:
            UnreadableFileError: ``no-rows``, ``no-usable-run``, or what decoding and the table refuse.
        """
        decoded = decode(source.content)
        table = read_table(decoded.text)
        notebook = NoteBook(decoded.notes)
        if "status" not in table.columns:
            notebook.add(_no_status(table))
        runs = []
        for record in table_records(table, notebook):
            if "status" in table.columns and record.text("status").upper() != "FINISHED":
                notebook.add(_not_finished(record))
                continue
            runs.append(_run(record, context))
        _note_unmapped(table, notebook)
        return finish_report(source, self.id, None, runs, notebook)


def _run(record: Record, context: ReadContext) -> Run | None:
    draft = RunDraft(record.text("run_id") or f"line-{record.line}", line=record.line)
    for metric, names in _SIZES.items():
        _measure_size(draft, record, metric, names)
    for metric, names_of_score in _SCORES.items():
        _measure_score(draft, record, metric, names_of_score)
    for name in _PARAMETERS:
        draft.measure("parameters", _either(record, name), "reported")
    _describe(draft, record)
    duration = draft.measurements.get("training_duration")
    for note in unit_notes(draft, duration.value if duration else None):
        record.notebook.add(note)
    return draft.finish(context, record.notebook)


def _measure_size(draft: RunDraft, record: Record, metric: str, names: Mapping[str, float]) -> None:
    for name, factor in names.items():
        value = record.number(f"{_METRICS}{name}", factor)
        if value is None:
            continue
        draft.measure(metric, value, "reported")
        if name in _WITHOUT_UNIT:
            record.notebook.once(_unit_assumed(name, record))
        return


def _measure_score(draft: RunDraft, record: Record, metric: str, names: tuple[str, ...]) -> None:
    for column in (f"{_METRICS}{stage}{name}" for stage in _STAGES for name in names):
        if (value := record.ratio(column)) is not None:
            draft.measure(metric, value, "reported")
            return


def _either(record: Record, name: str) -> float | None:
    """Return a count that may have been logged as a parameter or as a metric."""
    value = record.number(f"{_PARAMS}{name}", whole=True)
    return value if value is not None else record.number(f"{_METRICS}{name}", whole=True)


def _describe(draft: RunDraft, record: Record) -> None:
    name = record.text("tags.mlflow.runname")
    start, end = record.text("start_time"), record.text("end_time")
    draft.recorded_at = _moment(start)
    if "training_duration" not in draft.measurements:
        draft.measure("training_duration", _between(start, end), "reported")
    draft.label = " · ".join(filter(None, (name or draft.run_id[:8], draft.recorded_at)))
    draft.inform("experiment_id", record.text("experiment_id"))
    draft.inform("model_name", record.text(f"{_PARAMS}model_name"))
    draft.inform("precision", precision_name(record.text(f"{_PARAMS}precision")))
    draft.inform("hardware_used", record.text(f"{_PARAMS}gpu"))
    for column in _BATCH_SIZES:
        if size := record.number(f"{_PARAMS}{column}", whole=True):
            draft.inform("batch_size", size)
            break


def _seconds(text: str) -> float | None:
    """Return a moment in seconds since 1970: from a date, or from milliseconds as MLflow stores them."""
    if text.isascii() and text.isdecimal():
        return int(text) / 1000 if len(text) == _MS_DIGITS else None
    moment = parse_timestamp(text)
    return moment.timestamp() if moment else None


def _between(start: str, end: str) -> float | None:
    first, last = _seconds(start), _seconds(end)
    return last - first if first is not None and last is not None and last >= first else None


def _moment(text: str) -> str | None:
    moment = parse_timestamp(text)
    return moment.isoformat() if moment else None


def _known_columns() -> set[str]:
    sizes = {f"{_METRICS}{name}" for names in _SIZES.values() for name in names}
    scores = {f"{_METRICS}{stage}{name}" for names in _SCORES.values() for stage in _STAGES for name in names}
    return sizes | scores | {f"{_METRICS}{name}" for name in _PARAMETERS}


def _note_unmapped(table: Table, notebook: NoteBook) -> None:
    unmapped = [name for name in table.columns if name.startswith(_METRICS) and name not in _known_columns()]
    if unmapped:
        listed = ", ".join(unmapped[:20]) + (" …" if len(unmapped) > 20 else "")
        text = (
            f"These columns were not used: {listed}. Their meaning and unit are yours; a calculation tool can map them."
        )
        notebook.add(Note(NoteKind.READ, "unknown-column", text, table.header_line, details={"columns": listed}))


def _unit_assumed(name: str, record: Record) -> Note:
    unit = _WITHOUT_UNIT[name]
    return Note(
        NoteKind.ASSUMED,
        "unit-assumed",
        f"The column metrics.{name} names no unit; it was taken to be in {unit}, as CodeCarbon logs it.",
        line=record.line,
        column=f"{_METRICS}{name}",
        details={"unit": unit},
    )


def _not_finished(record: Record) -> Note:
    status = record.text("status") or "no status"
    return Note(
        NoteKind.REFUSED,
        "not-finished",
        f"Line {record.line} was left out: the run did not finish ({status}).",
        line=record.line,
        column="status",
        details={"status": status, "run_id": record.text("run_id")},
    )


def _no_status(table: Table) -> Note:
    return Note(
        NoteKind.ASSUMED,
        "status-assumed",
        "The export has no column status; all its runs were taken as finished.",
        line=table.header_line,
    )
