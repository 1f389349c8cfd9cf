"""Equal bands: the span between the first and the last cut point is divided into equal parts.

Source: how the AI Energy Score's stars are computed in practice (equal bands between the best and the worst model).
The scheme's first and last cut points fix the span; best and worst lie one band beyond them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from efficiency_calculators.records import CutPoints, Measurement, Rating, RatingScheme

from .breakdown import validate_scheme
from .weighted_classes import WeightedClasses


class RangeBands:
    """Like ``weighted_classes``, with cut points spaced equally between the first and the last of the scheme's."""

    id = "range_bands"

    def validate(self, scheme: RatingScheme) -> None:
        """See ``RatingMethod.validate``."""
        validate_scheme(scheme)

    def rate(self, scheme: RatingScheme, measurements: Sequence[Measurement], task: str | None) -> Rating:
        """See ``RatingMethod.rate``; the breakdown shows the equal cut points that were used."""
        return WeightedClasses().rate(_with_equal_bands(scheme), measurements, task)


def _with_equal_bands(scheme: RatingScheme) -> RatingScheme:
    metrics = tuple(replace(metric, cut_points=_equal(metric.cut_points)) for metric in scheme.metrics)
    return replace(scheme, metrics=metrics)


def _equal(groups: Mapping[str, CutPoints]) -> dict[str, CutPoints]:
    return {group: replace(cut, values=equal_bands(cut.values)) for group, cut in groups.items()}


def equal_bands(cut_points: Sequence[float]) -> tuple[float, ...]:
    """Cut points of the same number: first and last kept, the others spaced equally between them."""
    if len(cut_points) < 3:
        return tuple(cut_points)
    first, last, steps = cut_points[0], cut_points[-1], len(cut_points) - 1
    inner = (first + (last - first) * step / steps for step in range(1, steps))
    return (first, *inner, last)
