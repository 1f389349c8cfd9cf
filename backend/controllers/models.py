"""Models in the catalogue: creating them, and listing them with their latest labels."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from django.db import IntegrityError, transaction
from django.db.models import Count, F, Window
from django.db.models.functions import RowNumber

from controllers.errors import ConflictError, FieldError, InvalidInputError
from controllers.evaluation_detail import visible_evaluations
from controllers.information_input import is_storable
from persistence.models import Evaluation, Model, Task


@dataclass(frozen=True)
class ModelInput:
    """What is needed to add a model; shape already checked."""

    name: str
    author: str = ""
    task: str = ""
    provider: str = ""
    repository_id: str = ""
    url: str = ""
    description: str = ""
    library: str = ""


@dataclass
class ModelLabels:
    """How many evaluations a model has, and the latest one of each phase."""

    evaluations_count: int = 0
    latest: dict[str, Evaluation] = field(default_factory=dict)


def create_model(sent: ModelInput) -> Model:
    """Add a model to the catalogue.

    Raises:
        InvalidInputError: unknown task, a repository id without its provider, a text that cannot be stored.
        ConflictError: the repository is in the catalogue already; the error names the model.
    """
    errors = _text_errors(sent)
    if sent.task and not Task.objects.filter(pk=sent.task).exists():
        errors.append(FieldError("task", "unknown-task", f"There is no task {sent.task!r}; see /api/v1/tasks/."))
    if sent.repository_id and not sent.provider:
        errors.append(FieldError("provider", "required", "Say whose repository id this is, such as huggingface."))
    if errors:
        raise InvalidInputError(errors)
    try:
        with transaction.atomic():
            return Model.objects.create(
                name=sent.name,
                author=sent.author,
                task_id=sent.task or None,
                library=sent.library,
                provider=sent.provider,
                repository_id=sent.repository_id,
                url=sent.url,
                description=sent.description,
            )
    except IntegrityError:
        known = Model.objects.filter(provider=sent.provider, repository_id=sent.repository_id).first()
        if known is None:
            raise
        message = f"This repository is in the catalogue already, as model {known.pk}."
        raise ConflictError(
            message, code="already-there", errors=[FieldError("repository_id", "already-there", message)]
        ) from None


def _text_errors(sent: ModelInput) -> list[FieldError]:
    """Texts that do not fit the table: the API checks them before, commands do not."""
    errors = [] if sent.name.strip() else [FieldError("name", "required", "Say what the model is called.")]
    for name, text in vars(sent).items():
        limit = getattr(Model._meta.get_field(name), "max_length", None)
        if not is_storable(text):
            errors.append(FieldError(name, "invalid-characters", "The text holds characters that cannot be stored."))
        elif limit and len(text) > limit:
            errors.append(FieldError(name, "too-long", f"At most {limit} characters."))
    return errors


def labels_of(models: Sequence[Model]) -> dict[int, ModelLabels]:
    """Evaluation counts and latest labels of a page of models, in two queries whatever its length."""
    keys = [model.pk for model in models]
    labels = {key: ModelLabels() for key in keys}
    evaluations = visible_evaluations().filter(model_id__in=keys)
    for row in evaluations.order_by().values("model_id").annotate(count=Count("id")):
        labels[row["model_id"]].evaluations_count = row["count"]
    newest_first = Window(
        RowNumber(), partition_by=[F("model_id"), F("phase")], order_by=[F("recorded_at").desc(), F("id").desc()]
    )
    for evaluation in evaluations.annotate(place=newest_first).filter(place=1):
        labels[evaluation.model_id].latest[evaluation.phase] = evaluation
    return labels
