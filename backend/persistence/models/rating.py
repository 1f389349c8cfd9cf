"""Stored ratings."""

from django.db import models

from persistence.fields import finite_and_non_negative, fraction

from .evaluation import Evaluation
from .rating_class import RatingClass
from .rating_scheme import RatingScheme


class Rating(models.Model):
    """What one scheme says about one evaluation, computed once and trusted afterwards.

    `metrics` holds the breakdown (class, cut points used, distance …) as one document: it is only ever read
    and replaced as a whole, and re-rating a million evaluations then writes one row each.
    """

    evaluation = models.ForeignKey(Evaluation, on_delete=models.CASCADE, related_name="ratings")
    scheme = models.ForeignKey(RatingScheme, on_delete=models.PROTECT, related_name="ratings")
    compound_class = models.ForeignKey(RatingClass, null=True, blank=True, on_delete=models.PROTECT)
    possible_classes = models.JSONField(default=list)
    score = models.FloatField(null=True, blank=True)
    coverage = models.FloatField()
    reason = models.CharField(max_length=40, blank=True)
    metrics = models.JSONField()
    rated_at = models.DateTimeField(auto_now=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["evaluation", "scheme"], name="rating_once_per_scheme"),
            fraction("coverage", "rating_coverage_fraction"),
            finite_and_non_negative("score", "rating_score_finite"),
            models.CheckConstraint(
                condition=models.Q(compound_class__isnull=False) | ~models.Q(reason=""),
                name="rating_has_class_or_reason",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.compound_class_id or 'not rated'} under scheme {self.scheme_id}"
