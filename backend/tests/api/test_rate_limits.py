"""Rate limits per client address: what counts as what, and whose word about the address is believed."""

from __future__ import annotations

import copy
from contextlib import contextmanager
from functools import partial

import pytest
from django.conf import settings
from django.test import override_settings
from request_helpers import assert_problem, nothing_stored, training_body
from rest_framework.settings import api_settings
from rest_framework.throttling import SimpleRateThrottle

API = "/api/v1/"
pytestmark = pytest.mark.django_db


@pytest.fixture
def limits(monkeypatch):
    """Sets the limits as the environment would, for the rest of the test."""
    with contextmanager(_limits)(monkeypatch) as set_limits:
        yield set_limits


def _limits(monkeypatch):
    overrides = []

    def set_limits(read=None, write=None, proxies=0):
        framework = copy.deepcopy(settings.REST_FRAMEWORK)
        framework["DEFAULT_THROTTLE_RATES"] = {"anonymous_read": read, "anonymous_write": write}
        framework["NUM_PROXIES"] = proxies
        override = override_settings(REST_FRAMEWORK=framework)
        override.enable()
        overrides.append(override)
        # The framework keeps the rates on the class when it is loaded.
        monkeypatch.setattr(SimpleRateThrottle, "THROTTLE_RATES", api_settings.DEFAULT_THROTTLE_RATES)

    yield set_limits
    for override in reversed(overrides):
        override.disable()


def statuses(send, count):
    return [send().status_code for _ in range(count)]


def test_writing_beyond_the_limit_is_refused(client, model, limits):
    limits(write="2/hour")
    send = partial(client.post, f"{API}evaluations/", training_body(model))
    assert statuses(send, 2) == [201, 201]
    with nothing_stored():
        response = send()
    assert_problem(response, 429, "throttled")
    assert 1 <= int(response["Retry-After"]) <= 3601
    assert_problem(client.post(f"{API}models/", {"name": "x"}), 429)
    assert client.get(f"{API}models/").status_code == 200, "reading is counted on its own"


def test_refused_requests_count_too(client, limits):
    limits(write="2/minute")
    send = partial(client.post, f"{API}evaluations/", {})
    assert statuses(send, 3) == [400, 400, 429]


def test_reading_beyond_the_limit_is_refused(client, limits):
    limits(read="3/minute")
    assert statuses(lambda: client.get(f"{API}tasks/"), 3) == [200] * 3
    response = client.get(f"{API}statistics/")
    assert_problem(response, 429, "throttled")
    assert 1 <= int(response["Retry-After"]) <= 61
    assert client.post(f"{API}models/", {"name": "x"}).status_code == 201, "writing is counted on its own"


def test_label_files_are_reading(client, evaluation, limits):
    limits(read="1/minute")
    url = f"{API}evaluations/{evaluation.pk}/badge.svg"
    assert statuses(lambda: client.get(url), 2) == [200, 429]


def test_a_preview_is_reading(client, model, limits):
    limits(read="2/minute", write="1/hour")
    send = partial(client.post, f"{API}evaluations/preview/", training_body(model))
    assert statuses(send, 3) == [200, 200, 429]
    assert client.post(f"{API}evaluations/", training_body(model)).status_code == 201


def test_each_address_has_a_limit_of_its_own(client, limits):
    limits(read="1/minute")
    assert client.get(f"{API}tasks/", REMOTE_ADDR="10.0.0.1").status_code == 200
    assert client.get(f"{API}tasks/", REMOTE_ADDR="10.0.0.2").status_code == 200
    assert client.get(f"{API}tasks/", REMOTE_ADDR="10.0.0.1").status_code == 429


def test_nobody_is_believed_about_their_address(client, limits):
    limits(read="2/minute")
    found = [
        client.get(f"{API}tasks/", HTTP_X_FORWARDED_FOR=f"192.0.2.{n}", REMOTE_ADDR="10.0.0.1").status_code
        for n in range(3)
    ]
    assert found == [200, 200, 429]


def test_a_trusted_proxy_is_believed_about_the_last_address_only(client, limits):
    limits(read="1/minute", proxies=1)

    def get(forwarded):
        return client.get(f"{API}tasks/", HTTP_X_FORWARDED_FOR=forwarded, REMOTE_ADDR="10.0.0.1").status_code

    assert get("192.0.2.1") == 200
    assert get("192.0.2.2") == 200
    assert get("192.0.2.1") == 429
    assert get("made-up, 192.0.2.1") == 429, "what the client wrote itself changes nothing"


def test_no_limit_where_it_is_off(client, limits):
    limits(read=None, write=None)
    assert set(statuses(lambda: client.get(f"{API}tasks/"), 30)) == {200}
    assert set(statuses(lambda: client.post(f"{API}models/", {"name": "x"}), 10)) == {201}


def test_people_who_signed_in_are_not_anonymous(client, limits, django_user_model):
    limits(read="1/minute")
    client.force_login(django_user_model.objects.create_user("somebody"))
    assert set(statuses(lambda: client.get(f"{API}tasks/"), 3)) == {200}
