"""Random requests made from the OpenAPI description itself: the server answers as it says, and never crashes."""

from __future__ import annotations

from functools import cache

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections
from drf_spectacular.generators import SchemaGenerator
from hypothesis import HealthCheck, Phase, assume, given, settings
from schemathesis import GenerationMode
from schemathesis.checks import load_all_checks
from schemathesis.specs.openapi import checks

load_all_checks()
pytestmark = pytest.mark.django_db
CHECKS = [
    schemathesis.checks.not_a_server_error,
    checks.status_code_conformance,
    checks.content_type_conformance,
    checks.response_schema_conformance,
    checks.response_headers_conformance,
]


OPERATIONS = [
    f"{method.upper()} {path}"
    for path, methods in SchemaGenerator().get_schema(request=None, public=True)["paths"].items()
    for method in methods
]


@cache
def description():
    """The description as the server gives it."""
    return schemathesis.openapi.from_wsgi("/api/v1/schema/", get_wsgi_application(), headers={"Host": "localhost"})


@pytest.fixture
def kept_connection():
    """The connection belongs to the test: a request that ends must not give it back."""
    request_started.disconnect(close_old_connections)
    request_finished.disconnect(close_old_connections)
    yield
    request_started.connect(close_old_connections)
    request_finished.connect(close_old_connections)


@pytest.mark.usefixtures("evaluation", "kept_connection")
@pytest.mark.parametrize("mode", [GenerationMode.POSITIVE, GenerationMode.NEGATIVE], ids=["as-said", "otherwise"])
@pytest.mark.parametrize("operation", OPERATIONS)
def test_the_server_keeps_to_its_description(operation, mode):
    method, path = operation.split(" ")

    @given(description()[path][method].as_strategy(generation_mode=mode))
    @settings(
        max_examples=10,
        deadline=None,
        derandomize=True,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    def send(case):
        assume(case.path_parameters.get("identifier") != "preview")  # an address of its own, for POST
        case.call_and_validate(checks=CHECKS, headers={"Host": "localhost"})

    send()
