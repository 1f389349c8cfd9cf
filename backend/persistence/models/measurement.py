"""Measured values."""

from django.db import models

from persistence.fields import UNIT_CHARACTERS, finite_and_non_negative, one_of

from .evaluation import Evaluation
from .metric import Metric
from .vocabulary import Origin


class Measurement(models.Model):
    """The value of one metric in one evaluation, in the metric's canonical unit; and as it was given."""

    evaluation = models.ForeignKey(Evaluation, on_delete=models.CASCADE, related_name="measurements")
    metric = models.ForeignKey(Metric, on_delete=models.PROTECT, related_name="measurements")
    value = models.FloatField()
    origin = models.CharField(max_length=20, choices=Origin.choices)
    relative_uncertainty = models.FloatField(null=True, blank=True)
    given_value = models.FloatField(null=True, blank=True)
    given_unit = models.CharField(max_length=UNIT_CHARACTERS, blank=True)
    computed = models.BooleanField(default=False, help_text="Derived by the system, not given.")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["evaluation", "metric"], name="measurement_once_per_metric"),
            finite_and_non_negative("value", "measurement_value_finite"),
            finite_and_non_negative("relative_uncertainty", "measurement_uncertainty_finite"),
            one_of("origin", Origin, "measurement_origin_known"),
        ]

    def __str__(self) -> str:
        return f"{self.metric_id} = {self.value}"
