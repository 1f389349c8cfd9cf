import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from efficiency_calculators.classes import distance_to_next_class, possible_ranks, rank_of
from efficiency_calculators.compound import compound_score, nearest_rank
from efficiency_calculators.records import CompoundMode, Direction

LOWER, HIGHER = Direction.LOWER_IS_BETTER, Direction.HIGHER_IS_BETTER
RISING = (0.2921, 1.807, 6.827, 28.08)
FALLING = (86.0, 53.0, 20.0, 6.0)


@pytest.mark.parametrize(
    ("value", "rank"),
    [(0, 0), (0.2921, 0), (math.nextafter(0.2921, 1), 1), (1.807, 1), (1.81, 2), (6.827, 2), (28.08, 3), (28.09, 4)],
)  # fmt: skip
def test_lower_is_better(value, rank):
    assert rank_of(value, RISING, LOWER) == rank


@pytest.mark.parametrize(
    ("value", "rank"),
    [(1e9, 0), (86, 0), (math.nextafter(86, 0), 1), (53, 1), (52, 2), (20, 2), (19, 3), (6, 3), (5, 4), (0, 4)],
)
def test_higher_is_better(value, rank):
    assert rank_of(value, FALLING, HIGHER) == rank


@given(st.lists(st.floats(0.001, 1e9), min_size=4, max_size=4, unique=True), st.floats(0, 1e10), st.floats(0, 1e10))
def test_every_value_has_one_class_and_a_better_value_never_a_worse_one(cut_points, one, other):
    low, high = sorted((one, other))
    rising = tuple(sorted(cut_points))
    assert 0 <= rank_of(low, rising, LOWER) <= rank_of(high, rising, LOWER) <= 4
    assert 4 >= rank_of(low, rising[::-1], HIGHER) >= rank_of(high, rising[::-1], HIGHER) >= 0


@given(st.integers(0, 3))
def test_a_value_on_a_cut_point_gets_the_better_class(position):
    assert rank_of(RISING[position], RISING, LOWER) == position
    assert rank_of(FALLING[position], FALLING, HIGHER) == position


@pytest.mark.parametrize(
    ("value", "uncertainty", "ranks"),
    [
        (1.0, None, (1,)),
        (1.0, 0.0, (1,)),
        (1.7, 0.1, (1, 2)),
        (2.0, 0.1, (1, 2)),
        (6.0, 5.0, (0, 1, 2, 3, 4)),
        (0.0, 0.5, (0,)),
        (1.807, 0.001, (1, 2)),
    ],
)
def test_classes_an_uncertain_value_can_have(value, uncertainty, ranks):
    assert possible_ranks(value, RISING, LOWER, uncertainty) == ranks


def test_possible_classes_run_from_best_whatever_the_direction():
    assert possible_ranks(50, FALLING, HIGHER, 0.1) == (1, 2)
    assert possible_ranks(1e308, FALLING, HIGHER, 10.0) == (0, 1, 2, 3, 4)


@given(st.floats(0, 1e6), st.floats(0, 3), st.floats(0, 3))
def test_more_uncertainty_never_leaves_fewer_classes(value, one, other):
    small, large = sorted((one, other))
    for cut_points, direction in ((RISING, LOWER), (FALLING, HIGHER)):
        narrow = possible_ranks(value, cut_points, direction, small)
        assert rank_of(value, cut_points, direction) in narrow
        assert set(narrow) <= set(possible_ranks(value, cut_points, direction, large))


def test_distance_to_the_next_class():
    lower = distance_to_next_class(3.614, RISING, LOWER, "ABCDE")
    assert (lower.rating_class, lower.value, lower.factor) == ("B", 1.807, 0.5)
    higher = distance_to_next_class(3.0, FALLING, HIGHER, "ABCDE")
    assert (higher.rating_class, higher.value, higher.factor) == ("D", 6.0, 2.0)
    assert distance_to_next_class(0.1, RISING, LOWER, "ABCDE") is None


@pytest.mark.parametrize("value", [0.0, 5e-324])
def test_no_factor_when_it_would_not_be_finite(value):
    assert distance_to_next_class(value, FALLING, HIGHER, "ABCDE").factor is None


@given(st.floats(1e-6, 1e6))
def test_multiplying_by_the_factor_reaches_the_next_class(value):
    for cut_points, direction in ((RISING, LOWER), (FALLING, HIGHER)):
        distance = distance_to_next_class(value, cut_points, direction, "ABCDE")
        if distance:
            assert rank_of(distance.value, cut_points, direction) == rank_of(value, cut_points, direction) - 1
            assert value * distance.factor == pytest.approx(distance.value)


@pytest.mark.parametrize(
    ("score", "rank"),
    [(0, 0), (0.4999, 0), (0.5, 1), (1.5, 2), (2.5, 3), (3.5, 4), (4, 4), (0.49999999999999994, 1), (2.4999, 2)],
)
def test_half_way_goes_to_the_worse_class(score, rank):
    """Python's round() would send 0.5 and 2.5 to the better, even neighbour."""
    assert nearest_rank(score, 5) == rank


def test_a_sum_of_decimal_weights_that_misses_the_half_still_counts_as_the_half():
    score = compound_score([(0, 0.05), (2, 0.15)], CompoundMode.MEAN)
    assert score < 1.5, "the case this test is about"
    assert nearest_rank(score, 5) == 2


MEAN, MEDIAN, BEST, WORST = CompoundMode


@pytest.mark.parametrize(
    ("mode", "ranks", "score"),
    [
        (MEAN, [(0, 0.4), (4, 0.4)], 2.0),
        (MEAN, [(0, 3), (4, 1)], 1.0),
        (MEDIAN, [(0, 0.4), (1, 0.4)], 0.5),
        (MEDIAN, [(4, 0.2), (0, 0.2), (1, 0.2)], 1),
        (MEDIAN, [(0, 0.6), (4, 0.4)], 0),
        (MEDIAN, [(0, 0.1), (1, 0.2), (3, 0.3)], 2.0),
        (MEDIAN, [(3, 0.7)], 3),
        (MEDIAN, [(0, 0.05), (1, 0.35), (2, 0.4)], 1.5),  # 0.05 + 0.35 is a bit less than half in floating point
        (MEDIAN, [(0, 0.45), (1, 0.15), (2, 0.3)], 0.5),  # and here 0.45 a bit more
        (BEST, [(3, 0.9), (1, 0.1)], 1),
        (WORST, [(0, 0.9), (4, 0.1)], 4),
    ],
)
def test_compound_scores(mode, ranks, score):
    assert compound_score(ranks, mode) == pytest.approx(score)


RANKS = st.lists(st.tuples(st.integers(0, 4), st.floats(0.01, 10)), min_size=1, max_size=6)


@given(RANKS, st.sampled_from(CompoundMode), st.randoms(use_true_random=False))
def test_order_does_not_matter_and_the_score_stays_between_the_extremes(ranks, mode, random):
    shuffled = random.sample(ranks, len(ranks))
    score = compound_score(ranks, mode)
    assert compound_score(shuffled, mode) == pytest.approx(score)
    assert min(ranks)[0] - 1e-9 <= score <= max(ranks)[0] + 1e-9


@given(RANKS, st.sampled_from(CompoundMode), st.floats(0.01, 100))
def test_only_proportions_of_weights_count(ranks, mode, factor):
    scaled = [(rank, weight * factor) for rank, weight in ranks]
    assert compound_score(scaled, mode) == pytest.approx(compound_score(ranks, mode))


@given(RANKS, st.sampled_from(CompoundMode), st.data())
def test_a_better_rank_never_worsens_the_compound_class(ranks, mode, data):
    position = data.draw(st.integers(0, len(ranks) - 1))
    rank, weight = ranks[position]
    improved = [*ranks[:position], (max(0, rank - 1), weight), *ranks[position + 1 :]]
    before, after = (nearest_rank(compound_score(each, mode), 5) for each in (ranks, improved))
    assert after <= before
