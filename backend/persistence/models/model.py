"""Machine-learning models and the tasks they serve."""

from __future__ import annotations

from django.db import models
from django.db.models import Q


class Task(models.Model):
    """An ML task (`text-classification` …): the comparability group of evaluations."""

    id = models.CharField(primary_key=True, max_length=60)
    name = models.JSONField(help_text="Text by language.")
    domain = models.CharField(max_length=40)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["domain", "position", "id"]

    def __str__(self) -> str:
        return self.id


class Model(models.Model):
    """A machine-learning model; its evaluations carry the labels."""

    name = models.CharField(max_length=300)
    author = models.CharField(max_length=200, blank=True)
    task = models.ForeignKey(Task, null=True, blank=True, on_delete=models.PROTECT, related_name="models")
    library = models.CharField(max_length=60, blank=True)
    provider = models.CharField(max_length=40, blank=True, help_text="Where the model is published: `huggingface` …")
    repository_id = models.CharField(max_length=300, blank=True, help_text="The provider's own identifier.")
    url = models.URLField(max_length=500, blank=True)
    description = models.TextField(blank=True)
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)

    class Meta:
        ordering = ["-created_at", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["provider", "repository_id"], condition=~Q(repository_id=""), name="model_one_per_repository"
            ),
            models.CheckConstraint(condition=~Q(name=""), name="model_has_a_name"),
            models.CheckConstraint(
                condition=Q(repository_id="") | ~Q(provider=""), name="model_repository_has_provider"
            ),
        ]
        indexes = [
            models.Index(fields=["-created_at", "-id"], name="model_newest"),
            models.Index(fields=["task", "-created_at"], name="model_by_task"),
            # Migration 0002 adds trigram indexes on PostgreSQL for the search by name, author and repository.
        ]

    def __str__(self) -> str:
        return f"{self.author}/{self.name}" if self.author else self.name
