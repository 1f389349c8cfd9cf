"""carbontracker: actual is measured, predicted is not, and the PUE is in some figures only."""

import pytest
from codecarbon_run_helpers import notes_of, origins_of, values_of
from file_reader_examples import CARBONTRACKER_OUTPUT, CARBONTRACKER_STANDARD
from file_reader_helpers import codes_of, only_run_of, read_text, refusal_of

ACTUAL = CARBONTRACKER_OUTPUT.index("2024-03-01 10:30:00 - CarbonTracker: Average")


def test_the_actual_consumption_is_taken_and_the_prediction_kept_aside():
    report = read_text(CARBONTRACKER_OUTPUT)
    run = only_run_of(report)
    assert values_of(run) == {"energy_consumed": 0.15, "co2_eq_emissions": 60.0, "training_duration": 1800.0}
    assert set(origins_of(run).values()) == {"measured"}
    assert (run.phase, run.recorded_at, run.line) == ("training", "2024-03-01T10:30:00", 9)
    assert run.information["predicted_energy_kwh"] == "0.5"
    assert run.information["hardware_used"] == "2 x Tesla T4"
    assert run.information["hardware_count"] == "2"
    assert run.information["carbon_intensity_g_per_kwh"] == "400"
    assert "Only 3 of 10 epochs were measured" in notes_of(report, "predicted-not-measured")[0].message
    assert "pue-included" in codes_of(report)


def test_a_log_with_a_prediction_only_is_an_estimate():
    report = read_text(CARBONTRACKER_OUTPUT[:ACTUAL])
    run = only_run_of(report)
    assert values_of(run) == {"energy_consumed": 0.5, "co2_eq_emissions": 200.0, "training_duration": 6000.0}
    assert set(origins_of(run).values()) == {"estimated"}
    assert notes_of(report, "predicted-not-measured")[0].kind == "assumed"


def test_the_standard_log_gives_the_same_quantity_as_the_actual_consumption():
    report = read_text(CARBONTRACKER_STANDARD)
    run = only_run_of(report)
    # 100 W (60 of the card, twice 20 of the processors) for 20 minutes, times 1.5
    assert values_of(run) == pytest.approx(
        {"energy_consumed": 0.05, "co2_eq_emissions": 15.0, "training_duration": 1200.0}
    )
    assert origins_of(run)["energy_consumed"] == "derived"
    assert float(run.information["energy_without_pue_kwh"]) == pytest.approx(1 / 30)
    assert run.information["pue"] == "1.5"
    assert run.information["hardware_used"] == "Tesla T4, 2 x Xeon"
    assert run.information["geographical_location"] == "Barcelona, ES"
    assert report.version == "2.1.0"
    assert notes_of(report, "pue-included")[0].details == {"pue": 1.5}


def test_an_epoch_without_power_leaves_the_energy_out():
    report = read_text(
        CARBONTRACKER_STANDARD.replace("for gpu: 60.0", "for gpu: None", 1).replace("[20.0 20.0]", "nan")
    )
    assert values_of(only_run_of(report)) == {"training_duration": 1200.0}
    assert "missing-value" in codes_of(report)


def test_units_are_read_where_they_stand():
    text = CARBONTRACKER_OUTPUT.replace("0.150000000000 kWh", "150 Wh").replace("60.000000000000 g", "0.06 kg")
    assert values_of(only_run_of(read_text(text))) == pytest.approx(
        {"energy_consumed": 0.15, "co2_eq_emissions": 60.0, "training_duration": 1800.0}
    )
    report = read_text(CARBONTRACKER_OUTPUT.replace("0.150000000000 kWh", "0.15 parsecs"))
    assert "energy_consumed" not in values_of(only_run_of(report))
    assert notes_of(report, "refused-value")[0].details["reason"] == "unknown-unit"


def test_what_was_printed_to_the_screen_is_read_too():
    printed = "CarbonTracker: \nActual consumption:\n\tTime:\t25:00:00\n\tEnergy:\t2.5 kWh\n\tCO2eq:\t900.0 g\n"
    run = only_run_of(read_text(f"Epoch 1/3 loss 0.2\n{printed}done\n"))
    assert values_of(run) == {"energy_consumed": 2.5, "co2_eq_emissions": 900.0, "training_duration": 90_000.0}


def test_several_trainings_in_one_log_are_several_runs():
    report = read_text(CARBONTRACKER_OUTPUT + CARBONTRACKER_OUTPUT[ACTUAL:])
    assert [run.run_id for run in report.runs] == ["actual-1", "actual-2"]


@pytest.mark.parametrize("value", ["nan", "-0.1", "inf", "1e999"])
def test_impossible_values_are_refused_with_their_line(value):
    report = read_text(CARBONTRACKER_OUTPUT.replace("0.150000000000", value))
    assert "energy_consumed" not in values_of(only_run_of(report))
    assert notes_of(report, "refused-value")[0].line == 11


def test_an_unfinished_log_holds_nothing():
    start = "2024-03-01 10:00:00 - CarbonTracker: The following components were found: GPU with device(s) Tesla T4.\n"
    assert refusal_of(start).code == "no-usable-run"


def test_a_log_is_a_training():
    assert refusal_of(CARBONTRACKER_OUTPUT, "inference").code == "other-phase"
