"""From a tool's file straight to evaluations: what `manage.py label` and `manage.py import_evaluations` do."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db import transaction

from controllers.errors import FieldError, InvalidInputError
from controllers.evaluation_input import EvaluationInput
from controllers.evaluations import Preview, StoredEvaluation, create_evaluation, preview_evaluation
from controllers.imports import UploadedFile, aggregate_documents, create_import, read_reports
from controllers.models import ModelInput, create_model
from persistence.models import EvaluationSource, ImportRecord, Model

RUN_CHOICES = ("each", "sum", "last")


@dataclass(frozen=True)
class FileEvaluation:
    """How a file is to become evaluations.

    ``runs`` says what several runs become: ``each`` an evaluation, their ``sum`` one evaluation, or only the
    ``last``. ``measurements`` are added to (and win over) those of the file.
    """

    model_name: str
    phase: str
    author: str = ""
    task: str = ""
    country: str = ""
    runs: str = "sum"
    tool: str = ""
    measurements: Mapping[str, Any] = field(default_factory=dict)


def preview_file(file: UploadedFile, wanted: FileEvaluation) -> tuple[Preview, list[dict[str, Any]]]:
    """Rate a file without storing anything; returns the preview and the notes of the import.

    Raises:
        InvalidInputError: the file cannot be read, or a value cannot be accepted.
    """
    document = read_reports([file], phase=wanted.phase, tool=wanted.tool or None)[0]
    run = _one_run(document, wanted)
    return preview_evaluation(_input(run, wanted)), document["notes"]


@transaction.atomic
def import_evaluations(file: UploadedFile, wanted: FileEvaluation) -> list[StoredEvaluation]:
    """Store the runs of a file as evaluations of a model, which is added when it is not in the catalogue.

    All or nothing: when one run cannot be accepted, none is stored.

    Raises:
        InvalidInputError: the file cannot be read, or a value cannot be accepted.
    """
    record = create_import([file], phase=wanted.phase, tool=wanted.tool or None)
    model = _model(wanted)
    document = record.files[0]
    runs = document["runs"] if wanted.runs == "each" else [_one_run(document, wanted)]
    return [create_evaluation(_input(run, wanted, model, record), source=EvaluationSource.FILE) for run in runs]


def _one_run(document: dict[str, Any], wanted: FileEvaluation) -> dict[str, Any]:
    runs = document["runs"]
    if len(runs) == 1 or wanted.runs == "last":
        return runs[-1]
    return aggregate_documents(runs)


def _model(wanted: FileEvaluation) -> Model:
    known = Model.objects.filter(name=wanted.model_name, author=wanted.author).first()
    return known or create_model(ModelInput(name=wanted.model_name, author=wanted.author, task=wanted.task))


def _input(
    run: Mapping[str, Any], wanted: FileEvaluation, model: Model | None = None, record: ImportRecord | None = None
) -> EvaluationInput:
    return EvaluationInput(
        phase=wanted.phase,
        measurements={**run["measurements"], **wanted.measurements},
        information=run["information"],
        model=model.pk if model else None,
        task=wanted.task or None,
        country=wanted.country or run["country"],
        recorded_at=_moment(run["recorded_at"]),
        import_id=record.pk if record else None,
    )


def _moment(text: str | None) -> datetime | None:
    if not text:
        return None
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        message = f"{text!r} is no date and time."
        raise InvalidInputError([FieldError("recorded_at", "invalid", message)]) from None
