"""Evaluations: previewing, creating and rating them."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

from django.db import transaction

from controllers.assessment import Assessment, assess
from controllers.evaluation_input import CheckedEvaluation, EvaluationInput, check_evaluation
from controllers.label_counts import count_evaluation
from controllers.method import Method
from efficiency_calculators import records
from persistence.models import Evaluation, EvaluationSource, InformationValue, Measurement, Rating, User


@dataclass(frozen=True)
class Preview:
    """A checked and rated evaluation that was not stored."""

    checked: CheckedEvaluation
    assessment: Assessment


@dataclass(frozen=True)
class StoredEvaluation:
    """An evaluation with the rows that were written with it, so that showing it needs no further query."""

    evaluation: Evaluation
    measurements: tuple[Measurement, ...]
    information: dict[str, str]
    rating: Rating
    method: Method


def preview_evaluation(sent: EvaluationInput) -> Preview:
    """Check and rate without storing.

    Raises:
        InvalidInputError: naming every field that cannot be accepted.
    """
    checked = check_evaluation(sent, model_required=False)
    return Preview(checked, _assess(checked))


def create_evaluation(
    sent: EvaluationInput, *, owner: User | None = None, source: EvaluationSource | None = None
) -> StoredEvaluation:
    """Check, rate and store an evaluation in one transaction.

    Args:
        sent: what was sent; values in the units it names.
        owner: who sent it, or None for an anonymous, self-declared contribution.
        source: by which way it came; found out from the import when not given.

    Raises:
        InvalidInputError: naming every field that cannot be accepted; nothing is stored.
    """
    checked = check_evaluation(sent, model_required=True)
    assessment = _assess(checked)
    found = EvaluationSource.FILE if checked.import_record else EvaluationSource.FORM
    with transaction.atomic():
        return _store(checked, assessment, owner=owner, source=source or found)


def _assess(checked: CheckedEvaluation) -> Assessment:
    measurements = [item.measurement for item in checked.given]
    return assess(checked.phase, checked.task, measurements, checked.intensity, checked.method)


def _store(
    checked: CheckedEvaluation, assessment: Assessment, *, owner: User | None, source: EvaluationSource
) -> StoredEvaluation:
    if checked.model is None:
        raise ValueError("an evaluation to be stored is checked with its model")
    rating, intensity = assessment.rating, assessment.intensity
    values = {item.metric: item.value for item in assessment.derived.measurements}
    evaluation = Evaluation.objects.create(
        model=checked.model,
        task_id=checked.task,
        phase=checked.phase,
        source=source,
        origin=assessment.origin.value,
        import_record=checked.import_record,
        owner=owner,
        country=checked.country,
        carbon_intensity_g_per_kwh=intensity.g_per_kwh if intensity else None,
        carbon_intensity_year=intensity.year if intensity else None,
        carbon_intensity_source=intensity.source if intensity else "",
        recorded_at=checked.recorded_at,
        compound_class_id=rating.compound_class,
        coverage=rating.coverage,
        energy_consumed=values.get("energy_consumed"),
        co2_eq_emissions=values.get("co2_eq_emissions"),
        energy_per_1000_requests=values.get("energy_per_1000_requests"),
    )
    measurements = Measurement.objects.bulk_create(measurement_rows(evaluation, checked, assessment))
    InformationValue.objects.bulk_create(
        InformationValue(evaluation=evaluation, field_id=key, value=value) for key, value in checked.information.items()
    )
    stored_rating = rating_row(evaluation, rating)
    stored_rating.save(force_insert=True)
    count_evaluation(evaluation)
    return StoredEvaluation(evaluation, tuple(measurements), checked.information, stored_rating, checked.method)


def measurement_rows(evaluation: Evaluation, checked: CheckedEvaluation, assessment: Assessment) -> list[Measurement]:
    """Unsaved rows: what was given as it was written, and what the system computed, marked so."""
    given = {item.measurement.metric: item for item in checked.given}
    rows = []
    for measurement in assessment.derived.measurements:
        written = given.get(measurement.metric)
        rows.append(
            Measurement(
                evaluation=evaluation,
                metric_id=measurement.metric,
                value=measurement.value,
                origin=measurement.origin.value,
                relative_uncertainty=measurement.relative_uncertainty,
                given_value=written.given_value if written else None,
                given_unit=written.given_unit if written else "",
                computed=written is None,
            )
        )
    return rows


def rating_row(evaluation: Evaluation, rating: records.Rating) -> Rating:
    """An unsaved row of a rating; its breakdown as one document."""
    return Rating(
        evaluation=evaluation,
        scheme_id=rating.scheme,
        compound_class_id=rating.compound_class,
        possible_classes=list(rating.possible_classes),
        score=rating.score,
        coverage=rating.coverage,
        reason=rating.reason,
        metrics=breakdown(rating),
    )


def breakdown(rating: records.Rating) -> list[dict[str, Any]]:
    """The per-metric part of a rating as plain JSON values."""
    return [asdict(metric) for metric in rating.metrics]
