"""Reading one evaluation with everything its label page needs, in a fixed number of queries."""

from __future__ import annotations

from uuid import UUID

from django.core.exceptions import ValidationError
from django.db.models import Prefetch, QuerySet

from controllers.errors import UnknownObjectError
from controllers.evaluations import StoredEvaluation
from controllers.method import method_in_force
from persistence.models import Evaluation, EvaluationStatus, Rating

HIDDEN = (EvaluationStatus.REJECTED, EvaluationStatus.WITHDRAWN)
"""Evaluations that moderators or their owners took back are shown to nobody."""

LONGEST_NUMBER = 19
"""Digits of the largest id a database gives; Python refuses to read some thousands of them."""


def visible_evaluations() -> QuerySet[Evaluation]:
    """Every evaluation the public may see."""
    return Evaluation.objects.exclude(status__in=HIDDEN)


def find_evaluation(identifier: str, *, scheme: int | None = None) -> StoredEvaluation:
    """One evaluation by its number or its public UUID, with its rating under a scheme; five queries at most.

    Raises:
        UnknownObjectError: no such evaluation, or it has no rating under that scheme.
    """
    method = method_in_force(scheme)
    evaluation, rating = _with_rating(
        visible_evaluations().prefetch_related("measurements", "information_values"), identifier, method.scheme_version
    )
    information = {item.field_id: item.value for item in evaluation.information_values.all()}
    return StoredEvaluation(evaluation, tuple(evaluation.measurements.all()), information, rating, method)


def find_rating(identifier: str, *, scheme: int | None = None) -> StoredEvaluation:
    """The same without measurements and information: what drawing a label needs; three queries at most."""
    method = method_in_force(scheme)
    evaluation, rating = _with_rating(visible_evaluations(), identifier, method.scheme_version)
    return StoredEvaluation(evaluation, (), {}, rating, method)


def _with_rating(rows: QuerySet[Evaluation], identifier: str, version: int) -> tuple[Evaluation, Rating]:
    ratings = Prefetch("ratings", Rating.objects.filter(scheme_id=version), to_attr="ratings_under_scheme")
    rows = rows.select_related("model", "model__task", "country", "import_record").prefetch_related(ratings)
    evaluation = rows.filter(**_key(identifier)).first()
    if evaluation is None:
        raise UnknownObjectError("There is no such evaluation.")
    if not evaluation.ratings_under_scheme:
        raise UnknownObjectError(f"This evaluation has no rating under scheme {version}.")
    return evaluation, evaluation.ratings_under_scheme[0]


def _key(identifier: str) -> dict[str, object]:
    if identifier.isascii() and identifier.isdigit() and len(identifier) <= LONGEST_NUMBER:
        return {"pk": int(identifier)}
    try:
        return {"uuid": UUID(identifier)}
    except (ValueError, ValidationError):
        raise UnknownObjectError("There is no such evaluation.") from None
