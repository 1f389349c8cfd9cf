"""The demonstration catalogue: marked, rated, and added once."""

import pytest

from controllers.demo_catalogue import load_demo_catalogue
from controllers.label_counts import rebuild_label_counts
from persistence.models import Evaluation, LabelCount, Model, Rating

pytestmark = pytest.mark.django_db


def test_it_is_added_once_and_marked():
    models, evaluations = load_demo_catalogue()
    assert models >= 10
    assert evaluations >= models
    assert Model.objects.filter(provider="demonstration").count() == models
    assert Evaluation.objects.filter(source="demonstration").count() == evaluations == Evaluation.objects.count()
    assert Rating.objects.count() == evaluations
    assert load_demo_catalogue() == (0, 0)
    assert Evaluation.objects.count() == evaluations
    assert Rating.objects.count() == evaluations


def test_it_shows_every_class_of_both_phases():
    load_demo_catalogue()
    shown = set(Evaluation.objects.values_list("phase", "compound_class_id"))
    assert shown >= {("training", letter) for letter in "ABCDE"} | {("inference", letter) for letter in "ABCD"}


def test_a_model_taken_away_comes_back_alone():
    load_demo_catalogue()
    model = Model.objects.first()
    count = model.evaluations.count()
    model.evaluations.all().delete()
    model.delete()
    assert load_demo_catalogue() == (1, count)


def test_its_counts_are_right():
    load_demo_catalogue()
    before = set(LabelCount.objects.values_list("phase", "task", "compound_class", "month", "count"))
    rebuild_label_counts()
    assert set(LabelCount.objects.values_list("phase", "task", "compound_class", "month", "count")) == before
