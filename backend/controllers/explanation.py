"""Explaining a rating: numbers of the calculators joined with the words of the reference data."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from controllers.assessment import UsedIntensity, derive_storable
from controllers.evaluations import Preview, StoredEvaluation, measurement_rows, rating_row
from controllers.method import Method
from controllers.texts import localised
from efficiency_calculators import records
from efficiency_calculators.derived import DerivedResult
from persistence.models import Evaluation, Measurement, Metric, Rating

INTENSITY_UNIT = "gCO2eq/kWh"


def explain_stored(stored: StoredEvaluation, language: str) -> dict[str, Any]:
    """Rating, measurements and what could not be derived, for an evaluation read from the database."""
    evaluation, method = stored.evaluation, stored.method
    return {
        "rating": _rating(stored.rating, method, evaluation.phase, language),
        "measurements": _measurements(stored.measurements, method, language),
        "carbon_intensity": _stored_intensity(stored),
        **_gaps(_derived_again(stored), method, language),
    }


def explain_preview(preview: Preview, language: str) -> dict[str, Any]:
    """The same for an evaluation that is not stored, from the rows that storing it would write."""
    checked, assessment = preview.checked, preview.assessment
    method, intensity, unsaved = checked.method, assessment.intensity, Evaluation()
    return {
        "rating": _rating(rating_row(unsaved, assessment.rating), method, checked.phase, language),
        "measurements": _measurements(measurement_rows(unsaved, checked, assessment), method, language),
        "carbon_intensity": _intensity(intensity.country_id, intensity.year, intensity.g_per_kwh, intensity.source)
        if intensity
        else None,
        **_gaps(assessment.derived, method, language),
    }


def _rating(row: Rating, method: Method, phase: str, language: str) -> dict[str, Any]:
    return {
        "scheme": row.scheme_id,
        "compound_class": row.compound_class_id,
        "possible_classes": row.possible_classes,
        "score": row.score,
        "coverage": row.coverage,
        "reason": row.reason,
        "minimum_coverage": method.scheme(phase).minimum_coverage,
        "rated_at": row.rated_at,
        "metrics": _rated_metrics(row.metrics, method, language),
    }


def _rated_metrics(metrics: Iterable[Mapping[str, Any]], method: Method, language: str) -> list[dict[str, Any]]:
    return [_rated_metric(metric, method.metrics[metric["metric"]], language) for metric in metrics]


def _rated_metric(rated: Mapping[str, Any], definition: Metric, language: str) -> dict[str, Any]:
    distance = rated["distance_to_next_class"]
    return {
        **rated,
        "name": localised(definition.name, language),
        "short_name": localised(definition.short_name, language),
        "icon": definition.icon,
        "unit": definition.unit,
        "distance_to_next_class": distance
        and {"class": distance["rating_class"], "value": distance["value"], "factor": distance["factor"]},
        "recommendations": recommendations_for(definition, rated["rating_class"], language),
    }


def recommendations_for(definition: Metric, rating_class: str | None, language: str) -> list[dict[str, str]]:
    """What is worth saying to somebody in that class; nothing about a metric that was not rated."""
    if rating_class is None:
        return []
    return [
        {"id": item["id"], "text": localised(item["text"], language)}
        for item in definition.recommendations
        if rating_class >= item["applies_from"]
    ]


def _measurements(rows: Iterable[Measurement], method: Method, language: str) -> list[dict[str, Any]]:
    ordered = sorted(rows, key=lambda row: method.metrics[row.metric_id].position)
    return [_measurement(row, method.metrics[row.metric_id], language) for row in ordered]


def _measurement(row: Measurement, definition: Metric, language: str) -> dict[str, Any]:
    return {
        "metric": row.metric_id,
        "name": localised(definition.name, language),
        "icon": definition.icon,
        "value": row.value,
        "unit": definition.unit,
        "origin": row.origin,
        "relative_uncertainty": row.relative_uncertainty,
        "given_value": row.given_value,
        "given_unit": row.given_unit,
        "formula": definition.formula if row.computed else None,
    }


def _gaps(derived: DerivedResult, method: Method, language: str) -> dict[str, Any]:
    """What could not be derived, and where given and derived disagree."""
    missing = []
    for metric, reason in derived.missing:
        kind, _, needed = reason.partition(":")
        name = localised(method.metrics[metric].name, language)
        missing.append({"metric": metric, "name": name, "reason": kind, "input": needed or None})
    discrepancies = [
        {
            "metric": item.metric,
            "given": item.given,
            "computed": item.computed,
            "ratio": item.ratio,
            "unit": method.metrics[item.metric].unit,
        }
        for item in derived.discrepancies
    ]
    return {"missing": missing, "discrepancies": discrepancies}


def _derived_again(stored: StoredEvaluation) -> DerivedResult:
    """Which derivations were impossible or disagreed, found again from the stored inputs (pure arithmetic)."""
    evaluation = stored.evaluation
    given = [
        records.Measurement(row.metric_id, row.value, records.Origin(row.origin), row.relative_uncertainty)
        for row in stored.measurements
        if not row.computed
    ]
    intensity = evaluation.carbon_intensity_g_per_kwh
    used = (
        UsedIntensity(intensity, evaluation.carbon_intensity_year, evaluation.carbon_intensity_source)
        if intensity is not None
        else None
    )
    return derive_storable(given, records.Phase(evaluation.phase), used)


def _stored_intensity(stored: StoredEvaluation) -> dict[str, Any] | None:
    evaluation = stored.evaluation
    value, year = evaluation.carbon_intensity_g_per_kwh, evaluation.carbon_intensity_year
    if value is None or year is None:
        return None
    return _intensity(evaluation.country_id, year, value, evaluation.carbon_intensity_source)


def _intensity(country: str | None, year: int, value: float, source: str) -> dict[str, Any]:
    return {"country": country, "year": year, "value": value, "unit": INTENSITY_UNIT, "source": source}
