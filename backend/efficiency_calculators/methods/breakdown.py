"""What every rating method shares: the breakdown by metric, the coverage, and when no letter is issued."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import pairwise

from efficiency_calculators.classes import distance_to_next_class, possible_ranks, rank_of
from efficiency_calculators.compound import TOLERANCE
from efficiency_calculators.errors import InvalidSchemeError
from efficiency_calculators.records import (
    GENERAL,
    CutPoints,
    Direction,
    Measurement,
    RatedMetric,
    RatingScheme,
    SchemeMetric,
)
from efficiency_calculators.validation import measurements_by_metric

NOTHING_MEASURED = "nothing-measured"
COVERAGE_BELOW_MINIMUM = "coverage-below-minimum"
LARGEST_WEIGHT = 1e6
"""Only proportions count; a bound keeps sums of weights finite."""
_NO_CUT_POINTS = CutPoints(values=())


def cut_points_for(metric: SchemeMetric, task: str | None) -> CutPoints:
    """The task's own cut points when the scheme has them, else the general ones, else none."""
    return (metric.cut_points.get(task) if task else None) or metric.cut_points.get(GENERAL) or _NO_CUT_POINTS


def rate_metrics(
    scheme: RatingScheme, measurements: Sequence[Measurement], task: str | None
) -> tuple[RatedMetric, ...]:
    """Each metric of the scheme, in its order, with class and distance where it was measured.

    Raises:
        InvalidValueError: a value is not a finite number, or a metric has two.
    """
    given = measurements_by_metric(measurements)
    return tuple(_rate_metric(scheme, metric, given.get(metric.metric), task) for metric in scheme.metrics)


def _rate_metric(
    scheme: RatingScheme, metric: SchemeMetric, given: Measurement | None, task: str | None
) -> RatedMetric:
    cut = cut_points_for(metric, task)
    rated = given is not None and metric.weight > 0 and bool(cut.values)
    return RatedMetric(
        metric=metric.metric,
        weight=metric.weight,
        direction=metric.direction,
        value=given.value if given else None,
        rating_class=scheme.classes[rank_of(given.value, cut.values, metric.direction)] if given and rated else None,
        possible_classes=_possible_classes(scheme, metric, cut, given) if given and rated else (),
        cut_points=cut.values,
        cut_points_for=cut.group,
        cut_points_scope=cut.scope,
        provisional=cut.provisional,
        distance_to_next_class=distance_to_next_class(given.value, cut.values, metric.direction, scheme.classes)
        if given and rated
        else None,
        origin=given.origin if given else None,
        relative_uncertainty=given.relative_uncertainty if given else None,
    )


def _possible_classes(
    scheme: RatingScheme, metric: SchemeMetric, cut: CutPoints, given: Measurement
) -> tuple[str, ...]:
    ranks = possible_ranks(given.value, cut.values, metric.direction, given.relative_uncertainty)
    return tuple(scheme.classes[rank] for rank in ranks)


def coverage_of(metrics: Sequence[RatedMetric]) -> float:
    """The share (0..1) of the weight that was measured and rated."""
    total = math.fsum(metric.weight for metric in metrics)
    measured = math.fsum(metric.weight for metric in metrics if metric.rating_class is not None)
    return min(1.0, measured / total) if total > 0 else 0.0


def why_not_rated(scheme: RatingScheme, coverage: float) -> str:
    """An identifier of the reason why no letter is issued, or an empty string when one is."""
    if coverage <= 0:
        return NOTHING_MEASURED
    if coverage < scheme.minimum_coverage - TOLERANCE:
        return COVERAGE_BELOW_MINIMUM
    return ""


def validate_scheme(scheme: RatingScheme) -> None:
    """Check weights and cut points of a scheme.

    Raises:
        InvalidSchemeError: naming the metric.
    """
    if len(scheme.classes) < 2 or len(set(scheme.classes)) < len(scheme.classes):
        raise InvalidSchemeError("A scheme needs two or more different classes.")
    seen: set[str] = set()
    for metric in scheme.metrics:
        if metric.metric in seen:
            raise InvalidSchemeError(f"{metric.metric}: a metric has its place in a scheme once.")
        seen.add(metric.metric)
        _validate_metric(scheme, metric)
    if not any(metric.weight > 0 for metric in scheme.metrics):
        raise InvalidSchemeError(f"The {scheme.phase} half of the scheme gives no metric a weight.")
    if not 0 <= scheme.minimum_coverage <= 1:
        raise InvalidSchemeError("The minimum coverage must lie between 0 and 1.")


def _validate_metric(scheme: RatingScheme, metric: SchemeMetric) -> None:
    if not 0 <= metric.weight <= LARGEST_WEIGHT:
        raise InvalidSchemeError(f"{metric.metric}: the weight must be a number from 0 to {LARGEST_WEIGHT:g}.")
    if metric.weight > 0 and GENERAL not in metric.cut_points:
        raise InvalidSchemeError(f"{metric.metric}: a weighted metric needs general cut points.")
    for group, cut in metric.cut_points.items():
        if cut.group != group:
            raise InvalidSchemeError(f"{metric.metric}: cut points for {cut.group} are filed under {group}.")
        check_cut_points(f"{metric.metric} ({group})", cut.values, metric.direction, len(scheme.classes) - 1)


def check_cut_points(name: str, values: Sequence[float], direction: Direction, number: int) -> None:
    """Check number, finiteness, sign and strict order (best to worst) of cut points.

    Raises:
        InvalidSchemeError: naming ``name``.
    """
    if len(values) != number:
        raise InvalidSchemeError(f"{name}: {number} cut points are needed, {len(values)} are given.")
    if not all(math.isfinite(value) and value >= 0 for value in values):
        raise InvalidSchemeError(f"{name}: cut points must be finite and not negative.")
    rising = direction is Direction.LOWER_IS_BETTER
    if not all(left < right if rising else left > right for left, right in pairwise(values)):
        order = "rise" if rising else "fall"
        raise InvalidSchemeError(f"{name}: from best to worst, cut points must strictly {order}.")
