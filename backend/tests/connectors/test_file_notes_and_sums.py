"""Notes in floods, and several runs taken as one."""

import pytest
from codecarbon_csv_builder import file_of

from connectors.file_readers import ReadContext, read_file
from connectors.file_readers.aggregation import aggregate_runs
from connectors.file_readers.notebook import MAXIMUM_NOTES_PER_CODE, NoteBook
from connectors.records import Note, NoteKind, ReadMeasurement, Run


def note(line=None, kind=NoteKind.REFUSED):
    return Note(kind, "code", "message", line=line)


def test_a_flood_of_notes_is_summed_up():
    notebook = NoteBook(note(line) for line in range(1, 101))
    *kept, summary = notebook.notes()
    assert [one.line for one in kept] == list(range(1, MAXIMUM_NOTES_PER_CODE + 1))
    assert summary.details["further"] == 80
    assert summary.line == 21
    assert "70 …" in summary.details["lines"]


def test_a_flood_of_notes_without_lines():
    summary = NoteBook(note() for _ in range(25)).notes()[-1]
    assert (summary.line, summary.details["further"]) == (None, 5)


def test_once_and_the_first_refusal():
    notebook = NoteBook()
    assert notebook.first_refusal() is None
    notebook.once(note(1, NoteKind.READ))
    notebook.once(note(2, NoteKind.READ))
    notebook.add(note(3))
    assert [one.line for one in notebook.notes()] == [1, 3]
    assert notebook.first_refusal().line == 3


def runs_of(*changes):
    rows = [{"run_id": str(number), **change} for number, change in enumerate(changes)]
    return read_file("x", file_of(*rows), ReadContext("training")).runs


def values_of(run):
    return {measurement.metric: measurement.value for measurement in run.measurements}


def test_energy_emissions_and_duration_add_up_and_the_worst_origin_wins():
    first, second = runs_of({}, {"energy_consumed": "0.6", "cpu_power": "42.5", "timestamp": "2024-05-01T00:00:00"})
    total = aggregate_runs([first, second])
    assert values_of(total) == pytest.approx(
        {"energy_consumed": 1.0, "co2_eq_emissions": 400.0, "training_duration": 7200.0}
    )
    energy = total.measurements[0]
    uncertainties = [run.measurements[0].relative_uncertainty for run in (first, second)]
    assert energy.origin == "estimated"
    assert energy.relative_uncertainty == pytest.approx(0.4 * uncertainties[0] + 0.6 * uncertainties[1])
    assert (total.country, total.recorded_at, total.run_id) == ("ESP", "2024-05-01T00:00:00", "sum-of-2-runs")
    assert total.information["runs"] == "2"


def test_information_is_kept_summed_joined_or_dropped_by_what_it_is():
    one, two = runs_of({}, {"cpu_power": "80", "gpu_count": "4", "region": "madrid", "gpu_energy": "0.3", "pue": "1.2"})
    information = aggregate_runs([one, two]).information
    assert information["os"].startswith("Linux")
    assert information["gpu_energy_kwh"] == "0.59"
    assert information["geographical_location"] == "Spain (catalonia); Spain (madrid)"
    assert information["ram_power_w"] == "20"
    for dropped in ("cpu_power_w", "hardware_count", "gpu_count", "pue"):
        assert dropped not in information


def test_different_rates_are_never_added():
    one, two = runs_of({}, {"emissions_rate": "0.001"})
    assert "emissions_rate_g_per_s" not in aggregate_runs([one, two]).information


def test_long_lists_are_cut():
    names = aggregate_runs(runs_of(*({"project_name": f"p{n}"} for n in range(12)))).information["project_name"]
    assert names.endswith("p9; and 2 more")


def test_a_quantity_that_some_runs_lack_is_left_out():
    total = aggregate_runs(runs_of({}, {"emissions": ""}))
    assert "co2_eq_emissions" not in values_of(total)
    assert values_of(total)["energy_consumed"] == 0.8


def test_runs_of_a_failed_tracker_do_not_count():
    total = aggregate_runs(runs_of({}, {}, {"emissions": "", "energy_consumed": ""}))
    assert values_of(total)["training_duration"] == 7200.0
    assert (total.information["runs"], total.information["runs_left_out"]) == ("2", "1")


def test_failed_runs_alone_still_have_a_duration():
    only_duration = {"emissions": "", "energy_consumed": ""}
    assert values_of(aggregate_runs(runs_of(only_duration, only_duration))) == {"training_duration": 7200.0}


def test_different_countries_give_no_country():
    assert aggregate_runs(runs_of({}, {"country_iso_code": "FRA"})).country is None


def test_rates_and_powers_are_not_summed():
    runs = [Run(str(n), (ReadMeasurement("power", 100.0, "W", "measured"),), recorded_at=None) for n in range(2)]
    total = aggregate_runs(runs)
    assert total.measurements == ()
    assert total.recorded_at is None


def test_uncertainty_is_unknown_when_one_of_the_runs_does_not_say():
    runs = [
        Run(str(n), (ReadMeasurement("energy_consumed", 1.0, "kWh", "reported", uncertainty),))
        for n, uncertainty in enumerate((0.1, None))
    ]
    assert aggregate_runs(runs).measurements[0].relative_uncertainty is None


def test_one_run_is_itself():
    (run,) = runs_of({})
    assert aggregate_runs([run]) is run


@pytest.mark.parametrize(("runs", "how"), [([], "sum"), (["a run"], "mean")])
def test_what_cannot_be_aggregated(runs, how):
    with pytest.raises(ValueError, match=r"no run|aggregated"):
        aggregate_runs(runs, how)
