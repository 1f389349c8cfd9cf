"""Addresses of pages and files, as clients outside this server see them."""

from __future__ import annotations

from uuid import UUID

from django.conf import settings
from rest_framework.request import Request


def base_url(request: Request) -> str:
    """PUBLIC_URL when the operator set one, else where this request came in."""
    return settings.PUBLIC_URL or f"{request.scheme}://{request.get_host()}"


def page_url(request: Request, uuid: UUID | str) -> str:
    """The label page, which is also where the QR code leads."""
    return f"{base_url(request)}/label/{uuid}"


def evaluation_urls(request: Request, uuid: UUID | str) -> dict[str, str]:
    """Every public address of an evaluation."""
    files = f"{base_url(request)}/api/v1/evaluations/{uuid}"
    return {
        "page": page_url(request, uuid),
        "label_svg": f"{files}/label.svg",
        "label_png": f"{files}/label.png",
        "label_pdf": f"{files}/label.pdf",
        "badge_svg": f"{files}/badge.svg",
    }
