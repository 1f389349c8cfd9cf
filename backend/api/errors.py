"""One shape for every error: RFC 9457 problem details, with one entry per faulty field."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from http import HTTPStatus
from math import ceil
from typing import Any

from django.core.exceptions import BadRequest, PermissionDenied, RequestDataTooBig, SuspiciousOperation
from django.db import InterfaceError, OperationalError
from django.http import Http404, HttpRequest, JsonResponse
from rest_framework import exceptions
from rest_framework.response import Response
from rest_framework.views import set_rollback

from controllers import errors as domain

PROBLEM = "application/problem+json"
_logger = logging.getLogger(__name__)

STATUS_OF: dict[type[domain.DomainError], HTTPStatus] = {
    domain.InvalidInputError: HTTPStatus.BAD_REQUEST,
    domain.UnknownObjectError: HTTPStatus.NOT_FOUND,
    domain.ConflictError: HTTPStatus.CONFLICT,
    domain.TooLargeError: HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
}
_CODE_OF_STATUS = {
    400: "invalid",
    401: "not-authenticated",
    403: "permission-denied",
    404: "not-found",
    405: "method-not-allowed",
    406: "not-acceptable",
    413: "too-large",
    415: "unsupported-media-type",
    429: "throttled",
    500: "server-error",
    503: "database-away",
}


def problem(status: int, detail: str, *, code: str = "", errors: list[dict[str, Any]] | None = None) -> dict[str, Any]:
    """The body of an error."""
    return {
        "type": "about:blank",
        "title": HTTPStatus(status).phrase,
        "status": status,
        "code": code or _CODE_OF_STATUS.get(status, "error"),
        "detail": detail,
        "errors": errors or [],
    }


def problem_response(status: int, detail: str, *, code: str = "") -> JsonResponse:
    """An error outside Django REST framework (unknown route, refused host, crash)."""
    return JsonResponse(problem(status, detail, code=code), status=status, content_type=PROBLEM)


class DatabaseAwayError(exceptions.APIException):
    """The database is restarting, unreachable or too busy; the same request may succeed in a moment."""

    status_code = HTTPStatus.SERVICE_UNAVAILABLE
    default_detail = "The database does not answer at the moment. Try again in a few seconds."
    wait = 4


def handle_exception(error: Exception, context: dict[str, Any]) -> Response | None:
    """Turn what a view raised into a problem; None lets Django handle (and log) a genuine crash."""
    if isinstance(error, domain.DomainError):
        set_rollback()
        status = STATUS_OF[type(error)]
        body = problem(status, error.detail, code=error.code, errors=[_entry(item) for item in error.errors])
        return Response(body, status=status, content_type=PROBLEM)
    api_error = _as_api_error(error)
    if api_error is None:
        return None
    set_rollback()
    headers = {}
    if wait := getattr(api_error, "wait", None):
        headers["Retry-After"] = str(int(wait) + 1)
    if auth_header := getattr(api_error, "auth_header", None):
        headers["WWW-Authenticate"] = auth_header
    return Response(_problem_of(api_error), status=api_error.status_code, headers=headers, content_type=PROBLEM)


def _as_api_error(error: Exception) -> exceptions.APIException | None:
    if isinstance(error, exceptions.APIException):
        return error
    for kind, make in _API_ERRORS:
        if isinstance(error, kind):
            return make(error)
    return None


def _too_large(_error: Exception) -> exceptions.APIException:
    too_large = exceptions.APIException("The request is larger than we read.", "too-large")
    too_large.status_code = HTTPStatus.REQUEST_ENTITY_TOO_LARGE
    return too_large


def _database_away(error: Exception) -> exceptions.APIException:
    _logger.error("The database did not answer: %s", error)
    return DatabaseAwayError()


_API_ERRORS: tuple[tuple[type[Exception], Callable[[Exception], exceptions.APIException]], ...] = (
    (Http404, lambda _: exceptions.NotFound("There is no such thing here.")),
    (PermissionDenied, lambda _: exceptions.PermissionDenied()),
    (RequestDataTooBig, _too_large),
    (SuspiciousOperation, lambda _: exceptions.ParseError("The request cannot be read.")),
    (BadRequest, lambda _: exceptions.ParseError("The request cannot be read.")),
    (OperationalError, _database_away),
    (InterfaceError, _database_away),
)
"""What Django raises, and what the API makes of it; the first that fits."""


def _problem_of(error: exceptions.APIException) -> dict[str, Any]:
    if isinstance(error, exceptions.ValidationError):
        entries = list(_entries(error.get_full_details()))
        return problem(error.status_code, "Some fields cannot be accepted; see the errors.", errors=entries)
    detail = error.detail if isinstance(error.detail, str) else str(error)
    if isinstance(error, exceptions.Throttled):
        detail = f"Too many requests from your address. Try again in {_duration(getattr(error, 'wait', None) or 1)}."
    return problem(error.status_code, detail, code=_CODE_OF_STATUS.get(error.status_code, ""))


def _duration(seconds: float) -> str:
    return f"{ceil(seconds)} seconds" if seconds < 120 else f"{ceil(seconds / 60)} minutes"


def _entries(details: Any, path: str = "") -> Iterator[dict[str, Any]]:
    """Flatten Django REST framework's nested details into one entry per fault, with a dotted path."""
    if isinstance(details, dict) and set(details) == {"message", "code"} and isinstance(details["message"], str):
        yield {"field": path, "code": details["code"].replace("_", "-"), "message": details["message"]}
    elif isinstance(details, dict):
        for key, value in details.items():
            step = "" if key == "non_field_errors" else str(key)
            yield from _entries(value, f"{path}.{step}".strip("."))
    elif isinstance(details, list):
        for index, value in enumerate(details):
            nested = isinstance(value, dict) and not {"message", "code"} <= set(value)
            yield from _entries(value, f"{path}.{index}" if nested else path)


def _entry(error: domain.FieldError) -> dict[str, Any]:
    entry: dict[str, Any] = {"field": error.field, "code": error.code, "message": error.message}
    if error.line is not None:
        entry["line"] = error.line
    if error.column is not None:
        entry["column"] = error.column
    return entry


def bad_request(request: HttpRequest, exception: Exception) -> JsonResponse:
    """Django's handler for requests refused before a view."""
    return problem_response(400, "The request cannot be read.")


def forbidden(request: HttpRequest, exception: Exception) -> JsonResponse:
    """Django's handler for refused requests."""
    return problem_response(403, "This is not allowed.")


def server_error(request: HttpRequest) -> JsonResponse:
    """Django's handler for crashes: no stack trace leaves the server."""
    return problem_response(500, "Something went wrong on our side; it has been logged.")
