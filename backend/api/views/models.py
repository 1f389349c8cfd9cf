"""Models of the catalogue."""

from __future__ import annotations

from typing import Any

from drf_spectacular.utils import extend_schema
from rest_framework.generics import ListAPIView, RetrieveAPIView
from rest_framework.request import Request
from rest_framework.response import Response

from api.filters import ModelFilter
from api.serializers.models import ModelInputSerializer, ModelSerializer
from controllers.models import ModelInput, create_model, labels_of
from persistence.models import Model

from .base import LocalisedView


class ModelListView(LocalisedView, ListAPIView):
    """Models with their latest labels; adding a model."""

    serializer_class = ModelSerializer
    queryset = Model.objects.all()
    filterset_class = ModelFilter

    def paginate_queryset(self, queryset: Any) -> Any:
        """Reads the labels of the page, whatever its length, in two queries."""
        page = super().paginate_queryset(queryset)
        self.labels = labels_of(page or [])
        return page

    def get_serializer_context(self) -> dict[str, Any]:
        """Adds the labels of the page."""
        return {**super().get_serializer_context(), "labels": getattr(self, "labels", {})}

    @extend_schema(request=ModelInputSerializer, responses={201: ModelSerializer})
    def post(self, request: Request) -> Response:
        """Add a model."""
        serializer = ModelInputSerializer(data=request.data)
        serializer.is_valid(raise_exception=True)
        given = {key: value or "" for key, value in serializer.validated_data.items()}
        model = create_model(ModelInput(**given))
        return Response(self.get_serializer(model).data, status=201)


class ModelDetailView(LocalisedView, RetrieveAPIView):
    """One model with its latest labels."""

    serializer_class = ModelSerializer
    queryset = Model.objects.all()

    def get_object(self) -> Model:
        """Reads the model's labels with it."""
        model = super().get_object()
        self.labels = labels_of([model])
        return model

    def get_serializer_context(self) -> dict[str, Any]:
        """Adds the model's labels."""
        return {**super().get_serializer_context(), "labels": getattr(self, "labels", {})}
