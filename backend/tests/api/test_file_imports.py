"""Uploads: CodeCarbon files become a report; anything else is refused, by file, and nothing is stored."""

from __future__ import annotations

import hashlib
import io
import json

import pytest
from codecarbon_csv_builder import V1, V3_2, file_of
from django.core.files.uploadedfile import SimpleUploadedFile
from request_helpers import TRAINING_MEASUREMENTS, assert_faults, assert_problem, nothing_stored, training_body

from persistence.models import ImportRecord

pytestmark = pytest.mark.django_db
URL = "/api/v1/imports/"
GOOD = file_of()


@pytest.fixture
def upload(client):
    """Posts files (contents, or name and content) as multipart."""

    def post(*files, **fields):
        parts = [(f"file{n}.csv", file) if isinstance(file, bytes) else file for n, file in enumerate(files)]
        uploads = [SimpleUploadedFile(name, content) for name, content in parts]
        return client.post(URL, {"files": uploads, **fields}, format="multipart")

    return post


def test_one_file(upload):
    response = upload(("emissions.csv", GOOD), phase="training", tool="codecarbon")
    assert response.status_code == 201
    (file,) = response.json()["files"]
    assert (file["name"], file["size"], file["format"]) == ("emissions.csv", len(GOOD), "codecarbon-csv")
    assert file["sha256"] == hashlib.sha256(GOOD).hexdigest()
    (run,) = file["runs"]
    assert {metric: item["value"] for metric, item in run["measurements"].items()} == {
        "energy_consumed": 0.4, "co2_eq_emissions": 200.0, "training_duration": 3600.0,
    }  # fmt: skip
    assert run["information"]["hardware_used"]
    assert set(run["information"]).isdisjoint(run["details"])
    assert ImportRecord.objects.get(pk=response.json()["id"]).phase == "training"


def test_several_files_in_their_order(upload):
    files = [file_of({"duration": str(n + 60)}, columns=columns) for n, columns in enumerate([V1, V3_2, V1] * 3 + [V1])]
    body = upload(*files).json()
    assert [file["name"] for file in body["files"]] == [f"file{n}.csv" for n in range(10)]
    durations = [file["runs"][0]["measurements"]["training_duration"]["value"] for file in body["files"]]
    assert durations == [60 + n for n in range(10)]
    assert ImportRecord.objects.count() == 1


WRONG = {
    "empty": b"",
    "blank": b" \n\n ",
    "header only": GOOD.splitlines()[0] + b"\n",
    "PNG": b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR",
    "JSON": b'{"emissions": 1}',
    "HTML": b"<!doctype html><html><body>emissions</body></html>",
    "prose": b"Dear sir or madam,\nplease find attached my emissions.",
    "another table": b"a,b,c\n1,2,3\n",
    "zip": b"PK\x03\x04" + bytes(100),
    "NULs": bytes(1000),
    "UTF-16 without a mark": GOOD.decode().encode("utf-16-le"),
    "quote that never ends": GOOD + b'"' + b"x" * 200_000,
}


@pytest.mark.parametrize("content", WRONG.values(), ids=WRONG)
def test_a_file_of_another_kind_is_refused(upload, content):
    with nothing_stored():
        response = upload(("x.csv", content))
    (error,) = assert_problem(response, 400)["errors"]
    assert error["field"] == "files.0"
    assert error["code"] not in {"invalid", "error"}


def test_one_wrong_file_among_good_ones_stores_nothing(upload):
    with nothing_stored():
        body = assert_problem(upload(GOOD, WRONG["PNG"], GOOD, WRONG["HTML"]), 400)
    assert [error["field"] for error in body["errors"]] == ["files.1", "files.3"]
    assert body["detail"] == "2 of 4 files cannot be read."


def test_eleven_files_are_one_too_many(upload):
    with nothing_stored():
        assert_faults(upload(*[GOOD] * 11), ("files", "invalid"))


def test_a_flood_of_parts_is_refused(upload):
    with nothing_stored():
        assert_problem(upload(*[GOOD] * 101), 400)
        assert_problem(upload(GOOD, **{f"field{n}": "x" for n in range(200)}), 400)


@pytest.mark.parametrize("phase", ["deployment", "Training", "training\x00", "\ufffd"])
def test_an_unknown_phase(upload, phase):
    with nothing_stored():
        assert_faults(upload(GOOD, phase=phase), ("phase", "invalid"))


@pytest.mark.parametrize("tool", ["no-such-tool", "x" * 5000, "codecarbon\x00"])
def test_an_unknown_tool(upload, tool):
    with nothing_stored():
        assert_faults(upload(GOOD, tool=tool), ("tool", "unknown-tool"))


@pytest.mark.parametrize("fields", [{}, {"files": ""}, {"files": "emissions.csv"}, {"file": GOOD.decode()}])
def test_no_file_at_all(client, fields):
    with nothing_stored():
        assert_faults(client.post(URL, fields, format="multipart"), ("files", "required"))


def test_a_file_in_another_field(client):
    with nothing_stored():
        response = client.post(URL, {"file": SimpleUploadedFile("x.csv", GOOD)}, format="multipart")
        assert_faults(response, ("files", "required"))


MULTIPART = "multipart/form-data; boundary=x"


@pytest.mark.parametrize(
    ("content", "media_type"),
    [
        (b"", MULTIPART),
        (b"garbage", MULTIPART),
        (b"--x\r\nContent-Disposition: form-data; name=\"files\"; filename=\"a\"\r\n\r\ncut off", MULTIPART),
        (b"--x--", "multipart/form-data"),
        (b"--x\r\nContent-Disposition: nonsense\r\n\r\n\r\n--x--\r\n", MULTIPART),
    ],
)  # fmt: skip
def test_broken_multipart(client, content, media_type):
    with nothing_stored():
        assert_problem(client.generic("POST", URL, content, content_type=media_type), 400)


class Untouchable(io.RawIOBase):
    """A body that fails the test when somebody reads it."""

    def read(self, size=-1):
        raise AssertionError("the body was read")

    readinto = readline = read


def test_two_hundred_megabytes_are_refused_unread(client):
    extra = {"wsgi.input": Untouchable(), "CONTENT_LENGTH": str(200 * 1024**2), "CONTENT_TYPE": MULTIPART}
    with nothing_stored():
        assert_problem(client.post(URL, **extra), 413, "too-large")


def test_a_file_of_more_than_ten_megabytes_is_refused(upload):
    row = GOOD.splitlines()[1]
    content = GOOD + (row + b"\n") * (10 * 1024**2 // len(row))
    assert len(content) > 10 * 1024**2
    with nothing_stored():
        (error,) = assert_problem(upload(GOOD, content), 400)["errors"]
    assert (error["field"], error["code"]) == ("files.1", "file-too-large")


def test_a_wrong_value_names_its_line_and_column(upload):
    response = upload(("x.csv", file_of({"duration": "abc"})))
    if response.status_code == 201:
        notes = response.json()["files"][0]["notes"]
        assert any(note["line"] == 2 and note["column"] == "duration" for note in notes)
    else:
        (error,) = assert_problem(response, 400)["errors"]
        assert (error["line"], error["column"]) == (2, "duration")


HOSTILE = ["a\x00b", "x" * 3000, "<script>", "\x1b[31m", "\u202e", "=cmd|' /C calc'!A0", "\ufffe"]


@pytest.mark.parametrize("text", HOSTILE, ids=ascii)
def test_hostile_cells_are_stored_as_text_or_refused(upload, client, model, text):
    changes = {"project_name": text, "cpu_model": text, "region": text, "os": text, "run_id": text}
    response = upload(("x.csv", file_of(changes)))
    if response.status_code == 201:
        body = response.json()
        assert client.get(f"{URL}{body['id']}/").json() == body
        run = body["files"][0]["runs"][0]
        sent = training_body(model, import_id=body["id"], information=run["information"])
        assert client.post("/api/v1/evaluations/", sent).status_code in {201, 400}
    else:
        assert_problem(response, 400)


@pytest.mark.parametrize(
    "name", ["a\x00b.csv", "../../etc/passwd", "x" * 5000 + ".csv", "<script>.csv", "名.csv", "\ud800"]
)
def test_hostile_file_names_are_only_names(client, name):
    disposition = f'form-data; name="files"; filename="{name}"'.encode("utf-8", "surrogatepass")
    content = b"--x\r\nContent-Disposition: " + disposition + b"\r\n\r\n" + GOOD + b"\r\n--x--\r\n"
    response = client.generic("POST", URL, content, content_type=MULTIPART)
    if response.status_code == 201:
        shown = response.json()["files"][0]["name"]
        assert "/" not in shown
        assert len(shown) <= 300
        assert client.get(f"{URL}{response.json()['id']}/").json() == response.json()
    else:
        assert_problem(response, 400)


def test_an_evaluation_from_a_file_says_so(upload, client, model):
    report = upload(("emissions.csv", GOOD)).json()
    run = report["files"][0]["runs"][0]
    measurements = {**run["measurements"], "accuracy": 0.9}
    body = training_body(
        model, measurements=measurements, information=run["information"], country=run["country"],
        recorded_at=run["recorded_at"], import_id=report["id"],
    )  # fmt: skip
    response = client.post("/api/v1/evaluations/", body)
    assert response.status_code == 201, response.content
    stored = response.json()
    assert stored["source"] == "file"
    assert stored["recorded_at"].startswith("2024-03-01T")
    file = {key: report["files"][0][key] for key in ("name", "sha256", "size", "format", "version")}
    assert stored["import"] == {"id": report["id"], "files": [file], "notes": report["files"][0]["notes"]}


@pytest.fixture
def report(upload):
    """A report of two files: one of three runs, one of one run."""
    rows = [
        {"run_id": f"run-{n}", "duration": "60", "energy_consumed": str(n), "emissions": str(n), "timestamp": stamp,
         "cpu_energy": str(n), "gpu_energy": "0", "ram_energy": "0", "emissions_rate": str(n / 60)}
        for n, stamp in ((1, "2024-03-01T10:00:00"), (2, "2024-03-01T11:00:00"), (4, "2024-03-01T12:00:00"))
    ]  # fmt: skip
    body = upload(file_of(*rows), GOOD).json()
    assert [run["run_id"] for run in body["files"][0]["runs"]] == ["run-1", "run-2", "run-4"]
    return body


def test_runs_are_summed_where_sums_are_right(client, report):
    url = f"{URL}{report['id']}/aggregate/"
    body = client.get(f"{url}?run=run-1&run=run-4").json()
    values = {metric: item["value"] for metric, item in body["measurements"].items()}
    assert values == {"energy_consumed": 5, "co2_eq_emissions": 5000, "training_duration": 120}
    assert client.get(f"{url}?run=run-1&run=run-4&run=run-1").json() == body, "a run counts once"
    assert client.get(f"{url}?file=0&run=run-2").json()["measurements"]["energy_consumed"]["value"] == 2


@pytest.mark.parametrize(
    ("query", "field"),
    [
        ("", "run"),
        ("run=", "run"),
        ("run=run-3", "run"),
        ("run=run-1&run=%00", "run"),
        ("file=1&run=run-1", "run"),
        ("file=2&run=run-1", "file"),
        ("file=-1&run=run-1", "file"),
        ("file=x&run=run-1", "file"),
        ("file=1.5&run=run-1", "file"),
        (f"file={'9' * 5000}&run=run-1", "file"),
        ("file=%D9%A1&run=run-1", "file"),
    ],
)
def test_runs_that_are_not_there(client, report, query, field):
    body = assert_problem(client.get(f"{URL}{report['id']}/aggregate/?{query}"), 400)
    assert [error["field"] for error in body["errors"]] == [field]


def test_a_report_that_expired_is_gone(client, report):
    ImportRecord.objects.all().delete()
    for suffix in ("", "aggregate/?run=run-1"):
        assert_problem(client.get(f"{URL}{report['id']}/{suffix}"), 404, "not-found")


def test_reading_a_file_costs_few_queries(client, django_assert_max_num_queries):
    rows = [{"run_id": f"run-{n}", "country_iso_code": "ESP"} for n in range(200)]
    upload = SimpleUploadedFile("x.csv", file_of(*rows))
    with django_assert_max_num_queries(10):
        assert client.post(URL, {"files": upload}, format="multipart").status_code == 201


def test_reports_hold_no_not_a_number(upload):
    """JSON has no NaN: a report must be readable by every client."""
    response = upload(("x.csv", file_of({"cpu_power": "nan", "ram_total_size": "inf", "gpu_count": "nan"})))
    assert response.status_code == 201, response.content
    json.loads(response.content, parse_constant=pytest.fail)


def test_measurements_beside_the_file_are_welcome(upload, client, model):
    report = upload(GOOD).json()
    body = training_body(model, measurements=TRAINING_MEASUREMENTS, import_id=report["id"])
    assert client.post("/api/v1/evaluations/", body).json()["import"]["id"] == report["id"]
