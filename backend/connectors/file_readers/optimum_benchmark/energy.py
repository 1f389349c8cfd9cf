"""The energy of a benchmark from its phases, and what to do with phases that have a negative one.

The benchmark measures prefill, and generation as a whole; decode is their difference. When a reading fails, the
difference is negative. Prefill and decode of one iteration then add up to a reading that cannot be: that iteration
is left out, and the mean is taken over the others. Without iterations to choose from no energy is given, since the
remaining phases alone would make the model look too good.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from connectors.file_readers.record import Record
from connectors.records import Note, NoteKind

_KWH = {"kwh": 1.0, "wh": 1e-3, "j": 1 / 3.6e6, "mj": 1 / 3.6}
# What makes up one inference, most complete first. "generate" already holds prefill and decode.
_INFERENCE_PARTS = (("generate",), ("prefill", "decode"), ("forward",), ("call",))


@dataclass(frozen=True, slots=True)
class PhaseEnergy:
    """Energy of one phase in kWh: as reported, and of each iteration where the report lists them."""

    name: str
    total_kwh: float
    iterations_kwh: tuple[float, ...]
    gpu_only: bool

    @property
    def is_negative(self) -> bool:
        """Whether the phase, or any of its iterations, has a negative energy."""
        return self.total_kwh < 0 or any(value < 0 for value in self.iterations_kwh)


def inference_phases(report: Record) -> list[PhaseEnergy]:
    """Return the phases whose energies add up to that of the inference, preprocessing included."""
    for names in _INFERENCE_PARTS:
        parts = [phase for name in names if (phase := phase_energy(report, name)) is not None]
        if len(parts) == len(names):
            preprocess = phase_energy(report, "preprocess")
            return [preprocess, *parts] if preprocess else parts
    return []


def phase_energy(report: Record, name: str) -> PhaseEnergy | None:
    """Return the energy of a phase, or None when the report has none or its unit is not known."""
    phase = report.child(name)
    energy = phase.child("energy")
    if not energy.values:
        return None
    factor = _KWH.get((energy.text("unit") or "kWh").casefold())
    if factor is None:
        energy.refuse("unit", "unknown-unit")
        return None
    total, gpu = energy.signed("total"), energy.signed("gpu")
    value = total if total is not None else gpu
    if value is None:
        energy.refuse("total", "missing" if energy.values.get("total") is None else "not-a-number")
        return None
    iterations = [item.signed("total") for item in phase.children("measures")]
    known = tuple(item * factor for item in iterations if item is not None)
    return PhaseEnergy(
        name,
        value * factor,
        known if len(known) == len(iterations) else (),
        gpu_only=total is None or (total == gpu and not energy.signed("cpu")),
    )


def total_kwh(phases: Sequence[PhaseEnergy], report: Record) -> float | None:
    """Return the energy of all phases in kWh; None, and a *refused* note, when a negative one spoils it."""
    negative = [phase for phase in phases if phase.is_negative]
    if not negative:
        return sum(phase.total_kwh for phase in phases)
    listed = [phase for phase in phases if phase.iterations_kwh]
    if any(not phase.iterations_kwh for phase in negative) or len({len(p.iterations_kwh) for p in listed}) != 1:
        report.notebook.add(_refused_phase(negative[0], report))
        return None
    rounds = list(zip(*(phase.iterations_kwh for phase in listed), strict=True))
    good = [sum(values) for values in rounds if min(values) >= 0 and sum(values) > 0]
    bad = [number for number, values in enumerate(rounds, start=1) if min(values) < 0]
    report.notebook.add(_refused_iterations(negative[0], bad, len(good), report))
    if not good:
        return None
    return sum(good) / len(good) + sum(phase.total_kwh for phase in phases if phase not in listed)


def _refused_phase(phase: PhaseEnergy, report: Record) -> Note:
    return Note(
        NoteKind.REFUSED,
        "negative-phase",
        f"The phase {phase.name} has a negative energy ({phase.total_kwh:.3g} kWh), so a reading failed. The energy of "
        "the other phases alone would be too low: none was taken. Run the benchmark again, with more iterations.",
        column=f"{report.path}{phase.name}.energy.total",
        details={"phase": phase.name, "energy_kwh": phase.total_kwh},
    )


def _refused_iterations(phase: PhaseEnergy, bad: Sequence[int], good: int, report: Record) -> Note:
    listed = ", ".join(map(str, bad[:20]))
    return Note(
        NoteKind.REFUSED,
        "negative-phase",
        f"The phase {phase.name} has a negative energy in iteration {listed}: a reading failed there. Those iterations "
        f"were left out; the energy is the mean of the other {good}.",
        column=f"{report.path}{phase.name}.measures",
        details={"phase": phase.name, "iterations": listed, "iterations_used": good},
    )
