import math

import pytest
from default_scheme import measured
from hypothesis import given
from hypothesis import strategies as st

from efficiency_calculators.derived import DERIVED_METRICS, CarbonIntensity, derive, derived_metrics
from efficiency_calculators.errors import InvalidValueError
from efficiency_calculators.records import Measurement, Origin, Phase

SPAIN = CarbonIntensity(174.1, 2023, "Our World in Data")


def values_of(result) -> dict[str, float]:
    return {item.metric: item.value for item in result.measurements}


def measurement_of(result, metric: str) -> Measurement:
    return next(item for item in result.measurements if item.metric == metric)


def test_training_from_energy_and_country():
    result = derive(measured(energy_consumed=0.25, model_file_size=4.4e8, dataset_size=1e9), Phase.TRAINING, SPAIN)
    assert values_of(result) == {
        "energy_consumed": 0.25,
        "model_file_size": 4.4e8,
        "dataset_size": 1e9,
        "co2_eq_emissions": 43.525,
        "size_efficiency": 4.4e8 / 43.525,
        "dataset_size_efficiency": 1e9 / 43.525,
    }
    assert measurement_of(result, "co2_eq_emissions").origin is Origin.ESTIMATED
    assert measurement_of(result, "size_efficiency").origin is Origin.DERIVED
    assert result.missing == (("performance_score", "missing-input:accuracy"),)
    assert result.intensity_used is True


def test_inference():
    result = derive(measured(energy_consumed=0.25, requests=1000), Phase.INFERENCE, SPAIN)
    assert values_of(result)["energy_per_1000_requests"] == 250.0
    assert values_of(result)["co2_eq_per_1000_requests"] == pytest.approx(43.525)
    assert {item.origin for item in result.measurements[2:]} == {Origin.DERIVED}
    assert (result.missing, result.discrepancies, result.intensity_used) == ((), (), True)


def test_co2_per_1000_requests_follows_the_given_energy_per_1000_requests():
    result = derive(measured(energy_per_1000_requests=2.0), Phase.INFERENCE, SPAIN)
    assert values_of(result)["co2_eq_per_1000_requests"] == pytest.approx(0.3482)


@pytest.mark.parametrize(
    ("scores", "expected"),
    [
        ({"accuracy": 0.9}, 0.9),
        ({"accuracy": 0.9, "f1": 0.6}, 0.72),
        ({"accuracy": 0.5, "f1": 0.5, "rouge1": 0.5, "rougeL": 0.5}, 0.5),
        ({"rouge1": 0.4, "rougeL": 0.3}, 2 / (1 / 0.4 + 1 / 0.3)),
        ({"accuracy": 0.9, "f1": 0.0}, 0.0),
        ({"accuracy": 0.0}, 0.0),
    ],
)
def test_performance_is_the_harmonic_mean_of_the_given_scores(scores, expected):
    result = derive(measured(**scores), Phase.TRAINING, None)
    assert values_of(result)["performance_score"] == pytest.approx(expected)


def test_performance_takes_the_largest_uncertainty():
    scores = (
        Measurement("accuracy", 0.9, relative_uncertainty=0.02),
        Measurement("f1", 0.8),
        Measurement("rouge1", 0.5),
    )
    assert measurement_of(derive(scores, Phase.TRAINING, None), "performance_score").relative_uncertainty == 0.02


@given(st.lists(st.floats(0.001, 1), min_size=1, max_size=4))
def test_performance_lies_between_the_scores(scores):
    named = measured(**dict(zip(("accuracy", "f1", "rouge1", "rougeL"), scores, strict=False)))
    mean = values_of(derive(named, Phase.TRAINING, None))["performance_score"]
    assert min(scores) * (1 - 1e-12) <= mean <= max(scores) * (1 + 1e-12)


MISSING = [
    (Phase.TRAINING, {}, None, "co2_eq_emissions", "missing-input:energy_consumed"),
    (Phase.TRAINING, {"energy_consumed": 1}, None, "co2_eq_emissions", "no-carbon-intensity"),
    (Phase.TRAINING, {"co2_eq_emissions": 1}, None, "size_efficiency", "missing-input:model_file_size"),
    (Phase.TRAINING, {"model_file_size": 1}, None, "size_efficiency", "missing-input:co2_eq_emissions"),
    (Phase.TRAINING, {"co2_eq_emissions": 1}, None, "dataset_size_efficiency", "missing-input:dataset_size"),
    (Phase.TRAINING, {"co2_eq_emissions": 0, "model_file_size": 5}, None, "size_efficiency", "zero-denominator"),
    (Phase.TRAINING, {"co2_eq_emissions": 0, "model_file_size": 0}, None, "size_efficiency", "zero-denominator"),
    (Phase.TRAINING, {"energy_consumed": 0, "dataset_size": 5}, SPAIN, "dataset_size_efficiency", "zero-denominator"),
    (Phase.TRAINING, {"co2_eq_emissions": 5e-324, "model_file_size": 5}, None, "size_efficiency", "out-of-range"),
    (Phase.INFERENCE, {"energy_consumed": 1}, None, "energy_per_1000_requests", "missing-input:requests"),
    (Phase.INFERENCE, {"requests": 1}, None, "energy_per_1000_requests", "missing-input:energy_consumed"),
    (Phase.INFERENCE, {"requests": 0, "energy_consumed": 1}, None, "energy_per_1000_requests", "zero-denominator"),
    (Phase.INFERENCE, {"requests": 1, "energy_consumed": 1}, None, "co2_eq_per_1000_requests", "no-carbon-intensity"),
]  # fmt: skip


@pytest.mark.parametrize(("phase", "values", "intensity", "metric", "reason"), MISSING)
def test_what_cannot_be_derived_is_missing_with_the_reason(phase, values, intensity, metric, reason):
    result = derive(measured(**values), phase, intensity)
    assert dict(result.missing)[metric] == reason
    assert metric not in values_of(result)
    assert result.missing == tuple(dict(result.missing).items()), "one reason for each"


def test_a_given_value_wins_and_a_difference_is_said():
    result = derive(measured(energy_consumed=1.0, co2_eq_emissions=348.2, model_file_size=348.2), Phase.TRAINING, SPAIN)
    assert values_of(result)["co2_eq_emissions"] == 348.2
    assert values_of(result)["size_efficiency"] == 1.0
    (found,) = result.discrepancies
    assert (found.metric, found.given, found.computed) == ("co2_eq_emissions", 348.2, 174.1)
    assert found.ratio == pytest.approx(2)
    assert result.intensity_used is True
    assert measurement_of(result, "co2_eq_emissions").origin is Origin.REPORTED


@pytest.mark.parametrize(("given_value", "said"), [(174.1, False), (175.5, False), (176.2, True), (172.0, True)])
def test_a_difference_up_to_one_percent_is_not_worth_a_word(given_value, said):
    result = derive(measured(energy_consumed=1.0, co2_eq_emissions=given_value), Phase.TRAINING, SPAIN)
    assert bool(result.discrepancies) is said
    assert result.intensity_used is said


@pytest.mark.parametrize(("given_value", "accuracy"), [(0.5, 0.0), (1e308, 1e-300)])
def test_no_ratio_when_it_would_not_be_finite(given_value, accuracy):
    result = derive(measured(performance_score=given_value, accuracy=accuracy), Phase.TRAINING, None)
    assert result.discrepancies[0].ratio is None


def test_a_given_value_without_inputs_is_simply_kept():
    result = derive(measured(performance_score=0.8, energy_per_1000_requests=1), Phase.TRAINING, None)
    assert values_of(result) == {"performance_score": 0.8, "energy_per_1000_requests": 1}
    assert "performance_score" not in dict(result.missing)


@pytest.mark.parametrize("metric", ["size_efficiency", "dataset_size_efficiency"])
def test_typing_what_is_only_ever_computed_is_refused(metric):
    with pytest.raises(InvalidValueError, match=metric) as caught:
        derive(measured(**{metric: 1.0}), Phase.TRAINING, None)
    assert caught.value.code == "computed-only"


@pytest.mark.parametrize(
    ("one", "other", "expected"), [(0.3, 0.4, 0.5), (0.1, None, 0.1), (None, None, None), (0.0, None, 0)]
)
def test_uncertainties_of_a_ratio_add_in_quadrature(one, other, expected):
    values = (
        Measurement("model_file_size", 10.0, relative_uncertainty=one),
        Measurement("co2_eq_emissions", 5.0, relative_uncertainty=other),
    )
    derived = measurement_of(derive(values, Phase.TRAINING, None), "size_efficiency")
    assert derived.relative_uncertainty == (None if expected is None else pytest.approx(expected))


def test_emissions_are_as_uncertain_as_the_energy():
    values = (Measurement("energy_consumed", 1.0, Origin.MEASURED, 0.1),)
    assert measurement_of(derive(values, Phase.TRAINING, SPAIN), "co2_eq_emissions").relative_uncertainty == 0.1


def test_power_and_time_are_not_turned_into_energy():
    result = derive(measured(power=100.0, training_duration=3600.0), Phase.TRAINING, SPAIN)
    assert set(values_of(result)) == {"power", "training_duration"}


@pytest.mark.parametrize("g_per_kwh", [-1.0, math.nan, math.inf])
def test_an_impossible_carbon_intensity_is_refused(g_per_kwh):
    with pytest.raises(InvalidValueError):
        derive(measured(energy_consumed=1), Phase.TRAINING, CarbonIntensity(g_per_kwh))


def test_electricity_without_carbon_gives_emissions_of_zero():
    result = derive(measured(energy_consumed=1, model_file_size=1), Phase.TRAINING, CarbonIntensity(0.0))
    assert values_of(result)["co2_eq_emissions"] == 0
    assert dict(result.missing)["size_efficiency"] == "zero-denominator"


def test_deriving_again_from_the_result_is_refused_only_for_computed_values():
    result = derive(measured(energy_consumed=0.5, requests=10), Phase.INFERENCE, SPAIN)
    assert derive(result.measurements, Phase.INFERENCE, SPAIN).measurements == result.measurements


def test_definitions_name_their_inputs_in_an_order_that_can_be_computed():
    for phase in Phase:
        defined = [definition.metric for definition in derived_metrics(phase)]
        for position, definition in enumerate(derived_metrics(phase)):
            assert not set(definition.inputs) & set(defined[position:])
            assert all(name in definition.formula for name in definition.inputs)
    assert len({definition.metric for definition in DERIVED_METRICS}) == 6
    assert {d.metric for d in DERIVED_METRICS if d.computed_only} == {"size_efficiency", "dataset_size_efficiency"}


AMOUNTS = st.floats(0, 1e300)


@given(AMOUNTS, AMOUNTS, AMOUNTS, st.floats(0, 2000))
def test_nothing_derived_is_ever_infinite_or_negative(energy, size, requests, g_per_kwh):
    intensity = CarbonIntensity(g_per_kwh)
    for phase in Phase:
        values = measured(energy_consumed=energy, model_file_size=size, dataset_size=size, requests=requests)
        for item in derive(values, phase, intensity).measurements:
            assert math.isfinite(item.value)
            assert item.value >= 0
