"""Values at the edge: zero, nothing, the smallest and the largest numbers are rated or refused, never a crash."""

from __future__ import annotations

import json
import math

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from request_helpers import assert_problem, inference_body, training_body

pytestmark = pytest.mark.django_db
URL = "/api/v1/evaluations/"


@pytest.fixture
def store(client):
    """Stores an evaluation and returns its body, read back."""

    def post(body):
        response = client.post(URL, body)
        assert response.status_code == 201, response.content
        assert client.get(f"{URL}{response.json()['id']}/").json() == response.json()
        return response.json()

    return post


def rated(body, metric):
    return next(item for item in body["rating"]["metrics"] if item["metric"] == metric)


def test_zero_grams_are_the_best_class(store, model):
    body = store(training_body(model, measurements={"co2_eq_emissions": 0, "model_file_size": 1e6, "accuracy": 0.99}))
    emissions = rated(body, "co2_eq_emissions")
    assert (emissions["value"], emissions["rating_class"], emissions["distance_to_next_class"]) == (0, "A", None)
    assert body["rating"]["compound_class"] == "A"


def test_minus_zero_is_zero(store, model):
    body = store(training_body(model, measurements={"co2_eq_emissions": -0.0, "accuracy": 1}))
    assert math.copysign(1, rated(body, "co2_eq_emissions")["value"]) == 1
    assert rated(body, "co2_eq_emissions")["rating_class"] == "A"


def test_a_zero_denominator_is_missing_with_its_reason(store, model):
    body = store(training_body(model, measurements={"co2_eq_emissions": 0, "model_file_size": 1e6, "dataset_size": 5}))
    missing = {item["metric"]: (item["reason"], item["input"]) for item in body["missing"]}
    assert missing == {
        "size_efficiency": ("zero-denominator", None),
        "dataset_size_efficiency": ("zero-denominator", None),
        "performance_score": ("missing-input", "accuracy"),
    }
    assert rated(body, "size_efficiency")["value"] is None
    assert rated(body, "size_efficiency")["rating_class"] is None
    assert body["rating"]["coverage"] == pytest.approx(0.4)


def test_no_requests_are_a_zero_denominator_too(store, model):
    body = store(inference_body(model, measurements={"energy_consumed": 1, "requests": 0}))
    missing = {item["metric"]: item["reason"] for item in body["missing"]}
    assert missing["energy_per_1000_requests"] == "zero-denominator"


def test_missing_is_neither_zero_nor_worst(store, model):
    """Null and absent say the same, and neither counts as a measured 0."""
    without = store(training_body(model, measurements={"co2_eq_emissions": 0.1, "accuracy": 0.99}))
    null = store(training_body(model, measurements={"co2_eq_emissions": 0.1, "accuracy": 0.99, "downloads": None}))
    zero = store(training_body(model, measurements={"co2_eq_emissions": 0.1, "accuracy": 0.99, "downloads": 0}))
    assert null["rating"]["metrics"] == without["rating"]["metrics"]
    assert rated(null, "downloads")["value"] is None
    assert [item["metric"] for item in null["measurements"]] == [item["metric"] for item in without["measurements"]]
    assert rated(zero, "downloads")["value"] == 0
    assert rated(zero, "downloads")["rating_class"] == "E"
    assert zero["rating"]["coverage"] == pytest.approx(without["rating"]["coverage"] + 0.1)


def test_too_little_measured_is_not_rated(store, model):
    body = store(training_body(model, measurements={"co2_eq_emissions": 1}))
    rating = body["rating"]
    assert (rating["compound_class"], rating["possible_classes"]) == (None, [])
    assert (rating["reason"], rating["coverage"]) == ("coverage-below-minimum", 0.4)
    body = store(training_body(model, measurements={"training_duration": 60}))
    rating = body["rating"]
    assert (rating["reason"], rating["coverage"], rating["score"]) == ("nothing-measured", 0, None)


@pytest.mark.parametrize(("value", "letter"), [(0.2921, "A"), (0.29211, "B"), (28.08, "D"), (28.081, "E")])
def test_a_value_on_a_cut_point_gets_the_better_class(store, model, value, letter):
    assert (
        rated(store(training_body(model, measurements={"co2_eq_emissions": value})), "co2_eq_emissions")["rating_class"]
        == letter
    )


def test_cut_points_apply_in_canonical_units(store, model):
    """28 g, given as 0.028 kg or as 28,000 mg, is one and the same class."""
    for value, unit in ((0.028, "kg"), (28, "g"), (28_000, "mg"), (0.000028, "t")):
        body = store(training_body(model, measurements={"co2_eq_emissions": {"value": value, "unit": unit}}))
        assert (rated(body, "co2_eq_emissions")["value"], rated(body, "co2_eq_emissions")["rating_class"]) == (28, "D")
        assert (body["measurements"][0]["given_value"], body["measurements"][0]["given_unit"]) == (value, unit)


SIZES = st.one_of(st.just(0.0), st.floats(0, 1.7e308), st.floats(0, 1e-300), st.floats(1e300, 1.7976931348623157e308))
SCORES = st.one_of(st.floats(0, 1), st.floats(0, 1e-300))


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture], derandomize=True)
@given(
    measurements=st.fixed_dictionaries(
        {},
        optional={
            "energy_consumed": SIZES, "co2_eq_emissions": SIZES, "dataset_size": SIZES.map(math.floor),
            "model_file_size": SIZES.map(math.floor), "training_duration": SIZES, "accuracy": SCORES, "f1": SCORES,
            "downloads": SIZES.map(math.floor),
        },
    ),
    uncertainty=st.one_of(st.none(), st.floats(0, 1000)),
    country=st.sampled_from([None, "ESP"]),
)  # fmt: skip
def test_any_finite_numbers_are_rated_or_refused(client, model, measurements, uncertainty, country):
    given_values = {
        metric: {"value": value, "relative_uncertainty": uncertainty} for metric, value in measurements.items()
    }
    content = json.dumps(training_body(model, measurements=given_values, country=country))
    response = client.generic("POST", URL, content, content_type="application/json")
    if response.status_code == 201:
        assert client.get(f"{URL}{response.json()['id']}/").json() == response.json()
        assert client.get(f"{URL}{response.json()['id']}/label.svg").status_code == 200
    else:
        assert_problem(response, 400)


@pytest.mark.parametrize("emissions", [1.69e308, 1e306, 9.8e305, 5e-324, 2.2250738585072014e-308])
def test_products_and_ratios_that_leave_the_range_are_missing(store, model, emissions):
    """Energy x intensity around the largest number a database takes; size / emissions around it too."""
    energy = min(emissions, 1.7e308)
    body = store(training_body(model, measurements={"energy_consumed": energy}, country="ESP"))
    estimated = [item for item in body["measurements"] if item["metric"] == "co2_eq_emissions"]
    reasons = {item["metric"]: item["reason"] for item in body["missing"]}
    assert estimated or reasons["co2_eq_emissions"] in {"out-of-range", "no-carbon-intensity"}
    body = store(training_body(model, measurements={"co2_eq_emissions": emissions, "model_file_size": 2**60}))
    assert body["rating"]["coverage"] >= 0.4
