"""`manage.py import_carbon_intensity [--file F | --url U]`: grams of CO2-equivalent per kWh by country and year."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from connectors.carbon_intensity import CodeCarbonBundle, IntensityReport, OwidCsv
from connectors.errors import ConnectorError
from controllers.carbon_intensities import import_intensities

MOST_PROBLEMS_SHOWN = 20


class Command(BaseCommand):
    help = (
        "Import carbon intensities. Without options: the table that comes with CodeCarbon. "
        "With --file or --url: Our World in Data's CSV (Entity, Code, Year, … gCO2/kWh)."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        source = parser.add_mutually_exclusive_group()
        source.add_argument("--file", type=Path, help="a CSV file of Our World in Data")
        source.add_argument("--url", help="the address of such a file")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            report = _read(options["file"], options["url"])
        except ConnectorError as error:
            place = f" (line {error.line})" if error.line else ""
            raise CommandError(f"{error}{place}") from error
        outcome = import_intensities(report, actor="import_carbon_intensity")
        for problem in outcome.problems[:MOST_PROBLEMS_SHOWN]:
            place = f"line {problem.line}, " if problem.line else ""
            self.stderr.write(f"Not taken: {place}{problem.column}: {problem.reason}")
        if len(outcome.problems) > MOST_PROBLEMS_SHOWN:
            self.stderr.write(f"… and {len(outcome.problems) - MOST_PROBLEMS_SHOWN} more rows not taken.")
        self.stdout.write(
            f"Carbon intensities: {outcome.created} created, {outcome.updated} updated, {outcome.unchanged} unchanged, "
            f"{len(outcome.problems)} not taken, {outcome.skipped} rows of regions or without a value skipped."
        )


def _read(file: Path | None, url: str | None) -> IntensityReport:
    if url:
        return OwidCsv.from_url(url, allowed_hosts=settings.ENDPOINT_ALLOWED_HOSTS).read()
    if file is None:
        return CodeCarbonBundle().read()
    try:
        content = file.read_bytes()
    except OSError as error:
        raise CommandError(f"{file} cannot be read: {error.strerror}.") from error
    return OwidCsv(content, name=file.name).read()
