"""Every constraint of the database, by trying to write what it forbids past all Python checks."""

from __future__ import annotations

import math

import pytest
from django.db import DataError, IntegrityError, connection, transaction
from django.utils import timezone

from persistence.models import (
    CarbonIntensity,
    Country,
    CutPoints,
    Evaluation,
    InformationField,
    InformationValue,
    LabelCount,
    Measurement,
    Metric,
    Model,
    Rating,
    RatingClass,
    RatingScheme,
    SchemeMetric,
    Tool,
    ToolMapping,
)

pytestmark = pytest.mark.django_db

NAN, INFINITY = math.nan, math.inf
NOT_A_QUANTITY = [NAN, INFINITY, -INFINITY, -1.0, -5e-324, 1.75e308]


@pytest.fixture
def refused():
    """A function that saves a row past all Python checks and expects the named constraint to stop it."""

    def check(row, constraint):
        with pytest.raises((IntegrityError, DataError)) as caught, transaction.atomic():
            row.save(force_insert=True)
        assert_names(caught.value, constraint)

    return check


def assert_names(error, constraint):
    """PostgreSQL names every constraint; SQLite names checks, but of unique indexes it names only the columns."""
    message = str(error)
    kind, _, rest = constraint.partition(":")
    name, _, columns = rest.partition(":")
    if kind != "unique":
        # SQLite turns NaN into NULL, which its NOT NULL then refuses.
        assert constraint in message or (connection.vendor == "sqlite" and "NOT NULL" in message), message
    elif connection.vendor == "sqlite":
        assert "UNIQUE" in message
        assert all(column in message for column in columns.split(",")), message
    else:
        assert name in message


def evaluation_row(model, **changes):
    return Evaluation(
        **{"model": model, "phase": "training", "source": "api", "origin": "measured", "recorded_at": timezone.now()}
        | changes
    )


def metric_row(**changes):
    texts = {"en": "x"}
    values = {"id": "new", "name": texts, "short_name": texts, "description": texts, "how_to_obtain": texts}
    return Metric(
        **values
        | {"unit": "g", "dimension": "mass_co2", "direction": "lower_is_better", "for_training": True}
        | changes
    )


@pytest.mark.parametrize("value", NOT_A_QUANTITY)
def test_a_measured_value_is_a_finite_quantity(evaluation, refused, value):
    row = Measurement(evaluation=evaluation, metric_id="training_duration", value=value, origin="measured")
    refused(row, "measurement_value_finite")


@pytest.mark.parametrize("value", NOT_A_QUANTITY)
def test_an_uncertainty_is_a_finite_quantity(evaluation, refused, value):
    if connection.vendor == "sqlite" and math.isnan(value):
        pytest.skip("SQLite stores NaN as NULL, which says just that: nothing is known")
    row = Measurement(
        evaluation=evaluation, metric_id="training_duration", value=1, origin="measured", relative_uncertainty=value
    )
    refused(row, "measurement_uncertainty_finite")


def test_a_metric_is_measured_once_per_evaluation(evaluation, refused):
    row = Measurement(evaluation=evaluation, metric_id="co2_eq_emissions", value=1, origin="measured")
    refused(row, "unique:measurement_once_per_metric:evaluation_id,metric_id")


def test_zero_is_a_value(evaluation):
    Measurement.objects.create(evaluation=evaluation, metric_id="training_duration", value=0.0, origin="measured")


@pytest.mark.parametrize(
    ("changes", "constraint"),
    [
        ({"phase": "deployment"}, "evaluation_phase_known"),
        ({"phase": ""}, "evaluation_phase_known"),
        ({"source": "rumour"}, "evaluation_source_known"),
        ({"status": "approved"}, "evaluation_status_known"),
        ({"origin": "guessed"}, "evaluation_origin_known"),
        ({"coverage": 1.01}, "evaluation_coverage_fraction"),
        ({"coverage": -0.01}, "evaluation_coverage_fraction"),
        ({"coverage": INFINITY}, "evaluation_coverage_fraction"),
        ({"coverage": NAN}, "evaluation_coverage_fraction"),
        ({"energy_consumed": -1}, "evaluation_energy_finite"),
        ({"energy_consumed": INFINITY}, "evaluation_energy_finite"),
        ({"co2_eq_emissions": -1}, "evaluation_emissions_finite"),
        ({"co2_eq_emissions": INFINITY}, "evaluation_emissions_finite"),
        (
            {"carbon_intensity_g_per_kwh": -1, "carbon_intensity_source": "x"},
            "evaluation_carbon_intensity_finite",
        ),
        ({"carbon_intensity_g_per_kwh": 100}, "evaluation_carbon_intensity_has_source"),
    ],
)
def test_evaluations(model, refused, changes, constraint):
    refused(evaluation_row(model, **changes), constraint)


def test_two_evaluations_never_share_a_uuid(evaluation, model, refused):
    refused(evaluation_row(model, uuid=evaluation.uuid), "unique:uuid:uuid")


@pytest.mark.parametrize(
    ("changes", "constraint"),
    [
        ({"direction": "sideways"}, "metric_direction_known"),
        ({"minimum": -1}, "metric_minimum_finite"),
        ({"minimum": INFINITY}, "metric_m"),
        ({"maximum": INFINITY}, "metric_maximum_finite"),
        ({"minimum": 1, "maximum": 1}, "metric_range_not_empty"),
        ({"for_training": False}, "metric_has_a_phase"),
        ({"computed_only": True}, "metric_computed_only_is_derived"),
    ],
)
def test_metrics(refused, changes, constraint):
    refused(metric_row(**changes), constraint)


def test_models_have_names_and_repositories_have_providers(refused):
    refused(Model(name=""), "model_has_a_name")
    refused(Model(name="x", repository_id="a/x"), "model_repository_has_provider")


def test_a_repository_is_in_the_catalogue_once(refused):
    Model.objects.create(name="x", provider="huggingface", repository_id="a/x")
    Model.objects.create(name="x", provider="elsewhere", repository_id="a/x")
    Model.objects.create(name="x", provider="huggingface")
    Model.objects.create(name="x", provider="huggingface")
    again = Model(name="y", provider="huggingface", repository_id="a/x")
    refused(again, "unique:model_one_per_repository:provider,repository_id")


def test_only_one_scheme_is_active(refused):
    RatingScheme.objects.create(version=2, status="published")
    refused(RatingScheme(version=3, status="published", is_active=True), "unique:scheme_one_active:is_active")
    refused(RatingScheme(version=1), "unique:persistence_ratingscheme_pkey:version")


@pytest.mark.parametrize(
    ("changes", "constraint"),
    [
        ({"is_active": True}, "scheme_active_is_published"),
        ({"status": "secret"}, "scheme_status_known"),
        ({"minimum_coverage": 1.5}, "scheme_minimum_coverage_fraction"),
        ({"minimum_coverage": -0.1}, "scheme_minimum_coverage_fraction"),
        ({"minimum_coverage": NAN}, "scheme_minimum_coverage_fraction"),
    ],
)
def test_schemes(refused, changes, constraint):
    RatingScheme.objects.filter(is_active=True).update(is_active=False)
    refused(RatingScheme(version=9, **changes), constraint)


@pytest.fixture
def scheme_metric(db):
    """A metric of a draft, without cut points yet."""
    draft = RatingScheme.objects.create(version=7)
    return SchemeMetric.objects.create(scheme=draft, phase="training", metric_id="co2_eq_emissions", weight=1)


def cut_points(scheme_metric, direction, values, task=None):
    names = ("a_to_b", "b_to_c", "c_to_d", "d_to_e")
    values = dict(zip(names, values, strict=True))
    return CutPoints(scheme_metric=scheme_metric, task_id=task, direction=direction, **values)


LOWER, HIGHER = "lower_is_better", "higher_is_better"


@pytest.mark.parametrize(
    ("direction", "values"),
    [
        (LOWER, (4, 3, 2, 1)),
        (LOWER, (1, 1, 2, 3)),
        (LOWER, (1, 2, 2, 3)),
        (LOWER, (1, 2, 3, 3)),
        (LOWER, (-1, 2, 3, 4)),
        (LOWER, (1, 2, 3, INFINITY)),
        (LOWER, (1, 2, 3, NAN)),
        (LOWER, (NAN, 2, 3, 4)),
        (HIGHER, (1, 2, 3, 4)),
        (HIGHER, (4, 4, 2, 1)),
        (HIGHER, (4, 3, 3, 1)),
        (HIGHER, (4, 3, 1, 1)),
        (HIGHER, (4, 3, 2, -1)),
        (HIGHER, (INFINITY, 3, 2, 1)),
        (HIGHER, (NAN, 3, 2, 1)),
        ("", (1, 2, 3, 4)),
        ("sideways", (1, 2, 3, 4)),
    ],
)
def test_cut_points_are_strictly_monotonic_in_their_direction(scheme_metric, refused, direction, values):
    refused(cut_points(scheme_metric, direction, values), "cut_points_monotonic")


@pytest.mark.parametrize(("direction", "values"), [(LOWER, (0, 1, 2, 3)), (HIGHER, (3, 2, 1, 0))])
def test_monotonic_cut_points_are_accepted_in_both_directions(scheme_metric, direction, values):
    cut_points(scheme_metric, direction, values).save()
    cut_points(scheme_metric, direction, values, task="text-generation").save()


def test_cut_points_are_unique_per_group(scheme_metric, refused):
    for task in (None, "text-generation", "summarization"):
        cut_points(scheme_metric, LOWER, (1, 2, 3, 4), task).save()
    refused(cut_points(scheme_metric, LOWER, (5, 6, 7, 8)), "unique:cut_points_one_general:scheme_metric_id")
    again = cut_points(scheme_metric, LOWER, (5, 6, 7, 8), "summarization")
    refused(again, "unique:cut_points_one_per_task:scheme_metric_id,task_id")


@pytest.mark.parametrize("weight", [NAN, INFINITY, -0.1])
def test_weights_are_finite_quantities(scheme_metric, refused, weight):
    row = SchemeMetric(scheme_id=7, phase="training", metric_id="downloads", weight=weight)
    refused(row, "scheme_metric_weight_finite")


def test_a_metric_has_one_weight_per_phase_of_a_scheme(scheme_metric, refused):
    again = SchemeMetric(scheme_id=7, phase="training", metric_id="co2_eq_emissions", weight=2)
    refused(again, "unique:scheme_metric_once_per_phase:scheme_id,phase,metric_id")
    refused(SchemeMetric(scheme_id=7, phase="x", metric_id="downloads", weight=1), "scheme_metric_phase_known")


@pytest.mark.parametrize(
    ("changes", "constraint"),
    [
        ({"coverage": 1.5}, "rating_coverage_fraction"),
        ({"coverage": NAN}, "rating_coverage_fraction"),
        ({"score": -1}, "rating_score_finite"),
        ({"score": INFINITY}, "rating_score_finite"),
        ({"compound_class_id": None, "reason": ""}, "rating_has_class_or_reason"),
    ],
)
def test_ratings(evaluation, refused, changes, constraint):
    RatingScheme.objects.create(version=2)
    values = {"evaluation": evaluation, "scheme_id": 2, "compound_class_id": "A", "coverage": 1, "metrics": []}
    refused(Rating(**values | changes), constraint)


def test_an_evaluation_has_one_rating_per_scheme(evaluation, refused):
    row = Rating(evaluation=evaluation, scheme_id=1, compound_class_id="A", coverage=1, metrics=[])
    refused(row, "unique:rating_once_per_scheme:evaluation_id,scheme_id")


def test_information_values_are_not_empty_and_unique(evaluation, refused):
    InformationValue.objects.create(evaluation=evaluation, field_id="library", value="transformers")
    again = InformationValue(evaluation=evaluation, field_id="library", value="jax")
    refused(again, "unique:information_once_per_field:evaluation_id,field_id")
    refused(InformationValue(evaluation=evaluation, field_id="precision", value=""), "information_not_empty")


def test_information_fields(refused):
    texts = {"name": {}, "description": {}, "how_to_obtain": {}}
    refused(InformationField(id="x", kind="date", for_training=True, **texts), "information_field_kind_known")
    refused(InformationField(id="x", kind="text", **texts), "information_field_has_a_phase")


@pytest.mark.parametrize("value", [NAN, INFINITY, -1])
def test_carbon_intensities_are_finite_quantities(refused, value):
    row = CarbonIntensity(country_id="ESP", year=1999, g_per_kwh=value, source="x")
    refused(row, "carbon_intensity_finite")


def test_carbon_intensities_are_unique_and_of_sane_years(refused):
    CarbonIntensity.objects.create(country_id="ESP", year=1999, g_per_kwh=400, source="x")
    again = CarbonIntensity(country_id="ESP", year=1999, g_per_kwh=500, source="y")
    refused(again, "unique:carbon_intensity_one_per_year:country_id,year")
    for year in (1899, 2101):
        row = CarbonIntensity(country_id="ESP", year=year, g_per_kwh=1, source="x")
        refused(row, "carbon_intensity_year_sane")


def test_countries_and_classes_are_unique(refused):
    refused(Country(iso3="XXX", iso2="ES", name="x"), "unique:iso2:iso2")
    refused(RatingClass(letter="F", rank=0, colour="#000000", text_colour="#ffffff", name={}), "unique:rank:rank")


def test_label_counts_are_unique_and_not_negative(refused):
    key = {"phase": "training", "task": "", "compound_class": "A", "month": "2026-11"}
    LabelCount.objects.create(**key, count=0)
    refused(LabelCount(**key, count=1), "unique:label_count_once:phase,task,compound_class,month")
    refused(LabelCount(**key | {"month": "2026-12"}, count=-1), "label_count_not_negative")


def test_tool_mappings_have_one_target(refused):
    tool = Tool.objects.create(id="t", name="t", description={}, how_to_use={}, file_format="f", for_training=True)
    mapping = {"tool": tool, "column": "c"}
    refused(ToolMapping(**mapping), "tool_mapping_one_target")
    both = ToolMapping(**mapping, metric_id="downloads", information_field_id="library")
    refused(both, "tool_mapping_one_target")
    ToolMapping.objects.create(**mapping, metric_id="downloads")
    again = ToolMapping(**mapping, metric_id="downloads")
    refused(again, "unique:tool_mapping_metric_once:tool_id,column,metric_id")
