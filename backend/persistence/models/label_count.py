"""Counts of evaluations, kept as they are written so that statistics stay cheap at any size."""

from django.db import models


class LabelCount(models.Model):
    """How many evaluations share a phase, task, class and month; empty strings mean none."""

    phase = models.CharField(max_length=20)
    task = models.CharField(max_length=60, blank=True)
    compound_class = models.CharField(max_length=1, blank=True)
    month = models.CharField(max_length=7, help_text="Year and month of recording, such as 2026-11.")
    count = models.IntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["phase", "task", "compound_class", "month"], name="label_count_once"),
            models.CheckConstraint(condition=models.Q(count__gte=0), name="label_count_not_negative"),
        ]

    def __str__(self) -> str:
        return f"{self.phase} {self.task} {self.compound_class or 'not rated'} {self.month}: {self.count}"
