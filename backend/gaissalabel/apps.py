"""The Django application that carries the management commands."""

from django.apps import AppConfig


class GaissalabelConfig(AppConfig):
    """Registers `gaissalabel.management.commands`."""

    name = "gaissalabel"
