"""Evaluations: requests, list items, and the detail that holds all a label page needs."""

from __future__ import annotations

from typing import Any

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from controllers.evaluation_input import EvaluationInput
from persistence.models import Evaluation, Phase

from .base import AnyObjectField, StrictSerializer
from .imports import ImportSummarySerializer
from .models import ModelSummarySerializer


class EvaluationInputSerializer(StrictSerializer):
    """A new evaluation. ``measurements`` maps metric ids to numbers (canonical unit) or objects with value and unit."""

    model = serializers.IntegerField(min_value=1)
    phase = serializers.ChoiceField(choices=Phase.choices)
    measurements = AnyObjectField(
        help_text='{"co2_eq_emissions": 12.3, "energy_consumed": {"value": 250, "unit": "Wh", "origin": "measured", '
        '"relative_uncertainty": 0.1}}; null means not given.'
    )
    information = AnyObjectField(required=False, allow_null=True, help_text='{"hardware_used": "8 x A100"}')
    country = serializers.CharField(
        max_length=3, required=False, allow_null=True, allow_blank=True, help_text="ISO 3166-1 alpha-3, such as ESP."
    )
    recorded_at = serializers.DateTimeField(required=False, allow_null=True)
    import_id = serializers.UUIDField(required=False, allow_null=True)

    def to_input(self) -> EvaluationInput:
        """The validated body for the controller."""
        data = self.validated_data
        return EvaluationInput(
            phase=data["phase"],
            measurements=data["measurements"],
            information=data.get("information"),
            model=data.get("model"),
            task=data.get("task"),
            country=data.get("country"),
            recorded_at=data.get("recorded_at"),
            import_id=data.get("import_id"),
        )


class PreviewInputSerializer(EvaluationInputSerializer):
    """The same without storing: the model may still be unknown; its name is then only drawn."""

    model = serializers.IntegerField(min_value=1, required=False, allow_null=True)
    model_name = serializers.CharField(max_length=300, required=False, allow_blank=True, allow_null=True)
    author = serializers.CharField(max_length=200, required=False, allow_blank=True, allow_null=True)
    task = serializers.CharField(max_length=60, required=False, allow_blank=True, allow_null=True)


class DistanceSerializer(serializers.Serializer):
    """What it takes to reach the next better class."""

    value = serializers.FloatField(help_text="The threshold, in the metric's unit.")
    factor = serializers.FloatField(allow_null=True, help_text="Threshold / value: 0.57 means 43 % less.")

    def get_fields(self) -> dict[str, serializers.Field]:
        """``class`` is a Python keyword and cannot be declared as an attribute."""
        return {"class": serializers.CharField(), **super().get_fields()}


class RatedRecommendationSerializer(serializers.Serializer):
    """Something that would improve the metric."""

    id = serializers.CharField()
    text = serializers.CharField()


class RatedMetricSerializer(serializers.Serializer):
    """What the method says about one metric."""

    metric = serializers.CharField()
    name = serializers.CharField()
    short_name = serializers.CharField()
    icon = serializers.CharField()
    value = serializers.FloatField(allow_null=True)
    unit = serializers.CharField()
    direction = serializers.CharField()
    weight = serializers.FloatField()
    rating_class = serializers.CharField(allow_null=True)
    possible_classes = serializers.ListField(child=serializers.CharField())
    cut_points = serializers.ListField(child=serializers.FloatField())
    cut_points_for = serializers.CharField()
    cut_points_scope = serializers.CharField(allow_blank=True)
    provisional = serializers.BooleanField()
    distance_to_next_class = DistanceSerializer(allow_null=True)
    origin = serializers.CharField(allow_null=True)
    relative_uncertainty = serializers.FloatField(allow_null=True)
    recommendations = RatedRecommendationSerializer(many=True)


class RatingSerializer(serializers.Serializer):
    """The outcome of the method."""

    scheme = serializers.IntegerField()
    compound_class = serializers.CharField(allow_null=True)
    possible_classes = serializers.ListField(child=serializers.CharField())
    score = serializers.FloatField(allow_null=True)
    coverage = serializers.FloatField()
    reason = serializers.CharField(allow_blank=True)
    minimum_coverage = serializers.FloatField()
    rated_at = serializers.DateTimeField(allow_null=True)
    metrics = RatedMetricSerializer(many=True)


class MeasurementSerializer(serializers.Serializer):
    """A measurement in canonical unit, and as it was given."""

    metric = serializers.CharField()
    name = serializers.CharField()
    icon = serializers.CharField()
    value = serializers.FloatField()
    unit = serializers.CharField()
    origin = serializers.CharField()
    relative_uncertainty = serializers.FloatField(allow_null=True)
    given_value = serializers.FloatField(allow_null=True)
    given_unit = serializers.CharField(allow_blank=True)
    formula = serializers.CharField(allow_null=True, help_text="How it was computed, when it was.")


class UsedIntensitySerializer(serializers.Serializer):
    """The carbon intensity that turned energy into emissions."""

    country = serializers.CharField(allow_null=True)
    year = serializers.IntegerField()
    value = serializers.FloatField()
    unit = serializers.CharField()
    source = serializers.CharField()


class MissingSerializer(serializers.Serializer):
    """A derived metric that could not be computed, and why."""

    metric = serializers.CharField()
    name = serializers.CharField()
    reason = serializers.CharField()
    input = serializers.CharField(allow_null=True)


class DiscrepancySerializer(serializers.Serializer):
    """A given value that differs from what its inputs say."""

    metric = serializers.CharField()
    given = serializers.FloatField()
    computed = serializers.FloatField()
    ratio = serializers.FloatField(allow_null=True)
    unit = serializers.CharField()


class UrlsSerializer(serializers.Serializer):
    """Public addresses of an evaluation."""

    page = serializers.CharField()
    label_svg = serializers.CharField()
    label_png = serializers.CharField()
    label_pdf = serializers.CharField()
    badge_svg = serializers.CharField()


class EvaluationCountrySerializer(serializers.Serializer):
    """Where it ran."""

    iso3 = serializers.CharField()
    name = serializers.CharField()


class EvaluationSerializer(serializers.Serializer):
    """All a label page needs in one answer."""

    id = serializers.IntegerField()
    uuid = serializers.UUIDField()
    model = ModelSummarySerializer()
    phase = serializers.CharField()
    task = serializers.CharField(allow_null=True)
    source = serializers.CharField()
    status = serializers.CharField()
    origin = serializers.CharField()
    recorded_at = serializers.DateTimeField()
    created_at = serializers.DateTimeField()
    country = EvaluationCountrySerializer(allow_null=True)
    measurements = MeasurementSerializer(many=True)
    information = serializers.DictField(child=serializers.CharField())
    carbon_intensity = UsedIntensitySerializer(allow_null=True)
    missing = MissingSerializer(many=True)
    discrepancies = DiscrepancySerializer(many=True)
    urls = UrlsSerializer()
    rating = RatingSerializer()

    def get_fields(self) -> dict[str, serializers.Field]:
        """``import`` is a Python keyword and cannot be declared as an attribute."""
        return {**super().get_fields(), "import": ImportSummarySerializer(allow_null=True)}


class PreviewSerializer(serializers.Serializer):
    """A rating that was not stored."""

    rating = RatingSerializer()
    measurements = MeasurementSerializer(many=True)
    carbon_intensity = UsedIntensitySerializer(allow_null=True)
    missing = MissingSerializer(many=True)
    discrepancies = DiscrepancySerializer(many=True)
    label_svg = serializers.CharField(required=False, help_text="Only with ?include=label_svg.")


class EvaluationItemSerializer(serializers.ModelSerializer):
    """An evaluation in a list."""

    model = ModelSummarySerializer()
    task = serializers.CharField(source="task_id", allow_null=True)
    compound_class = serializers.CharField(source="compound_class_id", allow_null=True)
    urls = serializers.SerializerMethodField()

    class Meta:
        model = Evaluation
        fields = [
            "id", "uuid", "model", "phase", "task", "source", "status", "origin", "recorded_at", "created_at",
            "compound_class", "coverage", "energy_consumed", "co2_eq_emissions", "energy_per_1000_requests", "urls",
        ]  # fmt: skip

    @extend_schema_field(UrlsSerializer)
    def get_urls(self, evaluation: Evaluation) -> dict[str, str]:
        """Its public addresses."""
        urls_of: Any = self.context["urls_of"]
        return urls_of(evaluation.uuid)


class SnippetSerializer(serializers.Serializer):
    """Badge snippets to paste."""

    markdown = serializers.CharField()
    html = serializers.CharField()
    restructuredtext = serializers.CharField()
