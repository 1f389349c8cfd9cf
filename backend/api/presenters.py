"""What controllers return, arranged as the answers show it."""

from __future__ import annotations

from typing import Any

from rest_framework.request import Request

from api.language import language_of
from api.links import evaluation_urls
from controllers.evaluations import Preview, StoredEvaluation
from controllers.explanation import explain_preview, explain_stored
from persistence.models import ImportRecord


def present_evaluation(stored: StoredEvaluation, request: Request) -> dict[str, Any]:
    """The body of one evaluation; no query is made here."""
    evaluation = stored.evaluation
    return {
        "id": evaluation.pk,
        "uuid": evaluation.uuid,
        "model": evaluation.model,
        "phase": evaluation.phase,
        "task": evaluation.task_id,
        "source": evaluation.source,
        "status": evaluation.status,
        "origin": evaluation.origin,
        "recorded_at": evaluation.recorded_at,
        "created_at": evaluation.created_at,
        "country": evaluation.country,
        "information": stored.information,
        "import": present_import(evaluation.import_record) if evaluation.import_record else None,
        "urls": evaluation_urls(request, evaluation.uuid),
        **explain_stored(stored, language_of(request)),
    }


def present_preview(preview: Preview, language: str) -> dict[str, Any]:
    """The body of a preview."""
    return explain_preview(preview, language)


def present_import(record: ImportRecord) -> dict[str, Any]:
    """The files and notes behind an evaluation."""
    return {
        "id": record.pk,
        "files": record.files,
        "notes": [note for file in record.files for note in file["notes"]],
    }
