"""The counts behind the statistics are in step with the evaluations, always."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from django.db import DatabaseError
from request_helpers import INFERENCE_MEASUREMENTS, TRAINING_MEASUREMENTS, nothing_stored

from controllers import evaluations as evaluations_module
from controllers.evaluation_input import EvaluationInput
from controllers.evaluations import create_evaluation
from controllers.label_counts import count_evaluation, rebuild_label_counts
from controllers.statistics import read_statistics
from persistence.models import Evaluation, LabelCount, Model

pytestmark = pytest.mark.django_db


def counts():
    rows = LabelCount.objects.filter(count__gt=0)
    return {(row.phase, row.task, row.compound_class, row.month): row.count for row in rows}


@pytest.fixture
def evaluations(model):
    """Evaluations of two phases, with and without task, rated and not, around the end of a month."""
    untold = Model.objects.create(name="untold")
    moments = [datetime(2025, 1, 31, 23, 59, 59, tzinfo=UTC), datetime(2025, 2, 1, tzinfo=UTC)]
    for owner in (model, untold):
        for moment in moments:
            create_evaluation(EvaluationInput("training", TRAINING_MEASUREMENTS, model=owner.pk, recorded_at=moment))
            create_evaluation(EvaluationInput("training", {"accuracy": 1}, model=owner.pk, recorded_at=moment))
        create_evaluation(EvaluationInput("inference", INFERENCE_MEASUREMENTS, model=owner.pk, recorded_at=moments[0]))
    return list(Evaluation.objects.all())


def test_counts_follow_the_evaluations(evaluations):
    assert counts() == {
        ("training", "text-classification", "B", "2025-01"): 1,
        ("training", "text-classification", "B", "2025-02"): 1,
        ("training", "text-classification", "", "2025-01"): 1,
        ("training", "text-classification", "", "2025-02"): 1,
        ("training", "", "B", "2025-01"): 1,
        ("training", "", "B", "2025-02"): 1,
        ("training", "", "", "2025-01"): 1,
        ("training", "", "", "2025-02"): 1,
        **{
            ("inference", item.task_id or "", item.compound_class_id or "", "2025-01"): 1
            for item in evaluations
            if item.phase == "inference"
        },
    }


def test_rebuilding_finds_the_same_counts(evaluations):
    before = counts()
    LabelCount.objects.filter(compound_class="B").update(count=7)
    LabelCount.objects.filter(compound_class="").delete()
    assert rebuild_label_counts() == len(evaluations)
    assert counts() == before


def test_taking_an_evaluation_away(evaluations):
    before = counts()
    count_evaluation(evaluations[0])
    assert counts() != before
    count_evaluation(evaluations[0], by=-1)
    assert counts() == before


def test_an_evaluation_is_stored_whole_or_not_at_all(model, monkeypatch):
    def fail(evaluation):
        raise DatabaseError("no count, no evaluation")

    monkeypatch.setattr(evaluations_module, "count_evaluation", fail)
    with nothing_stored(), pytest.raises(DatabaseError):
        create_evaluation(EvaluationInput("training", TRAINING_MEASUREMENTS, model=model.pk))


def test_statistics_add_up(evaluations):
    statistics = read_statistics()
    assert (statistics.models, statistics.evaluations) == (2, 10)
    rated = sum(1 for item in evaluations if item.compound_class_id)
    assert statistics.labels == rated
    assert statistics.by_class["training"] == {"A": 0, "B": 4, "C": 0, "D": 0, "E": 0, "not_rated": 4}
    assert sum(sum(classes.values()) for classes in statistics.by_class.values()) == 10
    assert sum(item["count"] for item in statistics.by_task) == 10
    assert sum(item["count"] for item in statistics.by_month) == 10
    assert {item["task"] for item in statistics.by_task} == {"text-classification", None}
    assert [(item["month"], item["phase"], item["count"]) for item in statistics.by_month] == [
        ("2025-01", "inference", 2),
        ("2025-01", "training", 4),
        ("2025-02", "training", 4),
    ]


def test_statistics_cost_the_same_however_many(evaluations, django_assert_num_queries):
    with django_assert_num_queries(3):
        read_statistics()
