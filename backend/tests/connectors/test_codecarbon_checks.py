"""CodeCarbon: what a user must know before trusting a run, one test per trap."""

import pytest
from codecarbon_csv_builder import V2_0, V2_7
from codecarbon_run_helpers import notes_of, only_run, values_of

from connectors.file_readers import IntensityValue, ReadContext
from connectors.records import NoteKind

FALLBACK = {
    "latitude": "46.8",
    "longitude": "-71.2",
    "country_iso_code": "CAN",
    "country_name": "Canada",
    "region": "quebec",
}


def test_location_fallback_gives_neither_country_nor_co2():
    run, report = only_run(FALLBACK)
    (note,) = notes_of(report, "location-fallback")
    assert run.country is None
    assert "co2_eq_emissions" not in values_of(run)
    assert run.information["reported_co2_eq_emissions_g"] == "200"
    assert "geographical_location" not in run.information
    assert (note.kind, note.line, note.details["reported_co2_eq_emissions_g"]) == (NoteKind.REFUSED, 2, 200.0)


def test_location_fallback_without_co2():
    run, report = only_run({**FALLBACK, "emissions": ""})
    assert "reported_co2_eq_emissions_g" not in run.information
    assert "reported_co2_eq_emissions_g" not in notes_of(report, "location-fallback")[0].details


@pytest.mark.parametrize("real", [{"latitude": "46.8123"}, {"country_iso_code": "USA"}, {"longitude": ""}])
def test_a_real_place_is_not_taken_for_the_fallback(real):
    run, report = only_run({**FALLBACK, **real})
    assert not notes_of(report, "location-fallback")
    assert values_of(run)["co2_eq_emissions"] == 200.0


@pytest.mark.parametrize(
    ("power", "model", "pue", "assumed"),
    [
        ("42.5", "Something unknown", "1.0", 42.5),
        ("100.0", "AMD EPYC 9124 16-Core Processor", "1.0", 100.0),  # TDP 200 W
        ("200.0", "AMD EPYC 9124 16-Core Processor", "1.0", 200.0),  # two sockets
        ("60.0", "Intel(R) Xeon(R) CPU E5-2680 v4 @ 2.40GHz", "1.0", 60.0),  # TDP 120 W
        ("63.75", "Something unknown", "1.5", 42.5),  # multiplied by the PUE
    ],
)
def test_cpu_assumed(power, model, pue, assumed):
    run, report = only_run({"cpu_power": power, "cpu_model": model, "pue": pue})
    (note,) = notes_of(report, "cpu-assumed")
    assert note.kind is NoteKind.ASSUMED
    assert note.details["power_w"] == pytest.approx(assumed)
    assert note.details["share"] == 0.225
    energy = run.measurements[0]
    assert (energy.origin, energy.relative_uncertainty) == ("estimated", pytest.approx(0.275))


def test_assumed_cpu_that_hardly_counts_leaves_the_energy_measured():
    run, report = only_run({"cpu_power": "42.5", "cpu_energy": "0.02", "gpu_energy": "0.36"})
    assert notes_of(report, "cpu-assumed")
    assert run.measurements[0].origin == "measured"
    assert run.measurements[0].relative_uncertainty == pytest.approx(0.1)


@pytest.mark.parametrize("power", ["43.0", "99.0", "0", ""])
def test_a_metered_cpu_is_not_called_assumed(power):
    assert not notes_of(only_run({"cpu_power": power})[1], "cpu-assumed")


def test_ram_by_capacity_before_version_3():
    changes = {"ram_power": "48.0", "ram_energy": "0.1", "gpu_energy": "0.21"}
    run, report = only_run(changes)
    (note,) = notes_of(report, "ram-by-capacity")
    assert (note.kind, note.details["share"]) == (NoteKind.ASSUMED, 0.25)
    assert run.measurements[0].origin == "estimated"
    assert run.measurements[1].relative_uncertainty == pytest.approx(0.25)


def test_ram_by_capacity_multiplied_by_the_pue():
    assert notes_of(only_run({"ram_power": "72.0", "pue": "1.5"})[1], "ram-by-capacity")


def test_ram_from_version_3_on_is_assumed_otherwise():
    changes = {"ram_power": "48.0", "ram_energy": "0.1", "gpu_energy": "0.21", "codecarbon_version": "3.0.8"}
    run, report = only_run(changes)
    assert not notes_of(report, "ram-by-capacity")
    assert notes_of(report, "ram-assumed")[0].details["share"] == 0.25
    assert run.measurements[0].origin == "estimated"


@pytest.mark.parametrize("listed", [{}, {"gpu_count": ""}])
def test_gpu_zero(listed):
    run, report = only_run({"gpu_energy": "0.0", "cpu_energy": "0.38", **listed})
    assert notes_of(report, "gpu-zero")[0].column == "gpu_energy"
    assert run.measurements[0].origin == "estimated"
    assert run.measurements[0].relative_uncertainty is None


def test_a_machine_without_gpu_has_no_gpu_to_miss():
    changes = {"gpu_energy": "0.0", "cpu_energy": "0.38", "gpu_count": "0", "gpu_model": ""}
    assert not notes_of(only_run(changes)[1], "gpu-zero")


@pytest.mark.parametrize(("duration", "noted"), [("59.9", 1), ("60.0", 0)])
def test_short_run(duration, noted):
    report = only_run({"duration": duration, "emissions_rate": ""})[1]
    assert len(notes_of(report, "short-run")) == noted


def intensity(g_per_kwh):
    asked = []

    def look_up(country_iso3, year):
        asked.append((country_iso3, year))
        return None if g_per_kwh is None else IntensityValue(g_per_kwh, 2023, "a table")

    return ReadContext("training", look_up), asked


def test_co2_by_version_shows_the_recomputed_value_and_warns():
    context, asked = intensity(174.0)  # 69.6 g against the reported 200 g
    run, report = only_run(context=context)
    (note,) = notes_of(report, "co2-by-version")
    assert asked == [("ESP", 2024)]
    assert note.details["recomputed_g"] == pytest.approx(69.6)
    assert note.details["ratio"] == pytest.approx(2.874)
    assert values_of(run)["co2_eq_emissions"] == 200.0
    assert run.information["recomputed_co2_eq_emissions_g"] == "69.6"


@pytest.mark.parametrize(("g_per_kwh", "noted"), [(340, 0), (740, 0), (330, 1), (750, 1), (0, 0), (None, 0)])
def test_co2_by_version_warns_outside_the_ratios_only(g_per_kwh, noted):
    report = only_run(context=intensity(g_per_kwh)[0])[1]
    assert len(notes_of(report, "co2-by-version")) == noted


def test_co2_is_not_recomputed_for_the_fallback_place_nor_without_energy():
    context, asked = intensity(174.0)
    only_run(FALLBACK, context=context)
    only_run({"energy_consumed": ""}, context=context)
    assert asked == []


def test_recomputed_co2_beyond_all_numbers_is_refused():
    run, report = only_run({"energy_consumed": "1e307", "timestamp": ""}, context=intensity(500.0)[0])
    assert "recomputed_co2_eq_emissions_g" not in run.information
    assert notes_of(report, "refused-value")[0].details["reason"] == "not-finite"


@pytest.mark.parametrize("emissions", ["200", "0.0002", "0"])  # grams, tonnes, nothing
def test_unit_suspect_by_the_implied_carbon_intensity(emissions):
    run, report = only_run({"emissions": emissions, "emissions_rate": ""})
    (note,) = notes_of(report, "unit-suspect")
    assert note.column == "emissions"
    assert values_of(run)["co2_eq_emissions"] == float(emissions) * 1000


RATE_KG, RATE_G = str(0.2 / 3600), str(0.2 / 3.6)


@pytest.mark.parametrize(
    ("columns", "rate", "g_per_s", "suspect"),
    [
        (V2_0, RATE_G, 0.2 / 3.6, 0),
        (V2_0, RATE_KG, 0.2 / 3600, 1),
        (V2_7, RATE_KG, 0.2 / 3.6, 0),
        (V2_7, RATE_G, 0.2 / 0.0036, 1),
        (V2_7, "", None, 0),
    ],
)
def test_emissions_rate_is_in_the_unit_of_its_era(columns, rate, g_per_s, suspect):
    run, report = only_run({"emissions_rate": rate}, columns=columns)
    assert len(notes_of(report, "unit-suspect")) == suspect
    found = run.information.get("emissions_rate_g_per_s")
    assert found is None if g_per_s is None else float(found) == pytest.approx(g_per_s)


def test_emissions_rate_is_in_kg_wherever_a_version_column_exists():
    assert not notes_of(only_run({"codecarbon_version": ""})[1], "unit-suspect")


def test_components_that_do_not_add_up_are_noted():
    run, report = only_run({"gpu_energy": "0.3"})
    assert notes_of(report, "components-mismatch")[0].details["components_kwh"] == pytest.approx(0.41)
    assert values_of(run)["energy_consumed"] == 0.4


def test_energy_missing_beside_its_components():
    run, _ = only_run({"energy_consumed": ""})
    assert values_of(run) == {"co2_eq_emissions": 200.0, "training_duration": 3600.0}


@pytest.mark.parametrize("region", ["nan", "", "NaN"])
def test_region_nan_is_no_region(region):
    assert only_run({"region": region})[0].information["geographical_location"] == "Spain"
