"""Evaluations that cannot be accepted: the right field, the right code, status 4xx, and nothing stored."""

from __future__ import annotations

import json

import pytest
from request_helpers import TRAINING_MEASUREMENTS, assert_faults, assert_problem, nothing_stored, training_body

pytestmark = pytest.mark.django_db
URLS = ["/api/v1/evaluations/", "/api/v1/evaluations/preview/"]
EMISSIONS = "measurements.co2_eq_emissions"


@pytest.fixture(params=URLS, ids=["store", "preview"])
def send(request, client, model):
    """Posts a training evaluation with changes, to be stored or to be previewed; a body of its own when given one."""

    def post(raw=None, **changes):
        content = raw if raw is not None else json.dumps(training_body(model, **changes))
        with nothing_stored():
            return client.generic("POST", request.param, content, content_type="application/json")

    return post


def refused(send, measurements, *faults, **changes):
    return assert_faults(send(measurements=measurements, **changes), *faults)


NOT_NUMBERS = ["12", "", "abc", True, False, [], [1], "NaN", "١٢"]
NOT_FINITE = ["NaN", "Infinity", "-Infinity", "1e400", "-1e400", "1" + "0" * 400]


@pytest.mark.parametrize("value", NOT_NUMBERS, ids=repr)
def test_what_is_no_number_is_refused_at_its_key(send, value):
    refused(send, {"co2_eq_emissions": value}, (EMISSIONS, "not-a-number"))
    refused(send, {"co2_eq_emissions": {"value": value}}, (EMISSIONS, "not-a-number"))
    fault = (f"{EMISSIONS}.relative_uncertainty", "not-a-number")
    refused(send, {"co2_eq_emissions": {"value": 1, "relative_uncertainty": value}}, fault)


def raw_evaluation(model, measurements):
    """Written out, because Python writes no 1e400."""
    return f'{{"model": {model.pk}, "phase": "training", "measurements": {measurements}}}'


@pytest.mark.parametrize("value", NOT_FINITE, ids=lambda value: value[:9])
def test_what_is_not_finite_is_refused_at_its_key(send, model, value):
    body = raw_evaluation(model, f'{{"co2_eq_emissions": {value}}}')
    assert_faults(send(body), (EMISSIONS, "not-finite"))
    body = raw_evaluation(model, f'{{"co2_eq_emissions": {{"value": 1, "relative_uncertainty": {value}}}}}')
    assert_faults(send(body), (f"{EMISSIONS}.relative_uncertainty", "not-finite"))


def test_what_the_database_cannot_hold_is_refused(send):
    refused(send, {"co2_eq_emissions": 1.79e308}, (EMISSIONS, "out-of-range"))
    refused(send, {"co2_eq_emissions": {"value": 1.79e302, "unit": "t"}}, (EMISSIONS, "out-of-range"))
    refused(send, {"co2_eq_emissions": {"value": 1e303, "unit": "t"}}, (EMISSIONS, "invalid-value"))


@pytest.mark.parametrize(
    ("measurements", "fault"),
    [
        ({"co2_eq_emissions": -1}, (EMISSIONS, "out-of-range")),
        ({"co2_eq_emissions": -5e-324}, (EMISSIONS, "out-of-range")),
        ({"accuracy": 1.01}, ("measurements.accuracy", "out-of-range")),
        ({"accuracy": {"value": 101, "unit": "%"}}, ("measurements.accuracy", "out-of-range")),
        (
            {"co2_eq_emissions": {"value": 1, "relative_uncertainty": -0.1}},
            (f"{EMISSIONS}.relative_uncertainty", "out-of-range"),
        ),
        ({"downloads": 1.5}, ("measurements.downloads", "not-whole")),
        ({"carbon": 1}, ("measurements.carbon", "unknown-metric")),
        ({"": 1}, ("measurements.", "unknown-metric")),
        ({"response_time": 1}, ("measurements.response_time", "other-phase")),
        ({"size_efficiency": 1}, ("measurements.size_efficiency", "computed-only")),
        ({"dataset_size_efficiency": None}, ("measurements.dataset_size_efficiency", "computed-only")),
        ({"co2_eq_emissions": {"value": 1, "unit": "kWh"}}, (f"{EMISSIONS}.unit", "unknown-unit")),
        ({"co2_eq_emissions": {"value": 1, "unit": "KG"}}, (f"{EMISSIONS}.unit", "unknown-unit")),
        ({"co2_eq_emissions": {"value": 1, "unit": 1}}, (f"{EMISSIONS}.unit", "unknown-unit")),
        ({"co2_eq_emissions": {"value": 1, "unit": {}}}, (f"{EMISSIONS}.unit", "unknown-unit")),
        ({"co2_eq_emissions": {"value": 1, "origin": "guessed"}}, (f"{EMISSIONS}.origin", "invalid-choice")),
        ({"co2_eq_emissions": {"value": 1, "origin": ["measured"]}}, (f"{EMISSIONS}.origin", "invalid-choice")),
        ({"co2_eq_emissions": {"value": 1, "note": "x"}}, (f"{EMISSIONS}.note", "unknown-key")),
        ({"co2_eq_emissions": {"value": {"value": 1}}}, (EMISSIONS, "not-a-number")),
        ({}, ("measurements", "required")),
        ({"co2_eq_emissions": None, "accuracy": None}, ("measurements", "required")),
        ({"co2_eq_emissions": {"value": None}}, ("measurements", "required")),
        ({"co2_eq_emissions": {}}, ("measurements", "required")),
        ([], ("measurements", "invalid")),
        ([1], ("measurements", "invalid")),
        ("1", ("measurements", "invalid")),
        (1, ("measurements", "invalid")),
        (True, ("measurements", "invalid")),
        (None, ("measurements", "null")),
    ],
)  # fmt: skip
def test_measurements_are_refused_at_their_key(send, measurements, fault):
    refused(send, measurements, fault)


def test_every_fault_is_named_at_once(send):
    faults = [
        ("measurements.accuracy", "out-of-range"),
        ("measurements.carbon", "unknown-metric"),
        ("measurements.f1", "not-a-number"),
        ("information.colour", "unknown-field"),
        ("country", "unknown-country"),
        ("model", "unknown-model"),
    ]
    refused(
        send,
        {"accuracy": 2, "carbon": 1, "f1": "x", "rouge1": 0.5},
        *faults,
        information={"colour": "green"},
        country="XXX",
        model=10**12,
    )


@pytest.mark.parametrize(
    ("changes", "fault"),
    [
        ({"model": 10**9}, ("model", "unknown-model")),
        ({"model": 10**30}, ("model", "unknown-model")),
        ({"model": 0}, ("model", "min-value")),
        ({"model": -1}, ("model", "min-value")),
        ({"model": 1.5}, ("model", "invalid")),
        ({"model": "abc"}, ("model", "invalid")),
        ({"model": True}, ("model", "invalid")),
        ({"model": [1]}, ("model", "invalid")),
        ({"model": {"id": 1}}, ("model", "invalid")),
        ({"phase": "deployment"}, ("phase", "invalid-choice")),
        ({"phase": None}, ("phase", "null")),
        ({"phase": ["training"]}, ("phase", "invalid-choice")),
        ({"phase": True}, ("phase", "invalid-choice")),
        ({"country": "ES"}, ("country", "unknown-country")),
        ({"country": "Spain"}, ("country", "max-length")),
        ({"country": "E\x00P"}, ("country", "null-characters-not-allowed")),
        ({"country": {"iso3": "ESP"}}, ("country", "invalid")),
        ({"country": 724}, ("country", "unknown-country")),
        ({"recorded_at": "yesterday"}, ("recorded_at", "invalid")),
        ({"recorded_at": "2024-02-30T10:00:00Z"}, ("recorded_at", "invalid")),
        ({"recorded_at": 1700000000}, ("recorded_at", "invalid")),
        ({"recorded_at": "2199-01-01T00:00:00Z"}, ("recorded_at", "in-the-future")),
        ({"recorded_at": "9999-12-31T23:59:59Z"}, ("recorded_at", "in-the-future")),
        ({"recorded_at": "9999-12-31T23:59:59-14:00"}, ("recorded_at", "overflow")),
        ({"recorded_at": "0001-01-01T00:00:00+14:00"}, ("recorded_at", "overflow")),
        ({"recorded_at": "1969-12-31T00:00:00Z"}, ("recorded_at", "too-early")),
        ({"import_id": "1234"}, ("import_id", "invalid")),
        ({"information": []}, ("information", "invalid")),
        ({"information": "GPU"}, ("information", "invalid")),
        ({"information": {"colour": "green"}}, ("information.colour", "unknown-field")),
        ({"information": {"library": True}}, ("information.library", "not-text")),
        ({"information": {"library": ["a"]}}, ("information.library", "not-text")),
        ({"information": {"library": float("nan")}}, ("information.library", "not-finite")),
        ({"information": {"library": float("inf")}}, ("information.library", "not-finite")),
        ({"information": {"library": "x" * 501}}, ("information.library", "too-long")),
        ({"information": {"library": "a\x00b"}}, ("information.library", "invalid-characters")),
        ({"information": {"library": "a\ud800b"}}, ("information.library", "invalid-characters")),
        ({"information": {"hardware_count": "two"}}, ("information.hardware_count", "not-whole")),
        ({"information": {"hardware_count": -1}}, ("information.hardware_count", "not-whole")),
        ({"information": {"hardware_count": 1.5}}, ("information.hardware_count", "not-whole")),
        ({"colour": "green"}, ("colour", "unknown-field")),
        ({"measurments": {}}, ("measurments", "unknown-field")),
        ({"source": "demonstration"}, ("source", "unknown-field")),
        ({"status": "verified"}, ("status", "unknown-field")),
    ],
)  # fmt: skip
def test_fields_are_refused_by_name(send, changes, fault):
    assert_faults(send(**changes), fault)


@pytest.mark.parametrize("import_id", [5, "11111111-2222-4333-8444-555555555555"])
def test_an_import_that_is_gone(client, model, import_id):
    with nothing_stored():
        response = client.post("/api/v1/evaluations/", training_body(model, import_id=import_id))
        assert_faults(response, ("import_id", "unknown-import"))


NOT_STORABLE = ["\x00", "a\x00b", "\ud800", "\udfff\ud800"]
HOSTILE_KEYS = ["a" * 10_000, "a.b.c", "\u202e", "__proto__", "<script>"]


@pytest.mark.parametrize("key", HOSTILE_KEYS, ids=ascii)
def test_hostile_keys_are_only_unknown(send, key):
    body = assert_problem(send(measurements={key: 1}), 400)
    assert [error["code"] for error in body["errors"]] == ["unknown-metric"]
    body = assert_problem(send(measurements={"co2_eq_emissions": {"value": 1, key: 1}}), 400)
    assert [error["code"] for error in body["errors"]] == ["unknown-key"]
    body = assert_problem(send(information={key: "x"}), 400)
    assert [error["code"] for error in body["errors"]] == ["unknown-field"]
    body = assert_problem(send(**{key: 1}), 400)
    assert [error["code"] for error in body["errors"]] == ["unknown-field"]
    fault = assert_problem(send(measurements={"co2_eq_emissions": {"value": 1, "unit": key}}), 400)["errors"][0]
    assert (fault["field"], fault["code"]) == (f"{EMISSIONS}.unit", "unknown-unit")


@pytest.mark.parametrize("key", NOT_STORABLE, ids=ascii)
def test_keys_that_no_answer_could_name_are_refused_with_the_body(send, key):
    for changes in (
        {"measurements": {key: 1}},
        {"measurements": {"co2_eq_emissions": {"value": 1, key: 1}}},
        {"information": {key: "x"}},
        {key: 1},
    ):
        assert assert_problem(send(**changes), 400)["errors"] == []
    fault = (f"{EMISSIONS}.unit", "unknown-unit")
    refused(send, {"co2_eq_emissions": {"value": 1, "unit": key}}, fault)


def test_a_key_that_appears_twice_is_refused(send, model):
    body = raw_evaluation(model, '{"co2_eq_emissions": 1, "co2_eq_emissions": 1000}')
    assert "twice" in assert_problem(send(body), 400)["detail"]


@pytest.mark.parametrize("name", ["model", "phase", "measurements"])
def test_required_fields(client, model, name):
    body = training_body(model)
    del body[name]
    with nothing_stored():
        assert_faults(client.post("/api/v1/evaluations/", body), (name, "required"))


@pytest.mark.parametrize("name", ["model", "phase", "measurements"])
def test_what_a_preview_may_leave_out(client, model, name):
    body = training_body(model)
    del body[name]
    response = client.post("/api/v1/evaluations/preview/", body)
    assert response.status_code == (200 if name == "model" else 400)


NOT_JSON = {
    "nothing": b"",
    "words": b"hello",
    "half": b'{"model": 1',
    "twice": b"{} {}",
    "single quotes": b"{'model': 1}",
    "trailing comma": b'{"model": 1,}',
    "deep lists": b"[" * 100_000,
    "deep objects": b'{"a":' * 100_000,
    "deep and closed": b"[" * 100_000 + b"]" * 100_000,
    "not UTF-8": b'{"model": "\xff\xfe"}',
    "UTF-16": '{"model": 1}'.encode("utf-16"),
    "NUL": b'{"model": 1}\x00',
    "binary": bytes(range(256)),
    "5,000 digits": b'{"model": ' + b"9" * 5000 + b"}",
}


@pytest.mark.parametrize("content", NOT_JSON.values(), ids=NOT_JSON)
def test_what_is_no_json_is_refused_as_a_whole(send, content):
    response = send(content)
    body = assert_problem(response, 400)
    if content:
        assert body["errors"] == []
    else:
        assert {error["code"] for error in body["errors"]} == {"required"}


@pytest.mark.parametrize("value", ["[]", "[1]", '"text"', "1", "true", "null", "NaN"])
def test_json_of_another_shape_is_refused(send, value):
    body = assert_problem(send(value.encode()), 400)
    assert body["errors"]
    assert all(error["code"] in {"invalid", "required", "null"} for error in body["errors"])


def test_more_than_two_megabytes_are_not_read(send, model):
    response = send(raw_evaluation(model, "{" + " " * 2_200_000 + "}").encode())
    assert_problem(response, 413, "too-large")


def test_the_model_is_named_even_when_its_measurements_are_fine(send):
    refused(send, TRAINING_MEASUREMENTS, ("model", "unknown-model"), model=10**9)
