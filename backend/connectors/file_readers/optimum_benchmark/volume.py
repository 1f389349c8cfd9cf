"""How many requests the energy of a report is for."""

from __future__ import annotations

from connectors.file_readers.record import Record
from connectors.records import Note, NoteKind

_SAMPLE_UNITS = {"samples/kWh", "images/kWh"}
_PHASES = ("generate", "forward", "call", "prefill", "preprocess")
_TOLERANCE = 1e-3


def requests_of(report: Record, config: Record) -> float | None:
    """Return the number of samples: as configured, else from an efficiency (samples/kWh) times its energy (kWh)."""
    configured = config.child("scenario").signed("num_samples")
    if configured is not None and configured >= 1:
        return float(round(configured))
    for name in _PHASES:
        phase = report.child(name)
        efficiency, energy_kwh = phase.child("efficiency"), phase.child("energy").signed("total")
        if efficiency.text("unit") not in _SAMPLE_UNITS or not energy_kwh or energy_kwh < 0:
            continue
        volume = efficiency.signed("value")
        samples = volume * energy_kwh if volume else 0.0
        if samples >= 1 and abs(samples - round(samples)) <= _TOLERANCE * samples:
            report.notebook.add(_derived(name, round(samples)))
            return float(round(samples))
    report.notebook.add(_unknown())
    return None


def _derived(phase: str, samples: int) -> Note:
    return Note(
        NoteKind.READ,
        "requests-derived",
        f"The energy is for {samples} samples: that is the efficiency of the phase {phase} (samples/kWh) times its "
        "energy.",
        details={"requests": samples, "phase": phase},
    )


def _unknown() -> Note:
    return Note(
        NoteKind.ASSUMED,
        "requests-unknown",
        "The energy is for all samples of the benchmark (num_samples), but the file does not say how many they were. "
        "Add the number of requests to get figures per request.",
    )
