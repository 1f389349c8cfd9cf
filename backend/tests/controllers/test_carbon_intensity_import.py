"""Carbon intensities: importing tables of them, and finding the one that applies."""

from __future__ import annotations

import pytest
from django.db import DatabaseError

from connectors.carbon_intensity import CarbonIntensityRecord, CodeCarbonBundle, IntensityProblem, IntensityReport
from controllers import carbon_intensities
from controllers.carbon_intensities import IntensityImport, find_intensity, import_intensities
from persistence.models import AuditEntry, CarbonIntensity, Country

pytestmark = pytest.mark.django_db


def record(country, year, value, source="test", line=None):
    return CarbonIntensityRecord(country, "", year, value, source, "", line)


def report(*records, problems=(), skipped=0):
    return IntensityReport(tuple(records), {}, tuple(problems), skipped)


def values():
    return set(CarbonIntensity.objects.values_list("country_id", "year", "g_per_kwh", "source"))


def test_the_table_that_comes_with_codecarbon_is_stored_once():
    before = values()
    assert len(before) > 150
    outcome = import_intensities(CodeCarbonBundle().read(), actor="me")
    assert (outcome.created, outcome.updated, outcome.unchanged) == (0, 0, len(before))
    assert values() == before
    assert not AuditEntry.objects.filter(actor_name="me").exists(), "an import that changed nothing is no change"


def test_rows_are_counted_by_what_became_of_them():
    spain = CarbonIntensity.objects.get(country_id="ESP")
    outcome = import_intensities(
        report(
            record("ESP", 1999, 0.0),
            record("ESP", spain.year, spain.g_per_kwh, spain.source),
            record("FRA", 2023, 1.5),
            record("XKX", 2023, 5, line=7),
            problems=[IntensityProblem(3, "year", "bad")],
            skipped=2,
        ),
        actor="me",
    )
    unknown = IntensityProblem(7, "Code", "XKX is not a country we know (ISO 3166-1 alpha-3).")
    assert outcome == IntensityImport(1, 1, 1, (IntensityProblem(3, "year", "bad"), unknown), 2)
    assert CarbonIntensity.objects.get(country_id="ESP", year=1999).g_per_kwh == 0.0
    assert CarbonIntensity.objects.get(country_id="FRA", year=2023).g_per_kwh == 1.5
    assert not Country.objects.filter(pk="XKX").exists()
    entry = AuditEntry.objects.get(actor_name="me")
    assert (entry.action, entry.after) == ("import", {"created": 1, "updated": 1, "unchanged": 1})


def test_a_new_source_of_the_same_value_is_an_update():
    spain = CarbonIntensity.objects.get(country_id="ESP")
    stamp = spain.imported_at
    outcome = import_intensities(report(record("ESP", spain.year, spain.g_per_kwh, "another")), actor="me")
    assert (outcome.created, outcome.updated, outcome.unchanged) == (0, 1, 0)
    spain.refresh_from_db()
    assert spain.source == "another"
    assert spain.imported_at > stamp


def test_a_value_too_large_to_store_is_a_problem_of_its_row():
    outcome = import_intensities(report(record("ESP", 1999, 1.75e308, line=4), record("ESP", 1998, 1)), actor="me")
    assert (outcome.created, [problem.line for problem in outcome.problems]) == (1, [4])


def test_an_import_is_all_or_nothing(monkeypatch):
    before = values()

    def fail(*args):
        raise DatabaseError("no audit trail, no change")

    monkeypatch.setattr(carbon_intensities, "record_change", fail)
    with pytest.raises(DatabaseError):
        import_intensities(report(record("ESP", 1999, 1), record("FRA", 2023, 2)), actor="me")
    assert values() == before


@pytest.fixture
def years():
    """Intensities of Spain in 2000, 2010 and 2020 and of nowhere else."""
    CarbonIntensity.objects.all().delete()
    for year in (2010, 2020, 2000):
        CarbonIntensity.objects.create(country_id="ESP", year=year, g_per_kwh=year, source="x")


@pytest.mark.usefixtures("years")
@pytest.mark.parametrize(
    ("year", "used"),
    [(2010, 2010), (2015, 2010), (2019, 2010), (2020, 2020), (2026, 2020), (2009, 2000), (2000, 2000), (1990, 2000)],
)
def test_the_nearest_earlier_year_is_used_else_the_earliest(year, used):
    assert find_intensity("ESP", year).year == used


@pytest.mark.usefixtures("years")
def test_a_country_without_intensities_has_none():
    assert find_intensity("FRA", 2020) is None
    assert find_intensity("nowhere", 2020) is None


def test_finding_costs_one_query(django_assert_num_queries):
    with django_assert_num_queries(1):
        assert find_intensity("ESP", 2024).country.name == "Spain"
