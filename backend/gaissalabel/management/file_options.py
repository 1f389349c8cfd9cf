"""What `manage.py label` and `manage.py import_evaluations` share: options, and getting the database ready."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

from django.core.management import call_command
from django.core.management.base import CommandError, CommandParser
from django.db import DatabaseError

from controllers.file_evaluations import RUN_CHOICES, FileEvaluation
from controllers.imports import UploadedFile
from gaissalabel.management.measurement_options import read_measurement_options
from persistence.models import Phase, RatingScheme


def add_file_options(parser: CommandParser) -> None:
    """Options that say whose file it is and what to make of it."""
    parser.add_argument("--model", required=True, metavar="NAME", help="name of the model")
    parser.add_argument("--author", default="", help="author of the model")
    parser.add_argument("--phase", required=True, choices=Phase.values)
    parser.add_argument("--task", default="", help="ML task, such as text-classification")
    parser.add_argument("--country", default="", help="ISO 3166-1 alpha-3 code; wins over the file's")
    parser.add_argument("--tool", default="", help="calculation tool, when the file is not recognised by itself")
    parser.add_argument(
        "--measurement",
        action="append",
        default=[],
        metavar="METRIC=VALUE",
        help="a value the file does not hold, such as model_file_size=268MB; may be repeated",
    )


def add_runs_option(parser: CommandParser, default: str) -> None:
    """What several runs of a file become."""
    parser.add_argument("--runs", choices=RUN_CHOICES, default=default, help=f"several runs (default: {default})")


def file_evaluation(options: dict[str, Any]) -> FileEvaluation:
    """The options as the controllers want them."""
    return FileEvaluation(
        model_name=options["model"],
        phase=options["phase"],
        author=options["author"],
        task=options["task"],
        country=options["country"],
        runs=options["runs"],
        tool=options["tool"],
        measurements=read_measurement_options(options["measurement"]),
    )


def read_upload(path: Path) -> UploadedFile:
    """The file's bytes; raises ``CommandError`` when it cannot be read."""
    try:
        return UploadedFile(path.name, path.read_bytes())
    except OSError as error:
        raise CommandError(f"{path} cannot be read: {error.strerror}.") from error


def ensure_prepared() -> None:
    """Make an empty database usable, so that a file becomes a label with one command on a fresh machine."""
    try:
        if RatingScheme.objects.filter(is_active=True).exists():
            return
    except DatabaseError:
        pass
    call_command("prepare_database", no_demo=True, stdout=io.StringIO())
