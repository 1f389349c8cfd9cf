"""The vocabularies of the method: metrics, information fields, classes, tasks, tools, schemes."""

from __future__ import annotations

from typing import Any

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from controllers.texts import localised
from efficiency_calculators.units import units_for
from persistence.models import InformationField, Metric, RatingClass, RatingScheme, Task, Tool

from .base import LocalisedField


def phases_of(row: Metric | InformationField | Tool) -> list[str]:
    """The phases in which a row is used."""
    return [phase for phase in ("training", "inference") if getattr(row, f"for_{phase}")]


class UnitSerializer(serializers.Serializer):
    """A unit: its id, and what to multiply a value in it with to get the canonical unit."""

    id = serializers.CharField()
    factor = serializers.FloatField()


class RecommendationSerializer(serializers.Serializer):
    """Something to do about a metric, worth saying from a class on."""

    id = serializers.CharField()
    applies_from = serializers.CharField()
    text = LocalisedField()


class MetricSerializer(serializers.ModelSerializer):
    """A metric with its units, help and recommendations."""

    name = LocalisedField()
    short_name = LocalisedField()
    description = LocalisedField()
    how_to_obtain = LocalisedField()
    units = serializers.SerializerMethodField()
    kind = serializers.SerializerMethodField()
    formula = serializers.SerializerMethodField()
    phases = serializers.SerializerMethodField()
    weights = serializers.SerializerMethodField()
    recommendations = RecommendationSerializer(many=True, read_only=True)

    class Meta:
        model = Metric
        fields = [
            "id", "name", "short_name", "description", "how_to_obtain", "unit", "units", "dimension", "direction",
            "minimum", "maximum", "integer", "kind", "computed_only", "formula", "phases", "icon", "position",
            "weights", "recommendations",
        ]  # fmt: skip

    @extend_schema_field(UnitSerializer(many=True))
    def get_units(self, metric: Metric) -> list[dict[str, Any]]:
        """The units a value may be given in."""
        return [{"id": unit.id, "factor": unit.factor} for unit in units_for(metric.unit, metric.dimension)]

    def get_kind(self, metric: Metric) -> str:
        """``input``, or ``derived`` when the system can compute it."""
        return "derived" if metric.derived else "input"

    def get_formula(self, metric: Metric) -> str | None:
        """How the system computes it, in canonical units."""
        return metric.formula or None

    def get_phases(self, metric: Metric) -> list[str]:
        """The phases it is used in."""
        return phases_of(metric)

    def get_weights(self, metric: Metric) -> dict[str, float]:
        """Its weight by phase in the active scheme; absent where it has none."""
        weights: dict[str, dict[str, float]] = self.context["weights"]
        return weights.get(metric.id, {})


class OptionSerializer(serializers.Serializer):
    """One option of a choice."""

    value = serializers.CharField()
    name = LocalisedField()


class InformationFieldSerializer(serializers.ModelSerializer):
    """A field of additional information."""

    name = LocalisedField()
    description = LocalisedField()
    how_to_obtain = LocalisedField()
    options = OptionSerializer(many=True, read_only=True)
    phases = serializers.SerializerMethodField()

    class Meta:
        model = InformationField
        fields = [
            "id", "name", "description", "how_to_obtain", "phases", "kind", "options", "free_text", "position",
        ]  # fmt: skip

    def get_phases(self, field: InformationField) -> list[str]:
        """The phases it is used in."""
        return phases_of(field)


class RatingClassSerializer(serializers.ModelSerializer):
    """A letter with its colours."""

    name = LocalisedField()

    class Meta:
        model = RatingClass
        fields = ["letter", "rank", "colour", "text_colour", "name"]


class TaskSerializer(serializers.ModelSerializer):
    """An ML task."""

    name = LocalisedField()

    class Meta:
        model = Task
        fields = ["id", "name", "domain"]


class ToolSerializer(serializers.ModelSerializer):
    """A calculation tool whose files can be uploaded."""

    description = LocalisedField()
    how_to_use = LocalisedField()
    format = serializers.CharField(source="file_format")
    phases = serializers.SerializerMethodField()

    class Meta:
        model = Tool
        fields = ["id", "name", "description", "url", "format", "phases", "how_to_use"]

    def get_phases(self, tool: Tool) -> list[str]:
        """The phases it is used in."""
        return phases_of(tool)


class CutPointsSerializer(serializers.Serializer):
    """Cut points of one group: ``general`` or a task."""

    task = serializers.CharField(source="group")
    values = serializers.ListField(child=serializers.FloatField())
    provisional = serializers.BooleanField()
    scope = serializers.CharField(allow_blank=True)
    source = serializers.CharField(allow_blank=True)
    population = serializers.IntegerField(allow_null=True)


class SchemeMetricSerializer(serializers.Serializer):
    """A metric as a scheme uses it."""

    phase = serializers.CharField()
    metric = serializers.CharField(source="metric_id")
    name = LocalisedField(source="metric.name")
    unit = serializers.CharField(source="metric.unit")
    direction = serializers.CharField(source="metric.direction")
    weight = serializers.FloatField()
    cut_points = serializers.SerializerMethodField()

    @extend_schema_field(CutPointsSerializer(many=True))
    def get_cut_points(self, row: Any) -> list[dict[str, Any]]:
        """Cut points, general ones first."""
        return [
            {
                "task": cut.task_id or "general",
                "values": list(cut.values),
                "provisional": cut.provisional,
                "scope": cut.scope,
                "source": cut.source,
                "population": cut.population,
            }
            for cut in sorted(row.cut_points.all(), key=lambda cut: cut.task_id or "")
        ]


class RatingSchemeSerializer(serializers.ModelSerializer):
    """A published version of the method."""

    note = serializers.SerializerMethodField()
    metrics = SchemeMetricSerializer(source="scheme_metrics", many=True, read_only=True)

    class Meta:
        model = RatingScheme
        fields = [
            "version", "status", "is_active", "published_at", "note", "method", "compound_mode", "minimum_coverage",
            "sources", "metrics",
        ]  # fmt: skip

    def get_note(self, scheme: RatingScheme) -> str:
        """What this version is about."""
        return localised(scheme.note, self.context.get("language", "en"))
