"""Rating schemes: published, immutable versions of the method."""

from django.db import models
from django.db.models import F, Q

from persistence.fields import LARGEST_FLOAT, finite_and_non_negative, fraction, one_of

from .metric import Metric
from .model import Task
from .vocabulary import Direction, Phase, SchemeStatus


class RatingScheme(models.Model):
    """Metrics, weights and cut points under a version number; exactly one published scheme is active."""

    version = models.PositiveIntegerField(primary_key=True)
    status = models.CharField(max_length=20, choices=SchemeStatus.choices, default=SchemeStatus.DRAFT)
    is_active = models.BooleanField(default=False)
    method = models.CharField(max_length=60, default="weighted_classes")
    compound_mode = models.CharField(max_length=20, default="mean")
    compound_cut_points = models.JSONField(default=list, blank=True)
    minimum_coverage = models.FloatField(default=0.5)
    note = models.JSONField(default=dict)
    sources = models.TextField(blank=True)
    created_at = models.DateTimeField(auto_now_add=True)
    published_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-version"]
        constraints = [
            models.UniqueConstraint(fields=["is_active"], condition=Q(is_active=True), name="scheme_one_active"),
            models.CheckConstraint(
                condition=Q(is_active=False) | Q(status=SchemeStatus.PUBLISHED), name="scheme_active_is_published"
            ),
            one_of("status", SchemeStatus, "scheme_status_known"),
            fraction("minimum_coverage", "scheme_minimum_coverage_fraction"),
        ]

    def __str__(self) -> str:
        return f"scheme {self.version}"


class SchemeMetric(models.Model):
    """A metric's weight in one phase of a scheme."""

    scheme = models.ForeignKey(RatingScheme, on_delete=models.CASCADE, related_name="scheme_metrics")
    phase = models.CharField(max_length=20, choices=Phase.choices)
    metric = models.ForeignKey(Metric, on_delete=models.PROTECT, related_name="scheme_metrics")
    weight = models.FloatField()
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["phase", "position"]
        constraints = [
            models.UniqueConstraint(fields=["scheme", "phase", "metric"], name="scheme_metric_once_per_phase"),
            finite_and_non_negative("weight", "scheme_metric_weight_finite"),
            one_of("phase", Phase, "scheme_metric_phase_known"),
        ]

    def __str__(self) -> str:
        return f"{self.metric_id} in {self.phase}"


_LOWER = Q(
    direction=Direction.LOWER_IS_BETTER,
    a_to_b__gte=0,
    a_to_b__lt=F("b_to_c"),
    b_to_c__lt=F("c_to_d"),
    c_to_d__lt=F("d_to_e"),
    d_to_e__lte=LARGEST_FLOAT,
)
_HIGHER = Q(
    direction=Direction.HIGHER_IS_BETTER,
    a_to_b__lte=LARGEST_FLOAT,
    a_to_b__gt=F("b_to_c"),
    b_to_c__gt=F("c_to_d"),
    c_to_d__gt=F("d_to_e"),
    d_to_e__gte=0,
)


class CutPoints(models.Model):
    """The four thresholds between the five classes, in the metric's canonical unit, best to worst.

    `task` empty means general. `direction` repeats the metric's so that the database itself can hold the
    thresholds strictly monotonic in that direction.
    """

    scheme_metric = models.ForeignKey(SchemeMetric, on_delete=models.CASCADE, related_name="cut_points")
    task = models.ForeignKey(Task, null=True, blank=True, on_delete=models.PROTECT)
    direction = models.CharField(max_length=20, choices=Direction.choices)
    a_to_b = models.FloatField()
    b_to_c = models.FloatField()
    c_to_d = models.FloatField()
    d_to_e = models.FloatField()
    provisional = models.BooleanField(default=False)
    scope = models.CharField(max_length=40, blank=True)
    population = models.PositiveIntegerField(null=True, blank=True)
    source = models.TextField(blank=True)

    class Meta:
        verbose_name_plural = "cut points"
        constraints = [
            models.CheckConstraint(condition=_LOWER | _HIGHER, name="cut_points_monotonic"),
            models.UniqueConstraint(
                fields=["scheme_metric"], condition=Q(task__isnull=True), name="cut_points_one_general"
            ),
            models.UniqueConstraint(
                fields=["scheme_metric", "task"], condition=Q(task__isnull=False), name="cut_points_one_per_task"
            ),
        ]

    def __str__(self) -> str:
        return f"cut points of {self.scheme_metric} for {self.task_id or 'every task'}"

    @property
    def values(self) -> tuple[float, float, float, float]:
        """The thresholds, best to worst."""
        return (self.a_to_b, self.b_to_c, self.c_to_d, self.d_to_e)
