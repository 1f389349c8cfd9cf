"""Keeping the counts behind the statistics in step with the evaluations."""

from __future__ import annotations

from django.db import IntegrityError, transaction
from django.db.models import Count, F
from django.db.models.functions import TruncMonth

from persistence.models import Evaluation, LabelCount


def count_evaluation(evaluation: Evaluation, by: int = 1) -> None:
    """Add an evaluation to its count (or take it away with ``by=-1``); call it inside the evaluation's transaction."""
    key = {
        "phase": evaluation.phase,
        "task": evaluation.task_id or "",
        "compound_class": evaluation.compound_class_id or "",
        "month": f"{evaluation.recorded_at:%Y-%m}",
    }
    if LabelCount.objects.filter(**key).update(count=F("count") + by):
        return
    try:
        with transaction.atomic():
            LabelCount.objects.create(**key, count=by)
    except IntegrityError:  # another writer made the row between our two statements
        LabelCount.objects.filter(**key).update(count=F("count") + by)


@transaction.atomic
def rebuild_label_counts() -> int:
    """Count everything anew after bulk changes; returns the number of evaluations counted."""
    LabelCount.objects.all().delete()
    rows = (
        Evaluation.objects.order_by()
        .annotate(month=TruncMonth("recorded_at"))
        .values("phase", "task_id", "compound_class_id", "month")
        .annotate(count=Count("id"))
    )
    counts = [
        LabelCount(
            phase=row["phase"],
            task=row["task_id"] or "",
            compound_class=row["compound_class_id"] or "",
            month=f"{row['month']:%Y-%m}",
            count=row["count"],
        )
        for row in rows
    ]
    LabelCount.objects.bulk_create(counts)
    return sum(count.count for count in counts)
