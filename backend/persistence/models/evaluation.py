"""Evaluations: one assessment of one model, in training or in inference."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q

from persistence.fields import finite_and_non_negative, fraction, one_of

from .country import Country
from .import_record import ImportRecord
from .model import Model, Task
from .rating_class import RatingClass
from .vocabulary import EvaluationSource, EvaluationStatus, Origin, Phase


class Evaluation(models.Model):
    """One assessment. `uuid` is public (links, QR codes); `task` is the group it was compared in.

    The last block repeats, for lists, what the stored rating under the active scheme and the measurements say;
    `controllers.evaluations` writes both in one transaction.
    """

    uuid = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    model = models.ForeignKey(Model, on_delete=models.PROTECT, related_name="evaluations")
    task = models.ForeignKey(Task, null=True, blank=True, on_delete=models.PROTECT, related_name="evaluations")
    phase = models.CharField(max_length=20, choices=Phase.choices)
    source = models.CharField(max_length=20, choices=EvaluationSource.choices)
    status = models.CharField(max_length=20, choices=EvaluationStatus.choices, default=EvaluationStatus.SELF_DECLARED)
    origin = models.CharField(
        max_length=20, choices=Origin.choices, help_text="The least direct of its values' origins."
    )
    import_record = models.ForeignKey(
        ImportRecord, null=True, blank=True, on_delete=models.PROTECT, related_name="evaluations"
    )
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="evaluations"
    )
    country = models.ForeignKey(Country, null=True, blank=True, on_delete=models.PROTECT)
    carbon_intensity_g_per_kwh = models.FloatField(null=True, blank=True)
    carbon_intensity_year = models.PositiveSmallIntegerField(null=True, blank=True)
    carbon_intensity_source = models.CharField(max_length=300, blank=True)
    recorded_at = models.DateTimeField()
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)

    compound_class = models.ForeignKey(RatingClass, null=True, blank=True, on_delete=models.PROTECT)
    coverage = models.FloatField(default=0)
    energy_consumed = models.FloatField(null=True, blank=True)
    co2_eq_emissions = models.FloatField(null=True, blank=True)
    energy_per_1000_requests = models.FloatField(null=True, blank=True)

    class Meta:
        ordering = ["-recorded_at", "-id"]
        constraints = [
            one_of("phase", Phase, "evaluation_phase_known"),
            one_of("source", EvaluationSource, "evaluation_source_known"),
            one_of("status", EvaluationStatus, "evaluation_status_known"),
            one_of("origin", Origin, "evaluation_origin_known"),
            fraction("coverage", "evaluation_coverage_fraction"),
            finite_and_non_negative("carbon_intensity_g_per_kwh", "evaluation_carbon_intensity_finite"),
            finite_and_non_negative("energy_consumed", "evaluation_energy_finite"),
            finite_and_non_negative("co2_eq_emissions", "evaluation_emissions_finite"),
            finite_and_non_negative("energy_per_1000_requests", "evaluation_request_energy_finite"),
            models.CheckConstraint(
                condition=Q(carbon_intensity_g_per_kwh__isnull=True) | ~Q(carbon_intensity_source=""),
                name="evaluation_carbon_intensity_has_source",
            ),
        ]
        indexes = [
            models.Index(fields=["-recorded_at", "-id"], name="evaluation_newest"),
            models.Index(fields=["model", "phase", "-recorded_at"], name="evaluation_of_model"),
            models.Index(fields=["phase", "task", "compound_class", "-recorded_at"], name="evaluation_by_class"),
        ]

    def __str__(self) -> str:
        return f"{self.phase} of {self.model_id} ({self.uuid})"
