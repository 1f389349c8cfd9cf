"""Liveness and readiness, for process managers and load balancers."""

from __future__ import annotations

from datetime import timedelta

from django.db import DatabaseError, connection
from django.db.models import Q
from django.http import HttpRequest, JsonResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

WORKER_PATIENCE = timedelta(minutes=2)
"""A task that has been due for longer than this means that no worker is at work."""


@require_safe
def alive(request: HttpRequest) -> JsonResponse:
    """The process answers."""
    return JsonResponse({"status": "ok"})


@require_safe
def ready(request: HttpRequest) -> JsonResponse:
    """The database answers, and the background worker keeps up; 503 when either does not."""
    checks = {"database": _database(), "worker": _worker()}
    is_ready = all(state == "ok" for state in checks.values())
    return JsonResponse({"status": "ready" if is_ready else "not ready", **checks}, status=200 if is_ready else 503)


def _database() -> str:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return "unreachable"
    return "ok"


def _worker() -> str:
    from django_tasks_db.models import DBTaskResult, get_date_max

    overdue = timezone.now() - WORKER_PATIENCE
    # A task to be run at once carries the end of time as its date.
    due = Q(run_after=get_date_max()) | Q(run_after__lte=overdue)
    try:
        waiting = DBTaskResult.objects.ready().filter(due, enqueued_at__lte=overdue).exists()
    except DatabaseError:
        return "unknown"
    return "not keeping up" if waiting else "ok"
