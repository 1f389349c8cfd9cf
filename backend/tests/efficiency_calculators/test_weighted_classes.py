"""Golden tables of the default scheme, and the faults of earlier systems."""

from dataclasses import FrozenInstanceError, replace

import pytest
from default_scheme import (
    INFERENCE,
    INFERENCE_TABLE,
    LOWER,
    TASK_REFERENCES_WH,
    TRAINING,
    TRAINING_TABLE,
    around,
    classes_of,
    measured,
)

from efficiency_calculators.derived import derive
from efficiency_calculators.methods.weighted_classes import WeightedClasses
from efficiency_calculators.records import (
    GENERAL,
    CompoundMode,
    CutPoints,
    Measurement,
    Origin,
    Phase,
    RatingScheme,
    SchemeMetric,
)
from efficiency_calculators.units import convert

METHOD = WeightedClasses()
SCHEMES = {Phase.TRAINING: TRAINING, Phase.INFERENCE: INFERENCE}
EVERY_METRIC = [
    *((Phase.TRAINING, name, direction, cuts) for name, direction, _, cuts in TRAINING_TABLE),
    *((Phase.INFERENCE, name, direction, cuts) for name, direction, _, cuts in INFERENCE_TABLE),
]


def scheme_of(*weights: float, cut_points=(1.0, 2.0, 3.0, 4.0), **changes) -> RatingScheme:
    """Metrics m0, m1, …, lower is better: value 1 is A, 2 is B, …, 5 is E."""
    metrics = tuple(
        SchemeMetric(f"m{i}", LOWER, weight, {GENERAL: CutPoints(cut_points)}) for i, weight in enumerate(weights)
    )
    return replace(RatingScheme(version=7, phase=Phase.TRAINING, metrics=metrics), **changes)


def rate(scheme: RatingScheme, *values: float | None, task=None):
    given_values = {f"m{i}": value for i, value in enumerate(values) if value is not None}
    return METHOD.rate(scheme, measured(**given_values), task)


@pytest.mark.parametrize(("phase", "name", "direction", "cuts"), EVERY_METRIC)
def test_every_class_of_every_metric_of_the_default_scheme(phase, name, direction, cuts):
    worse = 1.001 if direction is LOWER else 0.999
    table = {0 if direction is LOWER else cuts[0] * 10: "A", **dict(zip(cuts, "ABCD", strict=True))}
    table |= {cut * worse: letter for cut, letter in zip(cuts, "BCDE", strict=True)}
    for value, letter in table.items():
        rating = METHOD.rate(SCHEMES[phase], [Measurement(name, value)], None)
        assert classes_of(rating)[name] == letter


def test_golden_training():
    given_values = measured(
        co2_eq_emissions=12.3, model_file_size=4.4e8, dataset_size=1.2e9, downloads=60, accuracy=0.93, f1=0.91
    )
    rating = METHOD.rate(TRAINING, derive(given_values, Phase.TRAINING, None).measurements, None)
    assert classes_of(rating) == {
        "co2_eq_emissions": "D",
        "size_efficiency": "D",  # 3.577e7 B/g
        "dataset_size_efficiency": "A",  # 9.756e7 B/g
        "downloads": "B",
        "performance_score": "B",  # 0.9199
    }
    assert rating.score == pytest.approx(0.4 * 3 + 0.15 * 3 + 0.15 * 0 + 0.1 * 1 + 0.2 * 1)
    assert (rating.compound_class, rating.coverage, rating.reason) == ("C", 1.0, "")
    assert rating.possible_classes == ("C",)
    assert (rating.scheme, rating.phase) == (1, Phase.TRAINING)


def test_golden_inference_with_the_references_of_the_task():
    values = measured(
        energy_per_1000_requests=0.5, response_time=0.02, flops=2.2e10, parameters=1.1e8, model_file_size=4.4e8
    )
    by_task = METHOD.rate(INFERENCE, values, "text-classification")
    assert list(classes_of(by_task).values()) == ["B", "D", "E", "E", "E"]
    energy, response_time = by_task.metrics[:2]
    assert energy.cut_points == around(TASK_REFERENCES_WH["text-classification"])
    assert (energy.cut_points_for, energy.cut_points_scope) == ("text-classification", "gpu-energy-only")
    assert (response_time.cut_points_for, response_time.cut_points_scope) == ("general", "")
    assert by_task.score == pytest.approx(0.35 * 1 + 0.2 * 3 + 0.45 * 4)
    assert by_task.compound_class == "D"
    general = METHOD.rate(INFERENCE, values, None)
    assert classes_of(general)["energy_per_1000_requests"] == "D"
    assert general.metrics[0].cut_points_for == GENERAL
    unknown_task = METHOD.rate(INFERENCE, values, "robotics")
    assert unknown_task == general


@pytest.mark.parametrize("task", TASK_REFERENCES_WH)
def test_the_reference_of_each_task_is_class_c(task):
    reference = TASK_REFERENCES_WH[task]
    letters = [
        classes_of(METHOD.rate(INFERENCE, measured(energy_per_1000_requests=value), task))["energy_per_1000_requests"]
        for value in (reference / 4, reference / 1.42, reference, reference * 1.41, reference * 3.99, reference * 4.01)
    ]
    assert letters == ["A", "B", "C", "C", "D", "E"]
    assert METHOD.rate(INFERENCE, (), task).metrics[0].provisional is (task == "object-detection")


def test_zero_grams_is_the_best_class_and_not_the_worst():
    rating = METHOD.rate(TRAINING, measured(co2_eq_emissions=0), None)
    assert classes_of(rating)["co2_eq_emissions"] == "A"
    assert METHOD.rate(TRAINING, measured(downloads=0), None).metrics[3].rating_class == "E"


def test_values_are_rated_as_they_are_and_not_as_indices():
    """In index units 2 would be a good value (better than 1); 2 g is class C and 2 downloads class E."""
    rating = METHOD.rate(TRAINING, measured(co2_eq_emissions=2, downloads=2), None)
    assert classes_of(rating)["co2_eq_emissions"] == "C"
    assert classes_of(rating)["downloads"] == "E"


@pytest.mark.parametrize("missing", [name for name, *_ in TRAINING_TABLE])
def test_any_metric_may_be_missing(missing):
    values = [Measurement(name, cuts[1]) for name, _, _, cuts in TRAINING_TABLE if name != missing]
    rating = METHOD.rate(TRAINING, values, None)
    weights = {name: weight for name, _, weight, _ in TRAINING_TABLE}
    assert rating.coverage == pytest.approx(1 - weights[missing])
    assert (rating.score, rating.compound_class) == (1.0, "B")
    gap = next(metric for metric in rating.metrics if metric.metric == missing)
    assert (gap.value, gap.rating_class, gap.possible_classes, gap.origin) == (None, None, (), None)
    assert gap.distance_to_next_class is None
    assert [metric.metric for metric in rating.metrics] == list(weights)


def test_missing_is_neither_zero_nor_worst():
    with_zero = METHOD.rate(TRAINING, measured(co2_eq_emissions=0.1, performance_score=0), None)
    without = METHOD.rate(TRAINING, measured(co2_eq_emissions=0.1), None)
    assert with_zero.score == pytest.approx(0.2 * 4 / 0.6)
    assert without.score == 0


def test_nothing_measured():
    for values in ((), measured(energy_consumed=3.0)):
        rating = METHOD.rate(TRAINING, values, None)
        assert (rating.compound_class, rating.score, rating.coverage) == (None, None, 0)
        assert (rating.reason, rating.possible_classes) == ("nothing-measured", ())


def test_coverage_below_the_minimum_gives_a_score_but_no_letter():
    rating = METHOD.rate(TRAINING, measured(co2_eq_emissions=1.0), None)
    assert (rating.compound_class, rating.reason) == (None, "coverage-below-minimum")
    assert (rating.score, rating.coverage, rating.possible_classes) == (1.0, 0.4, ())
    assert rating.metrics[0].rating_class == "B"


def test_exactly_the_minimum_coverage_is_enough_even_when_the_sum_is_a_bit_short():
    rating = METHOD.rate(
        TRAINING, measured(size_efficiency=1e9, dataset_size_efficiency=1e8, performance_score=1), None
    )
    assert rating.coverage == pytest.approx(0.5)
    assert rating.compound_class == "A"
    assert rate(scheme_of(0.1, 0.2, 0.3, minimum_coverage=0.5), 1, 1, None).compound_class == "A"
    short = rate(scheme_of(0.05, 0.35, 0.4), 1, 1, None)
    assert short.coverage < 0.5, "the case this test is about"
    assert short.compound_class == "A"


@pytest.mark.parametrize(
    ("values", "letter"), [((1, 2), "B"), ((2, 3), "C"), ((3, 4), "D"), ((4, 5), "E"), ((1, 4), "C")]
)
def test_ties_go_to_the_worse_class(values, letter):
    """Rounding half to even would give A, C, C, E: 0.5 and 2.5 were rated too well by earlier systems."""
    assert rate(scheme_of(0.5, 0.5), *values).compound_class == letter


@pytest.mark.parametrize(
    ("mode", "letter", "score"),
    [
        (CompoundMode.MEAN, "B", 0.8),
        (CompoundMode.MEDIAN, "A", 0),
        (CompoundMode.BEST, "A", 0),
        (CompoundMode.WORST, "E", 4),
    ],
)
def test_compound_modes(mode, letter, score):
    rating = rate(scheme_of(0.5, 0.3, 0.2, compound_mode=mode), 1, 1, 5)
    assert (rating.compound_class, rating.score) == (letter, pytest.approx(score))


def test_metrics_without_weight_or_without_cut_points_are_shown_but_not_rated():
    scheme = scheme_of(1, 0, 0)
    bare = replace(scheme.metrics[2], cut_points={})
    rating = rate(replace(scheme, metrics=(*scheme.metrics[:2], bare)), 1, 5, 5)
    assert [metric.rating_class for metric in rating.metrics] == ["A", None, None]
    assert [metric.value for metric in rating.metrics] == [1, 5, 5]
    assert rating.metrics[1].distance_to_next_class is None
    assert (rating.metrics[2].cut_points, rating.metrics[2].cut_points_for) == ((), GENERAL)
    assert (rating.compound_class, rating.coverage) == ("A", 1)


def test_a_metric_with_cut_points_for_another_task_only_is_not_rated():
    scheme = scheme_of(1, 1)
    other = replace(scheme.metrics[1], cut_points={"translation": CutPoints((1.0, 2.0, 3.0, 4.0), "translation")})
    scheme = replace(scheme, metrics=(scheme.metrics[0], other))
    assert rate(scheme, 1, 5).coverage == 0.5
    assert rate(scheme, 1, 5, task="translation").coverage == 1


def test_uncertainty_shows_every_class_it_leaves_open():
    scheme = scheme_of(0.6, 0.4)
    values = [
        Measurement("m0", 2.0, Origin.ESTIMATED, relative_uncertainty=0.5),  # 1 .. 3: A to C
        Measurement("m1", 2.0, Origin.MEASURED),
    ]
    rating = METHOD.rate(scheme, values, None)
    assert rating.metrics[0].possible_classes == ("A", "B", "C")
    assert (rating.metrics[0].origin, rating.metrics[0].relative_uncertainty) == (Origin.ESTIMATED, 0.5)
    assert rating.metrics[1].possible_classes == ("B",)
    assert rating.compound_class == "B"
    assert rating.possible_classes == ("A", "B", "C")  # 0.4 .. 1.6


def test_records_cannot_be_changed():
    with pytest.raises(FrozenInstanceError):
        rate(scheme_of(1), 1).compound_class = "A"


def test_two_paths_give_the_same_size_efficiency():
    """Earlier systems used parameters/g when a person typed and bytes/g when a file was read."""
    from_form = derive(
        (
            Measurement("model_file_size", convert(440, "MB", "B")),
            Measurement("co2_eq_emissions", convert(0.0123, "kg", "g")),
            Measurement("parameters", 1.1e8),
        ),
        Phase.TRAINING,
        None,
    )
    from_file = derive(measured(model_file_size=4.4e8, co2_eq_emissions=12.3), Phase.TRAINING, None)
    one, other = (METHOD.rate(TRAINING, each.measurements, None) for each in (from_form, from_file))
    assert one == other
    assert one.metrics[1].value == 4.4e8 / 12.3


def test_a_rating_does_not_depend_on_other_evaluations():
    """Performance used to be normalised inside each import batch, so the worst of a batch had 0."""
    good, better = measured(accuracy=0.90), measured(accuracy=0.99)
    alone = METHOD.rate(TRAINING, derive(good, Phase.TRAINING, None).measurements, None)
    METHOD.rate(TRAINING, derive(better, Phase.TRAINING, None).measurements, None)
    again = METHOD.rate(TRAINING, derive(good, Phase.TRAINING, None).measurements, None)
    assert alone == again
    assert alone.metrics[4].rating_class == "B"


def test_another_version_does_not_change_a_rating_already_made():
    values = measured(co2_eq_emissions=1, performance_score=0.9)
    before = METHOD.rate(TRAINING, values, None)
    stricter = replace(TRAINING.metrics[0], cut_points={GENERAL: CutPoints((0.01, 0.02, 0.03, 0.04))})
    after = METHOD.rate(replace(TRAINING, version=2, metrics=(stricter, *TRAINING.metrics[1:])), values, None)
    assert (before.scheme, before.compound_class, before.metrics[0].cut_points[0]) == (1, "B", 0.2921)
    assert (after.scheme, after.metrics[0].rating_class) == (2, "E")
