"""From the decisive row of a run to the run as the rest of the system knows it."""

from __future__ import annotations

import math
import re

from connectors.file_readers.notebook import NoteBook
from connectors.file_readers.numbers import format_number
from connectors.file_readers.protocol import ReadContext
from connectors.file_readers.refusals import refused_value
from connectors.records import Note, NoteKind, ReadMeasurement, Run

from . import checks
from .hardware import gpu_names, hardware_used
from .provenance import Provenance, provenance_of
from .values import RowValues, check_optional_numbers

# column -> name in ``Run.information`` (units in the name)
_NUMBERS = {
    "cpu_power": "cpu_power_w",
    "gpu_power": "gpu_power_w",
    "ram_power": "ram_power_w",
    "cpu_energy": "cpu_energy_kwh",
    "gpu_energy": "gpu_energy_kwh",
    "ram_energy": "ram_energy_kwh",
    "water_consumed": "water_consumed_l",
    "cpu_count": "cpu_count",
    "gpu_count": "gpu_count",
    "ram_total_size": "ram_total_size_gb",
    "cpu_utilization_percent": "cpu_utilization_percent",
    "gpu_utilization_percent": "gpu_utilization_percent",
    "ram_utilization_percent": "ram_utilization_percent",
    "ram_used_gb": "ram_used_gb",
    "pue": "pue",
    "wue": "wue_l_per_kwh",
}
_TEXTS = (
    "project_name",
    "task_name",
    "cpu_model",
    "tracking_mode",
    "cloud_provider",
    "cloud_region",
    "os",
    "python_version",
    "codecarbon_version",
)
_OPTIONAL_NUMBERS = (*_NUMBERS, "emissions_rate", "longitude", "latitude")
_COUNTRY = re.compile(r"[A-Z]{3}", re.ASCII)


def build_run(run_id: str, values: RowValues, context: ReadContext, notebook: NoteBook) -> Run:
    """Return a run with its measurements in canonical units (kWh, g, s), and note what should be known about it."""
    provenance = provenance_of(values)
    is_fallback = checks.is_location_fallback(values)
    country = None if is_fallback else _country(values, notebook)
    check_optional_numbers(values, _OPTIONAL_NUMBERS, notebook)
    for note in checks.row_notes(values, provenance):
        notebook.add(note)
    if is_fallback:
        notebook.add(checks.location_note(values))
    information = _information(values)
    if not is_fallback and (place := _place(values)):
        information["geographical_location"] = place
    _recompute(values, country, context, information, notebook)
    _keep_as_information(values, context, information, is_fallback=is_fallback, notebook=notebook)
    recorded_at = _recorded_at(values, notebook)
    return Run(
        run_id=run_id,
        measurements=_measurements(values, provenance, context, is_fallback=is_fallback),
        information=information,
        country=country,
        recorded_at=recorded_at,
        line=values.line,
        label=" · ".join(filter(None, (values.text("project_name"), values.text("task_name"), recorded_at))),
    )


def has_measurement(values: RowValues, context: ReadContext) -> bool:
    """Say whether a row gives anything to rate in the phase asked for: inference takes only the energy."""
    return values.energy_kwh is not None if _is_inference(context) else values.is_usable


def _is_inference(context: ReadContext) -> bool:
    return context.phase == "inference"


def _measurements(
    values: RowValues, provenance: Provenance, context: ReadContext, *, is_fallback: bool
) -> tuple[ReadMeasurement, ...]:
    origin, uncertainty = provenance.origin, provenance.relative_uncertainty
    found = []
    if values.energy_kwh is not None:
        found.append(ReadMeasurement("energy_consumed", values.energy_kwh, "kWh", origin, uncertainty))
    if _is_inference(context):
        return tuple(found)
    if values.emissions_g is not None and not is_fallback:
        found.append(ReadMeasurement("co2_eq_emissions", values.emissions_g, "g", origin, uncertainty))
    if values.duration_s is not None:
        found.append(ReadMeasurement("training_duration", values.duration_s, "s", "measured"))
    return tuple(found)


def _information(values: RowValues) -> dict[str, str]:
    information = {name: text for name in _TEXTS if (text := values.text(name))}
    for column, name in _NUMBERS.items():
        if (number := values.number(column)) is not None:
            information[name] = format_number(number)
    if (rate := checks.emissions_rate_g_per_s(values)) is not None:
        information["emissions_rate_g_per_s"] = format_number(rate)
    gpu_count = values.number("gpu_count")
    pieces = int(gpu_count) if gpu_count else None
    gpus = gpu_names(values.text("gpu_model"), pieces) if values.text("gpu_model") else []
    if gpus:
        information["gpu_model"] = ", ".join(gpus)
    if hardware := hardware_used(gpus, values.text("cpu_model")):
        information["hardware_used"] = hardware
    if pieces:
        information["hardware_count"] = str(pieces)
    return information


def _place(values: RowValues) -> str:
    country, region = values.text("country_name"), values.text("region")
    return f"{country} ({region})" if country and region else country or region


def _country(values: RowValues, notebook: NoteBook) -> str | None:
    text = values.text("country_iso_code")
    code = text.upper()
    if not code:
        return None
    if _COUNTRY.fullmatch(code):
        return code
    note = Note(
        NoteKind.REFUSED,
        "refused-value",
        f"Line {values.line}, column country_iso_code: “{text[:40]}” is not a three-letter country code; "
        "choose the country yourself.",
        line=values.line,
        column="country_iso_code",
        details={"value": text[:40], "reason": "not-a-country"},
    )
    notebook.add(note)
    return None


def _recorded_at(values: RowValues, notebook: NoteBook) -> str | None:
    text = values.text("timestamp")
    if not text:
        return None
    moment = values.recorded_at()
    if moment is not None:
        return moment.isoformat()
    note = Note(
        NoteKind.REFUSED,
        "refused-value",
        f"Line {values.line}, column timestamp: “{text[:40]}” is no date in the form 2025-02-25T14:00:56; "
        "the run was read without its date.",
        line=values.line,
        column="timestamp",
        details={"value": text[:40], "reason": "not-a-date"},
    )
    notebook.add(note)
    return None


def _recompute(
    values: RowValues, country: str | None, context: ReadContext, information: dict[str, str], notebook: NoteBook
) -> None:
    """Put energy x carbon intensity of the country beside the reported CO2."""
    if country is None or values.energy_kwh is None:
        return
    moment = values.recorded_at()
    intensity = context.carbon_intensity(country, moment.year if moment else None)
    if intensity is None:
        return
    recomputed_g = values.energy_kwh * intensity.g_per_kwh
    if not math.isfinite(recomputed_g):
        notebook.add(refused_value(values.line, "energy_consumed", values.text("energy_consumed"), "not-finite"))
        return
    information["recomputed_co2_eq_emissions_g"] = format_number(recomputed_g)
    information["carbon_intensity_g_per_kwh"] = format_number(intensity.g_per_kwh)
    note = checks.version_note(values, intensity, recomputed_g)
    if note is not None:
        notebook.add(note)


def _keep_as_information(
    values: RowValues, context: ReadContext, information: dict[str, str], *, is_fallback: bool, notebook: NoteBook
) -> None:
    """Keep what is no measurement here (CO2 of a stand-in place, totals of a training) where it can be seen."""
    if values.emissions_g is not None and (is_fallback or _is_inference(context)):
        information["reported_co2_eq_emissions_g"] = format_number(values.emissions_g)
    if values.duration_s is not None and _is_inference(context):
        information["duration_s"] = format_number(values.duration_s)
        note = Note(
            NoteKind.READ,
            "kept-as-information",
            "Duration and total CO2 of a run are metrics of the training phase. For inference they were kept as "
            "information; add the number of requests to get figures per request.",
            line=values.line,
        )
        notebook.once(note)
