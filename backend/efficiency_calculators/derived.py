"""Derived metrics: computed in one place, in canonical units, never typed twice.

Two kinds: computed only (the two size efficiencies: typing them is refused) and given or computed (the given value
wins, and a difference to the computed one is said).
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from .errors import InvalidValueError
from .records import Measurement, Origin, Phase
from .validation import check_value, measurements_by_metric

DISCREPANCY = 0.01
"""Given and computed values that differ by more than this share are reported."""

WH_PER_KWH = 1000.0
PER_REQUESTS = 1000.0
SCORES = ("accuracy", "f1", "rouge1", "rougeL")


@dataclass(frozen=True, slots=True)
class CarbonIntensity:
    """Grams of CO2-equivalent per kWh of electricity, with year and source."""

    g_per_kwh: float
    year: int | None = None
    source: str = ""


@dataclass(frozen=True, slots=True)
class Discrepancy:
    """A given value that its inputs contradict; ``ratio`` is given / computed, None when that is not finite."""

    metric: str
    given: float
    computed: float
    ratio: float | None


@dataclass(frozen=True, slots=True)
class DerivedResult:
    """Given and derived measurements, what could not be derived and why, and contradictions.

    ``missing`` pairs a metric with ``missing-input:<metric>``, ``zero-denominator``, ``no-carbon-intensity`` or
    ``out-of-range`` (the result would not be a finite number). ``intensity_used`` says whether a derived measurement
    or a discrepancy rests on the carbon intensity.
    """

    measurements: tuple[Measurement, ...]
    missing: tuple[tuple[str, str], ...] = ()
    discrepancies: tuple[Discrepancy, ...] = ()
    intensity_used: bool = False


@dataclass(frozen=True, slots=True)
class DerivedMetric:
    """How one metric is computed from others.

    ``inputs`` are the metrics it may need, ``formula`` is for people (canonical units); ``compute`` raises
    ``NotDerivableError`` with the reason's identifier.
    """

    metric: str
    phases: frozenset[Phase]
    inputs: tuple[str, ...]
    formula: str
    compute: Callable[[Mapping[str, Measurement], CarbonIntensity | None], Measurement]
    computed_only: bool = False
    uses_intensity: bool = False


class NotDerivableError(Exception):
    """A derived metric cannot be computed; the message is the reason's identifier."""


def derive(
    measurements: Sequence[Measurement], phase: Phase, carbon_intensity: CarbonIntensity | None
) -> DerivedResult:
    """Add every derived metric of the phase that the given ones allow.

    Emissions come first, because the efficiencies divide by them. A metric that was given stays as given.

    Args:
        measurements: the given ones, in canonical units, at most one per metric.
        phase: only metrics of this phase are derived.
        carbon_intensity: of the country and year, or None when it is not known.

    Raises:
        InvalidValueError: a value is not finite, a metric is given twice, or one that is only ever computed is given.
    """
    known = measurements_by_metric(measurements)
    if carbon_intensity is not None:
        check_value(carbon_intensity.g_per_kwh, minimum=0)
    missing: list[tuple[str, str]] = []
    discrepancies: list[Discrepancy] = []
    intensity_used = False
    for definition in derived_metrics(phase):
        given = known.get(definition.metric)
        _refuse_computed_only(definition, given)
        try:
            computed = definition.compute(known, carbon_intensity)
        except NotDerivableError as reason:
            missing += [] if given else [(definition.metric, str(reason))]
            continue
        found = _discrepancies(given, computed) if given else []
        discrepancies += found
        known.setdefault(definition.metric, computed)
        intensity_used |= definition.uses_intensity and (given is None or bool(found))
    return DerivedResult(tuple(known.values()), tuple(missing), tuple(discrepancies), intensity_used)


def derived_metrics(phase: Phase) -> tuple[DerivedMetric, ...]:
    """The definitions of a phase, in the order in which they are computed."""
    return tuple(definition for definition in DERIVED_METRICS if phase in definition.phases)


def _refuse_computed_only(definition: DerivedMetric, given: Measurement | None) -> None:
    if given and definition.computed_only:
        message = f"{definition.metric} is computed ({definition.formula}); give its inputs instead."
        raise InvalidValueError(message, code="computed-only")


def _discrepancies(given: Measurement, computed: Measurement) -> list[Discrepancy]:
    if math.isclose(given.value, computed.value, rel_tol=DISCREPANCY):
        return []
    ratio = given.value / computed.value if computed.value else math.inf
    return [Discrepancy(given.metric, given.value, computed.value, ratio if math.isfinite(ratio) else None)]


def _needed(known: Mapping[str, Measurement], metric: str) -> Measurement:
    if metric not in known:
        raise NotDerivableError(f"missing-input:{metric}")
    return known[metric]


def _uncertainty(*inputs: Measurement) -> float | None:
    """Relative uncertainties of a product or ratio add in quadrature (independent errors); None when none is known."""
    known = [item.relative_uncertainty for item in inputs if item.relative_uncertainty is not None]
    return math.hypot(*known) if known else None


def _finite(value: float) -> float:
    if not math.isfinite(value):
        raise NotDerivableError("out-of-range")
    return value


def _ratio(metric: str, above: Measurement, below: Measurement, factor: float = 1.0) -> Measurement:
    if below.value == 0:
        raise NotDerivableError("zero-denominator")
    value = _finite(above.value * factor / below.value)
    return Measurement(metric, value, Origin.DERIVED, _uncertainty(above, below))


def _emissions(known: Mapping[str, Measurement], intensity: CarbonIntensity | None) -> Measurement:
    """Energy [kWh] x intensity [g/kWh] = emissions [g]; an average of a country and year, hence estimated."""
    energy = _needed(known, "energy_consumed")
    if intensity is None:
        raise NotDerivableError("no-carbon-intensity")
    value = _finite(energy.value * intensity.g_per_kwh)
    return Measurement("co2_eq_emissions", value, Origin.ESTIMATED, energy.relative_uncertainty)


def _size_efficiency(known: Mapping[str, Measurement], _intensity: CarbonIntensity | None) -> Measurement:
    return _ratio("size_efficiency", _needed(known, "model_file_size"), _needed(known, "co2_eq_emissions"))


def _dataset_size_efficiency(known: Mapping[str, Measurement], _intensity: CarbonIntensity | None) -> Measurement:
    return _ratio("dataset_size_efficiency", _needed(known, "dataset_size"), _needed(known, "co2_eq_emissions"))


def _performance_score(known: Mapping[str, Measurement], _intensity: CarbonIntensity | None) -> Measurement:
    """The harmonic mean of the scores that were given, each in 0..1; a score of 0 makes it 0.

    Its relative uncertainty is a weighted combination of theirs and never above the largest, which is what is stated.
    """
    scores = [known[metric] for metric in SCORES if metric in known]
    if not scores:
        raise NotDerivableError(f"missing-input:{SCORES[0]}")
    # Exact fractions: one score's mean is that score, to the last digit, and so stays on its side of a cut point.
    values = [Fraction(score.value) for score in scores]
    mean = 0.0 if min(values) == 0 else float(len(values) / sum(1 / value for value in values))
    uncertainties = [score.relative_uncertainty for score in scores if score.relative_uncertainty is not None]
    return Measurement("performance_score", mean, Origin.DERIVED, max(uncertainties, default=None))


def _energy_per_1000_requests(known: Mapping[str, Measurement], _intensity: CarbonIntensity | None) -> Measurement:
    """Energy [kWh] x 1,000 Wh/kWh / requests x 1,000 = Wh per 1,000 requests."""
    energy, requests = _needed(known, "energy_consumed"), _needed(known, "requests")
    return _ratio("energy_per_1000_requests", energy, requests, WH_PER_KWH * PER_REQUESTS)


def _co2_eq_per_1000_requests(known: Mapping[str, Measurement], intensity: CarbonIntensity | None) -> Measurement:
    """Energy per 1,000 requests [Wh] / 1,000 x intensity [g/kWh] = g per 1,000 requests."""
    energy = _needed(known, "energy_per_1000_requests")
    if intensity is None:
        raise NotDerivableError("no-carbon-intensity")
    value = _finite(energy.value / WH_PER_KWH * intensity.g_per_kwh)
    return Measurement("co2_eq_per_1000_requests", value, Origin.DERIVED, energy.relative_uncertainty)


_TRAINING = frozenset({Phase.TRAINING})
_INFERENCE = frozenset({Phase.INFERENCE})

DERIVED_METRICS: tuple[DerivedMetric, ...] = (
    DerivedMetric(
        metric="co2_eq_emissions",
        phases=_TRAINING,
        inputs=("energy_consumed",),
        formula="energy_consumed * carbon_intensity",
        compute=_emissions,
        uses_intensity=True,
    ),
    DerivedMetric(
        metric="size_efficiency",
        phases=_TRAINING,
        inputs=("model_file_size", "co2_eq_emissions"),
        formula="model_file_size / co2_eq_emissions",
        compute=_size_efficiency,
        computed_only=True,
    ),
    DerivedMetric(
        metric="dataset_size_efficiency",
        phases=_TRAINING,
        inputs=("dataset_size", "co2_eq_emissions"),
        formula="dataset_size / co2_eq_emissions",
        compute=_dataset_size_efficiency,
        computed_only=True,
    ),
    DerivedMetric(
        metric="performance_score",
        phases=_TRAINING,
        inputs=SCORES,
        formula="harmonic mean of those given of accuracy, f1, rouge1, rougeL",
        compute=_performance_score,
    ),
    DerivedMetric(
        metric="energy_per_1000_requests",
        phases=_INFERENCE,
        inputs=("energy_consumed", "requests"),
        formula="1000 * 1000 * energy_consumed / requests",
        compute=_energy_per_1000_requests,
    ),
    DerivedMetric(
        metric="co2_eq_per_1000_requests",
        phases=_INFERENCE,
        inputs=("energy_per_1000_requests",),
        formula="energy_per_1000_requests / 1000 * carbon_intensity",
        compute=_co2_eq_per_1000_requests,
        uses_intensity=True,
    ),
)
