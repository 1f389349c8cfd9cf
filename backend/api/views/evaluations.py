"""Evaluations: list, detail, creation and preview."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.db.models import QuerySet
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.exceptions import ValidationError
from rest_framework.generics import ListAPIView
from rest_framework.request import Request
from rest_framework.response import Response

from api.filters import EvaluationFilter
from api.language import language_of
from api.links import evaluation_urls, page_url
from api.presenters import present_evaluation, present_preview
from api.serializers.evaluations import (
    EvaluationInputSerializer,
    EvaluationItemSerializer,
    EvaluationSerializer,
    PreviewInputSerializer,
    PreviewSerializer,
)
from controllers.evaluation_detail import find_evaluation, visible_evaluations
from controllers.evaluations import create_evaluation, preview_evaluation
from controllers.label_files import preview_label_file
from controllers.labels import LabelRequest
from persistence.models import Evaluation

from .base import LocalisedView

SCHEME = OpenApiParameter("scheme", int, description="Show the rating under this published scheme version.")
INCLUDE = OpenApiParameter("include", str, enum=["label_svg"], description="Add the label as SVG to the answer.")


class EvaluationListView(LocalisedView, ListAPIView):
    """Evaluations, newest first; adding an evaluation, which is rated on the spot."""

    serializer_class = EvaluationItemSerializer
    filterset_class = EvaluationFilter

    def get_queryset(self) -> QuerySet[Evaluation]:
        """Visible evaluations with their models, in one query."""
        return visible_evaluations().select_related("model__task")

    def get_serializer_context(self) -> dict[str, Any]:
        """Adds the maker of addresses."""
        return {**super().get_serializer_context(), "urls_of": partial(evaluation_urls, self.request)}

    @extend_schema(request=EvaluationInputSerializer, responses={201: EvaluationSerializer})
    def post(self, request: Request) -> Response:
        """Check, rate and store an evaluation, all or nothing."""
        serializer = EvaluationInputSerializer(data=request.data)
        serializer.is_valid(raise_exception=True)
        stored = create_evaluation(serializer.to_input())
        body = EvaluationSerializer(present_evaluation(stored, request), context={"language": language_of(request)})
        return Response(body.data, status=201, headers={"Location": page_url(request, stored.evaluation.uuid)})


class EvaluationDetailView(LocalisedView):
    """One evaluation with all its label page needs."""

    serializer_class = EvaluationSerializer

    @extend_schema(parameters=[SCHEME])
    def get(self, request: Request, identifier: str) -> Response:
        """Read by number or by public UUID."""
        stored = find_evaluation(identifier, scheme=scheme_of(request))
        return Response(self.get_serializer(present_evaluation(stored, request)).data)


class EvaluationPreviewView(LocalisedView):
    """Rating without storing anything: the live preview."""

    serializer_class = PreviewSerializer
    stores_nothing = True

    @extend_schema(request=PreviewInputSerializer, responses={200: PreviewSerializer}, parameters=[INCLUDE])
    def post(self, request: Request) -> Response:
        """Check and rate."""
        serializer = PreviewInputSerializer(data=request.data)
        serializer.is_valid(raise_exception=True)
        preview = preview_evaluation(serializer.to_input())
        body = present_preview(preview, language_of(request))
        if request.query_params.get("include") == "label_svg":
            given = serializer.validated_data
            wanted = LabelRequest(
                language=language_of(request),
                page_url=page_url(request, "preview"),
                model_name=given.get("model_name") or "",
                author=given.get("author") or "",
            )
            body["label_svg"] = preview_label_file(preview, "svg", wanted).decode()
        return Response(self.get_serializer(body).data)


def scheme_of(request: Request) -> int | None:
    """The scheme version of ``?scheme=``, or None for the active one."""
    given = request.query_params.get("scheme")
    if not given:
        return None
    if not (given.isascii() and given.isdigit() and len(given) < 9):
        raise ValidationError({"scheme": ["Give the version number of a published scheme."]})
    return int(given)
