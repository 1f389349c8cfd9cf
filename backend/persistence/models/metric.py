"""Metrics: what is measured, in which unit, and the words that explain it."""

from django.db import models
from django.db.models import F, Q

from persistence.fields import UNIT_CHARACTERS, finite_and_non_negative, one_of

from .vocabulary import Direction


class Metric(models.Model):
    """One quantity; values are stored in `unit`, its canonical unit.

    Texts are JSON objects by language. `recommendations` is a list of
    ``{"id", "applies_from": rating class, "text": {language: text}}``.
    """

    id = models.CharField(primary_key=True, max_length=60)
    name = models.JSONField()
    short_name = models.JSONField()
    description = models.JSONField()
    how_to_obtain = models.JSONField()
    recommendations = models.JSONField(default=list)
    unit = models.CharField(max_length=UNIT_CHARACTERS)
    dimension = models.CharField(max_length=40)
    direction = models.CharField(max_length=20, choices=Direction.choices)
    minimum = models.FloatField(default=0)
    maximum = models.FloatField(null=True, blank=True)
    integer = models.BooleanField(default=False)
    derived = models.BooleanField(default=False)
    computed_only = models.BooleanField(default=False)
    formula = models.CharField(max_length=200, blank=True)
    for_training = models.BooleanField(default=False)
    for_inference = models.BooleanField(default=False)
    icon = models.CharField(max_length=30, default="gauge")
    position = models.PositiveSmallIntegerField(default=0)
    is_active = models.BooleanField(default=True)
    updated_at = models.DateTimeField(auto_now=True)

    class Meta:
        ordering = ["position", "id"]
        constraints = [
            one_of("direction", Direction, "metric_direction_known"),
            finite_and_non_negative("minimum", "metric_minimum_finite"),
            finite_and_non_negative("maximum", "metric_maximum_finite"),
            models.CheckConstraint(
                condition=Q(maximum__isnull=True) | Q(maximum__gt=F("minimum")), name="metric_range_not_empty"
            ),
            models.CheckConstraint(condition=Q(for_training=True) | Q(for_inference=True), name="metric_has_a_phase"),
            models.CheckConstraint(
                condition=Q(computed_only=False) | Q(derived=True), name="metric_computed_only_is_derived"
            ),
        ]

    def __str__(self) -> str:
        return self.id
