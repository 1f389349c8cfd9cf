"""What else is known about an evaluation: hardware, dataset, library …"""

from django.db import models
from django.db.models import Q

from persistence.fields import one_of

from .evaluation import Evaluation


class InformationKind(models.TextChoices):
    """What a field accepts."""

    TEXT = "text", "Text"
    INTEGER = "integer", "Whole number"
    CHOICE = "choice", "Choice"


class InformationField(models.Model):
    """A field that people may fill in; `options` is a list of ``{"value", "name": {language: text}}``."""

    id = models.CharField(primary_key=True, max_length=60)
    name = models.JSONField()
    description = models.JSONField()
    how_to_obtain = models.JSONField()
    kind = models.CharField(max_length=20, choices=InformationKind.choices)
    options = models.JSONField(default=list)
    free_text = models.BooleanField(default=True)
    for_training = models.BooleanField(default=False)
    for_inference = models.BooleanField(default=False)
    position = models.PositiveSmallIntegerField(default=0)
    is_active = models.BooleanField(default=True)
    updated_at = models.DateTimeField(auto_now=True)

    class Meta:
        ordering = ["position", "id"]
        constraints = [
            one_of("kind", InformationKind, "information_field_kind_known"),
            models.CheckConstraint(
                condition=Q(for_training=True) | Q(for_inference=True), name="information_field_has_a_phase"
            ),
        ]

    def __str__(self) -> str:
        return self.id


class InformationValue(models.Model):
    """What one evaluation says in one information field."""

    evaluation = models.ForeignKey(Evaluation, on_delete=models.CASCADE, related_name="information_values")
    field = models.ForeignKey(InformationField, on_delete=models.PROTECT, related_name="values")
    value = models.CharField(max_length=500)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["evaluation", "field"], name="information_once_per_field"),
            models.CheckConstraint(condition=~Q(value=""), name="information_not_empty"),
        ]

    def __str__(self) -> str:
        return f"{self.field_id}: {self.value}"
