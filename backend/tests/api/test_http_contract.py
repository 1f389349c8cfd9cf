"""What HTTP promises: methods, media types, problems of every status, and nothing open by oversight."""

from __future__ import annotations

import json
import logging

import pytest
from django.db import OperationalError
from django.test import override_settings
from django.urls import URLPattern, URLResolver, get_resolver, path
from django.views.defaults import page_not_found
from request_helpers import assert_problem, nothing_stored, training_body
from rest_framework.response import Response
from rest_framework.test import APIClient
from rest_framework.views import APIView

from api.errors import handle_exception
from api.views import not_found

pytestmark = pytest.mark.django_db
API = "/api/v1/"
UUID = "11111111-2222-4333-8444-555555555555"
METHODS = ("GET", "HEAD", "OPTIONS", "POST", "PUT", "PATCH", "DELETE", "TRACE", "BREW")
READ = {"GET", "HEAD", "OPTIONS"}
EVALUATION = "evaluations/{evaluation}/"
ALLOWED = {
    "schema/": READ,
    "models/": READ | {"POST"},
    "models/{model}/": READ,
    "evaluations/": READ | {"POST"},
    "evaluations/preview/": {"POST", "OPTIONS"},
    EVALUATION: READ,
    f"{EVALUATION}label.svg": READ,
    f"{EVALUATION}label.png": READ,
    f"{EVALUATION}label.pdf": READ,
    f"{EVALUATION}badge.svg": READ,
    f"{EVALUATION}snippet/": READ,
    "imports/": {"POST", "OPTIONS"},
    f"imports/{UUID}/": READ,
    f"imports/{UUID}/aggregate/": READ,
    "metrics/": READ,
    "metrics/accuracy/": READ,
    "information-fields/": READ,
    "rating-classes/": READ,
    "rating-schemes/": READ,
    "rating-schemes/1/": READ,
    "tasks/": READ,
    "tools/": READ,
    "countries/": READ,
    "carbon-intensities/": READ,
    "statistics/": READ,
}


def routes(resolver, prefix=""):
    """Every route below a resolver, with its view."""
    for entry in resolver.url_patterns:
        if isinstance(entry, URLResolver):
            yield from routes(entry, prefix + str(entry.pattern))
        elif isinstance(entry, URLPattern):
            yield prefix + str(entry.pattern), entry.callback


def test_every_route_of_the_api_is_in_the_table():
    known = [route for route, view in routes(get_resolver("api.urls")) if view is not not_found.unknown_route]
    assert len(known) == len(ALLOWED)


@pytest.mark.parametrize(("route", "allowed"), ALLOWED.items())
def test_methods(client, evaluation, route, allowed):
    url = API + route.format(evaluation=evaluation.pk, model=evaluation.model_id)
    for method in METHODS:
        with nothing_stored():
            response = client.generic(method, url, b"", content_type="application/json")
        if method in allowed:
            assert response.status_code in ({200, 404, 400} if UUID in route else {200, 400, 415}), (method, route)
        else:
            assert response.status_code == 405, (method, route)
            if method != "HEAD":
                assert_problem(response, 405, "method-not-allowed")
            assert set(response["Allow"].replace(" ", "").split(",")) <= allowed | {"HEAD"}
            assert set(response["Allow"].replace(" ", "").split(",")) | {"HEAD"} >= allowed


@pytest.mark.parametrize("accept", ["text/html", "application/xml", "image/png"])
def test_an_answer_nobody_can_give_is_not_acceptable(client, accept):
    assert_problem(client.get(f"{API}models/", HTTP_ACCEPT=accept), 406, "not-acceptable")


@pytest.mark.parametrize("accept", ["application/json", "*/*", "application/*", "application/problem+json, */*;q=0.1"])
def test_what_is_acceptable(client, accept):
    assert client.get(f"{API}models/", HTTP_ACCEPT=accept).status_code == 200
    assert_problem(client.get(f"{API}models/999999/", HTTP_ACCEPT=accept), 404, "not-found")


@pytest.mark.parametrize("media_type", ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data", "x"])
@pytest.mark.parametrize("route", ["models/", "evaluations/", "evaluations/preview/"])
def test_bodies_are_json(client, model, route, media_type):
    with nothing_stored():
        response = client.generic("POST", API + route, b"name=x", content_type=media_type)
        assert_problem(response, 415, "unsupported-media-type")


@pytest.mark.parametrize("media_type", ["application/json", "text/csv", "application/octet-stream"])
def test_imports_are_multipart(client, media_type):
    response = client.generic("POST", f"{API}imports/", b"{}", content_type=media_type)
    assert_problem(response, 415, "unsupported-media-type")


@pytest.mark.parametrize("charset", ["utf-16", "bz2", "nonsense"])
def test_another_charset_gains_nothing(client, model, charset):
    content = json.dumps(training_body(model)).encode("utf-16" if charset == "utf-16" else "utf-8")
    response = client.generic(
        "POST", f"{API}evaluations/", content, content_type=f"application/json; charset={charset}"
    )
    assert response.status_code in {201, 400, 415}
    if response.status_code != 201:
        assert_problem(response, response.status_code)


NOT_THERE = [
    "models/999999/", "models/99999999999999999999999/", "models/" + "9" * 5000 + "/", "models/abc/", "models/-1/",
    "evaluations/999999/", f"evaluations/{UUID}/", "evaluations/" + "9" * 30 + "/", "evaluations/" + "9" * 5000 + "/",
    "evaluations/abc/", "evaluations/-1/", "evaluations/%00/", "evaluations/1%00/", "evaluations/%ed%a0%80/",
    "evaluations/١/", "evaluations/{" + UUID + "}x/", f"evaluations/{UUID}/label.svg", "evaluations/0/badge.svg",
    "evaluations/1/label.gif", f"imports/{UUID}/", "imports/abc/", f"imports/{UUID}/aggregate/", "metrics/carbon/",
    "metrics/%00/", "rating-schemes/99/", "rating-schemes/" + "9" * 30 + "/", "rating-schemes/" + "9" * 5000 + "/",
    "unknown/", "unknown", "models", "evaluations", "statistics", "schema", "models//", "../v1/models", "",
]  # fmt: skip


@pytest.mark.parametrize("route", NOT_THERE, ids=lambda route: route[:40])
def test_what_is_not_there_is_not_found(client, route):
    assert_problem(client.get(API + route), 404, "not-found")


@pytest.mark.parametrize("url", ["/api", "/api/", "/api/v2/models/", "/api/v1", "/api/unknown", "/api/docs"])
def test_unknown_addresses_of_the_api_are_problems(client, url):
    body = assert_problem(client.get(url), 404, "not-found")
    assert ("end with a slash" in body["detail"]) == (not url.endswith("/"))


class ForgottenView(APIView):
    """A view whose author named no permission."""

    def get(self, request):
        return Response({"secret": 42})

    post = get


class CrashingView(APIView):
    """A view with a fault of its own."""

    permission_classes = []

    def get(self, request):
        raise RuntimeError("password=hunter2")


def django_crash(request):
    raise RuntimeError("password=hunter2")


urlpatterns = [
    path("forgotten/", ForgottenView.as_view()),
    path("crash/", CrashingView.as_view()),
    path("django-crash/", django_crash),
    path("missing/", page_not_found, {"exception": Exception()}),
]
handler400 = "api.errors.bad_request"
handler403 = "api.errors.forbidden"
handler500 = "api.errors.server_error"


@override_settings(ROOT_URLCONF=__name__)
def test_a_view_without_permission_answers_nobody(client, django_user_model):
    assert_problem(client.get("/forgotten/"), 403, "permission-denied")
    assert_problem(client.post("/forgotten/", {}), 403, "permission-denied")
    client.force_login(django_user_model.objects.create_superuser("root"))
    assert_problem(client.get("/forgotten/"), 403, "permission-denied")


@override_settings(ROOT_URLCONF=__name__)
@pytest.mark.parametrize("url", ["/crash/", "/django-crash/"])
def test_a_crash_says_nothing_about_itself(url, caplog):
    client = APIClient(raise_request_exception=False)
    with caplog.at_level(logging.ERROR, logger="django.request"):
        response = client.get(url)
    assert_problem(response, 500, "server-error")
    assert b"hunter2" not in response.content
    assert b"Traceback" not in response.content
    assert "hunter2" in caplog.text, "the operator finds it in the log"


@pytest.mark.parametrize("host", ["evil.example", "evil.example:8000", "a b", "[::", ""])
def test_another_host_is_refused(client, host):
    assert_problem(client.get(f"{API}models/", HTTP_HOST=host), 400)


def test_addresses_name_the_host_that_was_asked(client, evaluation, settings):
    url = f"{API}evaluations/{evaluation.pk}/"
    assert client.get(url, HTTP_HOST="localhost").json()["urls"]["page"].startswith("http://localhost/label/")
    settings.PUBLIC_URL = "https://label.example.org"
    assert client.get(url).json()["urls"]["page"] == f"https://label.example.org/label/{evaluation.uuid}"


def test_writing_with_a_session_needs_the_csrf_token(django_user_model, model):
    client = APIClient(enforce_csrf_checks=True)
    assert client.post(f"{API}evaluations/", training_body(model)).status_code == 201, "nobody's session: no token"
    client.force_login(django_user_model.objects.create_user("somebody"))
    with nothing_stored():
        assert_problem(client.post(f"{API}evaluations/", training_body(model)), 403, "permission-denied")


@pytest.mark.parametrize("length", ["-1", "", "99999999999999999999"])
def test_an_odd_content_length_is_no_crash(model, length):
    client = APIClient(raise_request_exception=False)
    for route in ("models/", "imports/"):
        media_type = "application/json" if route == "models/" else "multipart/form-data; boundary=x"
        response = client.generic("POST", API + route, b"{}", content_type=media_type, CONTENT_LENGTH=length)
        assert_problem(response, 413 if length.startswith("9") else 400)


def test_no_answer_of_the_api_sets_a_cookie(client, evaluation):
    for route in ("models/", f"evaluations/{evaluation.pk}/", f"evaluations/{evaluation.pk}/label.svg"):
        assert not client.get(API + route).cookies


def test_a_database_that_is_away_is_a_matter_of_trying_again():
    answer = handle_exception(OperationalError("server closed the connection"), {})
    assert answer.status_code == 503
    assert answer.data["code"] == "database-away"
    assert answer["Retry-After"] == "5"
    assert "closed the connection" not in str(answer.data)
