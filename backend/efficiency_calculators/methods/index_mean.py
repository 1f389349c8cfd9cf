"""STREP-style rating: each value becomes an index relative to a reference, and the weighted mean index is cut.

Source: R. Fischer, T. Liebig, K. Morik, "Towards more sustainable and trustworthy reporting in machine learning",
Data Mining and Knowledge Discovery, 2024 (index values relative to a reference, 1 = as good as the reference).
"""

from __future__ import annotations

import math
from collections.abc import Sequence

from efficiency_calculators.classes import rank_of, uncertain_interval
from efficiency_calculators.compound import TOLERANCE
from efficiency_calculators.errors import InvalidSchemeError
from efficiency_calculators.records import CompoundMode, Direction, Measurement, RatedMetric, Rating, RatingScheme

from .breakdown import check_cut_points, coverage_of, rate_metrics, validate_scheme, why_not_rated

HIGHEST_INDEX = 8.0
"""Indices stop here, twice what class A asks for by default.

A value of 0 (lower is better) has an infinite index, and one spectacular value must not buy the letter for all others.
"""

DEFAULT_COMPOUND_CUT_POINTS = (4.0, math.sqrt(2), 1 / math.sqrt(2), 0.25)
"""Used when the scheme names none: the index thresholds that ``reference_ratio`` calibration draws."""


class IndexMean:
    """Weighted mean of indices (higher is better), cut by the scheme's compound cut points."""

    id = "index_mean"

    def validate(self, scheme: RatingScheme) -> None:
        """See ``RatingMethod.validate``; compound cut points are indices, falling from best to worst."""
        validate_scheme(scheme)
        if scheme.compound_mode is not CompoundMode.MEAN:
            raise InvalidSchemeError(f"compound: index_mean averages, it knows no mode {scheme.compound_mode}.")
        cut_points = _compound_cut_points(scheme)
        check_cut_points("compound", cut_points, Direction.HIGHER_IS_BETTER, len(scheme.classes) - 1)
        if cut_points[0] > HIGHEST_INDEX:
            raise InvalidSchemeError(
                f"compound: no index is above {HIGHEST_INDEX:g}, the best class cannot be reached."
            )
        for metric in scheme.metrics:
            for group, cut in metric.cut_points.items():
                if reference_of(cut.values) <= 0:
                    raise InvalidSchemeError(f"{metric.metric} ({group}): an index needs a reference above 0.")

    def rate(self, scheme: RatingScheme, measurements: Sequence[Measurement], task: str | None) -> Rating:
        """See ``RatingMethod.rate``; the score is the mean index (1 = as good as the reference)."""
        metrics = rate_metrics(scheme, measurements, task)
        coverage = coverage_of(metrics)
        reason = why_not_rated(scheme, coverage)
        rated = [metric for metric in metrics if metric.rating_class is not None]
        score = _mean_index(rated, [metric.value or 0.0 for metric in rated]) if rated else None
        return Rating(
            scheme=scheme.version,
            phase=scheme.phase,
            compound_class=None if reason or score is None else scheme.classes[_rank(scheme, score)],
            score=score,
            coverage=coverage,
            metrics=metrics,
            reason=reason,
            possible_classes=() if reason else _possible_classes(scheme, rated),
        )


def reference_of(cut_points: Sequence[float]) -> float:
    """The reference value of a metric: the geometric mean of its two middle cut points, the centre of class C.

    For cut points R/4, R/sqrt(2), R x sqrt(2), 4R that is R again; the outer ones, drawn from the tails of a
    population, do not move it.
    """
    middle = len(cut_points) / 2
    return math.sqrt(cut_points[math.ceil(middle) - 1]) * math.sqrt(cut_points[math.floor(middle)])


def index_of(value: float, reference: float, direction: Direction) -> float:
    """reference / value when lower is better, value / reference when higher is; at most ``HIGHEST_INDEX``."""
    better, worse = (reference, value) if direction is Direction.LOWER_IS_BETTER else (value, reference)
    return min(HIGHEST_INDEX, better / worse) if worse > 0 else HIGHEST_INDEX


def _mean_index(rated: Sequence[RatedMetric], values: Sequence[float]) -> float:
    indices = [
        metric.weight * index_of(value, reference_of(metric.cut_points), metric.direction)
        for metric, value in zip(rated, values, strict=True)
    ]
    return math.fsum(indices) / math.fsum(metric.weight for metric in rated)


def _compound_cut_points(scheme: RatingScheme) -> tuple[float, ...]:
    return scheme.compound_cut_points or DEFAULT_COMPOUND_CUT_POINTS


def _rank(scheme: RatingScheme, score: float) -> int:
    # Averaging rounds: what should be exactly on a cut point must not fall below it by the last bit.
    return rank_of(score * (1 + TOLERANCE), _compound_cut_points(scheme), Direction.HIGHER_IS_BETTER)


def _possible_classes(scheme: RatingScheme, rated: Sequence[RatedMetric]) -> tuple[str, ...]:
    intervals = [uncertain_interval(metric.value or 0.0, metric.relative_uncertainty) for metric in rated]
    better = [int(metric.direction is Direction.HIGHER_IS_BETTER) for metric in rated]
    best, worst = (
        _mean_index(rated, [ends[end if best_end else 1 - end] for ends, end in zip(intervals, better, strict=True)])
        for best_end in (True, False)
    )
    return scheme.classes[_rank(scheme, best) : _rank(scheme, worst) + 1]
