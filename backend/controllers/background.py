"""Work for the background worker (`manage.py db_worker`)."""

from __future__ import annotations

from datetime import timedelta
from functools import partial
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django_tasks import task

from persistence.models import ImportRecord


def expire_import_later(record: ImportRecord) -> None:
    """Ask the worker to forget an import report once its retention is over; enqueued when the transaction commits."""
    run_after = timezone.now() + timedelta(days=settings.IMPORT_RETENTION_DAYS)
    enqueue = partial(expire_import.using(run_after=run_after).enqueue, str(record.pk))
    transaction.on_commit(enqueue)


@task()
def expire_import(import_id: str) -> bool:
    """Delete an import report that no evaluation came to use; returns whether there was one to delete."""
    deleted, _ = ImportRecord.objects.filter(pk=UUID(import_id), evaluations__isnull=True).delete()
    return bool(deleted)
