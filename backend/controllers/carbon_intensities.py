"""Carbon intensity of electricity: looking it up, and importing tables of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from connectors.carbon_intensity import CarbonIntensityRecord, IntensityProblem, IntensityReport
from controllers.audit import Change, record_change
from persistence.fields import LARGEST_FLOAT
from persistence.models import CarbonIntensity, Country


@dataclass(frozen=True, slots=True)
class IntensityImport:
    """What an import did: rows by outcome, and the rows that could not be taken with their reasons."""

    created: int
    updated: int
    unchanged: int
    problems: tuple[IntensityProblem, ...]
    skipped: int = 0


def find_intensity(country: str, year: int) -> CarbonIntensity | None:
    """The intensity of that year, else of the nearest earlier year, else of the earliest known; one query."""
    rows = list(CarbonIntensity.objects.filter(country_id=country).select_related("country").order_by("year"))
    if not rows:
        return None
    earlier = [row for row in rows if row.year <= year]
    return earlier[-1] if earlier else rows[0]


def import_intensities(report: IntensityReport, actor: str) -> IntensityImport:
    """Store a table in one transaction; running it twice changes nothing and says so.

    A country we do not know is a problem of its row, never a silent addition.
    """
    known = {country.iso3 for country in Country.objects.all()}
    problems = list(report.problems)
    taken: dict[tuple[str, int], CarbonIntensityRecord] = {}
    for record in report.records:
        key = (record.country_iso3, record.year)
        if record.country_iso3 not in known:
            reason = f"{record.country_iso3} is not a country we know (ISO 3166-1 alpha-3)."
            problems.append(IntensityProblem(record.line, "Code", reason))
        elif record.g_per_kwh > LARGEST_FLOAT:
            problems.append(IntensityProblem(record.line, "value", "the carbon intensity is not a finite number"))
        else:
            taken.setdefault(key, record)
    with transaction.atomic():
        created, updated, unchanged = _store(taken.values())
        if created or updated:
            counts = {"created": created, "updated": updated, "unchanged": unchanged}
            record_change(actor, Change("import", "carbon-intensities", after=counts))
    return IntensityImport(created, updated, unchanged, tuple(problems), report.skipped)


def _store(taken: Iterable[CarbonIntensityRecord]) -> tuple[int, int, int]:
    stored = {(row.country_id, row.year): row for row in CarbonIntensity.objects.select_for_update()}
    new: list[CarbonIntensity] = []
    changed: list[CarbonIntensity] = []
    unchanged = 0
    for record in taken:
        row = stored.get((record.country_iso3, record.year))
        if row is None:
            new.append(
                CarbonIntensity(
                    country_id=record.country_iso3, year=record.year, g_per_kwh=record.g_per_kwh, source=record.source
                )
            )
        elif (row.g_per_kwh, row.source) == (record.g_per_kwh, record.source):
            unchanged += 1
        else:
            row.g_per_kwh, row.source = record.g_per_kwh, record.source
            row.imported_at = timezone.now()  # a bulk update does not do it by itself
            changed.append(row)
    CarbonIntensity.objects.bulk_create(new, batch_size=500)
    CarbonIntensity.objects.bulk_update(changed, ["g_per_kwh", "source", "imported_at"], batch_size=500)
    return len(new), len(changed), unchanged
