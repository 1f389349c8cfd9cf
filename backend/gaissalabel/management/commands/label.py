"""`manage.py label FILE --model NAME --phase training -o label.svg`: a file to a label, without a server."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from urllib.parse import quote

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from controllers.errors import DomainError
from controllers.evaluations import Preview
from controllers.file_evaluations import preview_file
from controllers.label_files import DEFAULT_WIDTH, LARGEST_WIDTH, MEDIA_TYPES, SMALLEST_WIDTH, preview_label_file
from controllers.labels import LabelRequest
from controllers.texts import LANGUAGES, localised
from efficiency_calculators.units import format_value
from gaissalabel.management.file_options import (
    add_file_options,
    add_runs_option,
    ensure_prepared,
    file_evaluation,
    read_upload,
)
from gaissalabel.management.problems import describe


class Command(BaseCommand):
    help = "Draw the label of a measurement file; nothing is stored."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("-o", "--output", type=Path, required=True, help="label.svg, label.png or label.pdf")
        parser.add_argument("--lang", choices=LANGUAGES, default="en")
        parser.add_argument("--width", type=int, default=DEFAULT_WIDTH, help="pixels, PNG only")
        parser.add_argument("--page", default="", help="address the QR code leads to")
        add_file_options(parser)
        add_runs_option(parser, "sum")

    def handle(self, *args: Any, **options: Any) -> None:
        output: Path = options["output"]
        file_format = output.suffix.lstrip(".").lower()
        if file_format not in MEDIA_TYPES:
            raise CommandError(f"{output}: the name must end in .svg, .png or .pdf.")
        if not SMALLEST_WIDTH <= options["width"] <= LARGEST_WIDTH:
            raise CommandError(f"--width {options['width']}: give {SMALLEST_WIDTH} to {LARGEST_WIDTH} pixels.")
        ensure_prepared()
        wanted = file_evaluation(options)
        try:
            preview, notes = preview_file(read_upload(options["file"]), wanted)
        except DomainError as error:
            raise CommandError(describe(error)) from error
        request = LabelRequest(
            language=options["lang"],
            page_url=options["page"] or _page(wanted.model_name),
            width=options["width"],
            model_name=wanted.model_name,
            author=wanted.author,
        )
        drawn = preview_label_file(preview, file_format, request)
        try:
            output.write_bytes(drawn)
        except OSError as error:
            raise CommandError(f"{output} cannot be written: {error.strerror}.") from error
        for note in notes:
            self.stderr.write(f"{note['kind']}: {note['message']}")
        self.stdout.write(_summary(preview))
        self.stdout.write(f"Label written to {output}.")


def _page(model_name: str) -> str:
    """A label that is not stored has no page of its own: its code leads to the model in the catalogue."""
    base = settings.PUBLIC_URL or "http://localhost:8000"
    return f"{base}/catalogue?search={quote(model_name)}"


def _summary(preview: Preview) -> str:
    """The letter, then one line per metric, in English like everything else the commands say."""
    rating, method = preview.assessment.rating, preview.checked.method
    head = (
        f"Class {rating.compound_class}"
        if rating.compound_class
        else f"Not rated ({rating.reason}; add figures, such as --measurement model_file_size=268MB)"
    )
    lines = [f"{head}: {rating.coverage:.0%} of the weight was measured (scheme {rating.scheme})."]
    for metric in rating.metrics:
        definition = method.metrics[metric.metric]
        value = "not measured" if metric.value is None else format_value(metric.value, definition.unit)
        name = localised(definition.name, "en")
        lines.append(f"  {metric.rating_class or '–'}  {name}: {value} (weight {metric.weight:.0%})")
    return "\n".join(lines)
