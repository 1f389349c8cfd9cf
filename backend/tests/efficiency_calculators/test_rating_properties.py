"""Properties of the default rating method that hold for any values."""

from dataclasses import replace

import pytest
from default_scheme import HIGHER, TRAINING, TRAINING_TABLE, classes_of, measured
from hypothesis import given
from hypothesis import strategies as st

from efficiency_calculators.methods.weighted_classes import WeightedClasses
from efficiency_calculators.records import GENERAL, CutPoints, Measurement
from efficiency_calculators.units import convert

METHOD = WeightedClasses()
VALUES = st.fixed_dictionaries(
    {}, optional={name: st.floats(0, cuts[0] * 4 + cuts[3] * 4) for name, _, _, cuts in TRAINING_TABLE}
)


@given(VALUES, st.randoms(use_true_random=False))
def test_the_order_of_measurements_does_not_matter(values, random):
    given_values = list(measured(**values))
    shuffled = random.sample(given_values, len(given_values))
    assert METHOD.rate(TRAINING, shuffled, None) == METHOD.rate(TRAINING, given_values, None)


@given(VALUES, st.floats(1, 100), st.sampled_from([name for name, *_ in TRAINING_TABLE]))
def test_improving_one_metric_never_worsens_the_label(values, factor, name):
    direction = {metric.metric: metric.direction for metric in TRAINING.metrics}[name]
    improved = dict(values)
    if name in improved:
        improved[name] = improved[name] * factor if direction is HIGHER else improved[name] / factor
    before, after = (METHOD.rate(TRAINING, measured(**each), None) for each in (values, improved))
    assert after.coverage == before.coverage
    assert (after.score or 0) <= (before.score or 0)
    assert (after.compound_class or "A") <= (before.compound_class or "A")


@given(VALUES, st.sampled_from(["mg", "kg", "t"]))
def test_the_unit_a_value_was_given_in_does_not_matter(values, unit):
    there_and_back = dict(values)
    if "co2_eq_emissions" in values:
        there_and_back["co2_eq_emissions"] = convert(convert(values["co2_eq_emissions"], "g", unit), unit, "g")
    before, after = (METHOD.rate(TRAINING, measured(**each), None) for each in (values, there_and_back))
    assert after.score == pytest.approx(before.score)
    assert after.coverage == before.coverage


@given(VALUES, st.integers(-20, 40))
def test_ratings_keep_when_values_and_cut_points_change_unit_together(values, exponent):
    """A power of two scales floats without rounding, so equality is exact."""
    exact = 2.0**exponent
    scaled_metrics = tuple(
        replace(
            metric, cut_points={GENERAL: CutPoints(tuple(cut * exact for cut in metric.cut_points[GENERAL].values))}
        )
        for metric in TRAINING.metrics
    )
    scaled = METHOD.rate(
        replace(TRAINING, metrics=scaled_metrics), measured(**{name: v * exact for name, v in values.items()}), None
    )
    original = METHOD.rate(TRAINING, measured(**values), None)
    assert classes_of(scaled) == classes_of(original)
    assert scaled.compound_class == original.compound_class


@given(VALUES, st.floats(0, 2))
def test_the_compound_class_is_among_the_possible_ones(values, uncertainty):
    given_values = [Measurement(name, value, relative_uncertainty=uncertainty) for name, value in values.items()]
    rating = METHOD.rate(TRAINING, given_values, None)
    assert list(rating.possible_classes) == sorted(rating.possible_classes)
    assert (rating.compound_class in rating.possible_classes) is (rating.compound_class is not None)
    for metric in rating.metrics:
        assert (metric.rating_class in metric.possible_classes) is (metric.value is not None)
