"""Import reports expire through the real task queue and its worker, unless an evaluation uses them."""

from __future__ import annotations

from datetime import timedelta

import pytest
from codecarbon_csv_builder import file_of
from django.core.management import call_command
from django.utils import timezone
from django_tasks_db.management.commands import db_worker
from django_tasks_db.models import DBTaskResult
from request_helpers import TRAINING_MEASUREMENTS

from controllers.background import expire_import
from controllers.errors import InvalidInputError
from controllers.evaluation_input import EvaluationInput
from controllers.evaluations import create_evaluation
from controllers.imports import UploadedFile, create_import
from persistence.models import ImportRecord

pytestmark = pytest.mark.django_db


def upload():
    return create_import([UploadedFile("emissions.csv", file_of())], phase="training")


@pytest.fixture
def run_worker(monkeypatch):
    """Runs the worker until no task is due, on the test's own connection, which it must not give back."""
    monkeypatch.setattr(db_worker, "close_old_connections", lambda: None)
    monkeypatch.setattr(db_worker.Worker, "configure_signals", lambda self: None)
    return lambda: call_command("db_worker", batch=True, interval=0, startup_delay=False, verbosity=0)


def make_due():
    """As if the time of retention had passed."""
    DBTaskResult.objects.update(run_after=timezone.now() - timedelta(seconds=1))


@pytest.fixture
def committed(django_capture_on_commit_callbacks):
    """Runs what waits for the commit, which a test's transaction never sees."""
    return lambda: django_capture_on_commit_callbacks(execute=True)


def test_an_import_asks_for_its_expiry(committed, settings):
    settings.IMPORT_RETENTION_DAYS = 7
    with committed():
        record = upload()
    task = DBTaskResult.objects.get()
    assert task.args_kwargs == {"args": [str(record.pk)], "kwargs": {}}
    assert abs(task.run_after - timezone.now() - timedelta(days=7)) < timedelta(minutes=1)


def test_nothing_is_asked_for_when_the_file_cannot_be_read(committed):
    with pytest.raises(InvalidInputError), committed():
        create_import([UploadedFile("x.csv", b"\x89PNG\r\n\x1a\n\x00")])
    assert not DBTaskResult.objects.exists()


def test_the_worker_leaves_it_until_it_is_due(committed, run_worker):
    with committed():
        upload()
    run_worker()
    assert ImportRecord.objects.exists()
    assert DBTaskResult.objects.get().status == "READY"


def test_the_worker_deletes_an_import_nobody_used(committed, run_worker):
    with committed():
        upload()
    make_due()
    run_worker()
    assert DBTaskResult.objects.get().status == "SUCCESSFUL"
    assert DBTaskResult.objects.get().return_value is True
    assert not ImportRecord.objects.exists()


def test_an_import_that_an_evaluation_uses_is_kept(committed, run_worker, model):
    with committed():
        record = upload()
    sent = EvaluationInput("training", TRAINING_MEASUREMENTS, model=model.pk, import_id=record.pk)
    assert create_evaluation(sent).evaluation.source == "file"
    make_due()
    run_worker()
    assert DBTaskResult.objects.get().status == "SUCCESSFUL"
    assert DBTaskResult.objects.get().return_value is False
    assert ImportRecord.objects.get() == record


def test_expiring_twice_is_harmless(db):
    record = upload()
    assert expire_import.func(str(record.pk)) is True
    assert expire_import.func(str(record.pk)) is False
