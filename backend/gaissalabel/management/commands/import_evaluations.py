"""`manage.py import_evaluations FILE…`: store the runs of measurement files as rated evaluations."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction

from controllers.errors import DomainError
from controllers.evaluations import StoredEvaluation
from controllers.file_evaluations import import_evaluations
from gaissalabel.management.file_options import (
    add_file_options,
    add_runs_option,
    ensure_prepared,
    file_evaluation,
    read_upload,
)
from gaissalabel.management.problems import describe


class Command(BaseCommand):
    help = "Import measurement files as evaluations of one model; all files or none."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("files", type=Path, nargs="+", metavar="FILE")
        add_file_options(parser)
        add_runs_option(parser, "each")

    def handle(self, *args: Any, **options: Any) -> None:
        ensure_prepared()
        wanted = file_evaluation(options)
        stored: list[StoredEvaluation] = []
        with transaction.atomic():
            for path in options["files"]:
                try:
                    stored += import_evaluations(read_upload(path), wanted)
                except DomainError as error:
                    raise CommandError(f"{path}: {describe(error)}\nNothing was stored.") from error
        for item in stored:
            letter = item.rating.compound_class_id or "not rated"
            page = f"{settings.PUBLIC_URL}/label/{item.evaluation.uuid}"
            self.stdout.write(f"{letter}  {item.evaluation.recorded_at:%Y-%m-%d %H:%M}  {page}")
        self.stdout.write(f"{len(stored)} evaluations stored.")
