"""Results of the ML.ENERGY benchmark and leaderboard, versions 2 and 3: JSON and CSV.

Energy is in joule per request, of the graphics cards only, in the steady state of a loaded server. 1 J per request
is 1000/3600 Wh per 1,000 requests. Version 2 names its fields "Energy/req (J)", version 3
"energy_per_request_joules" (in ``configurations``, with the model named there or around them).
Source: https://github.com/ml-energy/leaderboard (fields and units of its data).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from connectors.errors import UnreadableFileError
from connectors.records import ImportReport, Run

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

WH_PER_1000_REQUESTS_PER_J = 1000 / 3600
_ENERGY = (
    "energy_per_request_joules",
    "energy_per_image_joules",
    "energy_per_video_joules",
    "energy/req (j)",
    "energy/image (j)",
    "energy/video (j)",
)
_JSON_MARKS = tuple(f'"{name}"' for name in _ENERGY)
_INFORMATION = {
    "task": "task",
    "energy_per_token_joules": "energy_per_token_j",
    "avg_power_watts": "average_power_w",
    "output_throughput_tokens_per_sec": "output_tokens_per_s",
    "token tput (tok/s)": "output_tokens_per_s",
    "avg_output_len": "average_output_tokens",
    "avg output tokens": "average_output_tokens",
    "avg_batch_size": "average_batch_size",
    "avg bs (reqs)": "average_batch_size",
    "median_itl_ms": "median_inter_token_latency_ms",
    "avg tpot (s)": "average_time_per_output_token_s",
    "image_height": "image_height_px",
    "image_width": "image_width_px",
    "inference_steps": "denoising_steps",
    "denoising steps": "denoising_steps",
    "frames": "frames",
}


class MlEnergyReader:
    """Reads one result or many; each configuration (graphics card, batch size …) is a run."""

    id = "ml-energy"
    description = "ML.ENERGY results (JSON or CSV)"

    def score(self, sample: Sample) -> float:
        """Return 0.95 when a field of energy per request in joule is named, in JSON or in a table's header."""
        if looks_like_json(sample.text):
            folded = sample.text[:200_000].casefold()
            return 0.95 if any(mark in folded for mark in _JSON_MARKS) else 0.0
        return 0.95 if {name.casefold() for name in sample.header} & set(_ENERGY) else 0.0

    def read(self, source: FileSource, context: ReadContext) -> ImportReport:
        """Read every configuration.

        Raises:
            UnreadableFileError: ``no-usable-run``, ``other-phase`` (it is always inference), or what decoding, JSON
                and the table refuse.
        """
        decoded = decode(source.content)
        notebook = NoteBook(decoded.notes)
        if looks_like_json(decoded.text):
            records = _json_records(parse_json(decoded.text), notebook)
        else:
            records = table_records(read_table(decoded.text), notebook)
        runs, versions = [], set()
        for position, record in enumerate(records, start=1):
            versions.add("3" if any(name.endswith("_joules") for name in record.values) else "2")
            runs.append(_run(record, position, context))
        version = ", ".join(sorted(versions)) or None
        return finish_report(source, self.id, version, runs, notebook)


def _json_records(document: Any, notebook: NoteBook) -> Iterator[Record]:
    """Yield one record per configuration, with what is said around the configurations added to each."""
    items = document if isinstance(document, list) else [document]
    check_length(items)
    for position, item in enumerate(items):
        if not isinstance(item, dict):
            raise UnreadableFileError(
                f"Entry {position} of the file is no object with a model's results.", code="malformed-json"
            )
        whole = _folded(item)
        path = f"{position}." if isinstance(document, list) else ""
        if not isinstance(whole.get("configurations"), list):
            yield Record(whole, notebook, path=path)
            continue
        around = {name: value for name, value in whole.items() if not isinstance(value, dict | list)}
        for child in Record(whole, notebook, path=path).children("configurations"):
            yield Record({**around, **_folded(child.values)}, notebook, path=child.path)


def _folded(item: Any) -> dict[str, Any]:
    return {str(name).casefold(): value for name, value in item.items()}


def _run(record: Record, position: int, context: ReadContext) -> Run | None:
    model = record.text("nickname") or record.text("model_id") or record.text("model")
    gpu = record.text("gpu_model") or record.text("gpu")
    draft = RunDraft(
        f"configuration-{position}", INFERENCE, record.line, " · ".join(filter(None, (model, gpu))) or f"{position}"
    )
    for name in _ENERGY:
        draft.measure("energy_per_1000_requests", record.number(name, WH_PER_1000_REQUESTS_PER_J))
    if draft.measurements:
        note_gpu_only(record.notebook, record.line)
    _describe(draft, record, gpu)
    if "energy_per_1000_requests" not in draft.measurements:
        return None
    return draft.finish(context, record.notebook)


def _describe(draft: RunDraft, record: Record, gpu: str) -> None:
    latency = "batch_latency_s" if "batch_latency_s" in record.values else "batch latency (s)"
    draft.measure("response_time", record.number(latency))
    for name in ("throughput_images_per_sec", "throughput_videos_per_sec"):
        draft.measure("throughput", record.number(name))
    billions = "total_params_billions" if "total_params_billions" in record.values else "params (b)"
    draft.measure("parameters", _rounded(record.number(billions, 1e9)), "reported")
    for name in ("model_id", "model"):
        draft.inform("model_name", record.text(name))
    inform_hardware(draft, gpu, _devices(record))
    for name in ("max_num_seqs", "max bs (reqs)", "batch_size", "batch size"):
        draft.inform("batch_size", record.number(name, whole=True))
    draft.inform("precision", precision_name(record.text("weight_precision")))
    draft.inform("energy_scope", "gpu")
    for name, information in _INFORMATION.items():
        draft.inform(information, record.text(name))


def _devices(record: Record) -> float | None:
    """Number of graphics cards: given, or tensor times pipeline parallelism (version 2)."""
    if (given := record.number("num_gpus", whole=True)) is not None:
        return given
    tensor, pipeline = record.number("tp", whole=True), record.number("pp", whole=True)
    return tensor * (pipeline or 1) if tensor else None


def _rounded(value: float | None) -> float | None:
    return None if value is None else float(round(value))
