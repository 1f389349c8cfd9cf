"""Adding models: what is refused, and that hostile names are only names."""

from __future__ import annotations

import json

import pytest
from request_helpers import assert_faults, assert_problem, nothing_stored

from controllers.errors import ConflictError, InvalidInputError
from controllers.models import ModelInput, create_model
from persistence.models import Model

pytestmark = pytest.mark.django_db
URL = "/api/v1/models/"


@pytest.fixture
def send(client):
    def post(body):
        with nothing_stored():
            return client.generic("POST", URL, json.dumps(body), content_type="application/json")

    return post


@pytest.mark.parametrize(
    ("changes", "fault"),
    [
        ({"name": None}, ("name", "null")),
        ({"name": ""}, ("name", "blank")),
        ({"name": "   "}, ("name", "blank")),
        ({"name": "x" * 301}, ("name", "max-length")),
        ({"name": True}, ("name", "invalid")),
        ({"name": ["x"]}, ("name", "invalid")),
        ({"name": {"en": "x"}}, ("name", "invalid")),
        ({"name": "a\x00b"}, ("name", "null-characters-not-allowed")),
        ({"name": "a\ud800b"}, ("name", "surrogate-characters-not-allowed")),
        ({"author": "x" * 201}, ("author", "max-length")),
        ({"author": "a\x00"}, ("author", "null-characters-not-allowed")),
        ({"task": "no-such-task"}, ("task", "unknown-task")),
        ({"task": "x" * 61}, ("task", "max-length")),
        ({"task": ["text-generation"]}, ("task", "invalid")),
        ({"library": "x" * 61}, ("library", "max-length")),
        ({"provider": "hugging face"}, ("provider", "invalid")),
        ({"provider": "x" * 41}, ("provider", "max-length")),
        ({"repository_id": "a/b"}, ("provider", "required")),
        ({"repository_id": "x" * 301, "provider": "p"}, ("repository_id", "max-length")),
        ({"url": "javascript:alert(1)"}, ("url", "invalid")),
        ({"url": "data:text/html,<script>"}, ("url", "invalid")),
        ({"url": "file:///etc/passwd"}, ("url", "invalid")),
        ({"url": "not a url"}, ("url", "invalid")),
        ({"url": "https://example.org/" + "x" * 500}, ("url", "max-length")),
        ({"description": "x" * 5001}, ("description", "max-length")),
        ({"id": 1}, ("id", "unknown-field")),
        ({"labels": {}}, ("labels", "unknown-field")),
        ({"created_at": "2020-01-01"}, ("created_at", "unknown-field")),
    ],
)
def test_fields_are_refused_by_name(send, changes, fault):
    assert_faults(send({"name": "fine", **changes}), fault)


def test_the_name_is_required(send):
    assert_faults(send({"author": "x"}), ("name", "required"))


@pytest.mark.parametrize("body", [[], [{"name": "x"}], "x", 1, None, True])
def test_a_body_of_another_shape(send, body):
    assert_problem(send(body), 400)


def test_a_repository_is_added_once(client, send):
    body = {"name": "x", "provider": "huggingface", "repository_id": "a/x"}
    known = client.post(URL, body).json()["id"]
    problem = assert_faults(send({**body, "name": "y"}), ("repository_id", "already-there"), status=409)
    assert problem["code"] == "already-there"
    assert f"model {known}" in problem["detail"]
    assert client.post(URL, {**body, "provider": "elsewhere"}).status_code == 201


HOSTILE_NAMES = [
    "<script>alert(1)</script>", "'; DROP TABLE persistence_model; --", "{{7*7}}", "../../etc/passwd",
    "\u202egnp.exe", "名前" * 150, "نموذج", "Модель", "👩‍👩‍👧‍👦" * 20, "\x01\x02\x07\x1b[31m", "a\nb\tc", "%00",
    "&amp;", '"',
]  # fmt: skip


@pytest.mark.parametrize("name", HOSTILE_NAMES, ids=ascii)
def test_a_hostile_name_is_only_a_name(client, name):
    response = client.post(URL, {"name": name, "author": name[:200]})
    assert response.status_code == 201
    assert response.json()["name"] == name
    assert client.get(f"{URL}{response.json()['id']}/").json()["name"] == name
    assert b"<script>" not in response.content or response["Content-Type"] == "application/json"


@pytest.mark.parametrize("name", ["", "x" * 301])
def test_a_command_is_told_about_its_name_too(name):
    """Commands come past the API's shapes, to the same controller."""
    Model.objects.create(name="other")
    with pytest.raises(InvalidInputError) as caught:
        create_model(ModelInput(name=name))
    assert caught.value.errors[0].field == "name"


def test_an_unknown_task_is_named_by_the_controller():
    with pytest.raises(InvalidInputError) as caught:
        create_model(ModelInput(name="x", task="no-such-task"))
    assert caught.value.errors[0].code == "unknown-task"


def test_a_conflict_names_the_model():
    known = create_model(ModelInput(name="x", provider="p", repository_id="a/x"))
    with pytest.raises(ConflictError, match=f"model {known.pk}"):
        create_model(ModelInput(name="x", provider="p", repository_id="a/x"))
