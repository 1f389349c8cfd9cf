"""Field and constraint builders shared by the tables."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

LARGEST_FLOAT = 1.7e308
"""Above this a double is infinite for every practical purpose; databases order NaN and infinity above it."""

UNIT_CHARACTERS = 40


def finite_and_non_negative(field: str, name: str) -> models.CheckConstraint:
    """Refuses NaN, infinities and negative numbers in the database itself (a NULL passes)."""
    return models.CheckConstraint(
        condition=Q(**{f"{field}__gte": 0, f"{field}__lte": LARGEST_FLOAT}) | Q(**{f"{field}__isnull": True}), name=name
    )


def fraction(field: str, name: str) -> models.CheckConstraint:
    """Keeps a number between 0 and 1."""
    return models.CheckConstraint(
        condition=Q(**{f"{field}__gte": 0, f"{field}__lte": 1}) | Q(**{f"{field}__isnull": True}), name=name
    )


def one_of(field: str, choices: type[models.TextChoices], name: str) -> models.CheckConstraint:
    """Keeps a text column to its choices in the database, not only in forms."""
    return models.CheckConstraint(condition=Q(**{f"{field}__in": choices.values}), name=name)
