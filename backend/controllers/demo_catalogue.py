"""A small demonstration catalogue, so that a fresh installation has something to look at."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime
from typing import Any

from django.db import transaction

from controllers.evaluation_input import EvaluationInput
from controllers.evaluations import create_evaluation
from persistence.models import EvaluationSource, Model
from persistence.reference_files import read_reference_file

PROVIDER = "demonstration"


@transaction.atomic
def load_demo_catalogue() -> tuple[int, int]:
    """Add the demonstration models that are not there yet, rated like any other; returns models and evaluations added.

    Everything is marked: provider ``demonstration`` and source ``demonstration``.
    """
    known = set(Model.objects.filter(provider=PROVIDER).values_list("repository_id", flat=True))
    models = evaluations = 0
    for entry in read_reference_file("demo_catalogue")["models"]:
        repository_id = f"{entry['author']}/{entry['name']}"
        if repository_id in known:
            continue
        model = Model.objects.create(
            name=entry["name"],
            author=entry["author"],
            task_id=entry["task"],
            library=entry.get("library") or "",
            description=entry.get("description") or "",
            provider=PROVIDER,
            repository_id=repository_id,
        )
        models += 1
        for item in entry["evaluations"]:
            create_evaluation(_evaluation(model, item), source=EvaluationSource.DEMONSTRATION)
            evaluations += 1
    return models, evaluations


def _evaluation(model: Model, item: Mapping[str, Any]) -> EvaluationInput:
    return EvaluationInput(
        phase=item["phase"],
        measurements=item["measurements"],
        information=item.get("information"),
        model=model.pk,
        country=item.get("country"),
        recorded_at=_moment(item["recorded_at"]),
    )


def _moment(value: str | date | datetime) -> datetime:
    """YAML reads a bare date or time as such; a quoted one stays text."""
    if isinstance(value, str):
        value = datetime.fromisoformat(value)
    if not isinstance(value, datetime):
        value = datetime(value.year, value.month, value.day, 12)
    return value if value.tzinfo else value.replace(tzinfo=UTC)
