"""The single-page client: every address that is not the API's is its own, and gets its one HTML page."""

from __future__ import annotations

from functools import cache

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

_NOT_BUILT = "The client is not built yet: run `make install`. The API is at /api/docs/."


@require_safe
def client_page(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
    """The page; its scripts have hashed names, so it must never be kept without asking again."""
    page = _page()
    response = HttpResponse(page or _NOT_BUILT, status=200 if page else 503)
    if not page:
        response["Content-Type"] = "text/plain; charset=utf-8"
    response["Cache-Control"] = "no-cache"
    return response


@cache
def _page() -> bytes:
    path = settings.FRONTEND_DIR / "index.html"
    return path.read_bytes() if path.is_file() else b""
