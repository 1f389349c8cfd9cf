"""`manage.py load_demo_catalogue`: a few marked models and evaluations to look at."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from controllers.demo_catalogue import load_demo_catalogue
from controllers.errors import DomainError
from gaissalabel.management.problems import describe


class Command(BaseCommand):
    help = "Add the demonstration catalogue (idempotent; every entry is marked as demonstration)."

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            models, evaluations = load_demo_catalogue()
        except DomainError as error:
            raise CommandError(describe(error)) from error
        self.stdout.write(f"Demonstration catalogue: {models} models and {evaluations} evaluations added.")
