"""The reader of Optimum-Benchmark's JSON."""

from __future__ import annotations

from typing import Any

from connectors.errors import UnreadableFileError
from connectors.file_readers.decoding import decode
from connectors.file_readers.drafts import RunDraft
from connectors.file_readers.json_text import looks_like_json, mentions, parse_json
from connectors.file_readers.metrics import INFERENCE, TRAINING
from connectors.file_readers.notebook import NoteBook
from connectors.file_readers.operating_point import inform_hardware, note_gpu_only, precision_name
from connectors.file_readers.protocol import FileSource, ReadContext
from connectors.file_readers.record import Record
from connectors.file_readers.report import finish_report
from connectors.file_readers.sample import Sample
from connectors.records import ImportReport

from .energy import PhaseEnergy, inference_phases, phase_energy, total_kwh
from .volume import requests_of

_PHASES = ("prefill", "decode", "forward", "call", "generate", "train")
_ANSWERS = ("generate", "forward", "call")


class OptimumBenchmarkReader:
    """Reads the energy of all samples, how many samples that was, and the operating point."""

    id = "optimum-benchmark-json"
    description = "Optimum-Benchmark report (JSON)"

    def score(self, sample: Sample) -> float:
        """Return 0.85 for JSON with phases of a benchmark and an energy in kWh."""
        text = sample.text
        if not looks_like_json(text) or not mentions(text, ("energy", "unit", "kWh")):
            return 0.0
        return 0.85 if any(f'"{phase}"' in text for phase in _PHASES) else 0.0

    def read(self, source: FileSource, context: ReadContext) -> ImportReport:
        """Read a report, alone or with its configuration (``{"config": …, "report": …}``).

        Raises:
            UnreadableFileError: ``negative-phase`` when that leaves nothing, ``no-usable-run``, ``other-phase``, or
                what decoding and JSON refuse.
        """
        decoded = decode(source.content)
        notebook = NoteBook(decoded.notes)
        whole = Record(_object(parse_json(decoded.text)), notebook)
        report = whole.child("report") if isinstance(whole.values.get("report"), dict) else whole
        config = whole.child("config")
        draft = _training(report) if _is_training(report) else _inference(report, config)
        _describe(draft, config)
        if not draft.measurements.keys() - {"requests"}:
            _refuse_negative(notebook)
            draft.measurements.clear()
        version = config.child("environment").text("optimum_benchmark_version") or None
        return finish_report(source, self.id, version, [draft.finish(context, notebook)], notebook)


def _object(document: Any) -> dict[str, Any]:
    if not isinstance(document, dict):
        raise UnreadableFileError("The file holds no report, but a list or a single value.", code="malformed-json")
    return document


def _is_training(report: Record) -> bool:
    return bool(report.child("train").values) or bool(report.child("overall").child("energy").values)


def _training(report: Record) -> RunDraft:
    draft = RunDraft("report", TRAINING)
    for name in ("overall", "train"):
        phase = phase_energy(report, name)
        if phase is not None:
            draft.measure("energy_consumed", total_kwh([phase], report))
            draft.measure("training_duration", report.child(name).child("latency").number("total"))
            break
    return draft


def _inference(report: Record, config: Record) -> RunDraft:
    draft = RunDraft("report", INFERENCE)
    phases = inference_phases(report)
    energy_kwh = total_kwh(phases, report) if phases else None
    draft.measure("energy_consumed", energy_kwh)
    _inform_phases(draft, phases, report)
    draft.measure("requests", requests_of(report, config))
    if config.child("scenario").text("name") == "inference":
        _measure_times(draft, report)
    return draft


def _inform_phases(draft: RunDraft, phases: list[PhaseEnergy], report: Record) -> None:
    for phase in phases:
        if not phase.is_negative:
            draft.inform(f"{phase.name}_energy_kwh", phase.total_kwh)
    if phases and all(phase.gpu_only for phase in phases):
        note_gpu_only(report.notebook)
        draft.inform("energy_scope", "gpu")


def _measure_times(draft: RunDraft, report: Record) -> None:
    """Take latencies of single calls; the energy scenario times the whole data set instead."""
    for name in _ANSWERS:
        latency = report.child(name).child("latency")
        if latency.values:
            draft.measure("response_time", latency.number("p50"))
            draft.measure("response_time_p95", latency.number("p95"))
            throughput = report.child(name).child("throughput")
            if throughput.text("unit") in {"samples/s", "images/s"}:
                draft.measure("throughput", throughput.number("value"))
            return


def _describe(draft: RunDraft, config: Record) -> None:
    backend, scenario = config.child("backend"), config.child("scenario")
    environment = config.child("environment")
    draft.label = backend.text("model") or config.text("name") or "Optimum-Benchmark report"
    draft.inform("model_name", backend.text("model"))
    draft.inform("task", backend.text("task"))
    draft.inform("library", backend.text("library"))
    draft.inform("precision", precision_name(backend.text("torch_dtype") or backend.text("dtype")))
    draft.inform("batch_size", scenario.child("input_shapes").number("batch_size", whole=True))
    gpus = environment.values.get("gpu")
    gpu = str(gpus[0]) if isinstance(gpus, list) and gpus else environment.text("gpu")
    inform_hardware(draft, gpu or environment.text("cpu"), environment.number("gpu_count") if gpu else None)


def _refuse_negative(notebook: NoteBook) -> None:
    first = notebook.first_refusal()
    if first is not None and first.code == "negative-phase":
        raise UnreadableFileError(first.message, code=first.code, column=first.column)
