"""The plug-in's table of model sizes, and MLflow's table of runs."""

import pytest
from codecarbon_run_helpers import notes_of, values_of
from file_reader_examples import GAISSALABEL_PLUGIN, MLFLOW
from file_reader_helpers import codes_of, only_run_of, read_text, refusal_of


def mlflow(columns, *rows):
    return "\n".join([f"run_id,status,{columns}", *rows])


def test_file_sizes_of_the_plug_in_are_mebibytes():
    run = only_run_of(read_text(GAISSALABEL_PLUGIN))
    assert values_of(run) == {"parameters": 25e6, "model_file_size": 98.5 * 1024 * 1024, "flops": 4.1e9}


def test_operations_are_information_in_training():
    report = read_text(GAISSALABEL_PLUGIN, "training")
    assert set(values_of(only_run_of(report))) == {"parameters", "model_file_size"}
    assert only_run_of(report).information["flops"] == "4100000000"
    assert "kept-as-information" in codes_of(report)


def test_lines_of_the_plug_in_are_models_and_bad_values_are_named():
    report = read_text("flops;file_size;model_size;model\n1e9;2,5;1000;one\n-1;x;10,5;two\n1;1;1;three\n")
    assert [run.label for run in report.runs] == ["one", "three"]
    assert values_of(report.runs[0])["model_file_size"] == 2.5 * 1024 * 1024
    assert [(note.column, note.details["reason"]) for note in notes_of(report, "refused-value")] == [
        ("model_size", "not-whole"),
        ("file_size", "not-a-number"),
        ("flops", "negative"),
    ]


def test_only_finished_runs_of_mlflow_are_read():
    report = read_text(MLFLOW)
    run = only_run_of(report)
    assert values_of(run) == {"co2_eq_emissions": 120.0, "training_duration": 3600.0, "accuracy": 0.91}
    assert run.run_id == "r1"
    assert run.label == "brave-hen · 2024-03-01T10:00:00+00:00"
    assert run.information["batch_size"] == "32"
    assert notes_of(report, "not-finished")[0].line == 3
    assert notes_of(report, "unit-assumed")[0].details == {"unit": "kg"}
    assert notes_of(report, "unknown-column")[0].details["columns"] == "metrics.loss"


@pytest.mark.parametrize("status", ["RUNNING", "KILLED", "SCHEDULED", ""])
def test_a_table_without_finished_runs_is_refused(status):
    refusal = refusal_of(mlflow("metrics.emissions", f"r1,{status},0.1"))
    assert (refusal.code, refusal.line, refusal.column) == ("no-usable-run", 2, "status")


@pytest.mark.parametrize(
    ("column", "metric", "value"),
    [
        ("metrics.energy_consumed", "energy_consumed", 2.0),
        ("metrics.energy_kwh", "energy_consumed", 2.0),
        ("metrics.energy_wh", "energy_consumed", 0.002),
        ("metrics.emissions_kg", "co2_eq_emissions", 2000.0),
        ("metrics.emissions_g", "co2_eq_emissions", 2.0),
        ("metrics.train_runtime", "training_duration", 2.0),
        ("params.num_parameters", "parameters", 2.0),
    ],
)
def test_names_that_carry_a_unit_are_converted(column, metric, value):
    report = read_text(mlflow(f"metrics.x,{column}", "r1,FINISHED,1,2"))
    assert values_of(only_run_of(report)) == {metric: pytest.approx(value)}


def test_scores_prefer_the_test_set_and_are_never_percentages():
    report = read_text(
        mlflow("metrics.val_f1,metrics.f1_score,metrics.test_f1,metrics.accuracy", "r1,FINISHED,.5,.6,.7,91")
    )
    assert values_of(only_run_of(report)) == {"f1": 0.7}
    assert notes_of(report, "refused-value")[0].details["reason"] == "not-a-ratio"


def test_times_in_milliseconds():
    rows = "r1,FINISHED,1709287200000,1709287260000,1"
    report = read_text(mlflow("start_time,end_time,metrics.loss", rows))
    assert values_of(only_run_of(report)) == {"training_duration": 60.0}


def test_an_export_without_status_is_taken_as_finished():
    report = read_text("run_id,metrics.emissions\nr1,0.1\n")
    assert values_of(only_run_of(report)) == {"co2_eq_emissions": 100.0}
    assert "status-assumed" in codes_of(report)
