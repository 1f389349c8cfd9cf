"""BoAmps: powerConsumption is an energy in kWh, the quality an uncertainty."""

import copy

import pytest
from codecarbon_run_helpers import notes_of, origins_of, values_of
from file_reader_examples import BOAMPS
from file_reader_helpers import codes_of, only_run_of, read_document

TRAINING = {
    **BOAMPS,
    "task": {
        "taskStage": "finetuning",
        "measuredAccuracy": 0.9,
        "dataset": [
            {"dataUsage": "input", "dataSize": 1.5},
            {"dataUsage": "input", "dataSize": 0.5},
            {"dataUsage": "output", "dataSize": 9},
        ],
    },
    "environment": {"country": "FR", "powerSourceCarbonIntensity": 50},
}


def changed(path, value, document=BOAMPS):
    document = copy.deepcopy(document)
    *parents, last = path
    target = document
    for key in parents:
        target = target[key]
    target[last] = value
    return document


def test_power_consumption_is_kwh():
    report = read_document(BOAMPS)
    run = only_run_of(report)
    assert values_of(run) == {"energy_consumed": 0.005, "parameters": 13e9, "requests": 50.0}
    assert (report.version, run.phase, run.country) == ("1.1", "inference", "FRA")
    assert run.information["hardware_used"] == "2 x L40S"
    assert run.information["hardware_count"] == "2"
    assert run.information["precision"] == "fp16"
    assert run.information["duration_s"] == "60"
    assert codes_of(report) == set()


@pytest.mark.parametrize(("quality", "share"), [("high", 0.1), ("medium", 0.25), ("low", 0.5), ("", None)])
def test_quality_is_the_uncertainty_of_the_energy(quality, share):
    run = only_run_of(read_document(changed(["quality"], quality)))
    assert {m.metric: m.relative_uncertainty for m in run.measurements}["energy_consumed"] == share


@pytest.mark.parametrize(
    ("unit", "kwh"), [("kWh", 0.005), ("Wh", 5e-6), ("MJoule", 0.005 / 3.6), ("BTU", 1.4653555e-6)]
)
def test_older_reports_name_a_unit(unit, kwh):
    run = only_run_of(read_document(changed(["measures", 0, "unit"], unit)))
    assert values_of(run)["energy_consumed"] == pytest.approx(kwh)


def test_a_measure_of_operations_is_no_energy():
    document = changed(["measures"], [{"unit": "petaFLOPS", "powerConsumption": 1}, *BOAMPS["measures"]])
    report = read_document(document)
    assert only_run_of(report).run_id == "measure-2"
    assert notes_of(report, "refused-value")[0].column == "measures.0.unit"


def test_a_training_has_duration_data_and_emissions():
    run = only_run_of(read_document(TRAINING))
    assert values_of(run) == {
        "energy_consumed": 0.005,
        "training_duration": 60.0,
        "accuracy": 0.9,
        "dataset_size": 2e9,
        "co2_eq_emissions": 0.25,
    }
    assert origins_of(run)["co2_eq_emissions"] == "derived"
    assert run.phase == "training"
    assert run.information["training_type"] == "fine-tuning"


def test_several_measures_are_several_runs():
    measures = [*BOAMPS["measures"], {"measurementMethod": "codecarbon", "powerConsumption": 0.004}]
    report = read_document(changed(["measures"], measures))
    assert [run.label for run in report.runs] == ["toy-13b · wattmeter", "toy-13b · codecarbon"]
    assert "several-runs" in codes_of(report)


def test_no_requests_counted_is_not_zero_requests():
    assert "requests" not in values_of(only_run_of(read_document(changed(["task", "nbRequest"], 0))))


def test_requests_of_older_reports_stand_with_the_data():
    document = changed(["task", "nbRequest"], None)
    document["task"]["dataset"][0]["inferenceProperties"] = [{"nbRequest": 7}, {"nbRequest": 3}]
    assert values_of(only_run_of(read_document(document)))["requests"] == 10.0


def test_watt_hours_in_the_kwh_field_are_suspected():
    report = read_document(changed(["measures", 0, "powerConsumption"], 5))
    assert notes_of(report, "unit-suspect")[0].details["power_w"] == pytest.approx(300_000)


def test_a_processor_with_constant_power_alone_is_an_estimate():
    run = only_run_of(read_document(changed(["measures", 0, "cpuTrackingMode"], "constant")))
    assert origins_of(run)["energy_consumed"] == "estimated"


def test_a_country_nobody_knows_is_named():
    report = read_document(changed(["environment", "country"], "Atlantis"))
    assert only_run_of(report).country is None
    assert notes_of(report, "refused-value")[0].column == "environment.country"
