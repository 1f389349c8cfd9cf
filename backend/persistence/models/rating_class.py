"""The letters A to E."""

from django.db import models


class RatingClass(models.Model):
    """A class of the label: its letter, its rank (0 is best) and its colours."""

    letter = models.CharField(primary_key=True, max_length=1)
    rank = models.PositiveSmallIntegerField(unique=True)
    colour = models.CharField(max_length=7)
    text_colour = models.CharField(max_length=7)
    name = models.JSONField()

    class Meta:
        ordering = ["rank"]
        verbose_name_plural = "rating classes"

    def __str__(self) -> str:
        return self.letter
