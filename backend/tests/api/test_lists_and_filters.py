"""Lists: pages, orderings and every filter; what a filter does not know is refused, never ignored."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from urllib.parse import urlencode

import pytest
from request_helpers import assert_problem

from controllers.evaluation_input import EvaluationInput
from controllers.evaluations import create_evaluation
from persistence.models import Evaluation, Model

pytestmark = pytest.mark.django_db
API = "/api/v1/"
LISTS = [
    "models/", "evaluations/", "metrics/", "information-fields/", "rating-classes/", "rating-schemes/", "tasks/",
    "tools/", "countries/", "carbon-intensities/",
]  # fmt: skip
GOOD = {"co2_eq_emissions": 0.1, "accuracy": 0.99, "model_file_size": 1e9}
FAIR = {"energy_per_1000_requests": 100, "response_time": 0.0001}
BAD = {"co2_eq_emissions": 100, "accuracy": 0.1, "model_file_size": 1e6}


@pytest.fixture
def catalogue():
    """Four models: rated A, rated E (and demonstrated), not rated, and without evaluations."""
    rows = {
        "Alpha-BERT": {"author": "Google", "task_id": "text-classification", "library": "transformers"},
        "beta_gpt": {"author": "Ünïcode", "task_id": "text-generation", "library": "PyTorch"},
        "gamma": {"provider": "huggingface", "repository_id": "someone/gamma-50%"},
        "delta": {"provider": "demonstration"},
    }
    models = {name: Model.objects.create(name=name, **row) for name, row in rows.items()}
    made = [
        ("Alpha-BERT", "training", GOOD, "2024-01-31T23:59:59+00:00", None),
        ("beta_gpt", "training", BAD, "2024-02-01T00:00:00+00:00", "demonstration"),
        ("beta_gpt", "inference", FAIR, "2025-01-01T12:00:00+00:00", None),
        ("gamma", "training", {"accuracy": 1}, "2024-06-01T12:00:00+00:00", None),
    ]
    for name, phase, measurements, moment, source in made:
        sent = EvaluationInput(phase, measurements, model=models[name].pk, recorded_at=datetime.fromisoformat(moment))
        create_evaluation(sent, source=source)
    return models


def found(client, path, **query):
    response = client.get(f"{API}{path}?{urlencode(query)}")
    assert response.status_code == 200, response.content
    return response.json()["results"]


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ({}, ["delta", "gamma", "beta_gpt", "Alpha-BERT"]),
        ({"search": "bert"}, ["Alpha-BERT"]),
        ({"search": " GOOGLE "}, ["Alpha-BERT"]),
        ({"search": "GAMMA"}, ["gamma"]),
        ({"search": "50%"}, ["gamma"]),
        ({"search": "%"}, ["gamma"]),
        ({"search": "_"}, ["beta_gpt"]),
        ({"search": "'; DROP TABLE"}, []),
        ({"search": "\\"}, []),
        ({"search": "Ünïcode"}, ["beta_gpt"]),
        ({"task": "text-generation"}, ["beta_gpt"]),
        ({"author": "google"}, ["Alpha-BERT"]),
        ({"library": "pytorch"}, ["beta_gpt"]),
        ({"provider": "huggingface"}, ["gamma"]),
        ({"domain": "nlp"}, ["beta_gpt", "Alpha-BERT"]),
        ({"phase": "inference"}, ["beta_gpt"]),
        ({"phase": "training"}, ["gamma", "beta_gpt", "Alpha-BERT"]),
        ({"class": "A"}, ["Alpha-BERT"]),
        ({"class": "E"}, ["beta_gpt"]),
        ({"class": "none"}, ["gamma"]),
        ({"class": "E", "phase": "inference"}, []),
        ({"has_label": "true"}, ["beta_gpt", "Alpha-BERT"]),
        ({"has_label": "false"}, ["delta", "gamma"]),
        ({"has_label": "false", "phase": "training"}, ["gamma"]),
        ({"has_label": "true", "phase": "inference"}, ["beta_gpt"]),
        ({"ordering": "name", "has_label": "true"}, ["Alpha-BERT", "beta_gpt"]),
        ({"ordering": "created_at"}, ["Alpha-BERT", "beta_gpt", "gamma", "delta"]),
        ({"search": "", "class": "", "phase": "", "has_label": ""}, ["delta", "gamma", "beta_gpt", "Alpha-BERT"]),
    ],
)
@pytest.mark.usefixtures("catalogue")
def test_models(client, query, names):
    assert [item["name"] for item in found(client, "models/", **query)] == names


ALL = [("beta_gpt", "inference"), ("gamma", "training"), ("beta_gpt", "training"), ("Alpha-BERT", "training")]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ({}, ALL),
        ({"search": "GPT"}, [ALL[0], ALL[2]]),
        ({"search": "gamma-50"}, [ALL[1]]),
        ({"phase": "inference"}, [ALL[0]]),
        ({"task": "text-classification"}, [ALL[3]]),
        ({"class": "A"}, [ALL[3]]),
        ({"class": "none", "phase": "training"}, [ALL[1]]),
        ({"source": "demonstration"}, [ALL[2]]),
        ({"source": "form"}, [ALL[0], ALL[1], ALL[3]]),
        ({"status": "self_declared"}, ALL),
        ({"status": "verified"}, []),
        ({"scheme": 1}, ALL),
        ({"scheme": 2}, []),
        ({"recorded_after": "2024-02-01"}, ALL[:3]),
        ({"recorded_before": "2024-01-31"}, [ALL[3]]),
        ({"recorded_after": "2024-02-01", "recorded_before": "2024-06-01"}, ALL[1:3]),
        ({"recorded_before": "0001-01-01"}, []),
        ({"recorded_after": "9999-12-31"}, []),
        ({"ordering": "recorded_at"}, ALL[::-1]),
        ({"ordering": "compound_class", "phase": "training"}, [ALL[3], ALL[2], ALL[1]]),
        ({"ordering": "-compound_class", "phase": "training"}, [ALL[2], ALL[3], ALL[1]]),
        ({"ordering": "co2_eq_emissions", "phase": "training"}, [ALL[3], ALL[2], ALL[1]]),
        ({"ordering": "-co2_eq_emissions", "phase": "training"}, [ALL[2], ALL[3], ALL[1]]),
        ({"model": 2**63 - 1}, []),
    ],
)
@pytest.mark.usefixtures("catalogue")
def test_evaluations(client, query, expected):
    results = found(client, "evaluations/", **query)
    assert [(item["model"]["name"], item["phase"]) for item in results] == expected


def test_evaluations_of_a_model(client, catalogue):
    results = found(client, "evaluations/", model=catalogue["beta_gpt"].pk)
    assert [item["phase"] for item in results] == ["inference", "training"]


def test_the_latest_label_of_each_phase(client, catalogue):
    model = catalogue["Alpha-BERT"]
    newer = EvaluationInput("training", BAD, model=model.pk, recorded_at=datetime(2024, 3, 1, tzinfo=UTC))
    evaluation = create_evaluation(newer).evaluation
    expected = {"training": {"class": "E", "evaluation": str(evaluation.uuid)}, "inference": None}
    for body in (found(client, "models/", search="alpha")[0], client.get(f"{API}models/{model.pk}/").json()):
        assert body["labels"] == expected
        assert body["evaluations_count"] == 2


@pytest.mark.parametrize("status", ["rejected", "withdrawn"])
def test_what_was_taken_back_is_shown_nowhere(client, catalogue, status):
    row = Evaluation.objects.get(model=catalogue["Alpha-BERT"])
    Evaluation.objects.filter(pk=row.pk).update(status=status)
    assert len(found(client, "evaluations/")) == 3
    assert found(client, "evaluations/", status=status) == []
    for suffix in ("", "label.svg", "label.png", "label.pdf", "badge.svg", "snippet/"):
        for key in (row.pk, row.uuid):
            assert_problem(client.get(f"{API}evaluations/{key}/{suffix}"), 404, "not-found")
    body = client.get(f"{API}models/{row.model_id}/").json()
    assert (body["evaluations_count"], body["labels"]["training"]) == (0, None)
    assert found(client, "models/", **{"class": "A"}) == []


@pytest.mark.parametrize(
    ("path", "query", "field"),
    [
        *[("models/", query, next(iter(query))) for query in (
            {"phase": "x"}, {"class": "F"}, {"class": "a"}, {"has_label": "maybe"}, {"ordering": "task"},
            {"ordering": "name,secret"}, {"search": "a\x00b"}, {"author": "\x00"}, {"task": "no-such-task"},
            {"domain": "no-such-domain"}, {"task": "100%"}, {"task": "%(x)s"}, {"task": "{}"},
        )],
        *[("evaluations/", query, next(iter(query))) for query in (
            {"phase": "x"}, {"class": "F"}, {"source": "x"}, {"status": "x"}, {"ordering": "owner"},
            {"ordering": "-password"}, {"model": "abc"}, {"model": "1.5"}, {"model": "NaN"}, {"model": "Infinity"},
            {"model": "1e400"}, {"model": "-1"}, {"model": "0"}, {"model": 2**63}, {"model": 10**30},
            {"model": "9" * 5000}, {"model": "1\x00"}, {"scheme": "1.5"}, {"scheme": "x"}, {"scheme": "-1"},
            {"recorded_after": "yesterday"}, {"recorded_after": "2024-02-30"}, {"recorded_before": "10000-01-01"},
            {"search": "\x00"}, {"task": "no-such-task"}, {"task": "\x00"},
        )],
        ("metrics/", {"phase": "x"}, "phase"),
        ("information-fields/", {"phase": "x"}, "phase"),
        ("tools/", {"phase": "x"}, "phase"),
        ("carbon-intensities/", {"year": "x"}, "year"),
        ("carbon-intensities/", {"year": "2023.5"}, "year"),
        ("carbon-intensities/", {"year": "99999999999999999999"}, "year"),
        ("carbon-intensities/", {"year": "-1"}, "year"),
        ("carbon-intensities/", {"country": "\x00"}, "country"),
        ("carbon-intensities/", {"country": "XXX"}, "country"),
    ],
)  # fmt: skip
def test_what_a_filter_does_not_know_is_refused(client, path, query, field):
    body = assert_problem(client.get(f"{API}{path}?{urlencode(query)}"), 400)
    assert {error["field"] for error in body["errors"]} == {field}


@pytest.mark.parametrize(
    ("path", "query", "count"),
    [
        ("metrics/", {"phase": "training"}, None),
        ("information-fields/", {"phase": "inference"}, None),
        ("tools/", {"phase": "training"}, None),
        ("tools/", {"phase": "inference"}, None),
        ("carbon-intensities/", {"country": "ESP"}, 1),
        ("carbon-intensities/", {"country": "esp"}, 1),
        ("carbon-intensities/", {"country": "ESP", "year": 2023}, 1),
        ("carbon-intensities/", {"country": "ESP", "year": 1901}, 0),
    ],
)
def test_vocabularies(client, path, query, count):
    results = found(client, path, **query)
    if count is None:
        assert results
        assert all(query["phase"] in item["phases"] for item in results)
    else:
        assert len(results) == count


@pytest.mark.parametrize("path", LISTS)
def test_a_page_out_of_range_is_not_found(client, path):
    for page in ("2000", "0", "-1", "x", "1.5", "9" * 30, "9" * 5000, "\x00", "١٢٣٤"):
        assert_problem(client.get(f"{API}{path}?{urlencode({'page': page})}"), 404, "not-found")


@pytest.mark.parametrize("path", LISTS)
def test_an_odd_page_size_falls_back(client, path):
    for size in ("0", "-5", "x", "9" * 30, "9" * 5000, "\x00", ""):
        response = client.get(f"{API}{path}?{urlencode({'page_size': size})}")
        assert response.status_code == 200
        assert len(response.json()["results"]) <= 300


@pytest.mark.parametrize(("size", "sizes"), [(None, [25, 25, 25, 25, 4]), (10, [10] * 10 + [4]), (500, [100, 4])])
def test_pages(client, size, sizes):
    Model.objects.bulk_create(Model(name=f"m{n}") for n in range(104))
    url, seen, lengths = f"{API}models/" + (f"?page_size={size}" if size else ""), [], []
    previous = None
    while url:
        body = client.get(url).json()
        assert body["count"] == 104
        assert (body["previous"] is None) == (previous is None)
        seen += [item["id"] for item in body["results"]]
        lengths.append(len(body["results"]))
        previous, url = url, body["next"]
    assert lengths == sizes
    assert len(set(seen)) == 104


EVALUATION_ORDERINGS = [
    "recorded_at", "created_at", "compound_class", "coverage", "energy_consumed", "co2_eq_emissions",
]  # fmt: skip


@pytest.mark.parametrize("ordering", [f"{sign}{name}" for name in EVALUATION_ORDERINGS for sign in ("", "-")])
def test_equal_rows_never_move_between_pages(client, model, ordering):
    """Two hundred evaluations that differ in nothing: every page shows others, whatever the order."""
    moment = datetime(2024, 1, 1, tzinfo=UTC)
    rows = Evaluation.objects.bulk_create(
        Evaluation(model=model, phase="training", source="api", origin="measured", recorded_at=moment)
        for _ in range(200)
    )
    Evaluation.objects.update(created_at=moment)
    # A row that is written again lies elsewhere in PostgreSQL's heap, and comes out elsewhere among its equals.
    seen = []
    for page in range(1, 9):
        Evaluation.objects.filter(pk=rows[page * 7].pk).update(updated_at=moment + timedelta(days=page))
        seen += [item["id"] for item in found(client, "evaluations/", ordering=ordering, page=page)]
    assert len(seen) == len(set(seen)) == 200


@pytest.mark.parametrize("ordering", ["name", "-name", "author", "-author", "created_at", "-created_at"])
def test_equal_models_never_move_between_pages(client, ordering):
    rows = Model.objects.bulk_create(Model(name="same") for _ in range(100))
    Model.objects.update(created_at=datetime(2024, 1, 1, tzinfo=UTC))
    seen = []
    for page in range(1, 5):
        Model.objects.filter(pk=rows[page * 7].pk).update(description=f"{page}")
        seen += [item["id"] for item in found(client, "models/", ordering=ordering, page=page)]
    assert len(seen) == len(set(seen)) == 100
