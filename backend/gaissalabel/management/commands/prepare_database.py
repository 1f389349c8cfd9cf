"""`manage.py prepare_database`: everything between an empty database and a server that can start."""

from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import OperationalError, connection
from django.db.migrations.executor import MigrationExecutor

from persistence.models import CarbonIntensity, Evaluation, Model


class Command(BaseCommand):
    help = "Migrate, load reference data, and fill what is empty: carbon intensities, demonstration catalogue."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--no-demo", action="store_true", help="leave an empty catalogue empty")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            connection.ensure_connection()
        except OperationalError as error:
            reason = " ".join(str(error).split())
            raise CommandError(f"The database cannot be reached: {reason}. Check DATABASE_URL.") from None
        self._prepare(with_demo=not options["no_demo"])

    def _prepare(self, *, with_demo: bool) -> None:
        executor = MigrationExecutor(connection)
        if executor.migration_plan(executor.loader.graph.leaf_nodes()):
            call_command("migrate", verbosity=0)
            self.stdout.write("Database: migrated.")
        call_command("load_reference_data", verbosity=0, stdout=_Quiet())
        if not CarbonIntensity.objects.exists():
            call_command("import_carbon_intensity", stdout=self.stdout)
        if with_demo and not Model.objects.exists() and not Evaluation.objects.exists():
            call_command("load_demo_catalogue", stdout=self.stdout)
        self.stdout.write("Database: ready.")


class _Quiet:
    """A stream for output nobody waits for."""

    def write(self, text: str) -> None:
        """Drop it."""
