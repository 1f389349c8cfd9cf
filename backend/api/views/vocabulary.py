"""Reading the vocabularies: metrics, information fields, classes, schemes, tasks, tools, countries, intensities."""

from __future__ import annotations

from typing import Any

from django.db.models import Max, Prefetch, QuerySet
from rest_framework.generics import ListAPIView, RetrieveAPIView

from api.filters import CarbonIntensityFilter, InformationFieldFilter, MetricFilter, ToolFilter
from api.pagination import VocabularyPagination
from api.serializers.places import CarbonIntensitySerializer, CountrySerializer
from api.serializers.vocabulary import (
    InformationFieldSerializer,
    MetricSerializer,
    RatingClassSerializer,
    RatingSchemeSerializer,
    TaskSerializer,
    ToolSerializer,
)
from controllers.method import weights_in_force
from persistence.models import (
    CarbonIntensity,
    Country,
    InformationField,
    Metric,
    RatingClass,
    RatingScheme,
    SchemeMetric,
    SchemeStatus,
    Task,
    Tool,
)

from .base import LocalisedView


class MetricViewMixin(LocalisedView):
    """Active metrics with their weights in the active scheme."""

    serializer_class = MetricSerializer
    queryset = Metric.objects.filter(is_active=True)

    def get_serializer_context(self) -> dict[str, Any]:
        """Adds the weights."""
        return {**super().get_serializer_context(), "weights": weights_in_force()}


class MetricListView(MetricViewMixin, ListAPIView):
    """Metrics with units, help and recommendations."""

    pagination_class = VocabularyPagination
    filterset_class = MetricFilter


class MetricDetailView(MetricViewMixin, RetrieveAPIView):
    """One metric."""


class InformationFieldListView(LocalisedView, ListAPIView):
    """Fields of additional information."""

    serializer_class = InformationFieldSerializer
    queryset = InformationField.objects.filter(is_active=True)
    pagination_class = VocabularyPagination
    filterset_class = InformationFieldFilter


class RatingClassListView(LocalisedView, ListAPIView):
    """The classes, best first."""

    serializer_class = RatingClassSerializer
    queryset = RatingClass.objects.all()


class RatingSchemeViewMixin(LocalisedView):
    """Published versions of the method."""

    serializer_class = RatingSchemeSerializer

    def get_queryset(self) -> QuerySet[RatingScheme]:
        """Published schemes with metrics and cut points, in three queries."""
        rows = SchemeMetric.objects.select_related("metric").prefetch_related("cut_points")
        published = RatingScheme.objects.filter(status=SchemeStatus.PUBLISHED)
        return published.prefetch_related(Prefetch("scheme_metrics", rows))


class RatingSchemeListView(RatingSchemeViewMixin, ListAPIView):
    """Published rating schemes, newest first."""


class RatingSchemeDetailView(RatingSchemeViewMixin, RetrieveAPIView):
    """One published rating scheme by version."""

    lookup_field = "version"


class TaskListView(LocalisedView, ListAPIView):
    """ML tasks."""

    serializer_class = TaskSerializer
    queryset = Task.objects.all()
    pagination_class = VocabularyPagination


class ToolListView(LocalisedView, ListAPIView):
    """Calculation tools whose files can be uploaded."""

    serializer_class = ToolSerializer
    queryset = Tool.objects.filter(is_active=True)
    filterset_class = ToolFilter


class CountryListView(LocalisedView, ListAPIView):
    """Countries, with the latest year whose carbon intensity is known."""

    serializer_class = CountrySerializer
    queryset = Country.objects.annotate(latest_year=Max("carbon_intensities__year")).order_by("name")
    pagination_class = VocabularyPagination


class CarbonIntensityListView(LocalisedView, ListAPIView):
    """Carbon intensity of electricity by country and year, in gCO2eq/kWh."""

    serializer_class = CarbonIntensitySerializer
    queryset = CarbonIntensity.objects.order_by("country_id", "-year")
    filterset_class = CarbonIntensityFilter
