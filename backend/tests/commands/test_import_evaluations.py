"""`manage.py import_evaluations`: files to stored evaluations, all or nothing."""

from __future__ import annotations

import io

import pytest
from codecarbon_csv_builder import file_of
from django.core.management import CommandError, call_command
from request_helpers import nothing_stored

from persistence.models import Evaluation, ImportRecord, Model

pytestmark = pytest.mark.django_db


@pytest.fixture
def files(tmp_path):
    """A file of two runs, a file of one, and one that is no table."""
    rows = [{"run_id": f"run-{n}", "timestamp": f"2024-03-01T1{n}:00:00"} for n in range(2)]
    contents = {"two": file_of(*rows), "one": file_of({"run_id": "other"}), "wrong": b"{}"}
    paths = {name: tmp_path / f"{name}.csv" for name in contents}
    for name, content in contents.items():
        paths[name].write_bytes(content)
    return paths


def run(*paths, **options):
    out = io.StringIO()
    wanted = {"model": "tiny-bert", "phase": "training"} | options
    call_command("import_evaluations", *map(str, paths), stdout=out, **wanted)
    return out.getvalue()


def test_each_run_becomes_an_evaluation(files):
    out = run(files["two"], files["one"], author="someone", task="text-classification", measurement=["accuracy=0.9"])
    assert "3 evaluations stored." in out
    assert out.count("/label/") == 3
    model = Model.objects.get()
    assert (model.name, model.author, model.task_id) == ("tiny-bert", "someone", "text-classification")
    stored = Evaluation.objects.order_by("id")
    assert [item.source for item in stored] == ["file"] * 3
    assert [f"{item.recorded_at:%H}" for item in stored][:2] == ["10", "11"]
    assert all(item.compound_class_id and item.country_id == "ESP" for item in stored)
    assert ImportRecord.objects.count() == 2
    assert all(str(item.uuid) in out for item in stored)


def test_the_sum_becomes_one_evaluation(files):
    run(files["two"], runs="sum")
    assert Evaluation.objects.get().energy_consumed == pytest.approx(0.8)


def test_a_known_model_is_used_again(files):
    run(files["one"])
    run(files["two"], runs="last")
    assert Model.objects.count() == 1
    assert Evaluation.objects.count() == 2


@pytest.mark.parametrize("order", [("one", "wrong"), ("wrong", "one"), ("two", "one", "wrong")])
def test_one_wrong_file_stores_nothing(files, order):
    with nothing_stored(), pytest.raises(CommandError, match=r"wrong\.csv") as caught:
        run(*(files[name] for name in order))
    assert "Nothing was stored." in str(caught.value)


def test_a_file_that_is_not_there_stores_nothing(files, tmp_path):
    with nothing_stored(), pytest.raises(CommandError, match="cannot be read"):
        run(files["one"], tmp_path / "missing.csv")


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"model": ""}, r"name: .*\[required\]"),
        ({"model": "x" * 301}, r"name: .*\[too-long\]"),
        ({"author": "x" * 201}, r"author: .*\[too-long\]"),
        ({"task": "no-such-task"}, "unknown-task"),
        ({"country": "XXX"}, "unknown-country"),
        ({"tool": "no-such-tool"}, "unknown-tool"),
        ({"measurement": ["accuracy=2"]}, "measurements.accuracy: .*out-of-range"),
    ],
)
def test_options_that_cannot_be_accepted(files, options, message):
    with nothing_stored(), pytest.raises(CommandError, match=message):
        run(files["one"], **options)


def test_a_phase_must_be_known(files):
    with pytest.raises(CommandError, match="invalid choice"):
        call_command("import_evaluations", str(files["one"]), "--model", "x", "--phase", "deployment")
