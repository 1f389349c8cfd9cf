"""What is served beside the API: the client's page, the documentation, health and metrics; and their headers."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import DatabaseError, connection
from django.utils import timezone
from django_tasks_db.models import DBTaskResult, get_date_max

from controllers.background import expire_import
from gaissalabel import client as client_module

pytestmark = pytest.mark.django_db
CLIENT_PATHS = ["/", "/label/11111111-2222-4333-8444-555555555555", "/catalogue?search=x", "/no/such/page", "/apidocs"]


@pytest.fixture
def build(settings, tmp_path):
    """A built client whose page is known; without calling it, the client is not built."""
    settings.FRONTEND_DIR = tmp_path
    client_module._page.cache_clear()
    yield lambda: (tmp_path / "index.html").write_text("<!doctype html><title>GAISSALabel</title>")
    client_module._page.cache_clear()


@pytest.mark.parametrize("url", CLIENT_PATHS)
def test_every_other_address_is_the_clients(client, build, url):
    build()
    response = client.get(url)
    assert response.status_code == 200
    assert response["Content-Type"].startswith("text/html")
    assert response.content == b"<!doctype html><title>GAISSALabel</title>"
    assert response["Cache-Control"] == "no-cache"
    assert client.head(url).status_code == 200
    assert client.post(url).status_code == 405


def test_a_client_that_is_not_built_says_what_to_do(client, build):
    response = client.get("/")
    assert response.status_code == 503
    assert response["Content-Type"] == "text/plain; charset=utf-8"
    assert "make install" in response.content.decode()


@pytest.mark.parametrize("url", ["/static/missing.js", "/assets/missing.js"])
def test_a_missing_script_is_not_the_page(client, build, url):
    build()
    assert client.get(url).status_code == 404


@pytest.mark.parametrize("url", ["/", "/api/v1/models/", "/api/docs/", "/healthz", "/api/unknown/"])
def test_security_headers(client, build, url):
    build()
    response = client.get(url)
    policy = response["Content-Security-Policy"]
    assert "default-src 'self'" in policy
    assert "unsafe-inline" not in policy
    assert "unsafe-eval" not in policy
    assert "frame-ancestors 'none'" in policy
    assert "object-src 'none'" in policy
    assert "base-uri 'none'" in policy
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["X-Frame-Options"] == "DENY"
    assert response["Referrer-Policy"] == "same-origin"


def test_the_documentation_needs_no_other_server(client):
    page = client.get("/api/docs/")
    assert page.status_code == 200
    html = page.content.decode()
    assert "http://" not in html.replace("http://testserver", "").replace("http://www.w3.org", "")
    assert "https://" not in html
    assert "<script>" not in html, "the policy lets no inline script run"
    assert client.get("/api/docs/?script=").status_code == 200


def test_the_schema_is_openapi_3_1(client):
    schema = client.get("/api/v1/schema/").json()
    assert schema["openapi"].startswith("3.1")
    assert "/api/v1/evaluations/" in schema["paths"]


def test_alive(client, django_assert_num_queries):
    with django_assert_num_queries(0):
        assert client.get("/healthz").json() == {"status": "ok"}
    assert client.post("/healthz").status_code == 405


def readiness(client):
    response = client.get("/readyz")
    return response.status_code, response.json()


READY = (200, {"status": "ready", "database": "ok", "worker": "ok"})
BEHIND = (503, {"status": "not ready", "database": "ok", "worker": "not keeping up"})


def test_ready(client):
    assert readiness(client) == READY


def enqueue(*, waiting, due=None):
    """A task that was enqueued some minutes ago, due at once or some minutes ago (negative: only in the future)."""
    result = expire_import.enqueue("11111111-2222-4333-8444-555555555555")
    now = timezone.now()
    DBTaskResult.objects.filter(pk=result.id).update(
        enqueued_at=now - timedelta(minutes=waiting),
        run_after=get_date_max() if due is None else now - timedelta(minutes=due),
    )
    return DBTaskResult.objects.filter(pk=result.id)


@pytest.mark.parametrize(("waiting", "due"), [(3, None), (3, 3), (60 * 24, 3)])
def test_not_ready_when_tasks_wait_too_long(client, waiting, due):
    enqueue(waiting=waiting, due=due)
    assert readiness(client) == BEHIND


@pytest.mark.parametrize(("waiting", "due"), [(1, None), (1, 1), (60 * 24, 1), (60 * 24, -60)])
def test_ready_when_tasks_are_fresh_or_not_due(client, waiting, due):
    enqueue(waiting=waiting, due=due)
    assert readiness(client) == READY


@pytest.mark.parametrize("status", ["SUCCESSFUL", "FAILED", "RUNNING"])
def test_a_task_that_was_taken_does_not_wait(client, status):
    enqueue(waiting=60).update(status=status)
    assert readiness(client) == READY


def test_not_ready_without_a_database(client, monkeypatch):
    def refuse(*args, **kwargs):
        raise DatabaseError("connection refused, password=hunter2")

    monkeypatch.setattr(connection, "cursor", refuse)
    status, body = readiness(client)
    assert (status, body) == (503, {"status": "not ready", "database": "unreachable", "worker": "unknown"})


def test_metrics_for_prometheus(client):
    client.get("/api/v1/tasks/")
    response = client.get("/metrics")
    assert response.status_code == 200
    assert response["Content-Type"].startswith("text/plain")
    assert b"django_http_requests_total_by_method_total" in response.content


LANGUAGE_PATHS = [
    "metrics/?phase=training",
    "information-fields/",
    "rating-classes/",
    "rating-schemes/1/",
    "tasks/",
    "tools/",
]


@pytest.mark.parametrize("path", LANGUAGE_PATHS)
def test_texts_come_in_the_language_asked_for(client, path):
    separator = "&" if "?" in path else "?"
    bodies = {lang: client.get(f"/api/v1/{path}{separator}lang={lang}").content for lang in ("en", "ca", "es")}
    assert len(set(bodies.values())) == 3
    strip = {lang: body.replace(f"lang={lang}".encode(), b"") for lang, body in bodies.items()}
    for header, language in (("ca", "ca"), ("es-ES,es;q=0.9,en;q=0.5", "es"), ("fr,de", "en"), ("", "en"), ("*", "en")):
        assert client.get(f"/api/v1/{path}", HTTP_ACCEPT_LANGUAGE=header).content == strip[language], header
    asked = client.get(f"/api/v1/{path}{separator}lang=es", HTTP_ACCEPT_LANGUAGE="ca").content
    assert asked == bodies["es"], "what the address says wins"
    assert client.get(f"/api/v1/{path}{separator}lang=xx").content == strip["en"]


def test_an_evaluation_in_three_languages(client, evaluation):
    url = f"/api/v1/evaluations/{evaluation.uuid}/"
    names = [client.get(f"{url}?lang={lang}").json()["rating"]["metrics"][0]["name"] for lang in ("en", "ca", "es")]
    assert names == ["CO2-equivalent emissions", "Emissions de CO2 equivalent", "Emisiones de CO2 equivalente"]
    tasks = [client.get(f"{url}?lang={lang}").json()["model"]["task_name"] for lang in ("en", "ca", "es")]
    assert len(set(tasks)) == 3
