"""Two quantities of one run that cannot both be right: the sign of a unit that was mistaken."""

from __future__ import annotations

import sys
from collections.abc import Iterator

from connectors.records import Note, NoteKind

from .drafts import RunDraft

_INTENSITY_RANGE_G_PER_KWH = (1.0, 2000.0)
# A server draws up to some 10 kW, a device less than 2 kW; the lower bound is below any small board.
_SERVER_POWER_W, _DEVICE_POWER_W, _LEAST_POWER_W = 10_000.0, 2_000.0, 0.05
_J_PER_KWH = 3.6e6
_TOO_SHORT_S = 1.0


def unit_notes(draft: RunDraft, duration_s: float | None = None) -> Iterator[Note]:
    """Yield ``unit-suspect`` notes when CO2 per energy, or energy per time (of ``duration_s``), cannot be."""
    energy = draft.measurements.get("energy_consumed")
    emissions = draft.measurements.get("co2_eq_emissions")
    if energy is None or not energy.value:
        return
    if emissions is not None:
        implied = emissions.value / energy.value
        if not _INTENSITY_RANGE_G_PER_KWH[0] <= implied <= _INTENSITY_RANGE_G_PER_KWH[1]:
            yield _suspect(
                draft,
                f"CO2 and energy imply {implied:.4g} g CO2eq per kWh, which no electricity has",
                implied,
                "g_per_kwh",
            )
    if duration_s is None or duration_s < _TOO_SHORT_S:
        return
    devices = float(draft.information.get("hardware_count", "1"))
    power_w = energy.value * _J_PER_KWH / duration_s
    if not _LEAST_POWER_W <= power_w <= _SERVER_POWER_W + _DEVICE_POWER_W * devices:
        yield _suspect(draft, f"energy and duration imply a power of {power_w:.4g} W", power_w, "power_w")


def _suspect(draft: RunDraft, finding: str, value: float, name: str) -> Note:
    return Note(
        NoteKind.READ,
        "unit-suspect",
        f"{draft.label or draft.run_id}: {finding}. One of them may be in another unit than the format has it; the "
        "values were kept as they are, check them.",
        line=draft.line,
        details={name: min(value, sys.float_info.max)},
    )
