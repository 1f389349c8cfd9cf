"""Reference data: rating classes, tasks, metrics, information fields, tools, countries and rating schemes.

Loading is idempotent: rows are created or brought up to date, never deleted; a published scheme is never changed.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from django.db import models, transaction
from django.utils import timezone

from controllers.audit import Change, record_change
from controllers.errors import ConflictError
from controllers.method import load_schemes
from efficiency_calculators import records
from efficiency_calculators.registry import get_rating_method
from persistence.models import (
    Country,
    CutPoints,
    InformationField,
    Metric,
    RatingClass,
    RatingScheme,
    SchemeMetric,
    SchemeStatus,
    Task,
    Tool,
    ToolMapping,
)
from persistence.reference_files import read_reference_file

_ORDINARY_TABLES: tuple[tuple[str, type[models.Model], str], ...] = (
    ("rating_classes", RatingClass, "letter"),
    ("tasks", Task, "id"),
    ("countries", Country, "iso3"),
    ("metrics", Metric, "id"),
    ("information_fields", InformationField, "id"),
    ("tools", Tool, "id"),
)

_MEANING = frozenset({"unit", "dimension", "direction"})


@dataclass
class LoadCount:
    """What loading one file did."""

    created: int = 0
    updated: int = 0
    unchanged: int = 0


def load_reference_data(actor: str = "load_reference_data") -> dict[str, LoadCount]:
    """Bring the database to what the reference files say, in one transaction.

    Returns:
        Counts by file.

    Raises:
        ConflictError: a file contradicts a rating scheme that is published already.
        InvalidSchemeError: a new scheme's cut points or weights are not valid.
    """
    with transaction.atomic():
        counts = {name: _load_table(name, table, key) for name, table, key in _ORDINARY_TABLES}
        counts["rating_schemes"] = _load_schemes()
        changed = {name: vars(count) for name, count in counts.items() if count.created or count.updated}
        if changed:
            record_change(actor, Change("load", "reference-data", after=changed))
    return counts


def _load_table(name: str, table: type[models.Model], key: str) -> LoadCount:
    count = LoadCount()
    stored = {row.pk: row for row in table._default_manager.all()}
    for position, entry in enumerate(read_reference_file(name), start=1):
        values = _columns(name, entry, position)
        row = stored.get(values[key])
        if row is None:
            row = table._default_manager.create(**values)
            count.created += 1
        elif changed := [field for field, value in values.items() if getattr(row, field) != value]:
            _refuse_new_meaning(row, changed)
            for field in changed:
                setattr(row, field, values[field])
            row.save()
            count.updated += 1
        else:
            count.unchanged += 1
        if isinstance(row, Tool):
            _load_mappings(row, entry.get("mappings", []))
    return count


def _columns(name: str, entry: Mapping[str, Any], position: int) -> dict[str, Any]:
    """A file's entry as column values: where the file is kinder to read than the table, this is the translation."""
    values = {key: value for key, value in entry.items() if key not in {"phases", "kind", "mappings", "format"}}
    if "phases" in entry:
        values |= {f"for_{phase}": phase in entry["phases"] for phase in ("training", "inference")}
    if name == "metrics":
        values |= {"derived": entry["kind"] == "derived", "formula": entry.get("formula") or ""}
    if name == "information_fields":
        values["kind"] = entry["kind"]
    if name == "tools":
        values["file_format"] = entry["format"]
    if name in {"metrics", "tasks", "tools"}:
        values["position"] = position
    return values


def _load_mappings(tool: Tool, mappings: Iterable[Mapping[str, str]]) -> None:
    for mapping in mappings:
        ToolMapping.objects.update_or_create(
            tool=tool,
            column=mapping["column"],
            metric_id=mapping.get("metric"),
            information_field_id=mapping.get("information_field"),
            defaults={"unit": mapping.get("unit") or ""},
        )


def _load_schemes() -> LoadCount:
    count = LoadCount()
    for entry in read_reference_file("rating_schemes"):
        version = entry["version"]
        if RatingScheme.objects.filter(version=version).exists():
            _refuse_change(version, entry)
            count.unchanged += 1
        else:
            _publish(entry)
            count.created += 1
    return count


def _publish(entry: Mapping[str, Any]) -> None:
    scheme = RatingScheme.objects.create(
        version=entry["version"],
        method=entry["method"],
        compound_mode=entry["compound_mode"],
        minimum_coverage=entry["minimum_coverage"],
        note=entry["note"],
        sources=entry["sources"],
    )
    directions = dict(Metric.objects.values_list("id", "direction"))
    for phase, half in entry["phases"].items():
        for position, item in enumerate(half["metrics"]):
            row = SchemeMetric.objects.create(
                scheme=scheme, phase=phase, metric_id=item["metric"], weight=item["weight"], position=position
            )
            direction = directions[item["metric"]]
            CutPoints.objects.bulk_create(_cut_points(row, direction, cut) for cut in _cut_point_entries(item))
    for half_scheme in load_schemes(scheme.version).values():
        get_rating_method(half_scheme.method).validate(half_scheme)
    scheme.status = SchemeStatus.PUBLISHED
    scheme.published_at = timezone.now()
    # A newer scheme that managers published stays in force; only the first one activates itself.
    scheme.is_active = not RatingScheme.objects.filter(is_active=True).exists()
    scheme.save()


def _cut_point_entries(item: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    general = [item] if item.get("cut_points") else []
    return [*general, *item.get("task_cut_points", [])]


def _cut_points(row: SchemeMetric, direction: str, entry: Mapping[str, Any]) -> CutPoints:
    a_to_b, b_to_c, c_to_d, d_to_e = entry["cut_points"]
    return CutPoints(
        scheme_metric=row,
        task_id=entry.get("task"),
        direction=direction,
        a_to_b=a_to_b,
        b_to_c=b_to_c,
        c_to_d=c_to_d,
        d_to_e=d_to_e,
        provisional=entry.get("provisional", False),
        scope=entry.get("scope") or "",
        population=entry.get("n"),
        source=entry.get("source") or "",
    )


def _refuse_change(version: int, entry: Mapping[str, Any]) -> None:
    """A published scheme is what old labels were made with: a file that says otherwise is a mistake."""
    stored = load_schemes(version)
    if stored != {phase: _scheme_record(scheme, entry) for phase, scheme in stored.items()}:
        message = (
            f"rating_schemes.yaml contradicts scheme {version}, which is published and cannot change. "
            "Put the file back, or add the change as a new version."
        )
        raise ConflictError(message, code="published-scheme")


def _scheme_record(stored: records.RatingScheme, entry: Mapping[str, Any]) -> records.RatingScheme:
    """The stored scheme of one phase with everything replaced that the file says about it."""
    directions = {metric.metric: metric.direction for metric in stored.metrics}
    return replace(
        stored,
        method=entry["method"],
        compound_mode=records.CompoundMode(entry["compound_mode"]),
        minimum_coverage=float(entry["minimum_coverage"]),
        metrics=tuple(
            records.SchemeMetric(
                metric=item["metric"],
                direction=directions.get(item["metric"], records.Direction.LOWER_IS_BETTER),
                weight=float(item["weight"]),
                cut_points={cut.group: cut for cut in map(_cut_point_record, _cut_point_entries(item))},
            )
            for item in entry["phases"][stored.phase]["metrics"]
        ),
    )


def _cut_point_record(entry: Mapping[str, Any]) -> records.CutPoints:
    return records.CutPoints(
        values=tuple(map(float, entry["cut_points"])),
        group=entry.get("task") or records.GENERAL,
        scope=entry.get("scope") or "",
        provisional=entry.get("provisional", False),
    )


def _refuse_new_meaning(row: models.Model, changed: Collection[str]) -> None:
    """Stored values and cut points are in their metric's unit and direction, which therefore stay."""
    if not (isinstance(row, Metric) and _MEANING.intersection(changed)):
        return
    if row.scheme_metrics.filter(scheme__status=SchemeStatus.PUBLISHED).exists() or row.measurements.exists():
        message = (
            f"metrics.yaml gives {row.pk} another {' and '.join(sorted(_MEANING.intersection(changed)))}, but it has "
            "stored values or is part of a published rating scheme. Put the file back, or add a new metric."
        )
        raise ConflictError(message, code="published-scheme")
