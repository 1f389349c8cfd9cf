"""Labels: the sheet of a rated evaluation, ready to be drawn, and its files."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import Any

from controllers.evaluations import Preview, StoredEvaluation, breakdown
from controllers.method import Method
from controllers.texts import localised
from efficiency_calculators.label import LabelCell, LabelClass, LabelSheet

MOST_CELLS = 6
DRAWING_VERSION = 1
"""Raise it when the drawing changes: the entity tags of every label follow."""


@dataclass(frozen=True)
class LabelRequest:
    """How a label is wanted: language, the address its QR code leads to, and the width of a PNG in pixels.

    ``model_name`` and ``author`` are drawn when the evaluation belongs to no stored model (yet).
    """

    language: str
    page_url: str
    width: int | None = None
    model_name: str = ""
    author: str = ""


@dataclass(frozen=True)
class _Rated:
    """The few things a sheet needs, whether they come from stored rows or from a preview."""

    phase: str
    task: str
    scheme: int
    compound_class: str | None
    reason: str
    coverage: float
    metrics: list[dict[str, Any]]
    recorded_on: str
    verified: bool


def sheet_of(stored: StoredEvaluation, request: LabelRequest) -> LabelSheet:
    """The sheet of a stored evaluation under the scheme it was read with."""
    evaluation, rating = stored.evaluation, stored.rating
    rated = _Rated(
        phase=evaluation.phase,
        task=evaluation.task_id or "",
        scheme=rating.scheme_id,
        compound_class=rating.compound_class_id,
        reason=rating.reason,
        coverage=rating.coverage,
        metrics=rating.metrics,
        recorded_on=f"{evaluation.recorded_at:%Y-%m-%d}",
        verified=evaluation.status == "verified",
    )
    return _sheet(rated, stored.method, request, name=evaluation.model.name, author=evaluation.model.author)


def sheet_of_preview(preview: Preview, request: LabelRequest) -> LabelSheet:
    """The sheet of an evaluation that is not stored (yet)."""
    rating = preview.assessment.rating
    rated = _Rated(
        phase=preview.checked.phase,
        task=preview.checked.task or "",
        scheme=rating.scheme,
        compound_class=rating.compound_class,
        reason=rating.reason,
        coverage=rating.coverage,
        metrics=breakdown(rating),
        recorded_on=f"{preview.checked.recorded_at:%Y-%m-%d}",
        verified=False,
    )
    model = preview.checked.model
    name, author = (model.name, model.author) if model else (request.model_name, request.author)
    return _sheet(rated, preview.checked.method, request, name=name, author=author)


def entity_tag(stored: StoredEvaluation, file_format: str, request: LabelRequest) -> str:
    """A tag that changes when the file would: with the drawing, the rating, the model, the words, and the request."""
    evaluation, model = stored.evaluation, stored.evaluation.model
    parts = (
        DRAWING_VERSION,
        evaluation.uuid,
        evaluation.updated_at.isoformat(),
        model.updated_at.isoformat(),
        stored.rating.rated_at.isoformat(),
        stored.method.changed_at,
        file_format,
        request,
    )
    return hashlib.sha256("|".join(map(str, parts)).encode()).hexdigest()[:32]


def _sheet(rated: _Rated, method: Method, request: LabelRequest, *, name: str, author: str) -> LabelSheet:
    weighted = [metric for metric in rated.metrics if metric["weight"] > 0]
    weighted.sort(key=lambda metric: -metric["weight"])
    scopes = {metric["cut_points_scope"] for metric in weighted if metric["value"] is not None} - {""}
    return LabelSheet(
        model_name=name,
        author=author,
        phase=rated.phase,
        task=rated.task,
        classes=tuple(LabelClass(item.letter, item.colour, item.text_colour) for item in method.classes),
        compound_class=rated.compound_class,
        reason=rated.reason,
        cells=tuple(_cell(metric, method, request.language) for metric in weighted[:MOST_CELLS]),
        scheme=rated.scheme,
        recorded_on=rated.recorded_on,
        coverage=rated.coverage,
        page_url=request.page_url,
        verified=rated.verified,
        language=request.language,
        scope_note=min(scopes, default=""),
    )


def _cell(metric: dict[str, Any], method: Method, language: str) -> LabelCell:
    definition = method.metrics[metric["metric"]]
    return LabelCell(
        icon=definition.icon,
        name=localised(definition.short_name, language),
        value=metric["value"],
        unit=definition.unit,
        rating_class=metric["rating_class"],
        origin=metric["origin"],
    )
