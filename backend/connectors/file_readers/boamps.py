"""BoAmps reports (Boavizta and partners): the energy of an AI task, with what it ran on. JSON, versions 0.1 to 1.1.

``powerConsumption`` is an energy, in kWh (older reports may name another ``unit``); ``parametersNumber`` is in
billions; ``dataSize`` in GB. The report's ``quality`` stands for an error of 10, 25 or 50 %.
Source: https://github.com/Boavizta/BoAmps (JSON schemas).
"""

from __future__ import annotations

from collections.abc import Iterator

from connectors.errors import UnreadableFileError
from connectors.records import ImportReport

from .boamps_details import describe, duration_name, phase_of
from .decoding import decode
from .drafts import RunDraft
from .json_text import looks_like_json, mentions, parse_json
from .metrics import INFERENCE, TRAINING
from .notebook import NoteBook
from .plausibility import unit_notes
from .protocol import FileSource, ReadContext
from .record import Record
from .report import finish_report
from .sample import Sample
from .timestamps import iso_timestamp

_KWH = {
    "": 1.0,
    "kwh": 1.0,
    "wh": 1e-3,
    "mwh": 1e3,
    "joule": 1 / 3.6e6,
    "kjoule": 1 / 3.6e3,
    "mjoule": 1 / 3.6,
    "gjoule": 1e3 / 3.6,
    "tjoule": 1e6 / 3.6,
    "btu": 1055.05585262 / 3.6e6,
}
_UNCERTAINTY = {"high": 0.10, "medium": 0.25, "low": 0.50}
_B_PER_GB = 1e9
_BILLION = 1e9


class BoAmpsReader:
    """Reads each of a report's measures as a run: several are several measurements of one task."""

    id = "boamps-json"
    description = "BoAmps report (JSON)"

    def score(self, sample: Sample) -> float:
        """Return 0.95 for JSON with task, measures and infrastructure (not for BoAmps' own schema), less with less."""
        if not looks_like_json(sample.text) or not mentions(sample.text, ("task", "measures")):
            return 0.0
        if "json-schema.org" in sample.text[:1000]:
            return 0.0
        known = [name for name in ("infrastructure", "powerConsumption", "taskStage") if mentions(sample.text, (name,))]
        return 0.95 if len(known) >= 2 else 0.6 * len(known)

    def read(self, source: FileSource, context: ReadContext) -> ImportReport:
        """Read a report.

        Raises:
            UnreadableFileError: ``no-usable-run``, ``other-phase``, or what decoding and JSON refuse.
        """
        decoded = decode(source.content)
        notebook = NoteBook(decoded.notes)
        document = parse_json(decoded.text)
        if not isinstance(document, dict):
            raise UnreadableFileError("The file holds no report, but a list or a value.", code="malformed-json")
        report = Record(document, notebook)
        runs = []
        for draft, measure in _drafts(report, context):
            run = draft.finish(context, notebook)
            if run is not None and "energy_consumed" in draft.measurements:
                for note in unit_notes(draft, measure.number("measurementDuration")):
                    notebook.add(note)
                runs.append(run)
        version = report.child("header").text("formatVersion") or None
        return finish_report(source, self.id, version, runs, notebook)


def _drafts(report: Record, context: ReadContext) -> Iterator[tuple[RunDraft, Record]]:
    phase = phase_of(report)
    for position, measure in enumerate(report.children("measures"), start=1):
        draft = RunDraft(f"measure-{position}", phase)
        draft.recorded_at = iso_timestamp(measure.text("measurementDateTime"))
        describe(draft, report, measure)
        _measure(draft, report, measure, phase or context.phase)
        yield draft, measure


def _measure(draft: RunDraft, report: Record, measure: Record, phase: str | None) -> None:
    factor = _KWH.get(measure.text("unit").casefold())
    if factor is None:
        measure.refuse("unit", "unknown-unit")
        return
    energy_kwh = measure.number("powerConsumption", factor)
    draft.measure("energy_consumed", energy_kwh, _origin(measure), _UNCERTAINTY.get(report.text("quality").casefold()))
    task = report.child("task")
    billions = [item.number("parametersNumber", _BILLION) for item in task.children("algorithms")]
    known = [float(round(value)) for value in billions if value]
    if len(known) == 1:
        draft.measure("parameters", known[0], "reported")
    if phase == INFERENCE:
        draft.measure("requests", _requests(task), "reported")
    if phase != INFERENCE:
        _measure_training(draft, task, measure)
    if phase == TRAINING:
        _measure_emissions(draft, report, energy_kwh)
    else:
        draft.inform(duration_name(phase), measure.number("measurementDuration"))


def _measure_training(draft: RunDraft, task: Record, measure: Record) -> None:
    draft.measure("training_duration", measure.number("measurementDuration"))
    draft.measure("accuracy", task.ratio("measuredAccuracy"), "reported")
    inputs = [item for item in task.children("dataset") if item.text("dataUsage").casefold() != "output"]
    sizes = [size for item in inputs if (size := item.number("dataSize", _B_PER_GB))]
    if sizes:
        draft.measure("dataset_size", sum(sizes), "reported")


def _measure_emissions(draft: RunDraft, report: Record, energy_kwh: float | None) -> None:
    """Energy times the carbon intensity of the electricity, when the report names one (g CO2eq/kWh)."""
    intensity = report.child("environment").number("powerSourceCarbonIntensity")
    if intensity and energy_kwh is not None:
        draft.measure("co2_eq_emissions", energy_kwh * intensity, "derived")
        draft.inform("carbon_intensity_g_per_kwh", intensity)


def _requests(task: Record) -> float | None:
    """Number of requests; 0 says that none were counted. Older reports have it with each data set."""
    total = task.number("nbRequest", whole=True)
    if total:
        return total
    counts = [
        count
        for dataset in task.children("dataset")
        for properties in dataset.children("inferenceProperties")
        if (count := properties.number("nbRequest", whole=True))
    ]
    return sum(counts) if counts else None


def _origin(measure: Record) -> str:
    """A processor with a constant assumed power, and no metered graphics card, is an estimate."""
    constant = measure.text("cpuTrackingMode").casefold() == "constant"
    return "estimated" if constant and not measure.text("gpuTrackingMode") else "measured"
