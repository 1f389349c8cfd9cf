"""Imports: uploaded tool files."""

from __future__ import annotations

from typing import cast
from uuid import UUID

from django.http import QueryDict
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.exceptions import ValidationError
from rest_framework.parsers import MultiPartParser
from rest_framework.request import Request
from rest_framework.response import Response

from api.serializers.imports import ImportInputSerializer, ImportSerializer, RunSerializer
from controllers.errors import TooLargeError
from controllers.imports import MOST_FILES, UploadedFile, aggregate_stored_runs, create_import, find_import
from persistence.models import Phase

from .base import LocalisedView

LARGEST_UPLOAD = 101 * 1024 * 1024
"""Ten files of 10 MB and the wrapping; what is larger is refused before it is read."""


class ImportListView(LocalisedView):
    """Reading tool files into an import report; the files themselves are not kept."""

    serializer_class = ImportSerializer
    parser_classes = [MultiPartParser]

    @extend_schema(request={"multipart/form-data": ImportInputSerializer}, responses={201: ImportSerializer})
    def post(self, request: Request) -> Response:
        """Read 1 to 10 files."""
        if int(request.META.get("CONTENT_LENGTH") or 0) > LARGEST_UPLOAD:
            raise TooLargeError("The upload is larger than ten files of 10 MB. Send fewer or smaller files.")
        form = cast("QueryDict", request.data)
        phase = form.get("phase") or None
        if phase is not None and phase not in Phase.values:
            raise ValidationError({"phase": [f"Expected one of {', '.join(Phase.values)}."]})
        uploads = request.FILES.getlist("files")
        if not uploads:
            raise ValidationError({"files": ["Send at least one file in the multipart field 'files'."]}, "required")
        if len(uploads) > MOST_FILES:
            raise ValidationError({"files": [f"Send at most {MOST_FILES} files."]})
        files = [UploadedFile(upload.name or "file", upload.read()) for upload in uploads]
        record = create_import(files, phase=phase, tool=form.get("tool") or None)
        return Response(self.get_serializer(record).data, status=201)


class ImportDetailView(LocalisedView):
    """An import report."""

    serializer_class = ImportSerializer

    def get(self, request: Request, import_id: UUID) -> Response:
        """Read it again, as long as it has not expired."""
        return Response(self.get_serializer(find_import(import_id)).data)


class ImportAggregateView(LocalisedView):
    """Several runs of one file as one."""

    serializer_class = RunSerializer

    @extend_schema(
        parameters=[
            OpenApiParameter("file", int, description="Index of the file in the report, from 0 (the default)."),
            OpenApiParameter("run", str, many=True, required=True, description="Run ids."),
        ]
    )
    def get(self, request: Request, import_id: UUID) -> Response:
        """Sums of energy, emissions and durations; rates and scores are not summed."""
        index = request.query_params.get("file", "0")
        if not (index.isascii() and index.isdigit() and len(index) < 4):
            raise ValidationError({"file": ["Give the index of the file, from 0."]})
        run = aggregate_stored_runs(import_id, int(index), request.query_params.getlist("run"))
        return Response(self.get_serializer(run).data)
