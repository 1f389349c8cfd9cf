"""What all readers share: countries, the phase of a run, sums, and metrics that agree with the reference data."""

from pathlib import Path

import pytest
import yaml
from file_reader_helpers import read_text

from connectors.errors import UnreadableFileError
from connectors.file_readers import ReadContext
from connectors.file_readers.aggregation import aggregate_runs
from connectors.file_readers.countries import country_code
from connectors.file_readers.drafts import RunDraft
from connectors.file_readers.metrics import UNITS, phases_of
from connectors.file_readers.notebook import NoteBook
from connectors.file_readers.operating_point import precision_name

REFERENCE_DATA = Path(__file__).parents[2] / "persistence" / "reference_data"


def reference_data(name):
    return yaml.safe_load((REFERENCE_DATA / name).read_text(encoding="utf-8"))


def test_units_and_phases_are_those_of_the_reference_data():
    known = {metric["id"]: metric for metric in reference_data("metrics.yaml")}
    assert {metric: known[metric]["unit"] for metric in UNITS} == UNITS
    assert all(phases_of(metric) == set(known[metric]["phases"]) for metric in UNITS)


def test_countries_are_those_of_the_reference_data():
    for country in reference_data("countries.yaml"):
        assert country_code(country["iso3"]) == country["iso3"]
        assert country_code(country["iso2"].lower()) == country["iso3"]
        assert country_code(country["name"].upper()) == country["iso3"]
    assert country_code(" the  Netherlands ") == "NLD"
    assert country_code("Atlantis") is None


@pytest.mark.parametrize(
    ("written", "name"),
    [("torch.bfloat16", "bf16"), ("float16", "fp16"), ("INT8", "int8"), ("4-bit", "int4"), ("x", "x")],
)
def test_precisions(written, name):
    assert precision_name(written) == name


def draft(phase=None, **values):
    made = RunDraft("r", phase)
    for metric, value in values.items():
        made.measure(metric, value)
    return made


@pytest.mark.parametrize(
    ("own", "asked", "kept"),
    [
        (None, None, {"energy_consumed", "training_duration"}),
        (None, "training", {"energy_consumed", "training_duration"}),
        (None, "inference", {"energy_consumed", "flops"}),
        ("training", None, {"energy_consumed", "training_duration"}),
        ("inference", "inference", {"energy_consumed", "flops"}),
    ],
)
def test_a_run_has_the_metrics_of_one_phase(own, asked, kept):
    notebook = NoteBook()
    run = draft(own, energy_consumed=1.0, training_duration=60.0, flops=1e9).finish(ReadContext(asked), notebook)
    assert {item.metric for item in run.measurements} == kept
    assert len(run.information) == 1
    assert run.phase == own
    assert [note.code for note in notebook.notes()] == ["kept-as-information"]


def test_a_run_of_the_other_phase_is_refused():
    with pytest.raises(UnreadableFileError) as caught:
        draft("inference", energy_consumed=1.0).finish(ReadContext("training"), NoteBook())
    assert caught.value.code == "other-phase"


def test_a_value_that_a_conversion_made_infinite_is_noted():
    notebook = NoteBook()
    assert draft(energy_consumed=1e308 * 10).finish(ReadContext(), notebook) is None
    assert notebook.notes()[0].details["reason"] == "not-finite"


def test_a_sum_keeps_the_phase_of_its_runs():
    runs = [
        draft(phase, energy_consumed=1.0).finish(ReadContext(), NoteBook()) for phase in ("training", "training", None)
    ]
    assert aggregate_runs(runs[:2]).phase == "training"
    assert aggregate_runs(runs).phase is None


def test_text_that_no_database_takes_is_cleaned():
    escapes = r"\u0000\ud800"
    task = "x" * 900
    good = rf'{{"model": "a{escapes}b", "task": "{task}", "class": 1709287200000, "wh_per_1000_queries": 1}}'
    bad = rf'{{"wh_per_1000_queries": "{escapes}?"}}'
    report = read_text(f"[{good}, {bad}]")
    (run,) = report.runs
    assert (run.label, run.information["model_name"], len(run.information["task"])) == ("ab", "ab", 500)
    assert run.information["model_class"] == "1709287200000"
    assert report.notes[-1].details["value"] == "?"
    str(report).encode()
