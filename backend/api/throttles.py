"""Rate limits per client address."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rest_framework.permissions import SAFE_METHODS
from rest_framework.throttling import AnonRateThrottle

if TYPE_CHECKING:  # the framework loads this module while it loads its own views
    from rest_framework.request import Request
    from rest_framework.views import APIView


def _reads(request: Request, view: APIView) -> bool:
    """Whether a request only reads; so does a POST to a view that says it stores nothing (the live preview)."""
    return request.method in SAFE_METHODS or getattr(view, "stores_nothing", False)


class AnonymousReadThrottle(AnonRateThrottle):
    """Reading, by people who are not signed in."""

    scope = "anonymous_read"

    def allow_request(self, request: Request, view: APIView) -> bool:
        """Whether this request is within the limit; writing is not counted here."""
        return not _reads(request, view) or super().allow_request(request, view)


class AnonymousWriteThrottle(AnonRateThrottle):
    """Writing, by people who are not signed in."""

    scope = "anonymous_write"

    def allow_request(self, request: Request, view: APIView) -> bool:
        """Whether this request is within the limit; reading is not counted here."""
        return _reads(request, view) or super().allow_request(request, view)
