"""What a user should know about a run before trusting it: one short function, and one note code, per trap."""

from __future__ import annotations

from collections.abc import Iterator

from connectors.file_readers.protocol import IntensityValue
from connectors.records import Note, NoteKind

from .columns import parse_release
from .provenance import ASSUMED_SHARE_LIMIT, RAM_W_PER_GB, Provenance
from .values import RowValues

SHORT_RUN_S = 60.0
_FALLBACK_LATITUDE, _FALLBACK_LONGITUDE, _FALLBACK_COUNTRY = 46.8, -71.2, "CAN"
# Electricity is generated at 1 (hydropower) to about 1,300 g/kWh (worst national mix); beyond that a unit slipped.
_INTENSITY_RANGE_G_PER_KWH = (1.0, 2000.0)
_RATIO_RANGE = (0.67, 1.5)
_COMPONENT_TOLERANCE = 0.01
_RATE_IN_KG_SINCE = (2, 2, 0)


def is_location_fallback(values: RowValues) -> bool:
    """Say whether the place is the one CodeCarbon silently writes when it could not find out where it ran.

    Source: the last resort of ``GeoMetadata`` in CodeCarbon's ``external/geography.py``.
    """
    latitude, longitude = values.number("latitude"), values.number("longitude")
    return (latitude, longitude, values.text("country_iso_code").upper()) == (
        _FALLBACK_LATITUDE,
        _FALLBACK_LONGITUDE,
        _FALLBACK_COUNTRY,
    )


def emissions_rate_g_per_s(values: RowValues) -> float | None:
    """Return the emissions rate in g/s: the file has g/s before CodeCarbon 2.2, and kg/s from then on."""
    rate = values.number("emissions_rate")
    return None if rate is None else rate * _rate_factor(values)


def _rate_factor(values: RowValues) -> float:
    release = parse_release(values.text("codecarbon_version"))
    is_in_kg = release >= _RATE_IN_KG_SINCE if release else "codecarbon_version" in values.cells
    return 1000.0 if is_in_kg else 1.0


def row_notes(values: RowValues, provenance: Provenance) -> Iterator[Note]:
    """Yield the notes that the row alone justifies."""
    yield from _short_run(values)
    yield from _cpu_assumed(values, provenance)
    yield from _ram(values, provenance)
    yield from _gpu_zero(values, provenance)
    yield from _components(values, provenance)
    yield from _implied_intensity(values)
    yield from _rate(values)


def location_note(values: RowValues) -> Note:
    """Say that the place is CodeCarbon's stand-in, and what follows for the CO2."""
    emissions_g = values.emissions_g
    details: dict[str, str | float | int] = {"country": _FALLBACK_COUNTRY}
    reported = ""
    if emissions_g is not None:
        details["reported_co2_eq_emissions_g"] = emissions_g
        reported = f" The CO2 in the file ({emissions_g:.4g} g) is for Canada's electricity, so it was left out."
    return Note(
        NoteKind.REFUSED,
        "location-fallback",
        f"Line {values.line}: CodeCarbon could not find out where this ran and wrote Quebec, Canada, instead."
        f"{reported} Choose the country where the run took place; the CO2 is then computed from the energy.",
        line=values.line,
        column="country_iso_code",
        details=details,
    )


def version_note(values: RowValues, intensity: IntensityValue, recomputed_g: float) -> Note | None:
    """Warn when the reported CO2 and energy x carbon intensity are more than half as much apart."""
    if not values.emissions_g or not recomputed_g:
        return None
    ratio = values.emissions_g / recomputed_g
    if _RATIO_RANGE[0] <= ratio <= _RATIO_RANGE[1]:
        return None
    return Note(
        NoteKind.READ,
        "co2-by-version",
        f"Line {values.line}: the file reports {values.emissions_g:.4g} g CO2eq; the same energy at "
        f"{intensity.g_per_kwh:.4g} g/kWh (the country's electricity) gives {recomputed_g:.4g} g. The reported value "
        "was kept. CodeCarbon's carbon intensities changed between versions and may be those of a region or a cloud.",
        line=values.line,
        column="emissions",
        details={
            "reported_g": values.emissions_g,
            "recomputed_g": recomputed_g,
            "ratio": round(ratio, 3),
            "g_per_kwh": intensity.g_per_kwh,
            "year": intensity.year or "",
            "source": intensity.source,
        },
    )


def _short_run(values: RowValues) -> Iterator[Note]:
    if values.duration_s is not None and values.duration_s < SHORT_RUN_S:
        yield Note(
            NoteKind.READ,
            "short-run",
            f"Line {values.line}: the run took {values.duration_s:.3g} s. CodeCarbon reads its meters every 15 s, so "
            "figures of runs under a minute are rough.",
            line=values.line,
            column="duration",
            details={"duration_s": values.duration_s},
        )


def _cpu_assumed(values: RowValues, provenance: Provenance) -> Iterator[Note]:
    if provenance.assumed_cpu_power_w is not None:
        yield Note(
            NoteKind.ASSUMED,
            "cpu-assumed",
            f"Line {values.line}: the processor was not measured. CodeCarbon assumed a constant "
            f"{provenance.assumed_cpu_power_w:.4g} W for it; that is {provenance.cpu_share:.0%} of the energy.",
            line=values.line,
            column="cpu_power",
            details={"power_w": provenance.assumed_cpu_power_w, "share": round(provenance.cpu_share, 4)},
        )


def _ram(values: RowValues, provenance: Provenance) -> Iterator[Note]:
    details = {"share": round(provenance.ram_share, 4)}
    if provenance.ram_by_capacity:
        yield Note(
            NoteKind.ASSUMED,
            "ram-by-capacity",
            f"Line {values.line}: the memory was not measured. CodeCarbon before 3.0 counts {RAM_W_PER_GB} W for each "
            f"GB installed, used or not; that is {provenance.ram_share:.0%} of the energy.",
            line=values.line,
            column="ram_power",
            details=details,
        )
    elif provenance.ram_share > ASSUMED_SHARE_LIMIT:
        yield Note(
            NoteKind.ASSUMED,
            "ram-assumed",
            f"Line {values.line}: CodeCarbon computes the memory's energy from what is installed instead of measuring "
            f"it; that is {provenance.ram_share:.0%} of the energy.",
            line=values.line,
            column="ram_energy",
            details=details,
        )


def _gpu_zero(values: RowValues, provenance: Provenance) -> Iterator[Note]:
    if provenance.gpu_missing:
        yield Note(
            NoteKind.READ,
            "gpu-zero",
            f"Line {values.line}: a GPU is listed ({values.text('gpu_model') or 'without a name'}) but its energy "
            "is 0. It was probably not measured, and the energy of the run is then too low.",
            line=values.line,
            column="gpu_energy",
            details={"gpu_model": values.text("gpu_model")},
        )


def _components(values: RowValues, provenance: Provenance) -> Iterator[Note]:
    total, parts = values.energy_kwh, provenance.component_sum_kwh
    if total is None or parts is None or abs(total - parts) <= _COMPONENT_TOLERANCE * max(total, parts):
        return
    yield Note(
        NoteKind.READ,
        "components-mismatch",
        f"Line {values.line}: processor, GPU and memory add up to {parts:.4g} kWh, but the energy consumed is given "
        f"as {total:.4g} kWh. The given total was kept; check it.",
        line=values.line,
        column="energy_consumed",
        details={"components_kwh": parts, "energy_consumed_kwh": total},
    )


def _implied_intensity(values: RowValues) -> Iterator[Note]:
    if values.emissions_g is None or not values.energy_kwh:
        return
    implied = values.emissions_g / values.energy_kwh
    if _INTENSITY_RANGE_G_PER_KWH[0] <= implied <= _INTENSITY_RANGE_G_PER_KWH[1]:
        return
    yield Note(
        NoteKind.READ,
        "unit-suspect",
        f"Line {values.line}: emissions and energy imply {implied:.4g} g CO2eq per kWh, which no electricity has. "
        "Emissions must be in kg and energy in kWh; the values were kept as they are, check them.",
        line=values.line,
        column="emissions",
        details={"g_per_kwh": implied},
    )


def _rate(values: RowValues) -> Iterator[Note]:
    rate_g_per_s = emissions_rate_g_per_s(values)
    if not rate_g_per_s or not values.duration_s or not values.emissions_g:
        return
    ratio = rate_g_per_s * values.duration_s / values.emissions_g
    # Rates of a last interval differ freely from the mean; only a slip by a thousand tells of a unit.
    if not (500 <= ratio <= 2000 or 0.0005 <= ratio <= 0.002):
        return
    yield Note(
        NoteKind.READ,
        "unit-suspect",
        f"Line {values.line}: emissions rate times duration is {ratio:.4g} times the emissions. One of them is in "
        "another unit than this version of CodeCarbon writes; the emissions were taken as kg, check them.",
        line=values.line,
        column="emissions_rate",
        details={"ratio": ratio},
    )
