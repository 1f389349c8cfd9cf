"""From the ranks of single metrics to one score, and from a score to a class."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from itertools import accumulate
from math import floor, fsum

from .records import CompoundMode

WeightedRanks = Sequence[tuple[float, float]]
"""Pairs of (rank, weight); weights are positive and need not sum to 1."""

# Sums of decimal weights such as .15 + .15 + .2 miss their exact value by some 1e-16.
TOLERANCE = 1e-9


def compound_score(ranks: WeightedRanks, mode: CompoundMode) -> float:
    """One score on the scale of ranks (0 best).

    mean: the weighted mean, weights renormalised. median: the rank at which half of the weight is reached; when the
    half falls exactly between two ranks, their mean. best and worst: the extreme rank.
    """
    if mode is CompoundMode.BEST:
        return min(rank for rank, _ in ranks)
    if mode is CompoundMode.WORST:
        return max(rank for rank, _ in ranks)
    if mode is CompoundMode.MEDIAN:
        return _weighted_median(ranks)
    return fsum(rank * weight for rank, weight in ranks) / fsum(weight for _, weight in ranks)


def nearest_rank(score: float, number_of_classes: int) -> int:
    """The nearest rank; exactly half way goes to the worse class (never Python's rounding to even)."""
    return min(number_of_classes - 1, max(0, floor(score + 0.5 + TOLERANCE)))


def _weighted_median(ranks: WeightedRanks) -> float:
    ordered = sorted(ranks)
    reached = list(accumulate(weight for _, weight in ordered))
    half = reached[-1] / 2
    position = bisect_left(reached, half * (1 - TOLERANCE))
    rank = ordered[position][0]
    if reached[position] <= half * (1 + TOLERANCE):  # exactly half: the next rank has as good a claim
        return (rank + ordered[position + 1][0]) / 2
    return rank
