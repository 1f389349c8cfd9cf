"""`manage.py label`: from a file to a label without a server, and what it says when it cannot."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from pathlib import Path

import pytest
from codecarbon_csv_builder import file_of
from django.core.management import CommandError, call_command
from PIL import Image
from request_helpers import nothing_stored

from persistence.models import Evaluation, ImportRecord, Model, RatingScheme, SchemeMetric

BACKEND = Path(__file__).resolve().parents[2]
pytestmark = pytest.mark.django_db


@pytest.fixture
def emissions(tmp_path):
    path = tmp_path / "emissions.csv"
    path.write_bytes(file_of())
    return path


@pytest.fixture
def label(tmp_path, emissions):
    """Runs the command; returns what it printed, what it warned of, and the path written to."""

    def run(name="label.svg", file=emissions, **options):
        out, err, path = io.StringIO(), io.StringIO(), tmp_path / name
        wanted = {"model": "tiny-bert", "phase": "training"} | options
        with nothing_stored():
            call_command("label", str(file), output=path, stdout=out, stderr=err, **wanted)
        return out.getvalue(), err.getvalue(), path

    return run


def test_svg(label):
    out, err, path = label(author="someone", lang="ca", measurement=["model_file_size=268MB", "accuracy=0.91"])
    text = path.read_text()
    assert text.startswith("<svg")
    assert "tiny-bert" in text
    assert out.startswith("Class ")
    assert "CO2-equivalent emissions: 200 g (weight 40%)" in out
    assert "not measured" in out
    assert f"Label written to {path}." in out
    assert "read: " in err


def test_png(label):
    _, _, path = label("label.png", width=300)
    assert Image.open(path).size == (300, 600)


def test_pdf(label):
    assert label("label.PDF")[2].read_bytes().startswith(b"%PDF-")


def test_too_little_measured(label):
    out, _, path = label()
    advice = "add figures, such as --measurement model_file_size=268MB"
    expected = f"Not rated (coverage-below-minimum; {advice}): 40% of the weight was measured (scheme 1)."
    assert out.startswith(expected)
    assert path.exists()


def test_the_country_given_wins(label):
    assert label(country="fra", measurement=["accuracy=1"])[0].startswith("Class")
    with pytest.raises(CommandError, match="unknown-country"):
        label(country="XXX")


@pytest.mark.parametrize("name", ["label", "label.gif", "label.svg.txt", ".svg"])
def test_a_format_nobody_draws(label, name):
    with pytest.raises(CommandError, match=r"must end in \.svg, \.png or \.pdf"):
        label(name)


@pytest.mark.parametrize("width", [0, -1, 119, 2401, 10**9])
def test_a_width_out_of_bounds(label, width):
    with pytest.raises(CommandError, match="120 to 2400"):
        label("label.png", width=width)


@pytest.mark.parametrize(
    ("option", "message"),
    [
        ("model_file_size", "metric=number"),
        ("=5", "metric=number"),
        ("model_file_size=", "metric=number"),
        ("model_file_size=1.2.3", "metric=number"),
        ("model_file_size=nan", "metric=number"),
        ("model_file_size=1e999", "not-finite"),
        ("model_file_size=-1", "out-of-range"),
        ("model_file_size=1kg", "unknown-unit"),
        ("carbon=1", "unknown-metric"),
        ("response_time=1", "other-phase"),
        ("size_efficiency=1", "computed-only"),
    ],
)
def test_measurements_that_cannot_be_accepted(label, option, message):
    with pytest.raises(CommandError, match=message):
        label(measurement=[option])


@pytest.mark.parametrize(
    ("option", "shown"),
    [("268MB", "1.34 MB/g"), ("268 MB", "1.34 MB/g"), ("2.68e8", "1.34 MB/g"), ("1GiB", "5.37 MB/g")],
)
def test_measurements_with_units(label, option, shown):
    assert f"Model size per emissions: {shown} " in label(measurement=[f"model_file_size={option}"])[0]


def test_a_wrong_file_names_the_line(label, tmp_path):
    path = tmp_path / "wrong.csv"
    path.write_text("a,b,c\n1,2,3\n")
    with pytest.raises(CommandError, match=r"files\.0, line 1: .*unknown-format"):
        label(file=path)
    path.write_bytes(b"\x89PNG\r\n\x1a\n\x00")
    with pytest.raises(CommandError, match="PNG"):
        label(file=path)


def test_a_file_that_is_not_there(label, tmp_path):
    with pytest.raises(CommandError, match="cannot be read: No such file"):
        label(file=tmp_path / "missing.csv")
    with pytest.raises(CommandError, match="cannot be read: Is a directory"):
        label(file=tmp_path)


def test_a_folder_that_is_not_there(label):
    with pytest.raises(CommandError, match="cannot be written: No such file"):
        label("missing/label.svg")


@pytest.mark.parametrize(("runs", "energy"), [("sum", "0.6"), ("last", "0.5")])
def test_several_runs(label, tmp_path, runs, energy):
    path = tmp_path / "runs.csv"
    changes = [
        {"run_id": f"run-{n}", "energy_consumed": value, "cpu_energy": value, "gpu_energy": "0", "ram_energy": "0",
         "emissions": value, "timestamp": f"2024-03-01T1{n}:00:00"}
        for n, value in enumerate(("0.1", "0.5"))
    ]  # fmt: skip
    path.write_bytes(file_of(*changes))
    out = label(file=path, runs=runs)[0]
    assert f"CO2-equivalent emissions: {float(energy) * 1000:g} g" in out


def test_a_database_without_reference_data_is_prepared(tmp_path, emissions):
    for table in (SchemeMetric, RatingScheme):
        table.objects.all().delete()
    call_command(
        "label", str(emissions), output=tmp_path / "x.svg", model="x", phase="training",
        stdout=io.StringIO(), stderr=io.StringIO(),
    )  # fmt: skip
    assert RatingScheme.objects.get().is_active
    assert not Model.objects.exists(), "no demonstration is loaded behind one's back"


def test_a_machine_without_any_database(tmp_path, emissions):
    """A fresh machine: one command makes the database, its tables and the label."""
    environment = {key: value for key, value in os.environ.items() if key not in {"DATABASE_URL", "DATA_DIR"}}
    environment |= {"DATA_DIR": str(tmp_path / "data"), "DJANGO_SETTINGS_MODULE": "gaissalabel.settings"}
    command = [sys.executable, "manage.py", "label", str(emissions), "--model", "x", "--phase", "training", "-o"]
    done = subprocess.run(
        [*command, str(tmp_path / "x.svg")], cwd=BACKEND, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "x.svg").read_text().startswith("<svg")
    assert (tmp_path / "data" / "gaissalabel.sqlite3").exists()
    assert "Traceback" not in done.stderr


def test_nothing_is_stored(label):
    label(measurement=["accuracy=1"])
    assert [table.objects.count() for table in (Model, Evaluation, ImportRecord)] == [0, 0, 0]
