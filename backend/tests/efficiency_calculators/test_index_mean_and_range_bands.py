import math
from dataclasses import replace

import pytest
from default_scheme import HIGHER, LOWER, around, classes_of, measured
from hypothesis import given
from hypothesis import strategies as st

from efficiency_calculators.methods.index_mean import HIGHEST_INDEX, IndexMean, index_of, reference_of
from efficiency_calculators.methods.range_bands import RangeBands, equal_bands
from efficiency_calculators.records import (
    GENERAL,
    CompoundMode,
    CutPoints,
    Measurement,
    Phase,
    RatingScheme,
    SchemeMetric,
)

SCHEME = RatingScheme(
    version=4,
    phase=Phase.TRAINING,
    metrics=(
        SchemeMetric("energy", LOWER, 0.5, {GENERAL: CutPoints(around(10.0))}),
        SchemeMetric("speed", HIGHER, 0.5, {GENERAL: CutPoints(tuple(reversed(around(100.0))))}),
    ),
)


@pytest.mark.parametrize(
    ("cut_points", "reference"),
    [(around(17.08), 17.08), ((16.0, 4.0, 1.0, 0.1), 2.0), ((1.0, 9.0, 50.0), 9.0), ((5.0,), 5.0), ((4.0, 9.0), 6.0)],
)
def test_the_reference_is_the_centre_of_the_middle_class(cut_points, reference):
    assert reference_of(cut_points) == pytest.approx(reference)


def test_a_reference_of_very_large_cut_points_does_not_overflow():
    assert reference_of((1e299, 1e300, 1e302, 1e303)) == pytest.approx(1e301)


@pytest.mark.parametrize(
    ("value", "direction", "index"),
    [
        (10, LOWER, 1), (5, LOWER, 2), (40, LOWER, 0.25), (0, LOWER, HIGHEST_INDEX), (1e-9, LOWER, HIGHEST_INDEX),
        (10, HIGHER, 1), (20, HIGHER, 2), (0, HIGHER, 0), (1e9, HIGHER, HIGHEST_INDEX),
    ],
)  # fmt: skip
def test_indices_are_relative_to_the_reference_and_end_at_a_highest_one(value, direction, index):
    assert index_of(value, 10.0, direction) == index


@pytest.mark.parametrize(
    ("energy", "speed", "score", "letter"),
    [
        (10, 100, 1.0, "C"),
        (2.5, 400, 4.0, "A"),
        (2.5, 25, 2.125, "B"),
        (40, 25, 0.25, "D"),
        (41, 25, (10 / 41 + 0.25) / 2, "E"),
        (0, 100, (HIGHEST_INDEX + 1) / 2, "A"),
        (10 / math.sqrt(2), 100 * math.sqrt(2), math.sqrt(2), "B"),
    ],
)
def test_the_mean_index_is_cut_by_its_own_cut_points(energy, speed, score, letter):
    rating = IndexMean().rate(SCHEME, measured(energy=energy, speed=speed), None)
    assert rating.score == pytest.approx(score)
    assert rating.compound_class == letter
    assert rating.possible_classes == (letter,)


def test_three_equal_indices_on_a_cut_point_stay_on_it():
    """Their weighted mean is 1.4142135623730947 in floating point, a bit below the square root of 2."""
    weights = (0.1, 0.2, 0.7)
    metrics = tuple(replace(SCHEME.metrics[1], metric=f"m{i}", weight=weight) for i, weight in enumerate(weights))
    values = measured(**{f"m{i}": 100 * math.sqrt(2) for i in range(3)})
    rating = IndexMean().rate(replace(SCHEME, metrics=metrics), values, None)
    assert rating.compound_class == "B"


def test_the_schemes_own_compound_cut_points_are_used():
    strict = replace(SCHEME, compound_cut_points=(8.0, 4.0, 2.0, 1.0))
    assert IndexMean().rate(strict, measured(energy=10, speed=100), None).compound_class == "D"


def test_uncertain_indices_leave_classes_open_in_both_directions():
    values = (Measurement("energy", 10, relative_uncertainty=0.5), Measurement("speed", 100, relative_uncertainty=0.5))
    rating = IndexMean().rate(SCHEME, values, None)  # indices 0.667..2 and 0.5..1.5: mean 0.583..1.75
    assert rating.possible_classes == ("B", "C", "D")
    only_speed = IndexMean().rate(SCHEME, values[1:], None)  # 0.5..1.5
    assert only_speed.possible_classes == ("B", "C", "D")
    only_energy = IndexMean().rate(SCHEME, values[:1], None)  # 0.667..2
    assert only_energy.possible_classes == ("B", "C", "D")
    certain_speed = IndexMean().rate(SCHEME, (values[0], Measurement("speed", 100)), None)  # 0.833..1.5
    assert certain_speed.possible_classes == ("B", "C")


@pytest.mark.parametrize(
    ("cut_points", "bands"),
    [
        ((1.0, 1.5, 2.0, 10.0), (1.0, 4.0, 7.0, 10.0)),
        ((86.0, 53.0, 20.0, 5.0), (86.0, 59.0, 32.0, 5.0)),
        ((1.0, 2.0, 9.0), (1.0, 5.0, 9.0)),
        ((1.0, 2.0), (1.0, 2.0)),
        ((3.0,), (3.0,)),
        ((), ()),
    ],
)
def test_bands_are_equal_between_the_outer_cut_points(cut_points, bands):
    assert equal_bands(cut_points) == bands


@given(st.lists(st.floats(0, 1e300), min_size=4, max_size=4, unique=True))
def test_bands_of_distinct_cut_points_are_distinct(cut_points):
    rising = sorted(cut_points)
    bands = equal_bands(rising)
    assert list(bands) == sorted(set(bands))
    assert equal_bands(rising[::-1]) == pytest.approx(bands[::-1])


def test_range_bands_rate_and_show_the_bands_they_used():
    scheme = replace(SCHEME, metrics=(SchemeMetric("energy", LOWER, 1.0, {GENERAL: CutPoints((1.0, 1.5, 2.0, 10.0))}),))
    letters = [RangeBands().rate(scheme, measured(energy=value), None) for value in (1, 4, 4.1, 7, 10, 10.1)]
    assert [rating.compound_class for rating in letters] == ["A", "B", "C", "C", "D", "E"]
    assert letters[0].metrics[0].cut_points == (1.0, 4.0, 7.0, 10.0)
    assert letters[2].metrics[0].distance_to_next_class.value == 4.0


def test_range_bands_average_ranks_and_know_the_other_modes():
    metrics = tuple(
        SchemeMetric(name, LOWER, 1.0, {GENERAL: CutPoints((1.0, 2.0, 3.0, 4.0), GENERAL)}) for name in ("a", "b")
    )
    scheme = replace(SCHEME, metrics=metrics)
    assert RangeBands().rate(scheme, measured(a=1, b=4), None).score == 1.5
    worst = replace(scheme, compound_mode=CompoundMode.WORST)
    assert RangeBands().rate(worst, measured(a=1, b=4), None).compound_class == "D"


def test_two_classes_work_too():
    scheme = RatingScheme(
        version=1,
        phase=Phase.INFERENCE,
        metrics=(SchemeMetric("energy", LOWER, 1.0, {GENERAL: CutPoints((3.0,))}),),
        compound_cut_points=(1.0,),
        classes=("yes", "no"),
    )
    for method in (RangeBands(), IndexMean()):
        method.validate(scheme)
        assert method.rate(scheme, measured(energy=3.0), None).compound_class == "yes"
        assert classes_of(method.rate(scheme, measured(energy=3.1), None)) == {"energy": "no"}
