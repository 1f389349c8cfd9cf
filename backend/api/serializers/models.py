"""Models of the catalogue."""

from __future__ import annotations

from typing import Any

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from controllers.models import ModelLabels
from controllers.texts import localised
from persistence.models import Model, Phase

from .base import StrictSerializer


class ModelInputSerializer(StrictSerializer):
    """A new model."""

    name = serializers.CharField(max_length=300)
    author = serializers.CharField(max_length=200, required=False, allow_blank=True, allow_null=True)
    task = serializers.CharField(max_length=60, required=False, allow_blank=True, allow_null=True)
    provider = serializers.SlugField(max_length=40, required=False, allow_blank=True, allow_null=True)
    repository_id = serializers.CharField(max_length=300, required=False, allow_blank=True, allow_null=True)
    url = serializers.URLField(max_length=500, required=False, allow_blank=True, allow_null=True)
    description = serializers.CharField(max_length=5000, required=False, allow_blank=True, allow_null=True)
    library = serializers.CharField(max_length=60, required=False, allow_blank=True, allow_null=True)


class LatestLabelSerializer(serializers.Serializer):
    """The latest evaluation of a phase; ``class`` is null when it was not rated."""

    evaluation = serializers.UUIDField()

    def get_fields(self) -> dict[str, serializers.Field]:
        """``class`` is a Python keyword and cannot be declared as an attribute."""
        letter = serializers.CharField(allow_null=True)
        return {"class": letter, **super().get_fields()}


class LabelsByPhaseSerializer(serializers.Serializer):
    """The latest label of each phase, or null."""

    training = LatestLabelSerializer(allow_null=True)
    inference = LatestLabelSerializer(allow_null=True)


class ModelSerializer(serializers.ModelSerializer):
    """A model with its latest labels."""

    task = serializers.CharField(source="task_id", allow_null=True)
    evaluations_count = serializers.SerializerMethodField()
    labels = serializers.SerializerMethodField()

    class Meta:
        model = Model
        fields = [
            "id", "name", "author", "task", "library", "provider", "repository_id", "url", "description",
            "created_at", "evaluations_count", "labels",
        ]  # fmt: skip

    def _labels(self, model: Model) -> ModelLabels:
        labels: dict[int, ModelLabels] = self.context["labels"]
        return labels.get(model.pk) or ModelLabels()

    def get_evaluations_count(self, model: Model) -> int:
        """How many evaluations it has."""
        return self._labels(model).evaluations_count

    @extend_schema_field(LabelsByPhaseSerializer)
    def get_labels(self, model: Model) -> dict[str, Any]:
        """The latest label of each phase."""
        latest = self._labels(model).latest
        return {
            phase: {"class": latest[phase].compound_class_id, "evaluation": str(latest[phase].uuid)}
            if phase in latest
            else None
            for phase in Phase.values
        }


class ModelSummarySerializer(serializers.Serializer):
    """A model as evaluations show it."""

    id = serializers.IntegerField()
    name = serializers.CharField()
    author = serializers.CharField()
    task = serializers.CharField(source="task_id", allow_null=True)
    task_name = serializers.SerializerMethodField()
    library = serializers.CharField()
    provider = serializers.CharField()
    repository_id = serializers.CharField()
    url = serializers.CharField()

    def get_task_name(self, model: Model) -> str | None:
        """The task in the answer's language."""
        return localised(model.task.name, self.context.get("language", "en")) if model.task else None
