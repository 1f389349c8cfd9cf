"""Filters of lists, as query parameters."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from typing import Any

import django_filters
from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Exists, F, OrderBy, OuterRef, Q, QuerySet

from controllers.evaluation_detail import visible_evaluations
from persistence.models import (
    CarbonIntensity,
    Country,
    Evaluation,
    EvaluationSource,
    EvaluationStatus,
    InformationField,
    Metric,
    Model,
    Phase,
    Task,
    Tool,
)

LARGEST_ID = 2**63 - 1
YES_NO = [("true", "true"), ("false", "false")]
CLASSES = [(letter, letter) for letter in "ABCDE"]
NOT_RATED = ("none", "not rated")


class IntegerFilter(django_filters.NumberFilter):
    """A whole number: 1.5 is refused instead of being cut off to 1."""

    field_class: type[forms.Field] = forms.IntegerField  # type: ignore[assignment]


class StableOrderingFilter(django_filters.OrderingFilter):
    """Orders rows so that equal ones never move between pages, and rows without the value come last both ways."""

    def filter(self, qs: QuerySet[Any], value: list[str] | None) -> QuerySet[Any]:
        """Order by the fields asked for, then by id in the direction of the first."""
        if not value:
            return qs
        terms = [self.get_ordering_value(item) for item in value]
        tie = "-id" if terms[0].startswith("-") else "id"
        return qs.order_by(*(_nulls_last(qs.model, term) for term in terms), tie)


def _nulls_last(model: type[models.Model], term: str) -> str | OrderBy:
    """Only where there can be nulls: elsewhere it would keep PostgreSQL from using an index."""
    name = term.lstrip("-")
    if not model._meta.get_field(name).null:
        return term
    return F(name).desc(nulls_last=True) if term.startswith("-") else F(name).asc(nulls_last=True)


def _known(table: type[models.Model], lookup: str) -> Callable[[str], None]:
    """A validator that refuses text which no row of a vocabulary knows."""

    def validate(value: str) -> None:
        # NUL is refused by the field itself; a database would choke on it.
        if "\x00" not in value and not table._default_manager.filter(**{lookup: value}).exists():
            raise ValidationError("%(value)s is not known here.", code="invalid_choice", params={"value": value})

    return validate


def _matches(prefix: str, text: str) -> Q:
    return (
        Q(**{f"{prefix}name__icontains": text})
        | Q(**{f"{prefix}author__icontains": text})
        | Q(**{f"{prefix}repository_id__icontains": text})
    )


class ModelFilter(django_filters.FilterSet):
    """Models by text, task, provider, and what their evaluations say."""

    search = django_filters.CharFilter(method="filter_search", help_text="Part of the name, author or repository id.")
    task = django_filters.CharFilter(field_name="task_id", validators=[_known(Task, "pk")])
    author = django_filters.CharFilter(lookup_expr="iexact")
    library = django_filters.CharFilter(lookup_expr="iexact")
    provider = django_filters.CharFilter()
    domain = django_filters.CharFilter(field_name="task__domain", validators=[_known(Task, "domain")])
    phase = django_filters.ChoiceFilter(choices=Phase.choices, method="filter_evaluations")
    has_label = django_filters.ChoiceFilter(choices=YES_NO, method="filter_evaluations")
    ordering = StableOrderingFilter(fields=["created_at", "name", "author"])

    class Meta:
        model = Model
        fields: list[str] = []

    @classmethod
    def get_filters(cls) -> OrderedDict[str, django_filters.Filter]:
        """``class`` is a Python keyword and cannot be declared as an attribute."""
        letter = django_filters.ChoiceFilter(choices=[*CLASSES, NOT_RATED], method="filter_evaluations")
        return OrderedDict(super().get_filters(), **{"class": letter})

    def filter_search(self, rows: QuerySet[Model], name: str, value: str) -> QuerySet[Model]:
        """Models whose name, author or repository id contains the text."""
        return rows.filter(_matches("", value.strip()))

    def filter_evaluations(self, rows: QuerySet[Model], name: str, value: object) -> QuerySet[Model]:
        """Models with an evaluation of that phase and class (both, when both are asked for)."""
        return rows

    def filter_queryset(self, queryset: QuerySet[Model]) -> QuerySet[Model]:
        """Phase, class and label are conditions on one and the same evaluation."""
        rows = super().filter_queryset(queryset)
        phase, letter, has_label = (self.form.cleaned_data.get(key) for key in ("phase", "class", "has_label"))
        evaluations = visible_evaluations().filter(model=OuterRef("pk"))
        if phase:
            evaluations = evaluations.filter(phase=phase)
        if letter:
            evaluations = evaluations.filter(**_of_class(letter))
        if has_label:
            labelled = evaluations.filter(compound_class__isnull=False)
            rows = rows.filter(Exists(labelled) if has_label == "true" else ~Exists(labelled))
        return rows.filter(Exists(evaluations)) if phase or letter else rows


class EvaluationFilter(django_filters.FilterSet):
    """Evaluations by model, phase, task, class, source, status, scheme and date."""

    search = django_filters.CharFilter(
        method="filter_search", help_text="Part of the model's name, author or repository id."
    )
    model = IntegerFilter(field_name="model", min_value=1, max_value=LARGEST_ID)
    phase = django_filters.ChoiceFilter(choices=Phase.choices)
    task = django_filters.CharFilter(field_name="task_id", validators=[_known(Task, "pk")])
    source = django_filters.ChoiceFilter(choices=EvaluationSource.choices)
    status = django_filters.ChoiceFilter(choices=EvaluationStatus.choices)
    scheme = IntegerFilter(
        method="filter_scheme", min_value=1, max_value=LARGEST_ID, help_text="Rated under this scheme version."
    )
    recorded_after = django_filters.DateFilter(field_name="recorded_at", lookup_expr="date__gte")
    recorded_before = django_filters.DateFilter(field_name="recorded_at", lookup_expr="date__lte")
    ordering = StableOrderingFilter(
        fields=[
            "recorded_at",
            "created_at",
            "compound_class",
            "coverage",
            "energy_consumed",
            "co2_eq_emissions",
            "energy_per_1000_requests",
        ]
    )

    class Meta:
        model = Evaluation
        fields: list[str] = []

    @classmethod
    def get_filters(cls) -> OrderedDict[str, django_filters.Filter]:
        """``class`` is a Python keyword and cannot be declared as an attribute."""
        letter = django_filters.ChoiceFilter(choices=[*CLASSES, NOT_RATED], method="filter_class")
        return OrderedDict(super().get_filters(), **{"class": letter})

    def filter_search(self, rows: QuerySet[Evaluation], name: str, value: str) -> QuerySet[Evaluation]:
        """Evaluations of models whose name, author or repository id contains the text."""
        return rows.filter(_matches("model__", value.strip()))

    def filter_class(self, rows: QuerySet[Evaluation], name: str, value: str) -> QuerySet[Evaluation]:
        """Evaluations in that class under the active scheme."""
        return rows.filter(**_of_class(value))

    def filter_scheme(self, rows: QuerySet[Evaluation], name: str, value: int) -> QuerySet[Evaluation]:
        """Evaluations that have a rating under that scheme."""
        return rows.filter(ratings__scheme_id=value)


class PhaseFilter(django_filters.FilterSet):
    """Rows used in a phase."""

    phase = django_filters.ChoiceFilter(choices=Phase.choices, method="filter_phase")

    def filter_phase(self, rows: QuerySet[Metric], name: str, value: str) -> QuerySet[Metric]:
        """Rows whose ``for_<phase>`` is set."""
        return rows.filter(**{f"for_{value}": True})


class MetricFilter(PhaseFilter):
    """Metrics by phase."""

    class Meta:
        model = Metric
        fields: list[str] = []


class InformationFieldFilter(PhaseFilter):
    """Information fields by phase."""

    class Meta:
        model = InformationField
        fields: list[str] = []


class ToolFilter(PhaseFilter):
    """Tools by phase."""

    class Meta:
        model = Tool
        fields: list[str] = []


class CarbonIntensityFilter(django_filters.FilterSet):
    """Carbon intensities by country and year."""

    country = django_filters.CharFilter(
        field_name="country__iso3", lookup_expr="iexact", validators=[_known(Country, "pk__iexact")]
    )
    year = IntegerFilter(min_value=1, max_value=9999)

    class Meta:
        model = CarbonIntensity
        fields: list[str] = []


def _of_class(letter: str) -> dict[str, object]:
    return {"compound_class__isnull": True} if letter == NOT_RATED[0] else {"compound_class_id": letter}
