"""eco2AI: power_consumption is an energy, emissions are in kg, epochs add up."""

import pytest
from codecarbon_run_helpers import notes_of, origins_of, values_of
from file_reader_examples import ECO2AI, ECO2AI_HEADER
from file_reader_helpers import codes_of, only_run_of, read_text, refusal_of


def rows(*changes):
    base = {
        "id": "a-1",
        "epoch": "N/A",
        "duration": "3600",
        "energy": "0.4",
        "kg": "0.12",
        "gpu": "Tesla T4 2 device(s)",
        "place": "ES",
    }
    lines = [
        "{id},toy,,{epoch},2024-03-01 10:00:00,{duration},{energy},{kg},"
        '"AMD EPYC/1 device(s), TDP:180",{gpu},Linux,{place},0'.format(**{**base, **change})
        for change in changes
    ]
    return "\n".join([ECO2AI_HEADER, *lines])


def test_energy_is_kwh_and_emissions_kg():
    report = read_text(ECO2AI)
    run = only_run_of(report)
    assert values_of(run) == {"energy_consumed": 0.4, "co2_eq_emissions": 120.0, "training_duration": 3600.0}
    assert set(origins_of(run).values()) == {"measured"}
    assert (run.run_id, run.country, run.recorded_at) == ("a-1", "ESP", "2024-03-01T10:00:00")
    assert run.information["hardware_used"] == "2 x Tesla T4, AMD EPYC"
    assert run.label.startswith("toy · train, then test")
    assert codes_of(report) == set()


def test_the_misspelt_unit_of_older_versions_and_semicolons():
    text = ECO2AI.replace("(kWh)", "(kWTh)").replace('"train, then test"', "test").replace(", TDP", " TDP")
    run = only_run_of(read_text(text.replace(",", ";").replace("0.4", "0,4").replace("0.12", "0,12")))
    assert values_of(run) == {"energy_consumed": 0.4, "co2_eq_emissions": 120.0, "training_duration": 3600.0}


def test_nan_rows_are_left_out_with_a_note():
    report = read_text(rows({"energy": "", "kg": "nan"}, {"id": "b-2"}))
    assert only_run_of(report).run_id == "b-2"
    assert notes_of(report, "unusable-row")[0].line == 2
    assert refusal_of(rows({"energy": "nan", "kg": "nan"})).code == "no-usable-run"


def test_epochs_of_one_training_add_up():
    report = read_text(rows({"epoch": "epoch: 1"}, {"epoch": "epoch: 2"}, {"id": "b-2"}))
    assert [values_of(run)["energy_consumed"] for run in report.runs] == [pytest.approx(0.8), 0.4]
    assert notes_of(report, "epochs-added")[0].details["epochs"] == 2


def test_a_sum_with_a_part_missing_is_not_given():
    report = read_text(rows({"epoch": "epoch: 1"}, {"epoch": "epoch: 2", "energy": "x"}))
    assert set(values_of(only_run_of(report))) == {"co2_eq_emissions", "training_duration"}
    assert len(notes_of(report, "refused-value")) == 1


def test_a_processor_alone_is_an_estimate():
    report = read_text(rows({"gpu": " 0 device(s)"}))
    assert origins_of(only_run_of(report))["energy_consumed"] == "estimated"
    assert "cpu-assumed" in codes_of(report)
    assert "hardware_count" not in only_run_of(report).information


def test_an_unquoted_comma_refuses_the_row_with_its_line():
    report = read_text(rows({"gpu": "Tesla, T4"}, {"id": "b-2"}))
    assert notes_of(report, "ragged-row")[0].line == 2
    assert only_run_of(report).run_id == "b-2"


def test_grams_in_the_kg_column_are_suspected():
    report = read_text(rows({"kg": "120"}, {"id": "b-2", "energy": "400"}))
    assert [note.line for note in notes_of(report, "unit-suspect")] == [2, 3, 3]


@pytest.mark.parametrize(("place", "country"), [("CA/Quebec", "CAN"), ("Quebec/CA", "CAN"), ("ESP", "ESP")])
def test_country_codes(place, country):
    assert only_run_of(read_text(rows({"place": place}))).country == country


def test_for_inference_the_energy_counts_and_the_rest_is_information():
    report = read_text(ECO2AI, "inference")
    run = only_run_of(report)
    assert values_of(run) == {"energy_consumed": 0.4}
    assert run.information["reported_co2_eq_emissions_g"] == "120"
    assert run.information["duration_s"] == "3600"
    assert "kept-as-information" in codes_of(report)


def test_a_table_with_a_header_only():
    assert refusal_of(ECO2AI_HEADER).code == "no-rows"
