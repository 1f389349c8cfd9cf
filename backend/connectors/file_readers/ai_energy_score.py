"""Results of AI Energy Score: the leaderboard's tables, the batch runner's table and JSON, and the energy summary.

The leaderboard's ``total_gpu_energy`` is in kWh per 1,000 queries; ``wh_per_1000_queries`` is in Wh; the summary
(``GPU_ENERGY_SUMMARY``) is the total of a run in Wh, by its protocol of 1,000 queries. All count graphics cards only.
Source: https://github.com/huggingface/AIEnergyScore (documentation and ``summarize_gpu_wh.py``).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from connectors.errors import UnreadableFileError
from connectors.records import ImportReport, Note, NoteKind, Run

from .ai_energy_summary import is_summary, summary_values
from .decoding import decode
from .drafts import RunDraft
from .json_text import check_length, looks_like_json, parse_json
from .metrics import INFERENCE
from .notebook import NoteBook
from .operating_point import inform_hardware, note_gpu_only, precision_name
from .protocol import FileSource, ReadContext
from .record import Record
from .report import finish_report
from .sample import Sample
from .table import read_table
from .table_records import table_records
from .timestamps import iso_timestamp

_WH_PER_KWH = 1000.0
_KWH_PER_WH = 0.001
_PROTOCOL_REQUESTS = 1000.0
_PER_1000 = {"wh_per_1000_queries": 1.0, "kwh_per_1000_queries": _WH_PER_KWH, "total_gpu_energy": _WH_PER_KWH}
_JSON_MARKS = ('"wh_per_1000_queries"', '"kwh_per_1000_queries"', '"total_gpu_energy"', '"gpu_energy_wh"')
_INFORMATION = {
    "energy_score": "energy_score_stars",
    "model_class": "model_class",
    "class": "model_class",
    "reasoning_state": "reasoning_state",
    "total_tokens": "total_tokens",
    "throughput_tokens_per_second": "output_tokens_per_s",
    "avg_time_to_first_token": "time_to_first_token_s",
    "preprocess_wh": "preprocess_energy_wh",
    "prefill_wh": "prefill_energy_wh",
    "decode_wh": "decode_energy_wh",
}


class AiEnergyScoreReader:
    """Reads every model of a table, or the one result of a JSON or summary file, as runs."""

    id = "ai-energy-score"
    description = "AI Energy Score results (CSV, JSON or GPU_ENERGY_SUMMARY)"

    def score(self, sample: Sample) -> float:
        """Return 0.9 for the columns, fields or words that only AI Energy Score writes."""
        if looks_like_json(sample.text):
            head = sample.text[:200_000]
            return 0.9 if any(mark in head for mark in _JSON_MARKS) or is_summary(head) else 0.0
        names = {name.casefold() for name in sample.header}
        if {"total_gpu_energy", "energy_score"} <= names or names & {"wh_per_1000_queries", "kwh_per_1000_queries"}:
            return 0.9
        return 0.9 if is_summary(sample.text[:20_000]) else 0.0

    def read(self, source: FileSource, context: ReadContext) -> ImportReport:
        """Read every result.

        Raises:
            UnreadableFileError: ``no-usable-run``, ``other-phase`` (it is always inference), or what decoding, JSON
                and the table refuse.
        """
        decoded = decode(source.content)
        notebook = NoteBook(decoded.notes)
        runs = [
            _run(record, position, context) for position, record in enumerate(_records(decoded.text, notebook), start=1)
        ]
        return finish_report(source, self.id, None, runs, notebook)


def _records(text: str, notebook: NoteBook) -> Iterator[Record]:
    if is_summary(text):
        yield Record(summary_values(text), notebook)
    elif looks_like_json(text):
        document = parse_json(text)
        items = document if isinstance(document, list) else [document]
        check_length(items)
        for item in items:
            if not isinstance(item, dict):
                raise UnreadableFileError("An entry of the file is no object with results.", code="malformed-json")
            yield Record(_flattened(item), notebook)
    else:
        yield from table_records(read_table(text), notebook)


def _flattened(item: dict[str, Any]) -> dict[str, Any]:
    """Lay the parts of a result (summary, energy, config …) beside each other; their field names do not repeat."""
    flat = {str(name).casefold(): value for name, value in item.items() if not isinstance(value, dict | list)}
    for part in item.values():
        if isinstance(part, dict):
            inner = {str(name).casefold(): value for name, value in part.items()}
            flat = {**{name: value for name, value in inner.items() if not isinstance(value, dict | list)}, **flat}
    return flat


def _run(record: Record, position: int, context: ReadContext) -> Run | None:
    model = record.text("model_name") or record.text("model") or record.text("model_id")
    if error := record.text("error_message"):
        record.notebook.add(_failed(record, model, error))
        return None
    draft = RunDraft(f"result-{position}", INFERENCE, record.line, model or f"Result {position}")
    _measure_energy(draft, record)
    if not draft.measurements:
        return None
    note_gpu_only(record.notebook, record.line)
    draft.measure("response_time", _not_zero(record.number("avg_total_time")))
    draft.inform("model_name", model)
    draft.inform("task", record.text("task"))
    draft.inform("energy_scope", "gpu")
    draft.inform("precision", precision_name(record.text("precision") or record.text("torch_dtype")))
    draft.inform("batch_size", record.number("batch_size", whole=True))
    draft.inform("concurrency", record.number("concurrency", whole=True))
    inform_hardware(draft, record.text("gpu_model") or record.text("hardware"), record.number("num_gpus"))
    for name, information in _INFORMATION.items():
        draft.inform(information, record.text(name))
    draft.recorded_at = iso_timestamp(record.text("timestamp"))
    return draft.finish(context, record.notebook)


def _measure_energy(draft: RunDraft, record: Record) -> None:
    for name, factor in _PER_1000.items():
        if name in record.values and "energy_per_1000_requests" not in draft.measurements:
            draft.measure("energy_per_1000_requests", record.number(name, factor))
    total_kwh = record.number("gpu_energy_wh", _KWH_PER_WH)
    requests = record.number("successful_prompts", whole=True)
    if requests is None:
        requests = record.number("num_samples", whole=True)
    if total_kwh is not None and (requests or not draft.measurements):
        draft.measure("energy_consumed", total_kwh)
        if requests:
            draft.measure("requests", requests)
        else:
            record.notebook.add(_assumed_requests(record))
            draft.measure("requests", _PROTOCOL_REQUESTS, "estimated")


def _not_zero(value: float | None) -> float | None:
    """The batch runner writes 0 for what it did not measure."""
    return value or None


def _assumed_requests(record: Record) -> Note:
    return Note(
        NoteKind.ASSUMED,
        "requests-assumed",
        "The file gives the total energy, but not the number of queries. It was taken as 1,000, as the AI Energy Score "
        "protocol has it; correct it if you ran another number.",
        line=record.line,
        details={"requests": 1000},
    )


def _failed(record: Record, model: str, error: str) -> Note:
    return Note(
        NoteKind.REFUSED,
        "not-finished",
        f"The result of {model or 'a model'} was left out: its run failed ({error[:80]}).",
        line=record.line,
        details={"model": model, "error": error[:80]},
    )
