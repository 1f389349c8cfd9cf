"""CodeCarbon: shifted, cumulative and anonymous rows become the runs they are."""

import pytest
from codecarbon_csv_builder import V1, V2_7, V3_2, cells, file_of, text_of
from codecarbon_run_helpers import OTHER_ID, notes_of, only_run, read, values_of

from connectors.errors import UnreadableFileError
from connectors.file_readers.codecarbon.realign import realign
from connectors.records import NoteKind


def test_shifted_row_is_put_back_under_its_headings():
    whole = cells(V3_2, run_id=OTHER_ID, region="", longitude="", latitude="", gpu_count="0", gpu_model="")
    dropped = {V3_2.index(name) for name in ("region", "longitude", "latitude")}
    short = [cell for index, cell in enumerate(whole) if index not in dropped]
    report = read(text_of(V3_2, [cells(V3_2), short]).encode())
    run = report.runs[1]
    (note,) = notes_of(report, "shifted-row")
    assert (note.kind, note.line, note.details["missing_cells"]) == (NoteKind.REPAIRED, 3, 3)
    assert run.run_id == OTHER_ID
    assert run.information["os"].startswith("Linux-")
    assert run.information["ram_total_size_gb"] == "128"
    assert run.information["tracking_mode"] == "machine"
    assert "hardware_count" not in run.information
    assert run.information["geographical_location"] == "Spain"


def test_shifted_row_padded_to_full_length_by_a_spreadsheet_is_mended_too():
    whole = cells(V3_2, region="", longitude="", latitude="")
    short = [
        cell for column, cell in zip(V3_2, whole, strict=True) if column not in {"region", "longitude", "latitude"}
    ]
    report = read(text_of(V3_2, [[*short, "", "", ""]]).encode())
    assert notes_of(report, "shifted-row")[0].kind is NoteKind.REPAIRED
    assert report.runs[0].information["tracking_mode"] == "machine"


def test_shifted_row_on_a_cloud_tells_provider_and_region_apart():
    whole = cells(V3_2, region="", cloud_provider="gcp", cloud_region="europe-west4", on_cloud="Y")
    short = [cell for column, cell in zip(V3_2, whole, strict=True) if column != "region"]
    run = read(text_of(V3_2, [short]).encode()).runs[0]
    assert run.information["cloud_provider"] == "gcp"
    assert run.information["cloud_region"] == "europe-west4"


def test_shifted_row_of_version_1():
    whole = cells(V1, region="", on_cloud="N")
    short = [cell for column, cell in zip(V1, whole, strict=True) if column != "region"][:-2]
    report = read(text_of(V1, [short]).encode())
    assert notes_of(report, "shifted-row")[0].kind is NoteKind.REPAIRED
    assert report.runs[0].country == "ESP"
    assert report.runs[0].information["geographical_location"] == "Spain"


def test_shifted_row_that_can_be_mended_in_two_ways_is_refused():
    # One of longitude and latitude is missing; nothing says which.
    row = cells(V3_2)
    del row[V3_2.index("longitude")]
    report = read(text_of(V3_2, [cells(V3_2), row]).encode())
    (note,) = notes_of(report, "shifted-row")
    assert (note.kind, note.line) == (NoteKind.REFUSED, 3)
    assert len(report.runs) == 1


def test_shifted_row_with_a_region_but_no_cloud():
    row = [cell for column, cell in zip(V3_2, cells(V3_2), strict=True) if not column.startswith("cloud_")]
    assert read(text_of(V3_2, [row]).encode()).runs[0].information["geographical_location"] == "Spain (catalonia)"


def test_shifted_row_with_endless_ways_to_mend_it_is_given_up():
    assert realign(list("abcde"), ["cpu_model"] * 10) is None


def test_row_longer_than_the_header_is_refused_by_line():
    report = read(text_of(V2_7, [cells(V2_7), [*cells(V2_7, run_id=OTHER_ID), "more"]]).encode())
    (note,) = notes_of(report, "ragged-row")
    assert (note.kind, note.line, note.details["cells"]) == (NoteKind.REFUSED, 3, 33)


def test_empty_cells_beyond_the_header_are_no_matter():
    assert read(text_of(V2_7, [[*cells(V2_7), "", ""]]).encode()).notes == ()


def test_values_under_wrong_headings_in_a_row_of_full_length_are_refused():
    row = cells(V2_7)
    row[V2_7.index("tracking_mode")] = "128.0"
    with pytest.raises(UnreadableFileError) as caught:
        read(text_of(V2_7, [row]).encode())
    assert (caught.value.code, caught.value.line) == ("no-usable-run", 2)


GROWTH = [
    {"duration": "10", "energy_consumed": "0.1", "emissions": "0.05", "timestamp": "2024-03-01T10:00:10"},
    {"duration": "20", "energy_consumed": "0.2", "emissions": "0.1", "timestamp": "2024-03-01T10:00:20"},
    {"duration": "3600", "energy_consumed": "0.4", "emissions": "0.2", "timestamp": "2024-03-01T11:00:00"},
]


def test_cumulative_rows_count_once_with_the_last_state():
    run, report = only_run(*GROWTH)
    (note,) = notes_of(report, "cumulative-rows")
    assert values_of(run)["energy_consumed"] == 0.4
    assert (run.line, note.line, note.details["dropped_lines"]) == (4, 4, "2, 3")
    assert not notes_of(report, "short-run")


def test_cumulative_rows_sorted_newest_first():
    run, _ = only_run(*reversed(GROWTH))
    assert (values_of(run)["energy_consumed"], run.line) == (0.4, 2)


def test_cumulative_rows_of_version_1_are_known_by_their_common_start():
    assert only_run(*GROWTH, columns=V1)[0].line == 4


@pytest.mark.parametrize(
    "second",
    [
        {"duration": "4000", "timestamp": "2024-03-02T10:00:00"},  # a day later, hardly longer: another run
        {"duration": "4000", "timestamp": ""},
        {"duration": "", "timestamp": "2024-03-01T10:06:40"},
    ],
)
def test_version_1_runs_that_share_an_experiment_stay_apart(second):
    report = read(file_of({}, second, columns=V1))
    assert len(report.runs) == 2
    assert notes_of(report, "repeated-run-id")[0].line == 3


@pytest.mark.parametrize(
    "second",
    [
        {"duration": "10", "energy_consumed": "0.5"},
        {"duration": "10", "energy_consumed": "0.1", "timestamp": "2024-03-02T10:00:00"},
        {"duration": "10", "energy_consumed": "0.1", "timestamp": "garbage"},
        {"duration": "4000", "energy_consumed": ""},
    ],
)
def test_same_id_without_growth_is_another_run(second):
    report = read(file_of({}, second))
    assert [run.line for run in report.runs] == [2, 3]
    assert len({run.run_id for run in report.runs}) == 2


def test_a_flood_of_cumulative_rows_lists_only_the_first_lines():
    rows = [{"duration": str(100 + i), "energy_consumed": str(1 + i), "emissions": str(1 + i)} for i in range(60)]
    (note,) = notes_of(only_run(*rows)[1], "cumulative-rows")
    assert note.details["dropped_lines"].endswith("51 …")


def test_several_runs_are_kept_apart_and_announced():
    report = read(file_of({}, {"run_id": OTHER_ID}))
    assert [run.run_id for run in report.runs] == ["11111111-2222-4333-8444-555555555555", OTHER_ID]
    assert notes_of(report, "several-runs")[0].details["runs"] == 2


def test_rows_without_run_id_get_a_stable_one():
    report = read(file_of({}, {"run_id": ""}, {"run_id": "nan"}))
    assert [run.run_id for run in report.runs][1:] == ["line-3", "line-4"]
    assert [note.line for note in notes_of(report, "missing-run-id")] == [3, 4]


def test_tasks_of_one_run_are_not_taken_for_states_of_it():
    columns = ["task_name", *[name for name in V2_7 if name != "experiment_id"]]
    rows = [["load", *cells(columns[1:])], ["train", *cells(columns[1:], duration="7200", energy_consumed="0.8")]]
    report = read(text_of(columns, rows).encode())
    assert [values_of(run)["energy_consumed"] for run in report.runs] == [0.4, 0.8]
    assert report.runs[1].information["task_name"] == "train"
