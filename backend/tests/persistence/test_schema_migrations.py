"""The migrations: complete, and with the search indexes that PostgreSQL needs."""

from __future__ import annotations

import pytest
from django.core.management import call_command
from django.db import connection

from persistence.models import Model

SEARCH_INDEXES = {"model_search_name", "model_search_author", "model_search_repository_id"}
postgresql_only = pytest.mark.skipif(connection.vendor != "postgresql", reason="trigram indexes are PostgreSQL's")


@pytest.mark.django_db
def test_the_tables_are_what_the_models_say(capsys):
    call_command("makemigrations", check=True, dry_run=True, verbosity=1)
    assert "No changes detected" in capsys.readouterr().out


@postgresql_only
@pytest.mark.django_db
def test_search_indexes_exist():
    with connection.cursor() as cursor:
        cursor.execute("SELECT indexname, indexdef FROM pg_indexes WHERE tablename = 'persistence_model'")
        definitions = dict(cursor.fetchall())
    assert definitions.keys() >= SEARCH_INDEXES
    assert all("gin_trgm_ops" in definitions[name] for name in SEARCH_INDEXES)


@postgresql_only
@pytest.mark.django_db
@pytest.mark.parametrize("column", ["name", "author", "repository_id"])
def test_a_contains_search_uses_its_index(column):
    Model.objects.bulk_create(
        Model(name=f"model-{n}", author=f"author-{n % 97}", provider="p", repository_id=f"author/model-{n}")
        for n in range(3000)
    )
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE persistence_model")
        cursor.execute("SET LOCAL enable_seqscan = off")
    plan = Model.objects.filter(**{f"{column}__icontains": "del-1234"}).order_by().explain()
    assert f"model_search_{column}" in plan


@postgresql_only
@pytest.mark.django_db
def test_the_search_of_the_catalogue_uses_all_three_indexes(client):
    from api.filters import ModelFilter

    Model.objects.bulk_create(Model(name=f"model-{n}") for n in range(3000))
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE persistence_model")
        cursor.execute("SET LOCAL enable_seqscan = off")
    plan = ModelFilter({"search": "del-1234"}, Model.objects.order_by()).qs.explain()
    assert all(name in plan for name in SEARCH_INDEXES)


@postgresql_only
@pytest.mark.django_db
def test_the_search_migration_can_be_taken_back():
    call_command("migrate", "persistence", "0001", verbosity=0)
    with connection.cursor() as cursor:
        assert not SEARCH_INDEXES & set(connection.introspection.get_constraints(cursor, "persistence_model"))
    call_command("migrate", "persistence", verbosity=0)
    with connection.cursor() as cursor:
        assert set(connection.introspection.get_constraints(cursor, "persistence_model")) >= SEARCH_INDEXES
