"""What every backend test that touches the database shares: the reference data, loaded once, and two API clients."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from django.core.cache import caches
from rest_framework.test import APIClient

# The builder of CodeCarbon files lives with the tests of their reader; uploads need such files too.
sys.path.append(str(Path(__file__).parent / "connectors"))


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker):
    """A database with reference data and the carbon intensities that come with CodeCarbon, as after a fresh start."""
    from connectors.carbon_intensity import CodeCarbonBundle
    from controllers.carbon_intensities import import_intensities
    from controllers.reference_data import load_reference_data

    with django_db_blocker.unblock():
        load_reference_data()
        import_intensities(CodeCarbonBundle().read(), actor="tests")


@pytest.fixture(autouse=True)
def _empty_cache():
    for cache in caches.all(initialized_only=True):
        cache.clear()
    yield
    for cache in caches.all(initialized_only=True):
        cache.clear()


@pytest.fixture
def client() -> APIClient:
    """Somebody who is not signed in."""
    return APIClient()


@pytest.fixture
def model(db):
    """A model to evaluate."""
    from persistence.models import Model

    return Model.objects.create(name="tiny-bert", author="someone", task_id="text-classification")


@pytest.fixture
def evaluation(model):
    """A training evaluation of the model, rated B or so, as the API would have stored it."""
    from request_helpers import TRAINING_MEASUREMENTS

    from controllers.evaluation_input import EvaluationInput
    from controllers.evaluations import create_evaluation

    sent = EvaluationInput(phase="training", measurements=TRAINING_MEASUREMENTS, model=model.pk, country="ESP")
    return create_evaluation(sent).evaluation
