"""Statistics of the catalogue, read from counts that are kept as evaluations are written."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from persistence.models import LabelCount, Model, Phase, RatingClass

NOT_RATED = "not_rated"


@dataclass(frozen=True)
class Statistics:
    """Counts by phase and class, by task, and by month of recording."""

    models: int
    evaluations: int
    labels: int
    by_class: dict[str, dict[str, int]]
    by_task: list[dict[str, Any]]
    by_month: list[dict[str, Any]]


def read_statistics() -> Statistics:
    """Three queries, whatever the number of evaluations: their cost grows with months and tasks only."""
    letters = list(RatingClass.objects.values_list("letter", flat=True))
    by_class = {phase: dict.fromkeys([*letters, NOT_RATED], 0) for phase in Phase.values}
    by_task: dict[tuple[str, str], dict[str, int]] = defaultdict(lambda: dict.fromkeys([*letters, NOT_RATED], 0))
    by_month: dict[tuple[str, str], int] = defaultdict(int)
    for row in LabelCount.objects.filter(count__gt=0):
        rating_class = row.compound_class or NOT_RATED
        by_class[row.phase][rating_class] += row.count
        by_task[row.task, row.phase][rating_class] += row.count
        by_month[row.month, row.phase] += row.count
    total = sum(by_month.values())
    return Statistics(
        models=Model.objects.count(),
        evaluations=total,
        labels=total - sum(classes[NOT_RATED] for classes in by_class.values()),
        by_class=by_class,
        by_task=[
            {"task": task or None, "phase": phase, "count": sum(classes.values()), "classes": classes}
            for (task, phase), classes in sorted(by_task.items(), key=lambda item: (-sum(item[1].values()), item[0]))
        ],
        by_month=[
            {"month": month, "phase": phase, "count": count} for (month, phase), count in sorted(by_month.items())
        ],
    )
