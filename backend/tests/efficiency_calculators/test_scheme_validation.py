import math
from dataclasses import replace

import pytest
from default_scheme import HIGHER, INFERENCE, LOWER, TRAINING

from efficiency_calculators.errors import InvalidSchemeError
from efficiency_calculators.methods.index_mean import HIGHEST_INDEX, IndexMean
from efficiency_calculators.methods.range_bands import RangeBands
from efficiency_calculators.methods.weighted_classes import WeightedClasses
from efficiency_calculators.records import GENERAL, CompoundMode, CutPoints, Phase, RatingScheme, SchemeMetric


def scheme_with(*values: float, direction=LOWER, weight=1.0, group=GENERAL, **changes) -> RatingScheme:
    metric = SchemeMetric("watched", direction, weight, {group: CutPoints(values, group)})
    general = SchemeMetric("other", LOWER, 1.0, {GENERAL: CutPoints((1.0, 2.0, 3.0, 4.0))})
    return replace(RatingScheme(version=3, phase=Phase.TRAINING, metrics=(general, metric)), **changes)


FAULTS = [
    (scheme_with(1.0, 3.0, 2.0, 4.0), "watched.*strictly rise"),
    (scheme_with(1.0, 2.0, 2.0, 4.0), "watched.*strictly rise"),
    (scheme_with(4.0, 3.0, 2.0, 1.0), "watched.*strictly rise"),
    (scheme_with(1.0, 2.0, 3.0, 4.0, direction=HIGHER), "watched.*strictly fall"),
    (scheme_with(1.0, 2.0, 3.0), "watched.*4 cut points are needed, 3"),
    (scheme_with(1.0, 2.0, 3.0, 4.0, 5.0), "watched.*4 cut points are needed, 5"),
    (scheme_with(), "watched.*4 cut points are needed, 0"),
    (scheme_with(1.0, 2.0, 3.0, math.inf), "watched.*finite"),
    (scheme_with(1.0, math.nan, 3.0, 4.0), "watched.*finite"),
    (scheme_with(-1.0, 2.0, 3.0, 4.0), "watched.*negative"),
    (scheme_with(1.0, 2.0, 3.0, 4.0, weight=-0.1), "watched.*weight"),
    (scheme_with(1.0, 2.0, 3.0, 4.0, weight=math.nan), "watched.*weight"),
    (scheme_with(1.0, 2.0, 3.0, 4.0, weight=math.inf), "watched.*weight"),
    (scheme_with(1.0, 2.0, 3.0, 4.0, weight=1e300), "watched.*weight"),
    (scheme_with(1.0, 2.0, 3.0, 4.0, group="translation"), "watched.*general"),
    (scheme_with(1.0, 2.0, 3.0, 4.0, minimum_coverage=1.1), "minimum coverage"),
    (scheme_with(1.0, 2.0, 3.0, 4.0, minimum_coverage=math.nan), "minimum coverage"),
    (scheme_with(1.0, 2.0, 3.0, 4.0, classes=("A",)), "two or more"),
    (scheme_with(1.0, 2.0, 3.0, 4.0, classes=("A", "B", "C", "C", "D")), "different classes"),
    (replace(TRAINING, metrics=()), "training half .* no metric a weight"),
    (replace(TRAINING, metrics=tuple(replace(m, weight=0.0) for m in TRAINING.metrics)), "no metric a weight"),
    (replace(TRAINING, metrics=(TRAINING.metrics[0], TRAINING.metrics[0])), "co2_eq_emissions.*once"),
    (
        replace(
            TRAINING, metrics=(SchemeMetric("watched", LOWER, 1, {GENERAL: CutPoints((1, 2, 3, 4), "translation")}),)
        ),
        "watched.*translation are filed under general",
    ),
]


@pytest.mark.parametrize("method", [WeightedClasses(), IndexMean(), RangeBands()], ids=lambda method: method.id)
@pytest.mark.parametrize(("scheme", "said"), FAULTS)
def test_faulty_schemes_are_refused_by_name(method, scheme, said):
    with pytest.raises(InvalidSchemeError, match=said) as caught:
        method.validate(scheme)
    assert caught.value.code == "invalid-scheme"


@pytest.mark.parametrize("method", [WeightedClasses(), IndexMean(), RangeBands()], ids=lambda method: method.id)
@pytest.mark.parametrize("scheme", [TRAINING, INFERENCE], ids=["training", "inference"])
def test_the_default_scheme_is_valid(method, scheme):
    method.validate(scheme)


def test_a_metric_without_weight_needs_no_cut_points_and_general_ones_may_have_company():
    bare = SchemeMetric("accuracy", HIGHER, 0.0)
    by_task = {task: CutPoints((1.0, 2.0, 3.0, 4.0), task) for task in (GENERAL, "translation")}
    WeightedClasses().validate(
        replace(TRAINING, metrics=(bare, SchemeMetric("watched", LOWER, 1.0, by_task)), minimum_coverage=0.0)
    )


def test_a_first_cut_point_of_zero_is_legal():
    scheme = scheme_with(0.0, 1.0, 2.0, 3.0)
    for method in (WeightedClasses(), IndexMean(), RangeBands()):
        method.validate(scheme)


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"compound_mode": CompoundMode.WORST}, "no mode worst"),
        ({"compound_cut_points": (4.0, 1.4, 0.7)}, "compound.*4 cut points"),
        ({"compound_cut_points": (0.25, 0.7, 1.4, 4.0)}, "compound.*strictly fall"),
        ({"compound_cut_points": (HIGHEST_INDEX + 1, 1.4, 0.7, 0.25)}, "cannot be reached"),
    ],
)
def test_what_index_mean_needs_besides(changes, said):
    with pytest.raises(InvalidSchemeError, match=said):
        IndexMean().validate(replace(TRAINING, **changes))


def test_an_index_needs_a_reference_above_zero():
    two_classes = RatingScheme(
        version=1,
        phase=Phase.TRAINING,
        metrics=(SchemeMetric("watched", LOWER, 1.0, {GENERAL: CutPoints((0.0,))}),),
        compound_cut_points=(1.0,),
        classes=("yes", "no"),
    )
    WeightedClasses().validate(two_classes)
    with pytest.raises(InvalidSchemeError, match=r"watched.*reference above 0"):
        IndexMean().validate(two_classes)
