"""Carbon intensities from CodeCarbon's bundle and from Our World in Data's CSV."""

import json
import subprocess
import sys

import pytest

from connectors.carbon_intensity import (
    CarbonIntensitySource,
    CodeCarbonBundle,
    OwidCsv,
    carbon_intensity_sources,
    codecarbon_bundle,
)
from connectors.errors import ConnectorError, UnreadableFileError

HEADER = "Entity,Code,Year,Carbon intensity of electricity - gCO2/kWh\n"


def owid(text, **options):
    return OwidCsv(text.encode(), **options).read()


def test_every_source_fits_the_protocol():
    assert set(carbon_intensity_sources()) == {"codecarbon-bundle", "owid-csv"}
    assert isinstance(CodeCarbonBundle(), CarbonIntensitySource)
    assert isinstance(OwidCsv(b""), CarbonIntensitySource)


def test_the_bundle_of_the_installed_codecarbon():
    report = CodeCarbonBundle().read()
    by_country = {record.country_iso3: record for record in report.records}
    assert len(report.records) > 200
    assert report.problems == ()
    assert 1 < by_country["NOR"].g_per_kwh < by_country["FRA"].g_per_kwh < by_country["POL"].g_per_kwh < 1000
    assert by_country["FRA"].year >= 2022
    assert by_country["FRA"].source.startswith("CodeCarbon 3.")
    assert report.countries["FRA"] == "France"


def bundle(tmp_path, entries):
    path = tmp_path / "global_energy_mix.json"
    path.write_text(entries if isinstance(entries, str) else json.dumps(entries))
    return CodeCarbonBundle(path, known_countries={"ESP", "FRA"})


def test_bad_entries_of_a_bundle_are_reported_by_country(tmp_path):
    good = {"carbon_intensity": 174.0, "year": 2023, "country_name": "Spain"}
    entries = {
        "ESP": good,
        "FRA": {**good, "carbon_intensity": -1},
        "PRT": good,
        "fra": good,
        "Fra": {**good, "year": 1066},
        "XX": {"year": 2023},
        "YY": None,
        "FRa": {**good, "carbon_intensity": -1},
    }
    report = bundle(tmp_path, entries).read()
    assert [record.country_iso3 for record in report.records] == ["ESP"]
    assert [problem.column for problem in report.problems] == ["FRA", "PRT", "fra", "Fra", "XX", "YY", "FRa"]
    assert "negative" in report.problems[0].reason
    assert "not a country we know" in report.problems[1].reason
    assert "carbon_intensity is missing" in report.problems[4].reason


@pytest.mark.parametrize("value", [float("nan"), float("inf"), "1e400", "much", None])
def test_an_intensity_that_is_no_finite_number(tmp_path, value):
    entry = {"carbon_intensity": value, "year": 2023, "country_name": "Spain"}
    report = bundle(tmp_path, {"ESP": entry}).read()
    assert report.records == ()
    assert report.problems[0].column == "ESP"


@pytest.mark.parametrize("content", ["not json", "[1, 2]"])
def test_a_bundle_that_cannot_be_read(tmp_path, content):
    with pytest.raises(ConnectorError) as caught:
        bundle(tmp_path, content).read()
    assert caught.value.code == "source-unreadable"


def test_no_codecarbon(monkeypatch):
    monkeypatch.setattr(codecarbon_bundle, "find_spec", lambda _name: None)
    with pytest.raises(ConnectorError) as caught:
        CodeCarbonBundle().read()
    assert caught.value.code == "source-missing"


def test_a_bundle_of_unknown_version(tmp_path, monkeypatch):
    def missing(_name):
        raise codecarbon_bundle.PackageNotFoundError

    monkeypatch.setattr(codecarbon_bundle, "version", missing)
    entry = {"carbon_intensity": 174.0, "year": 2023, "country_name": "Spain"}
    (record,) = bundle(tmp_path, {"ESP": entry}).read().records
    assert (record.source, record.source_version) == ("CodeCarbon (global_energy_mix.json)", "")


def test_owid_records_carry_year_unit_and_source():
    report = owid(HEADER + "Spain,ESP,2022,187.4\nSpain,ESP,2023,174.05\n", name="file.csv")
    record = report.records[1]
    assert (record.country_iso3, record.country_name, record.year, record.g_per_kwh) == ("ESP", "Spain", 2023, 174.05)
    assert record.source == "Our World in Data, carbon intensity of electricity (file.csv)"
    assert record.line == 3
    assert report.countries == {"ESP": "Spain"}
    assert (report.problems, report.skipped) == ((), 0)


@pytest.mark.parametrize(
    "header",
    [
        "Entity,Code,Year,Carbon intensity of electricity generation - gCO2/kWh",
        "Entity,Code,Year,Lifecycle carbon intensity (gCO₂e per kWh)",
        "country,iso_code,year,carbon_intensity_elec",
        "Year,Code,gCO2/kWh,Entity",
    ],
)
def test_owid_columns_are_found_by_what_they_say(header):
    order = header.split(",")
    row = ",".join({"e": "Spain", "c": "ESP", "y": "2023"}.get(_role(name), "174.05") for name in order)
    assert owid(f"{header}\n{row}\n").records[0].g_per_kwh == 174.05


def _role(name):
    return {"entity": "e", "country": "e", "code": "c", "iso_code": "c", "year": "y"}.get(name.lower(), "v")


def test_owid_aggregates_and_years_without_a_value_are_skipped():
    report = owid(HEADER + "World,OWID_WRL,2023,480\nAfrica,,2023,500\nSpain,ESP,1960,\nSpain,ESP,2023,174\n")
    assert (len(report.records), report.skipped, report.problems) == (1, 3, ())


def test_owid_bad_rows_are_reported_by_line():
    bad = [
        ("Atlantis,ATL,2023,1", "code", "not a country we know"),
        ("Spain,SPAIN,2023,1", "code", "alpha-3"),
        ("Spain,ESP,2023,-1", "value", "negative"),
        ("Spain,ESP,2023,NaN", "value", "not a number"),
        ("Spain,ESP,2023,1e400", "value", "not a finite number"),
        ("Spain,ESP,1492,1", "year", "outside"),
        ("Spain,ESP,soon,1", "year", "not a year"),
        ("Spain,ESP", "", "2 cells"),
        ("Spain,ESP,2023,174", None, ""),
        ("Spain,ESP,2023,175", "year", "twice"),
    ]
    report = owid(HEADER + "\n".join(row for row, _, _ in bad), known_countries={"ESP"})
    assert [record.g_per_kwh for record in report.records] == [174.0]
    expected = [(line, column, reason) for line, (_, column, reason) in enumerate(bad, start=2) if column is not None]
    assert [(problem.line, problem.column) for problem in report.problems] == [row[:2] for row in expected]
    for problem, (_, _, reason) in zip(report.problems, expected, strict=True):
        assert reason in problem.reason


@pytest.mark.parametrize("text", ["a,b\n1,2\n", "Entity,Code,Year\n", "Entity,Code,gCO2/kWh\n"])
def test_owid_refuses_other_tables(text):
    with pytest.raises(UnreadableFileError) as caught:
        owid(text)
    assert caught.value.code == "missing-column"


def test_nothing_heavy_is_imported():
    heavy = ["pandas", "codecarbon", "huggingface_hub", "requests", "typst", "django", "numpy"]
    code = (
        "import sys; import connectors.file_readers, connectors.carbon_intensity;"
        "connectors.carbon_intensity.CodeCarbonBundle().read();"
        f"print([name for name in {heavy!r} if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
