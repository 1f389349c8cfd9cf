"""Several runs taken as one: sums where sums mean something, and nothing where they do not."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from connectors.records import ReadMeasurement, Run

SUMMABLE_METRICS = ("energy_consumed", "co2_eq_emissions", "training_duration", "requests")
_ORIGINS_BEST_FIRST = ("measured", "reported", "estimated", "derived")
_SUMMABLE_SUFFIXES = ("_kwh", "_g", "_l", "_s")
_RATE_MARKS = ("_per_", "_power_")
_MEAN_SUFFIXES = ("_w", "_percent", "_gb", "_per_kwh", "_per_s", "_count", "pue")
_MAXIMUM_JOINED = 10


def aggregate_runs(runs: Sequence[Run], how: str = "sum") -> Run:
    """Return one run that stands for all: energy (kWh), emissions (g), duration (s) and requests added up.

    Rates, powers and scores are never added; they are left out. A quantity that some runs lack is left out too, for
    its sum would be too small; runs with neither energy nor emissions (a tracker that failed) do not count at all,
    and ``information["runs_left_out"]`` says how many they were. The origin is the least direct one, the relative
    uncertainty the weighted mean (as if the runs erred together). Information that differs is joined.

    Raises:
        ValueError: no run was given, or ``how`` is not "sum".
    """
    if how != "sum":
        raise ValueError(f"Runs can be aggregated by “sum”, not by “{how}”.")
    if not runs:
        raise ValueError("There is no run to aggregate.")
    if len(runs) == 1:
        return runs[0]
    counted = [run for run in runs if _has_consumption(run)] or list(runs)
    information = _merge_information(counted)
    if len(counted) < len(runs):
        information["runs_left_out"] = str(len(runs) - len(counted))
    information["runs"] = str(len(counted))
    countries = {run.country for run in counted}
    phases = {run.phase for run in counted}
    return Run(
        run_id=f"sum-of-{len(counted)}-runs",
        measurements=tuple(_sums(counted)),
        information=information,
        country=countries.pop() if len(countries) == 1 else None,
        recorded_at=max((run.recorded_at for run in counted if run.recorded_at), default=None),
        label=f"Sum of {len(counted)} runs",
        phase=phases.pop() if len(phases) == 1 else None,
    )


def _has_consumption(run: Run) -> bool:
    return any(measurement.metric in {"energy_consumed", "co2_eq_emissions"} for measurement in run.measurements)


def _sums(runs: Sequence[Run]) -> Iterable[ReadMeasurement]:
    for metric in SUMMABLE_METRICS:
        found = [measurement for run in runs for measurement in run.measurements if measurement.metric == metric]
        if len(found) == len(runs):
            yield _sum(metric, found)


def _sum(metric: str, parts: Sequence[ReadMeasurement]) -> ReadMeasurement:
    total = sum(part.value for part in parts)
    origin = max((part.origin for part in parts), key=_ORIGINS_BEST_FIRST.index)
    known = [part.relative_uncertainty for part in parts if part.relative_uncertainty is not None]
    uncertainty = None
    if total and len(known) == len(parts):
        uncertainty = sum(part.value * (part.relative_uncertainty or 0.0) for part in parts) / total
    return ReadMeasurement(metric, total, parts[0].unit, origin, uncertainty)


def _merge_information(runs: Sequence[Run]) -> dict[str, str]:
    merged: dict[str, str] = {}
    for name in dict.fromkeys(name for run in runs for name in run.information):
        texts = [run.information.get(name, "") for run in runs]
        value = _merge(name, texts)
        if value:
            merged[name] = value
    return merged


def _merge(name: str, texts: Sequence[str]) -> str:
    if name.endswith(_SUMMABLE_SUFFIXES) and not any(mark in name for mark in _RATE_MARKS):
        return f"{sum(map(float, texts)):.10g}" if all(texts) else ""
    distinct = list(dict.fromkeys(text for text in texts if text))
    if len(distinct) == 1:
        return distinct[0]
    if name.endswith(_MEAN_SUFFIXES):
        return ""
    further = len(distinct) - _MAXIMUM_JOINED
    return "; ".join(distinct[:_MAXIMUM_JOINED]) + (f"; and {further} more" if further > 0 else "")
