"""Bodies that are fine, and what refused requests share: the shape of the problem, and that nothing was stored."""

from __future__ import annotations

import re
from contextlib import contextmanager
from http import HTTPStatus

from django.apps import apps
from django.db import connection

TRAINING_MEASUREMENTS = {
    "co2_eq_emissions": 1.5,
    "energy_consumed": {"value": 250, "unit": "Wh", "origin": "measured", "relative_uncertainty": 0.1},
    "model_file_size": {"value": 268, "unit": "MB"},
    "accuracy": 0.91,
    "downloads": 131,
}
INFERENCE_MEASUREMENTS = {
    "energy_consumed": {"value": 0.4, "unit": "Wh", "origin": "measured"},
    "requests": 1000,
    "response_time": {"value": 12, "unit": "ms"},
    "parameters": 66_400_000,
}
PROBLEM_KEYS = ["type", "title", "status", "code", "detail", "errors"]


def training_body(evaluated, **changes):
    """A training evaluation that is accepted."""
    return {"model": evaluated.pk, "phase": "training", "measurements": TRAINING_MEASUREMENTS, **changes}


def inference_body(evaluated, **changes):
    """An inference evaluation that is accepted."""
    return {"model": evaluated.pk, "phase": "inference", "measurements": INFERENCE_MEASUREMENTS, **changes}


def assert_problem(response, status, code=None):
    """The answer is RFC 9457 problem details with our extensions; returns its body."""
    assert response.status_code == status, (response.status_code, response.content[:500])
    assert response["Content-Type"] == "application/problem+json"
    body = response.json()
    assert list(body) == PROBLEM_KEYS
    assert body["type"] == "about:blank"
    assert body["status"] == status
    assert body["title"] == HTTPStatus(status).phrase
    assert body["detail"]
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", body["code"])
    if code:
        assert body["code"] == code
    for error in body["errors"]:
        assert {"field", "code", "message"} <= set(error) <= {"field", "code", "message", "line", "column"}
        assert error["message"]
        assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", error["code"])
    return body


def assert_faults(response, *faults, status=400):
    """The answer is a problem whose errors name exactly these (field, code) pairs, in any order; returns its body."""
    body = assert_problem(response, status)
    assert sorted((error["field"], error["code"]) for error in body["errors"]) == sorted(faults)
    return body


def table_counts():
    """Rows of every table, in one query."""
    tables = sorted({table._meta.db_table for table in apps.get_models(include_auto_created=True)})
    with connection.cursor() as cursor:
        cursor.execute("SELECT " + ", ".join(f"(SELECT COUNT(*) FROM {table})" for table in tables))
        return dict(zip(tables, cursor.fetchone(), strict=True))


@contextmanager
def nothing_stored():
    """Fails when the block leaves a table with more or fewer rows."""
    before = table_counts()
    yield
    assert table_counts() == before
