"""The method in force: metrics, information fields, rating classes and rating schemes, as the calculators want them.

A published scheme never changes and the rest changes rarely, so all are kept in memory; one small query per
request tells whether they are still current.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import lru_cache
from typing import Any

from django.db.models import F, Model, Subquery

from controllers.errors import UnknownObjectError
from efficiency_calculators import records
from persistence.models import InformationField, Metric, RatingClass, RatingScheme, SchemeMetric, SchemeStatus


@dataclass(frozen=True)
class Method:
    """Everything needed to check, rate and explain an evaluation. Treat as read-only: it is shared."""

    scheme_version: int
    schemes: Mapping[str, records.RatingScheme]
    metrics: Mapping[str, Metric]
    classes: tuple[RatingClass, ...]
    information_fields: Mapping[str, InformationField] = field(default_factory=dict)
    changed_at: datetime | None = None
    """When a metric last changed, if only in a word."""

    def scheme(self, phase: str) -> records.RatingScheme:
        """The scheme's half for one phase."""
        return self.schemes[phase]

    def metrics_of(self, phase: str) -> Iterable[Metric]:
        """Active metrics of a phase, in display order."""
        return (metric for metric in self.metrics.values() if metric.is_active and belongs_to(metric, phase))

    def information_fields_of(self, phase: str) -> dict[str, InformationField]:
        """Active information fields of a phase by id, in display order."""
        return {key: row for key, row in self.information_fields.items() if row.is_active and belongs_to(row, phase)}


def belongs_to(row: Metric | InformationField, phase: str) -> bool:
    """Whether a metric or an information field is used in a phase."""
    return row.for_training if phase == records.Phase.TRAINING else row.for_inference


def method_in_force(version: int | None = None) -> Method:
    """The active scheme (or a published one by version) with metrics and classes; one query when nothing changed.

    Raises:
        UnknownObjectError: no such published scheme, or no reference data loaded yet.
    """
    wanted = {"is_active": True} if version is None else {"version": version, "status": SchemeStatus.PUBLISHED}
    row = (
        RatingScheme.objects.filter(**wanted)
        .values("version", "published_at", metrics_at=_newest(Metric), fields_at=_newest(InformationField))
        .first()
    )
    if row is None:
        what = "There is no active rating scheme; run `manage.py load_reference_data`."
        raise UnknownObjectError(what if version is None else f"There is no published rating scheme {version}.")
    metrics, classes = _vocabulary(row["metrics_at"])
    return Method(
        scheme_version=row["version"],
        schemes=_schemes(row["version"], row["published_at"]),
        metrics=metrics,
        classes=classes,
        information_fields=_information_fields(row["fields_at"]),
        changed_at=row["metrics_at"],
    )


def _newest(table: type[Model]) -> Subquery:
    """When any row of the table last changed."""
    return Subquery(table._default_manager.order_by("-updated_at").values("updated_at")[:1])


@lru_cache(maxsize=4)
def _information_fields(_changed_at: object) -> dict[str, InformationField]:
    return {row.id: row for row in InformationField.objects.all()}


@lru_cache(maxsize=4)
def _vocabulary(_changed_at: object) -> tuple[dict[str, Metric], tuple[RatingClass, ...]]:
    # Inactive metrics too: ratings made while they were active still name them.
    metrics = {metric.id: metric for metric in Metric.objects.all()}
    return metrics, tuple(RatingClass.objects.all())


@lru_cache(maxsize=16)
def _schemes(version: int, _published_at: object) -> dict[str, records.RatingScheme]:
    return load_schemes(version)


def load_schemes(version: int) -> dict[str, records.RatingScheme]:
    """The records of one stored scheme by phase, read afresh (drafts included)."""
    scheme = RatingScheme.objects.get(version=version)
    classes = tuple(RatingClass.objects.order_by("rank").values_list("letter", flat=True))
    phases: dict[str, dict[str, records.SchemeMetric]] = {phase.value: {} for phase in records.Phase}
    for row in _scheme_rows(version):
        _add_row(phases[row["phase"]], row)
    return {
        phase: records.RatingScheme(
            version=version,
            phase=records.Phase(phase),
            metrics=tuple(metrics.values()),
            method=scheme.method,
            compound_mode=records.CompoundMode(scheme.compound_mode),
            compound_cut_points=tuple(scheme.compound_cut_points),
            minimum_coverage=scheme.minimum_coverage,
            classes=classes,
        )
        for phase, metrics in phases.items()
    }


def _scheme_rows(version: int) -> Iterable[Mapping[str, Any]]:
    """Weights and cut points in one joined query; a metric without cut points gives one row of Nones."""
    cut = {name: F(f"cut_points__{name}") for name in ("a_to_b", "b_to_c", "c_to_d", "d_to_e", "scope", "provisional")}
    return (
        SchemeMetric.objects.filter(scheme=version)
        .order_by("phase", "position", "cut_points__id")
        .values("phase", "metric_id", "weight", "metric__direction", task=F("cut_points__task_id"), **cut)
    )


def _add_row(metrics: dict[str, records.SchemeMetric], row: Mapping[str, Any]) -> None:
    metric = metrics.get(row["metric_id"]) or records.SchemeMetric(
        metric=row["metric_id"], direction=records.Direction(row["metric__direction"]), weight=row["weight"]
    )
    if row["a_to_b"] is not None:
        group = row["task"] or records.GENERAL
        cut_points = records.CutPoints(
            values=(row["a_to_b"], row["b_to_c"], row["c_to_d"], row["d_to_e"]),
            group=group,
            scope=row["scope"] or "",
            provisional=bool(row["provisional"]),
        )
        metric = replace(metric, cut_points={**metric.cut_points, group: cut_points})
    metrics[row["metric_id"]] = metric


def weights_in_force() -> dict[str, dict[str, float]]:
    """Weights of the active scheme by metric and phase; metrics without weight are left out."""
    weights: dict[str, dict[str, float]] = {}
    for phase, scheme in method_in_force().schemes.items():
        for metric in scheme.metrics:
            if metric.weight > 0:
                weights.setdefault(metric.metric, {})[phase] = metric.weight
    return weights
