"""How many queries each answer may cost, measured warm: the same for few metrics and many, for few rows and many."""

from __future__ import annotations

import pytest
from django.core.cache import caches
from django.db import connection
from django.test.utils import CaptureQueriesContext
from request_helpers import INFERENCE_MEASUREMENTS, TRAINING_MEASUREMENTS, inference_body, training_body

from controllers.evaluation_input import EvaluationInput
from controllers.evaluations import create_evaluation
from persistence.models import Metric, Model

pytestmark = pytest.mark.django_db
API = "/api/v1/"
INFORMATION = {"hardware_used": "A100", "library": "transformers", "dataset": "beans", "batch_size": 8}


@pytest.fixture
def queries(client):
    """Counts the queries of a request made twice: the first warms up what is kept in memory."""

    def count(method, url, body=None):
        send = getattr(client, method)
        assert send(url, body).status_code < 300
        caches["labels"].clear()  # what is kept between requests of one file is not to hide its cost
        with CaptureQueriesContext(
            connection,
        ) as captured:
            response = send(url, body)
        assert response.status_code < 300, response.content
        return [query["sql"] for query in captured if not query["sql"].startswith(("SAVEPOINT", "RELEASE"))]

    return count


def all_metrics(phase):
    """A value for every metric of the phase that may be given."""
    given = Metric.objects.filter(**{f"for_{phase}": True}, computed_only=False)
    return {metric.pk: 0.5 if metric.maximum == 1 else 5 for metric in given}


@pytest.fixture(params=["few", "many"])
def body(request, model):
    """A training evaluation of one metric, and one of every metric with information, country and import."""
    if request.param == "few":
        return training_body(model, measurements={"accuracy": 1})
    return training_body(model, measurements=all_metrics("training"), information=INFORMATION, country="ESP")


@pytest.fixture
def stored(body, client):
    return client.post(f"{API}evaluations/", body).json()["uuid"]


def test_the_detail_of_an_evaluation(queries, stored):
    assert len(queries("get", f"{API}evaluations/{stored}/")) <= 6


@pytest.mark.parametrize("name", ["label.svg", "label.png", "label.pdf", "badge.svg", "snippet/"])
def test_the_files_of_an_evaluation(queries, stored, name):
    assert len(queries("get", f"{API}evaluations/{stored}/{name}")) <= 4


def test_a_new_evaluation(queries, body):
    assert len(queries("post", f"{API}evaluations/", body)) <= 15


def test_a_preview_of_what_is_typed(queries):
    """What the form sends at each keystroke: no model yet, no information, no country."""
    for phase, measurements in (("training", TRAINING_MEASUREMENTS), ("inference", INFERENCE_MEASUREMENTS)):
        body = {"phase": phase, "measurements": measurements}
        assert len(queries("post", f"{API}evaluations/preview/", body)) <= 3
        body["measurements"] = all_metrics(phase)
        assert len(queries("post", f"{API}evaluations/preview/?include=label_svg", body)) <= 3


def test_a_preview_of_everything(queries, body):
    """With model, information, country and the file it came from."""
    body["import_id"] = "11111111-2222-4333-8444-555555555555"
    assert len(queries("post", f"{API}evaluations/preview/", body)) <= 3
    del body["model"]
    assert len(queries("post", f"{API}evaluations/preview/", {**body, "task": "text-generation"})) <= 3


def fill(count):
    for number in range(count):
        model = Model.objects.create(name=f"m{number}", task_id="text-generation")
        for phase, measurements in (("training", TRAINING_MEASUREMENTS), ("inference", INFERENCE_MEASUREMENTS)):
            create_evaluation(EvaluationInput(phase, measurements, model=model.pk, country="ESP"))


@pytest.mark.parametrize(
    ("path", "most"),
    [
        ("models/?page_size=100", 4),
        ("evaluations/?page_size=100", 2),
        ("evaluations/?page_size=100&search=m&class=B&phase=training&ordering=-coverage", 2),
        ("models/?page_size=100&search=m&class=B&phase=training&has_label=true", 4),
        ("statistics/", 3),
    ],
)
def test_lists_cost_the_same_for_few_rows_and_many(queries, path, most):
    fill(2)
    few = len(queries("get", API + path))
    fill(20)
    assert len(queries("get", API + path)) == few <= most


@pytest.mark.parametrize(
    ("path", "most"),
    [
        ("metrics/", 3),
        ("metrics/accuracy/", 2),
        ("information-fields/", 2),
        ("rating-classes/", 2),
        ("rating-schemes/", 4),
        ("rating-schemes/1/", 3),
        ("tasks/", 2),
        ("tools/", 2),
        ("countries/?page_size=300", 2),
        ("carbon-intensities/?page_size=100", 2),
    ],
)
def test_vocabularies(queries, path, most):
    assert len(queries("get", API + path)) <= most


def test_inference_costs_what_training_does(queries, model, client):
    body = inference_body(model, measurements=all_metrics("inference"), information=INFORMATION, country="ESP")
    assert len(queries("post", f"{API}evaluations/", body)) <= 15
    uuid = client.post(f"{API}evaluations/", body).json()["uuid"]
    assert len(queries("get", f"{API}evaluations/{uuid}/")) <= 6
