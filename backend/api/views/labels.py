"""Label files of an evaluation: SVG, PNG, PDF, badge and snippets. Public and cacheable."""

from __future__ import annotations

from collections.abc import Iterable

from django.http import HttpResponse
from django.utils.cache import get_conditional_response, patch_vary_headers
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, OpenApiResponse, extend_schema
from rest_framework.exceptions import ValidationError
from rest_framework.negotiation import BaseContentNegotiation
from rest_framework.parsers import BaseParser
from rest_framework.renderers import BaseRenderer
from rest_framework.request import Request
from rest_framework.response import Response

from api.language import language_of
from api.links import evaluation_urls, page_url
from api.serializers.evaluations import SnippetSerializer
from controllers.evaluation_detail import find_rating
from controllers.label_files import (
    LARGEST_WIDTH,
    SMALLEST_WIDTH,
    LabelFile,
    badge_file,
    label_file,
)
from controllers.labels import LabelRequest, entity_tag
from controllers.snippets import badge_snippets

from .base import LocalisedView
from .evaluations import SCHEME, scheme_of

LANG = OpenApiParameter("lang", str, enum=["en", "ca", "es"])
WIDTH = OpenApiParameter("width", int, description=f"Pixels, {SMALLEST_WIDTH} to {LARGEST_WIDTH}; PNG only.")
# An SVG opened by itself is a document: it may run nothing and fetch nothing.
SANDBOX = "default-src 'none'; style-src 'unsafe-inline'; font-src data:; img-src data:; sandbox"


class AnyContentNegotiation(BaseContentNegotiation):
    """The address names the file's type: an Accept header of an <img> or of curl changes nothing."""

    def select_parser(self, request: Request, parsers: Iterable[BaseParser]) -> BaseParser | None:
        """The first parser; these views take no body."""
        return next(iter(parsers), None)

    def select_renderer(
        self, request: Request, renderers: Iterable[BaseRenderer], format_suffix: str | None = None
    ) -> tuple[BaseRenderer, str]:
        """The first renderer (used for errors only)."""
        renderer = next(iter(renderers))
        return renderer, renderer.media_type


class PublicFileView(LocalisedView):
    """A file that is the same for everyone: no session is looked at, so that shared caches may keep it."""

    authentication_classes = []
    content_negotiation_class = AnyContentNegotiation


class LabelFileView(PublicFileView):
    """The label; ``file_format`` comes from the route."""

    file_format = "svg"

    @extend_schema(
        parameters=[LANG, SCHEME, WIDTH],
        responses={
            (200, "application/octet-stream"): OpenApiTypes.BINARY,
            304: OpenApiResponse(description="Unchanged."),
        },
    )
    def get(self, request: Request, identifier: str) -> HttpResponse:
        """The file, or 304 when the client has it already."""
        width = width_of(request)
        stored = find_rating(identifier, scheme=scheme_of(request))
        wanted = LabelRequest(language_of(request), page_url(request, stored.evaluation.uuid), width)
        tag = f'"{entity_tag(stored, self.file_format, wanted)}"'
        unchanged = get_conditional_response(request._request, etag=tag)
        if unchanged is not None:
            return _cacheable(unchanged, tag)
        return _cacheable(_file_response(label_file(stored, self.file_format, wanted)), tag)


class BadgeView(PublicFileView):
    """The flat badge: "energy label | B"."""

    @extend_schema(
        parameters=[LANG, SCHEME],
        responses={(200, "image/svg+xml"): OpenApiTypes.BINARY, 304: OpenApiResponse(description="Unchanged.")},
    )
    def get(self, request: Request, identifier: str) -> HttpResponse:
        """The badge, or 304 when the client has it already."""
        stored = find_rating(identifier, scheme=scheme_of(request))
        wanted = LabelRequest(language_of(request), "")
        tag = f'"{entity_tag(stored, "badge", wanted)}"'
        unchanged = get_conditional_response(request._request, etag=tag)
        if unchanged is not None:
            return _cacheable(unchanged, tag)
        return _cacheable(_file_response(badge_file(stored, wanted.language)), tag)


class SnippetView(LocalisedView):
    """Badge snippets to paste."""

    serializer_class = SnippetSerializer

    def get(self, request: Request, identifier: str) -> Response:
        """Markdown, HTML and reStructuredText."""
        stored = find_rating(identifier)
        urls = evaluation_urls(request, stored.evaluation.uuid)
        letter = stored.rating.compound_class_id or "not rated"
        snippets = badge_snippets(
            badge_url=urls["badge_svg"], page_url=urls["page"], alternative=f"energy label: {letter}"
        )
        return Response(self.get_serializer(snippets).data)


def width_of(request: Request) -> int | None:
    """The checked ``?width=``, or None."""
    given = request.query_params.get("width")
    if not given:
        return None
    if not (given.isascii() and given.isdigit() and len(given) < 6 and SMALLEST_WIDTH <= int(given) <= LARGEST_WIDTH):
        raise ValidationError({"width": [f"Give a width in pixels, {SMALLEST_WIDTH} to {LARGEST_WIDTH}."]})
    return int(given)


def _file_response(file: LabelFile) -> HttpResponse:
    response = HttpResponse(file.content, content_type=file.media_type)
    response["Content-Disposition"] = f'inline; filename="{file.file_name}"'
    response["Content-Security-Policy"] = SANDBOX
    response["Cross-Origin-Resource-Policy"] = "cross-origin"
    return response


def _cacheable(response: HttpResponse, tag: str) -> HttpResponse:
    response["ETag"] = tag
    response["Cache-Control"] = "public, max-age=300, stale-while-revalidate=86400"
    patch_vary_headers(response, ["Accept-Language"])
    return response
