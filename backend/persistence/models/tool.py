"""Calculation tools: programs whose output files we can read."""

from django.db import models
from django.db.models import Q

from .information import InformationField
from .metric import Metric


class Tool(models.Model):
    """A tool; `file_format` names the reader that understands its files."""

    id = models.CharField(primary_key=True, max_length=60)
    name = models.CharField(max_length=100)
    description = models.JSONField()
    how_to_use = models.JSONField()
    url = models.URLField(max_length=300, blank=True)
    file_format = models.CharField(max_length=60)
    for_training = models.BooleanField(default=False)
    for_inference = models.BooleanField(default=False)
    position = models.PositiveSmallIntegerField(default=0)
    is_active = models.BooleanField(default=True)

    class Meta:
        ordering = ["position", "name"]

    def __str__(self) -> str:
        return self.name


class ToolMapping(models.Model):
    """One column of a tool's file and the metric or information field it feeds."""

    tool = models.ForeignKey(Tool, on_delete=models.CASCADE, related_name="mappings")
    column = models.CharField(max_length=200)
    metric = models.ForeignKey(Metric, null=True, blank=True, on_delete=models.PROTECT)
    information_field = models.ForeignKey(InformationField, null=True, blank=True, on_delete=models.PROTECT)
    unit = models.CharField(max_length=40, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(metric__isnull=False, information_field__isnull=True)
                | Q(metric__isnull=True, information_field__isnull=False),
                name="tool_mapping_one_target",
            ),
            models.UniqueConstraint(fields=["tool", "column", "metric"], name="tool_mapping_metric_once"),
            models.UniqueConstraint(
                fields=["tool", "column", "information_field"], name="tool_mapping_information_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.column} -> {self.metric_id or self.information_field_id}"
