"""Reference data: idempotent, complete in three languages, and never against a published scheme."""

from __future__ import annotations

import copy

import pytest
from request_helpers import table_counts

from connectors.file_readers.registry import BUILT_IN
from controllers import reference_data
from controllers.errors import ConflictError
from controllers.method import load_schemes, method_in_force
from controllers.reference_data import load_reference_data
from efficiency_calculators.errors import CalculatorError
from efficiency_calculators.units import units_for
from persistence.models import AuditEntry, CutPoints, Metric, RatingScheme, SchemeMetric, Task, ToolMapping
from persistence.reference_files import read_reference_file

pytestmark = pytest.mark.django_db
LANGUAGES = {"en", "ca", "es"}
FILES = ("rating_classes", "tasks", "countries", "metrics", "information_fields", "tools", "rating_schemes")


@pytest.fixture
def files(monkeypatch):
    """The reference files by name, to be changed; loading reads them instead of the real ones."""
    contents = {name: copy.deepcopy(read_reference_file(name)) for name in FILES}
    monkeypatch.setattr(reference_data, "read_reference_file", contents.__getitem__)
    return contents


def metric_of(files, name):
    return next(entry for entry in files["metrics"] if entry["id"] == name)


def training_of(files):
    return files["rating_schemes"][0]["phases"]["training"]["metrics"]


def test_loading_again_changes_nothing():
    before = table_counts()
    counts = load_reference_data()
    assert set(counts) == set(FILES)
    assert all((count.created, count.updated) == (0, 0) for count in counts.values())
    assert all(count.unchanged for count in counts.values())
    assert table_counts() == before


def test_a_changed_text_is_brought_up_to_date_and_recorded(files):
    metric_of(files, "downloads")["name"]["en"] = "Times downloaded"
    files["tasks"].append({"id": "weather", "name": dict.fromkeys(LANGUAGES, "Weather"), "domain": "other"})
    counts = load_reference_data(actor="somebody")
    assert (counts["metrics"].updated, counts["tasks"].created) == (1, 1)
    assert Metric.objects.get(pk="downloads").name["en"] == "Times downloaded"
    entry = AuditEntry.objects.first()
    assert (entry.actor_name, entry.action, entry.object_type) == ("somebody", "load", "reference-data")
    assert entry.after == {
        "metrics": {"created": 0, "updated": 1, "unchanged": counts["metrics"].unchanged},
        "tasks": {"created": 1, "updated": 0, "unchanged": counts["tasks"].unchanged},
    }
    assert method_in_force().metrics["downloads"].name["en"] == "Times downloaded"


def test_what_is_kept_in_memory_follows_every_change(files):
    field = next(entry for entry in files["information_fields"] if entry["id"] == "library")
    for words in ("Once", "Twice", "Three times"):
        metric_of(files, "downloads")["name"]["en"] = words
        field["name"]["en"] = words
        load_reference_data()
        method = method_in_force()
        assert method.metrics["downloads"].name["en"] == words
        assert method.information_fields_of("training")["library"].name["en"] == words


def test_nothing_is_ever_deleted(files):
    del files["tasks"][0]
    before = Task.objects.count()
    load_reference_data()
    assert Task.objects.count() == before


def _weight(files):
    training_of(files)[0]["weight"] = 0.41


def _cut_point(files):
    training_of(files)[0]["cut_points"][0] = 0.3


def _extra_metric(files):
    training_of(files).append({"metric": "accuracy", "weight": 0, "cut_points": [0.9, 0.8, 0.7, 0.6]})


def _extra_metric_without_cut_points(files):
    training_of(files).append({"metric": "accuracy", "weight": 0})


def _less(files):
    training_of(files).pop()


def _minimum_coverage(files):
    files["rating_schemes"][0]["minimum_coverage"] = 0.4


def _compound_mode(files):
    files["rating_schemes"][0]["compound_mode"] = "worst"


def _method(files):
    files["rating_schemes"][0]["method"] = "range_bands"


def _task_cut_points(files):
    energy = files["rating_schemes"][0]["phases"]["inference"]["metrics"][0]
    energy["task_cut_points"][0]["cut_points"][0] *= 1.01


def _provisional(files):
    energy = files["rating_schemes"][0]["phases"]["inference"]["metrics"][0]
    energy["task_cut_points"][0]["provisional"] = not energy["task_cut_points"][0].get("provisional", False)


def _scope(files):
    energy = files["rating_schemes"][0]["phases"]["inference"]["metrics"][0]
    energy["task_cut_points"][0]["scope"] = ""


def _direction(files):
    metric_of(files, "co2_eq_emissions")["direction"] = "higher_is_better"


def _unit(files):
    metric_of(files, "co2_eq_emissions")["unit"] = "kg"


CHANGES = [
    _weight, _cut_point, _extra_metric, _extra_metric_without_cut_points, _less, _minimum_coverage, _compound_mode,
    _method, _task_cut_points, _provisional, _scope, _direction, _unit,
]  # fmt: skip


@pytest.mark.parametrize("change", CHANGES)
def test_a_published_scheme_cannot_change(files, change):
    before = load_schemes(1)
    change(files)
    files["tasks"].append({"id": "weather", "name": {}, "domain": "other"})
    with pytest.raises(ConflictError, match="published") as caught:
        load_reference_data()
    assert caught.value.code == "published-scheme"
    assert load_schemes(1) == before
    assert not Task.objects.filter(pk="weather").exists(), "one fault stops the whole load"


def test_a_new_version_is_published_and_leaves_the_active_one_in_force(files):
    files["rating_schemes"].append({**copy.deepcopy(files["rating_schemes"][0]), "version": 2, "minimum_coverage": 0.4})
    load_reference_data()
    new = RatingScheme.objects.get(version=2)
    assert (new.status, new.is_active, new.published_at is not None) == ("published", False, True)
    assert method_in_force().scheme_version == 1
    assert method_in_force(2).scheme("training").minimum_coverage == 0.4
    assert method_in_force(2).scheme("training").metrics == method_in_force(1).scheme("training").metrics


def test_an_invalid_new_version_is_refused(files):
    new = {**copy.deepcopy(files["rating_schemes"][0]), "version": 2, "minimum_coverage": 1}
    for entry in new["phases"]["training"]["metrics"]:
        entry["weight"] = 0
    files["rating_schemes"].append(new)
    with pytest.raises(CalculatorError, match="weight"):
        load_reference_data()
    assert not RatingScheme.objects.filter(version=2).exists()


def texts_of(value, path=""):
    """Every localised text of a reference file, with its place."""
    if isinstance(value, dict) and "en" in value:
        yield path, value
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from texts_of(item, f"{path}.{key}")
    elif isinstance(value, list):
        for item in value:
            name = (item.get("id") or item.get("value") or "") if isinstance(item, dict) else ""
            yield from texts_of(item, f"{path}[{name}]")


@pytest.mark.parametrize(
    "name", ["rating_classes", "tasks", "metrics", "information_fields", "tools", "rating_schemes"]
)
def test_every_text_is_there_in_three_languages(name):
    texts = list(texts_of(read_reference_file(name), name))
    assert texts
    for place, text in texts:
        assert set(text) == LANGUAGES, place
        assert all(words.strip() for words in text.values()), place


def test_translations_are_translated():
    for name in ("metrics", "information_fields", "tools"):
        for place, text in texts_of(read_reference_file(name), name):
            if len(text["en"].split()) > 6:
                assert len({text["en"], text["ca"], text["es"]}) == 3, place


def test_what_the_product_promises_is_there(files):
    fields = {entry["id"] for entry in files["information_fields"]}
    assert fields >= {
        "training_type", "hardware_used", "hardware_count", "geographical_location", "dataset", "task", "library",
        "batch_size", "precision",
    }  # fmt: skip
    for entry in files["metrics"]:
        assert entry["how_to_obtain"]["en"], entry["id"]
        assert len(entry["short_name"]["en"]) <= 24, entry["id"]
    weighted = {item["metric"] for half in files["rating_schemes"][0]["phases"].values() for item in half["metrics"]}
    for name in weighted:
        assert metric_of(files, name)["recommendations"], name
    assert ToolMapping.objects.filter(tool="codecarbon", metric="energy_consumed").exists()
    assert CutPoints.objects.filter(task__isnull=False).count() == 10
    assert SchemeMetric.objects.filter(scheme=1).count() == 10


def test_every_file_reader_has_a_tool(files):
    assert sorted(tool["format"] for tool in files["tools"]) == sorted(reader.id for reader in BUILT_IN)


def test_tool_mappings_are_in_units_of_their_metric(files):
    for tool in files["tools"]:
        for mapping in tool["mappings"]:
            if "metric" not in mapping:
                continue
            metric, place = metric_of(files, mapping["metric"]), (tool["id"], mapping["column"])
            assert mapping["unit"] in {unit.id for unit in units_for(metric["unit"], metric["dimension"])}, place
            assert set(metric["phases"]) & set(tool["phases"]), place


def test_examples_of_tools_need_no_indentation(files):
    # They are shown with their line breaks, but without the spaces at the beginning of a line.
    for tool in files["tools"]:
        for language, text in tool["how_to_use"].items():
            lines = [line for line in text.splitlines() if line]
            assert not any(line.startswith(" ") for line in lines), (tool["id"], language)
            assert len(lines) <= 8, (tool["id"], language)
