"""The Django application that owns every table."""

from django.apps import AppConfig


class PersistenceConfig(AppConfig):
    """Registers `persistence.models`."""

    name = "persistence"
    verbose_name = "GAISSALabel"
