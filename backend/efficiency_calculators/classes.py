"""The class of one value: where it stands between cut points, what uncertainty leaves open, how far the next class is.

Cut points run best to worst in the metric's canonical unit. A value exactly on one gets the better class.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

from .records import Direction, DistanceToNextClass


def rank_of(value: float, cut_points: Sequence[float], direction: Direction) -> int:
    """The rank (0 is best) of a value: how many cut points it fails to reach.

    Lower is better: a cut point is reached when value <= cut point; higher is better: when value >= cut point.
    """
    if direction is Direction.LOWER_IS_BETTER:
        return sum(value > cut for cut in cut_points)
    return sum(value < cut for cut in cut_points)


def uncertain_interval(value: float, relative_uncertainty: float | None) -> tuple[float, float]:
    """The ends, lowest first, of value x (1 - u) .. value x (1 + u); an uncertainty above 100 % reaches down to 0."""
    uncertainty = relative_uncertainty or 0.0
    return value * max(0.0, 1 - uncertainty), value * (1 + uncertainty)


def possible_ranks(
    value: float, cut_points: Sequence[float], direction: Direction, relative_uncertainty: float | None
) -> tuple[int, ...]:
    """Every rank that the interval value x (1 - u) .. value x (1 + u) touches, best first."""
    ends = [rank_of(end, cut_points, direction) for end in uncertain_interval(value, relative_uncertainty)]
    return tuple(range(min(ends), max(ends) + 1))


def distance_to_next_class(
    value: float, cut_points: Sequence[float], direction: Direction, classes: Sequence[str]
) -> DistanceToNextClass | None:
    """What it takes to reach the next better class; None for the best class.

    The factor is threshold / value; it is None when the value is 0 (or so small that the factor is not finite):
    nothing one could multiply with gets there.
    """
    rank = rank_of(value, cut_points, direction)
    if rank == 0:
        return None
    threshold = cut_points[rank - 1]
    factor = threshold / value if value else math.inf
    return DistanceToNextClass(classes[rank - 1], threshold, factor if math.isfinite(factor) else None)
