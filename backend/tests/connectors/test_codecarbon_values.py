"""CodeCarbon: bad values, missing columns, and odd headers."""

import pytest
from codecarbon_csv_builder import V1, V2_7, cells, file_of, text_of
from codecarbon_run_helpers import OTHER_ID, TRAINING, notes_of, only_run, read, values_of

from connectors.errors import UnreadableFileError
from connectors.file_readers import read_file
from connectors.records import NoteKind


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("nan", "not-a-number"),
        ("inf", "not-finite"),
        ("1e400", "not-finite"),
        ("-0.5", "negative"),
        ("0.5 kWh", "not-a-number"),
        ("1_000", "not-a-number"),
        ("", "missing"),
    ],
)
def test_a_bad_essential_value_is_refused_with_its_place(text, reason):
    run, report = only_run({"energy_consumed": text})
    note = next(note for note in report.notes if note.kind is NoteKind.REFUSED)
    assert (note.line, note.column, note.details["reason"]) == (2, "energy_consumed", reason)
    assert "energy_consumed" not in values_of(run)


def test_emissions_too_large_for_grams_are_refused():
    assert "co2_eq_emissions" not in values_of(only_run({"emissions": "1e308"})[0])


def test_bad_optional_values_are_refused_and_missing_ones_are_not_mentioned():
    run, report = only_run({"gpu_power": "lots", "cpu_energy": "-1", "ram_power": "nan", "longitude": "east"})
    assert {note.column for note in notes_of(report, "refused-value")} == {"gpu_power", "cpu_energy", "longitude"}
    assert "gpu_power_w" not in run.information


def test_country_and_date_that_cannot_be_read():
    run, report = only_run({"country_iso_code": "Spain", "timestamp": "02/03/2024 10:00"})
    assert (run.country, run.recorded_at) == (None, None)
    assert [note.column for note in notes_of(report, "refused-value")] == ["country_iso_code", "timestamp"]


def test_country_in_small_letters_and_date_with_slashes():
    run, _ = only_run({"country_iso_code": "esp", "timestamp": "2024/03/01 10:00"})
    assert (run.country, run.recorded_at) == ("ESP", "2024-03-01T10:00:00")


def test_without_place_and_date():
    run, report = only_run({"country_iso_code": "", "country_name": "", "region": "", "timestamp": ""})
    assert (run.country, run.recorded_at, report.notes) == (None, None, ())
    assert "geographical_location" not in run.information


def test_no_usable_row_names_the_first_place_and_reason():
    nothing = {"energy_consumed": "-1", "emissions": "x", "duration": "inf"}
    with pytest.raises(UnreadableFileError) as caught:
        read(file_of(nothing, nothing))
    assert (caught.value.code, caught.value.line, caught.value.column) == ("no-usable-run", 2, "duration")
    assert "not a finite number" in str(caught.value)


def test_one_unusable_row_does_not_spoil_the_others():
    nothing = {"energy_consumed": "", "emissions": "", "duration": "", "run_id": OTHER_ID}
    report = read(file_of({}, nothing))
    assert len(report.runs) == 1
    assert notes_of(report, "unusable-row")[0].line == 3


def test_column_order_is_free():
    columns = sorted(V2_7)
    assert values_of(only_run(columns=columns)[0])["co2_eq_emissions"] == 200.0


def test_columns_of_others_are_mentioned():
    columns = [*V2_7, "accuracy"]
    report = read(text_of(columns, [[*cells(V2_7), "0.9"]]).encode())
    assert notes_of(report, "unknown-column")[0].details["columns"] == "accuracy"


def test_a_chosen_format_still_needs_its_columns():
    with pytest.raises(UnreadableFileError) as caught:
        read_file("x.csv", b"a,b\n1,2\n", TRAINING, format="codecarbon-csv")
    assert caught.value.code == "missing-column"


def test_a_file_without_the_energy_column():
    columns = [name for name in V1 if name != "energy_consumed"]
    assert values_of(only_run(columns=columns)[0]) == {"co2_eq_emissions": 200.0, "training_duration": 3600.0}


def test_zero_is_a_value():
    zero = {"energy_consumed": "0", "emissions": "0", "cpu_energy": "0", "gpu_energy": "0", "ram_energy": "0"}
    run, report = only_run({**zero, "gpu_count": "0", "gpu_model": ""})
    assert values_of(run) == {"energy_consumed": 0.0, "co2_eq_emissions": 0.0, "training_duration": 3600.0}
    assert report.notes == ()


def test_two_versions_in_one_file_are_both_named():
    report = read(file_of({}, {"run_id": OTHER_ID, "codecarbon_version": "2.9.1"}))
    assert report.version == "2.8.3, 2.9.1"


def test_names_are_cut_to_a_sensible_length():
    assert len(only_run({"project_name": "x" * 100_000})[0].information["project_name"]) == 500
