"""Trigram indexes so that "contains" searches over models stay quick; PostgreSQL only."""

from django.db import migrations

COLUMNS = ("name", "author", "repository_id")


def create_indexes(apps, schema_editor):
    """SQLite searches by scanning, which is fine at the sizes it is used for."""
    if schema_editor.connection.vendor != "postgresql":
        return
    schema_editor.execute("CREATE EXTENSION IF NOT EXISTS pg_trgm")
    for column in COLUMNS:
        schema_editor.execute(
            f"CREATE INDEX IF NOT EXISTS model_search_{column} "
            f"ON persistence_model USING gin (UPPER({column}) gin_trgm_ops)"
        )


def drop_indexes(apps, schema_editor):
    if schema_editor.connection.vendor != "postgresql":
        return
    for column in COLUMNS:
        schema_editor.execute(f"DROP INDEX IF EXISTS model_search_{column}")


class Migration(migrations.Migration):
    dependencies = [("persistence", "0001_initial")]
    operations = [migrations.RunPython(create_indexes, drop_indexes)]
