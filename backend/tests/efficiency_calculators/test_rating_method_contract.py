"""One contract for every registered rating method, built in or plugged in."""

import sys
from dataclasses import replace
from importlib.metadata import EntryPoint, EntryPoints
from types import ModuleType

import pytest
from default_scheme import INFERENCE, INFERENCE_TABLE, LOWER, TRAINING, TRAINING_TABLE, measured
from hypothesis import given
from hypothesis import strategies as st

from efficiency_calculators import registry
from efficiency_calculators.errors import CalculatorError, InvalidSchemeError, InvalidValueError
from efficiency_calculators.methods.weighted_classes import WeightedClasses
from efficiency_calculators.records import Measurement, Origin, Rating
from efficiency_calculators.registry import (
    ENTRY_POINT_GROUP,
    RatingMethod,
    get_rating_method,
    registered_rating_methods,
)

METHODS = registered_rating_methods()
every_method = pytest.mark.parametrize("method", METHODS.values(), ids=METHODS)
VALUES = st.fixed_dictionaries({}, optional={name: st.floats(0, 1e10) for name, *_ in TRAINING_TABLE})


def test_the_built_in_methods():
    assert {"weighted_classes", "index_mean", "range_bands"} <= set(METHODS)


@every_method
def test_it_fits_the_protocol_and_is_found_by_its_id(method):
    assert isinstance(method, RatingMethod)
    assert get_rating_method(method.id) is method


@every_method
def test_it_accepts_the_default_scheme_and_refuses_disordered_cut_points(method):
    method.validate(TRAINING)
    method.validate(INFERENCE)
    cut = TRAINING.metrics[0].cut_points["general"]
    disordered = replace(TRAINING.metrics[0], cut_points={"general": replace(cut, values=cut.values[::-1])})
    with pytest.raises(InvalidSchemeError, match="co2_eq_emissions"):
        method.validate(replace(TRAINING, metrics=(disordered, *TRAINING.metrics[1:])))


@every_method
@given(values=VALUES)
def test_every_set_of_values_gives_a_complete_rating(method, values):
    rating = method.rate(TRAINING, measured(**values), None)
    assert isinstance(rating, Rating)
    assert (rating.scheme, rating.phase) == (TRAINING.version, TRAINING.phase)
    assert [metric.metric for metric in rating.metrics] == [name for name, *_ in TRAINING_TABLE]
    weights = {name: weight for name, _, weight, _ in TRAINING_TABLE}
    assert rating.coverage == pytest.approx(sum(weights[name] for name in values))
    assert (rating.compound_class is None) is bool(rating.reason) is (not rating.possible_classes)
    assert (rating.score is None) is (rating.reason == "nothing-measured") is (not values)
    assert rating.compound_class in {*TRAINING.classes, None}
    for metric in rating.metrics:
        assert metric.value == values.get(metric.metric)
        assert (metric.rating_class is None) is (metric.metric not in values)


@every_method
def test_the_best_values_are_class_a_and_the_worst_class_e(method):
    for scheme, table in ((TRAINING, TRAINING_TABLE), (INFERENCE, INFERENCE_TABLE)):
        best = {name: 0.0 if direction is LOWER else cuts[0] * 1e6 for name, direction, _, cuts in table}
        worst = {name: cuts[3] * 1e6 if direction is LOWER else 0.0 for name, direction, _, cuts in table}
        assert method.rate(scheme, measured(**best), None).compound_class == "A"
        assert method.rate(scheme, measured(**worst), None).compound_class == "E"


@every_method
@given(values=VALUES, factor=st.floats(1, 1e4), name=st.sampled_from([name for name, *_ in TRAINING_TABLE]))
def test_improving_one_metric_never_worsens_the_label(method, values, factor, name):
    improved = dict(values)
    if name in improved:
        lower = next(metric.direction is LOWER for metric in TRAINING.metrics if metric.metric == name)
        improved[name] = improved[name] / factor if lower else improved[name] * factor
    before, after = (method.rate(TRAINING, measured(**each), None) for each in (values, improved))
    assert (after.compound_class or "A") <= (before.compound_class or "A")


@every_method
@given(values=VALUES, random=st.randoms(use_true_random=False))
def test_the_order_of_measurements_does_not_matter(method, values, random):
    given_values = measured(**values)
    assert method.rate(TRAINING, random.sample(given_values, len(given_values)), None) == method.rate(
        TRAINING, given_values, None
    )


@every_method
@given(values=VALUES, uncertainty=st.floats(0, 3))
def test_the_letter_is_among_the_possible_ones(method, values, uncertainty):
    uncertain = [Measurement(name, value, Origin.ESTIMATED, uncertainty) for name, value in values.items()]
    rating = method.rate(TRAINING, uncertain, None)
    assert list(rating.possible_classes) == sorted(rating.possible_classes)
    assert rating.compound_class is None or rating.compound_class in rating.possible_classes


@every_method
def test_task_cut_points_where_there_are_some_and_general_ones_elsewhere(method):
    rating = method.rate(INFERENCE, measured(energy_per_1000_requests=17.08, response_time=1), "text-generation")
    assert [metric.cut_points_for for metric in rating.metrics[:2]] == ["text-generation", "general"]
    assert rating.metrics[0].rating_class in "BC"
    assert method.rate(INFERENCE, measured(energy_per_1000_requests=17.08), None).metrics[0].rating_class == "E"


@every_method
def test_values_that_cannot_be_are_refused(method):
    with pytest.raises(InvalidValueError):
        method.rate(TRAINING, [Measurement("downloads", float("nan"))], None)
    with pytest.raises(InvalidValueError):
        method.rate(TRAINING, [Measurement("downloads", 1), Measurement("downloads", 2)], None)


def test_an_unknown_method_is_refused_with_the_known_ones():
    with pytest.raises(CalculatorError, match=r"'astrology'.*weighted_classes, index_mean, range_bands"):
        get_rating_method("astrology")


class Lenient(WeightedClasses):
    id = "lenient"


class Usurper(WeightedClasses):
    """Takes a built-in method's id."""


class NoMethod:
    id = "no-method"


class Broken:
    def __init__(self):
        raise RuntimeError("a fault of the plug-in")


@pytest.fixture
def plug_ins(monkeypatch):
    """Installs entry points as an installed package would have them; the registry forgets them afterwards."""
    module = ModuleType("plugged_in_rating_methods")
    for plug_in in (Lenient, Usurper, NoMethod, Broken):
        setattr(module, plug_in.__name__, plug_in)
    monkeypatch.setitem(sys.modules, module.__name__, module)

    def install(*names: str) -> None:
        installed = EntryPoints(EntryPoint(name, f"{module.__name__}:{name}", ENTRY_POINT_GROUP) for name in names)
        monkeypatch.setattr(registry, "entry_points", installed.select)
        registered_rating_methods.cache_clear()

    yield install
    registered_rating_methods.cache_clear()


def test_a_plug_in_is_found_by_its_entry_point(plug_ins):
    plug_ins("Lenient")
    method = get_rating_method("lenient")
    assert isinstance(method, Lenient)
    assert method.rate(TRAINING, measured(co2_eq_emissions=0, downloads=90), None).compound_class == "A"
    assert list(registered_rating_methods()) == ["weighted_classes", "index_mean", "range_bands", "lenient"]


@pytest.mark.parametrize("name", ["Usurper", "NoMethod", "Broken", "Absent"])
def test_a_faulty_plug_in_is_logged_and_left_out(plug_ins, caplog, name):
    plug_ins(name, "Lenient")
    assert list(registered_rating_methods()) == ["weighted_classes", "index_mean", "range_bands", "lenient"]
    assert name in caplog.text
    assert type(get_rating_method("weighted_classes")) is WeightedClasses
