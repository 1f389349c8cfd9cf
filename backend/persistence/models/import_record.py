"""Reports of uploaded files."""

import uuid

from django.db import models

from .vocabulary import Phase


class ImportRecord(models.Model):
    """What an upload turned out to hold: the report of each file, never the file itself."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    phase = models.CharField(max_length=20, choices=Phase.choices, blank=True)
    files = models.JSONField()
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-created_at"]

    def __str__(self) -> str:
        return str(self.id)
