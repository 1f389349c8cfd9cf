"""eco2AI's ``emission.csv``: a line per run, or per epoch of a training.

Despite its name, ``power_consumption(kWh)`` (``(kWTh)`` in older versions) is an energy in kWh; emissions are in kg.
Lines of one id with an epoch hold the increments of that epoch, so they are added up; a line without is a whole run.
Source: https://github.com/sb-ai-lab/Eco2AI (``emission_track.py``).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from connectors.errors import UnreadableFileError
from connectors.records import ImportReport, Note, NoteKind, Run

from .countries import country_code
from .decoding import decode
from .drafts import RunDraft
from .notebook import NoteBook
from .plausibility import unit_notes
from .protocol import FileSource, ReadContext
from .record import Record
from .report import finish_report
from .sample import Sample
from .table import Table, read_table
from .table_records import table_records
from .timestamps import iso_timestamp

_ENERGY = ("power_consumption(kwh)", "power_consumption(kwth)")
_EMISSIONS, _DURATION = "co2_emissions(kg)", "duration(s)"
_G_PER_KG = 1000.0
_DEVICES = re.compile(r"^(?P<name>.*?)\s*/?\s*(?P<count>\d+) device\(s\)(?:.*?)$")


class Eco2AiReader:
    """Reads every run of a file; lines whose numbers are NaN are left out with a note."""

    id = "eco2ai-csv"
    description = "eco2AI emission.csv"

    def score(self, sample: Sample) -> float:
        """Return 0.95 when the header has eco2AI's column of energy with its unit in brackets."""
        names = {name.casefold() for name in sample.header}
        return 0.95 if names & set(_ENERGY) else 0.6 * (_EMISSIONS in names and _DURATION in names)

    def read(self, source: FileSource, context: ReadContext) -> ImportReport:
        """Read every line, add up the epochs of a training, and convert to kWh, g and s.

        Raises:
            UnreadableFileError: ``missing-column``, ``no-rows``, ``no-usable-run``, or what decoding and the table
                refuse.
        """
        decoded = decode(source.content)
        table = read_table(decoded.text)
        notebook = NoteBook(decoded.notes)
        energy_column = _energy_column(table)
        runs: list[Run | None] = []
        groups: dict[str, list[_Line]] = {}
        for record in table_records(table, notebook):
            line = _line(record, energy_column)
            if line.energy_kwh is None and line.emissions_g is None:
                notebook.add(_unusable(record))
                continue
            if record.text("epoch") and record.text("id"):
                groups.setdefault(record.text("id"), []).append(line)
            else:
                runs.append(_run([line], context))
        runs += [_run(lines, context) for lines in groups.values()]
        runs.sort(key=lambda run: (run.line or 0) if run else 0)
        return finish_report(source, self.id, None, runs, notebook)


@dataclass(frozen=True, slots=True)
class _Line:
    record: Record
    energy_kwh: float | None
    emissions_g: float | None
    duration_s: float | None


def _line(record: Record, energy_column: str) -> _Line:
    return _Line(record, record.number(energy_column), record.number(_EMISSIONS, _G_PER_KG), record.number(_DURATION))


def _energy_column(table: Table) -> str:
    found = [name for name in _ENERGY if name in table.columns]
    if not found and _EMISSIONS not in table.columns:
        raise UnreadableFileError(
            "The header names neither power_consumption(kWh) nor CO2_emissions(kg).",
            code="missing-column",
            line=table.header_line,
            column="power_consumption(kWh)",
        )
    return found[0] if found else _ENERGY[0]


def _run(lines: list[_Line], context: ReadContext) -> Run | None:
    last = lines[-1].record
    run_id = last.text("id") or f"line-{last.line}"
    draft = RunDraft(run_id, line=last.line, recorded_at=iso_timestamp(last.text("start_time")))
    _describe(draft, last)
    origin = "measured" if "gpu_model" in draft.information else "estimated"
    draft.measure("energy_consumed", _sum(line.energy_kwh for line in lines), origin)
    draft.measure("co2_eq_emissions", _sum(line.emissions_g for line in lines), origin)
    duration_s = _sum(line.duration_s for line in lines)
    draft.measure("training_duration", duration_s)
    if origin == "estimated":
        last.notebook.once(_cpu_assumed(last))
    if len(lines) > 1:
        draft.inform("epochs", str(len(lines)))
        last.notebook.add(_epochs(run_id, lines))
    for note in unit_notes(draft, duration_s):
        last.notebook.add(note)
    return draft.finish(context, last.notebook)


def _sum(values: Iterable[float | None]) -> float | None:
    """Add up, or return None when a part is missing: the sum would be too small."""
    parts = list(values)
    known = [value for value in parts if value is not None]
    return sum(known) if known and len(known) == len(parts) else None


def _describe(draft: RunDraft, record: Record) -> None:
    project = record.text("project_name")
    draft.label = " · ".join(filter(None, (project, record.text("experiment_description"), draft.recorded_at)))
    draft.inform("project_name", project)
    gpu, gpu_count = _device(record.text("gpu_name"))
    cpu, _ = _device(record.text("cpu_name"))
    draft.inform("gpu_model", gpu)
    draft.inform("cpu_model", cpu)
    gpus = f"{gpu_count} x {gpu}" if gpu and gpu_count > 1 else gpu
    draft.inform("hardware_used", ", ".join(filter(None, (gpus, cpu))))
    if gpu:
        draft.inform("hardware_count", str(gpu_count))
    draft.inform("os", record.text("os"))
    place = record.text("region/country")
    if place:
        draft.inform("geographical_location", place)
        # "ES", "CA/Quebec" or, in some versions, "Quebec/CA".
        draft.country = next(filter(None, map(country_code, place.split("/"))), None)
        if draft.country is None:
            record.refuse("region/country", "not-a-country")


def _device(text: str) -> tuple[str, int]:
    """Split "Tesla T4 2 device(s)" or "AMD EPYC/1 device(s), TDP:180" into name and count; none is ("", 0)."""
    found = _DEVICES.match(text)
    if found is None:
        return text, 1
    count = int(found["count"][:6])
    return (found["name"].strip(), count) if count else ("", 0)


def _epochs(run_id: str, lines: list[_Line]) -> Note:
    return Note(
        NoteKind.READ,
        "epochs-added",
        f"The {len(lines)} lines of run {run_id} are the epochs of one training; they were added up.",
        line=lines[0].record.line,
        details={"epochs": len(lines), "run_id": run_id},
    )


def _cpu_assumed(record: Record) -> Note:
    return Note(
        NoteKind.ASSUMED,
        "cpu-assumed",
        "No graphics card is named. eco2AI computes a processor's energy from its thermal design power and its load, "
        "so the energy is an estimate.",
        line=record.line,
    )


def _unusable(record: Record) -> Note:
    return Note(
        NoteKind.REFUSED,
        "unusable-row",
        f"Line {record.line} was left out: it has neither an energy nor emissions.",
        line=record.line,
    )
