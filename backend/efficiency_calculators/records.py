"""The records that go into and come out of every efficiency calculator.

Values are always in the metric's canonical unit (kWh, g, s, W, B, 1, FLOP, Wh per 1,000 requests);
conversion happens once, at the border (see ``units.py``). Texts (names, help, recommendations) are not
here: calculators speak in identifiers and numbers, whoever shows them adds the words.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

GENERAL = "general"
"""Name of the cut points that serve every task without cut points of its own."""


class Phase(StrEnum):
    """Which part of a model's life an evaluation assesses."""

    TRAINING = "training"
    INFERENCE = "inference"


class Direction(StrEnum):
    """Whether a small or a large value of a metric is the efficient one."""

    LOWER_IS_BETTER = "lower_is_better"
    HIGHER_IS_BETTER = "higher_is_better"


class Origin(StrEnum):
    """How a value came to be known, from most to least direct."""

    MEASURED = "measured"
    REPORTED = "reported"
    ESTIMATED = "estimated"
    DERIVED = "derived"


class CompoundMode(StrEnum):
    """How the classes (or indices) of the single metrics become one score."""

    MEAN = "mean"
    MEDIAN = "median"
    BEST = "best"
    WORST = "worst"


@dataclass(frozen=True, slots=True)
class Measurement:
    """The value of one metric in one evaluation.

    ``value`` is finite and in the metric's canonical unit. ``relative_uncertainty`` is a fraction of the
    value (0.1 means plus or minus 10 %), or None when nothing is known about it.
    """

    metric: str
    value: float
    origin: Origin = Origin.REPORTED
    relative_uncertainty: float | None = None


@dataclass(frozen=True, slots=True)
class CutPoints:
    """The ordered thresholds, best to worst, that separate the classes of one metric.

    ``group`` is ``GENERAL`` or the ML task these cut points were drawn from. ``scope`` names a limit of the
    population behind them (for example "gpu-energy-only"); ``provisional`` says the population was small.
    """

    values: tuple[float, ...]
    group: str = GENERAL
    scope: str = ""
    provisional: bool = False


@dataclass(frozen=True, slots=True)
class SchemeMetric:
    """One metric as a rating scheme uses it: its direction, its weight, and its cut points by group."""

    metric: str
    direction: Direction
    weight: float
    cut_points: Mapping[str, CutPoints] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class RatingScheme:
    """A version of the method, for one phase: metrics, weights, cut points, and how they are combined.

    ``classes`` run from best to worst. ``compound_cut_points`` are used only by methods that cut a compound
    index rather than average ranks (see ``methods/index_mean.py``).
    """

    version: int
    phase: Phase
    metrics: tuple[SchemeMetric, ...]
    method: str = "weighted_classes"
    compound_mode: CompoundMode = CompoundMode.MEAN
    compound_cut_points: tuple[float, ...] = ()
    minimum_coverage: float = 0.5
    classes: tuple[str, ...] = ("A", "B", "C", "D", "E")


@dataclass(frozen=True, slots=True)
class DistanceToNextClass:
    """How far a value is from the next better class.

    ``value`` is the threshold to reach, in the metric's unit; ``factor`` is threshold / value (0.57 means
    "43 % less", 2.0 means "twice as much"), or None when the value is 0.
    """

    rating_class: str
    value: float
    factor: float | None


@dataclass(frozen=True, slots=True)
class RatedMetric:
    """What the method says about one metric of one evaluation. ``value`` None means not measured."""

    metric: str
    weight: float
    direction: Direction
    value: float | None
    rating_class: str | None
    possible_classes: tuple[str, ...]
    cut_points: tuple[float, ...]
    cut_points_for: str
    cut_points_scope: str
    provisional: bool
    distance_to_next_class: DistanceToNextClass | None
    origin: Origin | None
    relative_uncertainty: float | None


@dataclass(frozen=True, slots=True)
class Rating:
    """The outcome: a letter, or None with ``reason`` saying why no letter was issued.

    ``score`` is the compound score on the method's own scale (mean rank 0..K-1 for ``weighted_classes``).
    ``coverage`` is the share (0..1) of the scheme's weight that was measured. ``reason`` is an identifier:
    ``nothing-measured`` or ``coverage-below-minimum``.
    """

    scheme: int
    phase: Phase
    compound_class: str | None
    score: float | None
    coverage: float
    metrics: tuple[RatedMetric, ...]
    reason: str = ""
    possible_classes: tuple[str, ...] = ()
