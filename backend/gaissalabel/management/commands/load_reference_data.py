"""`manage.py load_reference_data`: metrics, classes, schemes, fields, tools, tasks, countries from YAML."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from controllers.errors import DomainError
from controllers.reference_data import load_reference_data
from efficiency_calculators.errors import CalculatorError


class Command(BaseCommand):
    help = "Load the reference data (idempotent; a published rating scheme is never changed)."

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            counts = load_reference_data()
        except (DomainError, CalculatorError) as error:
            raise CommandError(str(error)) from error
        for name, count in counts.items():
            self.stdout.write(f"{name}: {count.created} created, {count.updated} updated, {count.unchanged} unchanged")
