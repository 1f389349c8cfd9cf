"""The default method: each metric gets a class, and the compound is the weighted combination of class ranks.

Source: the GAISSA group's labelling method; ranks A=0 … E=4, weights renormalised over what was measured.
"""

from __future__ import annotations

from collections.abc import Sequence

from efficiency_calculators.compound import compound_score, nearest_rank
from efficiency_calculators.records import Measurement, RatedMetric, Rating, RatingScheme

from .breakdown import coverage_of, rate_metrics, validate_scheme, why_not_rated


class WeightedClasses:
    """Weighted mean (or median, best, worst, as the scheme says) of the ranks of the measured metrics."""

    id = "weighted_classes"

    def validate(self, scheme: RatingScheme) -> None:
        """See ``RatingMethod.validate``."""
        validate_scheme(scheme)

    def rate(self, scheme: RatingScheme, measurements: Sequence[Measurement], task: str | None) -> Rating:
        """See ``RatingMethod.rate``; the score is on the scale of ranks, 0 (best) to K - 1."""
        metrics = rate_metrics(scheme, measurements, task)
        coverage = coverage_of(metrics)
        reason = why_not_rated(scheme, coverage)
        rated = [metric for metric in metrics if metric.rating_class is not None]
        score = _score(scheme, rated, None) if rated else None
        return Rating(
            scheme=scheme.version,
            phase=scheme.phase,
            compound_class=None if reason or score is None else _letter(scheme, score),
            score=score,
            coverage=coverage,
            metrics=metrics,
            reason=reason,
            possible_classes=() if reason else _possible_classes(scheme, rated),
        )


def _score(scheme: RatingScheme, rated: Sequence[RatedMetric], end: int | None) -> float:
    """The compound of the rated classes, or of the best (``end`` 0) or worst (-1) class each may have."""
    letters = [metric.rating_class if end is None else metric.possible_classes[end] for metric in rated]
    ranks = [(scheme.classes.index(letter or ""), metric.weight) for letter, metric in zip(letters, rated, strict=True)]
    return compound_score(ranks, scheme.compound_mode)


def _letter(scheme: RatingScheme, score: float) -> str:
    return scheme.classes[nearest_rank(score, len(scheme.classes))]


def _possible_classes(scheme: RatingScheme, rated: Sequence[RatedMetric]) -> tuple[str, ...]:
    best, worst = (nearest_rank(_score(scheme, rated, end), len(scheme.classes)) for end in (0, -1))
    return scheme.classes[best : worst + 1]
