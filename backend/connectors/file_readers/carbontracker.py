"""carbontracker's logs: the output log ("Actual consumption for 3 epoch(s)") and the standard log (power per epoch).

Energy is in kWh and CO2 in g. *Actual* and *Predicted* are multiplied by the data centre's PUE that the tool assumes;
the powers of the epochs are not. *Predicted* is an extrapolation, not a measurement.
Source: https://github.com/lfwa/carbontracker (``tracker.py``, ``loggerutil.py``).
"""

from __future__ import annotations

from collections.abc import Iterator

from connectors.records import ImportReport, Note, NoteKind

from .carbontracker_log import Consumption, LogFacts, read_log
from .decoding import decode
from .drafts import RunDraft
from .metrics import TRAINING
from .notebook import NoteBook
from .plausibility import unit_notes
from .protocol import FileSource, ReadContext
from .report import finish_report
from .sample import Sample

_SCAN_CHARACTERS = 65_536
_J_PER_KWH = 3.6e6


class CarbontrackerReader:
    """Reads the training of a log: what was actually consumed, or, failing that, what was predicted."""

    id = "carbontracker-log"
    description = "carbontracker log"

    def score(self, sample: Sample) -> float:
        """Return 0.9 for the lines that carbontracker writes."""
        head = sample.text[:_SCAN_CHARACTERS]
        if "CarbonTracker:" in head or ("Actual consumption" in head and "CO2eq:" in head):
            return 0.9
        is_standard = "carbontracker version" in head or "Average power usage (W) for" in head
        return 0.9 if is_standard else 0.0

    def read(self, source: FileSource, context: ReadContext) -> ImportReport:
        """Read a log; every *Actual* block is a run.

        Raises:
            UnreadableFileError: ``no-usable-run``, ``other-phase`` (it is always a training), or what decoding refuses.
        """
        decoded = decode(source.content)
        notebook = NoteBook(decoded.notes)
        facts = read_log(decoded.text, notebook)
        runs = [draft.finish(context, notebook) for draft in _drafts(facts, notebook)]
        return finish_report(source, self.id, facts.version, runs, notebook)


def _drafts(facts: LogFacts, notebook: NoteBook) -> Iterator[RunDraft]:
    if facts.predicted:
        notebook.add(_prediction(facts))
    consumptions = facts.actual or ([] if facts.epochs else facts.predicted[-1:])
    for position, consumption in enumerate(consumptions, start=1):
        draft = _consumption_draft(consumption, facts, position)
        notebook.once(_pue(facts))
        yield _completed(draft, facts, notebook)
    if not consumptions and facts.epochs:
        yield _completed(_epochs_draft(facts, notebook), facts, notebook)


def _consumption_draft(consumption: Consumption, facts: LogFacts, position: int) -> RunDraft:
    origin = "measured" if consumption.is_actual else "estimated"
    kind = "actual" if consumption.is_actual else "predicted"
    draft = RunDraft(f"{kind}-{position}", TRAINING, consumption.line, recorded_at=consumption.recorded_at)
    draft.measure("energy_consumed", consumption.energy_kwh, origin)
    draft.measure("co2_eq_emissions", consumption.emissions_g, origin)
    draft.measure("training_duration", consumption.duration_s, origin)
    draft.inform("epochs", consumption.epochs)
    if consumption.is_actual and facts.predicted:
        predicted = facts.predicted[-1]
        draft.inform("predicted_energy_kwh", predicted.energy_kwh)
        draft.inform("predicted_co2_eq_emissions_g", predicted.emissions_g)
        draft.inform("predicted_epochs", predicted.epochs)
    return draft


def _epochs_draft(facts: LogFacts, notebook: NoteBook) -> RunDraft:
    """Energy from the standard log: power times duration of each epoch, times the PUE that *Actual* would include."""
    draft = RunDraft("epochs-1", TRAINING, facts.epochs[0].line, recorded_at=facts.epochs[-1].recorded_at)
    complete = all(epoch.power_w is not None and epoch.duration_s is not None for epoch in facts.epochs)
    duration_s = sum(epoch.duration_s or 0.0 for epoch in facts.epochs)
    draft.measure("training_duration", duration_s or None)
    draft.inform("epochs", str(len(facts.epochs)))
    if not complete:
        notebook.add(_incomplete(facts))
        return draft
    plain_kwh = sum((epoch.power_w or 0.0) * (epoch.duration_s or 0.0) for epoch in facts.epochs) / _J_PER_KWH
    energy_kwh = plain_kwh * (facts.pue or 1.0)
    draft.measure("energy_consumed", energy_kwh, "derived")
    draft.inform("energy_without_pue_kwh", plain_kwh)
    if facts.intensity_g_per_kwh is not None:
        draft.measure("co2_eq_emissions", energy_kwh * facts.intensity_g_per_kwh, "derived")
    notebook.add(_from_powers(facts))
    return draft


def _completed(draft: RunDraft, facts: LogFacts, notebook: NoteBook) -> RunDraft:
    draft.inform("pue", facts.pue)
    draft.inform("carbon_intensity_g_per_kwh", facts.intensity_g_per_kwh)
    draft.inform("hardware_used", facts.hardware)
    if facts.gpu_count:
        draft.inform("hardware_count", str(facts.gpu_count))
    draft.inform("geographical_location", facts.location)
    draft.label = " · ".join(filter(None, (draft.run_id, draft.recorded_at)))
    duration = draft.measurements.get("training_duration")
    for note in unit_notes(draft, duration.value if duration else None):
        notebook.add(note)
    return draft


def _prediction(facts: LogFacts) -> Note:
    predicted = facts.predicted[-1]
    if facts.actual or facts.epochs:
        actual_epochs = facts.actual[-1].epochs if facts.actual else None
        part = ""
        if actual_epochs and predicted.epochs and actual_epochs < predicted.epochs:
            part = f" Only {actual_epochs:.0f} of {predicted.epochs:.0f} epochs were measured."
        kind, text = NoteKind.READ, f"The prediction is not a measurement; it was kept as information.{part}"
    else:
        kind, text = (
            NoteKind.ASSUMED,
            "The log holds only a prediction, extrapolated from the first epochs. It was taken as an estimate.",
        )
    return Note(kind, "predicted-not-measured", text, line=predicted.line, details={"epochs": predicted.epochs or 0})


def _pue(facts: LogFacts) -> Note:
    size = f" of {facts.pue:g}" if facts.pue else ""
    return Note(
        NoteKind.READ,
        "pue-included",
        f"carbontracker multiplies the consumption by a power usage effectiveness (PUE){size}: the energy includes the "
        "data centre's cooling and losses, unlike that of most other tools.",
        details={"pue": facts.pue or 0.0},
    )


def _from_powers(facts: LogFacts) -> Note:
    factor = f"times the PUE of {facts.pue:g}" if facts.pue else "without a PUE, since the log names none"
    return Note(
        NoteKind.ASSUMED,
        "pue-included",
        f"This log gives no energy. It was computed from the mean power and the duration of each epoch, {factor}, as "
        "in carbontracker's own figure for the actual consumption.",
        line=facts.epochs[0].line,
        details={"pue": facts.pue or 1.0},
    )


def _incomplete(facts: LogFacts) -> Note:
    return Note(
        NoteKind.REFUSED,
        "missing-value",
        "An epoch has no power or no duration, so the energy of the training cannot be computed; it was left out.",
        line=facts.epochs[0].line,
    )
