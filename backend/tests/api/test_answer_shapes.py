"""The exact bodies that clients rely on: every key, every type, nothing renamed."""

from __future__ import annotations

from uuid import UUID

import pytest
from codecarbon_csv_builder import file_of
from django.core.files.uploadedfile import SimpleUploadedFile
from request_helpers import inference_body, training_body

from persistence.models import CarbonIntensity, InformationField, Metric, RatingScheme, Task

pytestmark = pytest.mark.django_db
API = "/api/v1/"
NONE = type(None)
NUMBER = (int, float)


def check(value, shape, place="$"):
    """Fails unless the value has exactly the shape: dicts by key, lists by their one item, types, or a function."""
    if isinstance(shape, dict):
        assert isinstance(value, dict), place
        assert set(value) == set(shape), (place, set(value) ^ set(shape))
        for key, item in shape.items():
            check(value[key], item, f"{place}.{key}")
    elif isinstance(shape, list):
        assert isinstance(value, list), place
        for index, item in enumerate(value):
            check(item, shape[0], f"{place}[{index}]")
    elif isinstance(shape, Optional):
        if value is not None:
            check(value, shape.shape, place)
    else:
        assert not isinstance(value, bool) or shape is bool, place
        assert isinstance(value, shape), (place, value)


class Optional:
    """The shape, or null."""

    def __init__(self, shape):
        self.shape = shape


TEXT = Optional(str)
MODEL_SUMMARY = {
    "id": int, "name": str, "author": str, "task": TEXT, "task_name": TEXT, "library": str, "provider": str,
    "repository_id": str, "url": str,
}  # fmt: skip
URLS = {"page": str, "label_svg": str, "label_png": str, "label_pdf": str, "badge_svg": str}
LABEL = Optional({"class": TEXT, "evaluation": str})
MODEL = {
    "id": int, "name": str, "author": str, "task": TEXT, "library": str, "provider": str, "repository_id": str,
    "url": str, "description": str, "created_at": str, "evaluations_count": int,
    "labels": {"training": LABEL, "inference": LABEL},
}  # fmt: skip
EVALUATION_ITEM = {
    "id": int, "uuid": str, "model": MODEL_SUMMARY, "phase": str, "task": TEXT, "source": str, "status": str,
    "origin": str, "recorded_at": str, "created_at": str, "compound_class": TEXT, "coverage": NUMBER,
    "energy_consumed": Optional(NUMBER), "co2_eq_emissions": Optional(NUMBER),
    "energy_per_1000_requests": Optional(NUMBER), "urls": URLS,
}  # fmt: skip
MEASUREMENT = {
    "metric": str, "name": str, "icon": str, "value": NUMBER, "unit": str, "origin": str,
    "relative_uncertainty": Optional(NUMBER), "given_value": Optional(NUMBER), "given_unit": str, "formula": TEXT,
}  # fmt: skip
RATED_METRIC = {
    "metric": str, "name": str, "short_name": str, "icon": str, "value": Optional(NUMBER), "unit": str,
    "direction": str, "weight": NUMBER, "rating_class": TEXT, "possible_classes": [str], "cut_points": [NUMBER],
    "cut_points_for": str, "cut_points_scope": str, "provisional": bool,
    "distance_to_next_class": Optional({"class": str, "value": NUMBER, "factor": Optional(NUMBER)}),
    "origin": TEXT, "relative_uncertainty": Optional(NUMBER), "recommendations": [{"id": str, "text": str}],
}  # fmt: skip
RATING = {
    "scheme": int, "compound_class": TEXT, "possible_classes": [str], "score": Optional(NUMBER), "coverage": NUMBER,
    "reason": str, "minimum_coverage": NUMBER, "rated_at": TEXT, "metrics": [RATED_METRIC],
}  # fmt: skip
INTENSITY = {"country": str, "year": int, "value": NUMBER, "unit": str, "source": str}
NOTE = {"kind": str, "code": str, "message": str, "line": Optional(int), "column": TEXT, "details": dict}
EXPLANATION = {
    "rating": RATING,
    "measurements": [MEASUREMENT],
    "missing": [{"metric": str, "name": str, "reason": str, "input": TEXT}],
    "discrepancies": [{"metric": str, "given": NUMBER, "computed": NUMBER, "ratio": Optional(NUMBER), "unit": str}],
    "carbon_intensity": Optional(INTENSITY),
}
FILE = {"name": str, "sha256": str, "size": int, "format": TEXT, "version": TEXT}
EVALUATION = {
    "id": int, "uuid": str, "model": MODEL_SUMMARY, "phase": str, "task": TEXT, "source": str, "status": str,
    "origin": str, "recorded_at": str, "created_at": str, "country": Optional({"iso3": str, "name": str}),
    "information": dict, "urls": URLS, "import": Optional({"id": str, "files": [FILE], "notes": [NOTE]}),
    **EXPLANATION,
}  # fmt: skip
RUN = {
    "run_id": str, "label": str, "line": Optional(int), "recorded_at": TEXT, "country": TEXT, "measurements": dict,
    "information": dict, "details": dict, "phase": TEXT,
}  # fmt: skip
IMPORT = {"id": str, "created_at": str, "files": [{**FILE, "runs": [RUN], "notes": [NOTE]}]}
METRIC = {
    "id": str, "name": str, "short_name": str, "description": str, "how_to_obtain": str, "unit": str,
    "units": [{"id": str, "factor": NUMBER}], "dimension": str, "direction": str, "minimum": NUMBER,
    "maximum": Optional(NUMBER), "integer": bool, "kind": str, "computed_only": bool, "formula": TEXT,
    "phases": [str], "icon": str, "position": int, "weights": dict,
    "recommendations": [{"id": str, "applies_from": str, "text": str}],
}  # fmt: skip
CUT_POINTS = {
    "task": str, "values": [NUMBER], "provisional": bool, "scope": str, "source": str, "population": Optional(int),
}  # fmt: skip
SCHEME = {
    "version": int, "status": str, "is_active": bool, "published_at": str, "note": str, "method": str,
    "compound_mode": str, "minimum_coverage": NUMBER, "sources": str,
    "metrics": [{
        "phase": str, "metric": str, "name": str, "unit": str, "direction": str, "weight": NUMBER,
        "cut_points": [CUT_POINTS],
    }],
}  # fmt: skip
FIELD = {
    "id": str, "name": str, "description": str, "how_to_obtain": str, "phases": [str], "kind": str,
    "options": [{"value": str, "name": str}], "free_text": bool, "position": int,
}  # fmt: skip
TOOL = {
    "id": str, "name": str, "description": str, "url": str, "format": str, "phases": [str], "how_to_use": str,
}  # fmt: skip
LISTS = {
    "models/": MODEL,
    "evaluations/": EVALUATION_ITEM,
    "metrics/": METRIC,
    "information-fields/": FIELD,
    "rating-classes/": {"letter": str, "rank": int, "colour": str, "text_colour": str, "name": str},
    "rating-schemes/": SCHEME,
    "tasks/": {"id": str, "name": str, "domain": str},
    "tools/": TOOL,
    "countries/": {"iso3": str, "iso2": str, "name": str, "latest_year": Optional(int)},
    "carbon-intensities/": INTENSITY,
}


def upload(client):
    file = SimpleUploadedFile("emissions.csv", file_of())
    response = client.post(f"{API}imports/", {"files": file}, format="multipart")
    assert response.status_code == 201, response.content
    return response.json()


@pytest.mark.usefixtures("evaluation")
@pytest.mark.parametrize(("path", "item"), LISTS.items())
def test_lists(client, path, item):
    response = client.get(API + path)
    assert response["Content-Type"] == "application/json"
    body = response.json()
    check(body, {"count": int, "next": TEXT, "previous": TEXT, "results": [item]})
    assert body["results"]
    assert body["count"] >= len(body["results"])


def test_a_new_model(client):
    sent = {
        "name": "bert", "author": "google", "task": "fill-mask", "provider": "huggingface",
        "repository_id": "google/bert", "url": "https://example.org/bert", "description": "A model.",
        "library": "transformers",
    }  # fmt: skip
    response = client.post(f"{API}models/", sent)
    assert response.status_code == 201
    body = response.json()
    check(body, MODEL)
    assert {key: body[key] for key in sent} == sent
    assert (body["evaluations_count"], body["labels"]) == (0, {"training": None, "inference": None})
    assert client.get(f"{API}models/{body['id']}/").json() == body


def test_a_model_needs_only_a_name(client):
    body = client.post(f"{API}models/", {"name": "bert", "author": None, "task": "", "url": None}).json()
    check(body, MODEL)
    assert (body["name"], body["author"], body["task"], body["url"]) == ("bert", "", None, "")


@pytest.mark.parametrize("make_body", [training_body, inference_body])
def test_a_new_evaluation(client, model, make_body):
    information = {"hardware_used": "8 x A100", "hardware_count": 8}
    body = make_body(model, country="esp", recorded_at="2024-05-06T07:08:09+02:00", information=information)
    body["import_id"] = upload(client)["id"]
    response = client.post(f"{API}evaluations/", body)
    assert response.status_code == 201
    stored = response.json()
    check(stored, EVALUATION)
    assert response["Location"] == stored["urls"]["page"] == f"http://testserver/label/{stored['uuid']}"
    assert str(UUID(stored["uuid"])) == stored["uuid"]
    assert (stored["source"], stored["status"], stored["phase"]) == ("file", "self_declared", body["phase"])
    assert stored["recorded_at"] == "2024-05-06T05:08:09Z"
    assert stored["country"] == {"iso3": "ESP", "name": "Spain"}
    assert stored["information"] == {"hardware_used": "8 x A100", "hardware_count": "8"}
    assert stored["model"]["id"] == model.pk
    assert stored["import"]["id"] == body["import_id"]
    assert stored["import"]["files"][0]["format"] == "codecarbon-csv"
    for key in (stored["id"], stored["uuid"], stored["uuid"].upper()):
        assert client.get(f"{API}evaluations/{key}/").json() == stored


def test_what_was_measured_and_what_was_derived(client, model):
    body = client.post(f"{API}evaluations/", training_body(model)).json()
    measured = {item["metric"]: item for item in body["measurements"]}
    energy = measured["energy_consumed"]
    assert (energy["value"], energy["unit"], energy["given_value"], energy["given_unit"]) == (0.25, "kWh", 250, "Wh")
    assert (energy["origin"], energy["relative_uncertainty"], energy["formula"]) == ("measured", 0.1, None)
    size = measured["size_efficiency"]
    assert size["value"] == pytest.approx(268e6 / 1.5)
    assert (size["origin"], size["given_value"], size["given_unit"]) == ("derived", None, "")
    assert size["formula"] == "model_file_size / co2_eq_emissions"
    assert body["rating"]["rated_at"]
    weights = [metric["weight"] for metric in body["rating"]["metrics"]]
    assert sum(weights) == pytest.approx(1)


def test_a_preview_says_what_storing_would(client, model):
    body = training_body(model, country="ESP")
    preview = client.post(f"{API}evaluations/preview/", body).json()
    check(preview, EXPLANATION)
    stored = client.post(f"{API}evaluations/", body).json()
    assert preview["rating"].pop("rated_at") is None
    assert stored["rating"].pop("rated_at")
    assert {key: stored[key] for key in preview} == preview


def test_a_preview_with_its_label(client):
    body = {"phase": "training", "measurements": {"co2_eq_emissions": 1, "accuracy": 0.9}, "model_name": "Unborn"}
    preview = client.post(f"{API}evaluations/preview/?include=label_svg", body).json()
    check(preview, {**EXPLANATION, "label_svg": str})
    assert preview["label_svg"].startswith("<svg")
    assert "Unborn" in preview["label_svg"]


def test_a_task_has_its_own_cut_points(client):
    body = {"phase": "inference", "task": "text-generation", "measurements": {"energy_per_1000_requests": 17.08}}
    general = {**body, "task": None}
    rated = client.post(f"{API}evaluations/preview/", body).json()["rating"]["metrics"][0]
    assert (rated["cut_points_for"], rated["cut_points_scope"]) == ("text-generation", "gpu-energy-only")
    assert rated["rating_class"] == "C"
    rated = client.post(f"{API}evaluations/preview/", general).json()["rating"]["metrics"][0]
    assert (rated["cut_points_for"], rated["cut_points_scope"], rated["rating_class"]) == ("general", "", "E")


def test_estimated_emissions_name_their_intensity(client, model):
    intensity = CarbonIntensity.objects.get(country_id="ESP")
    body = training_body(model, measurements={"energy_consumed": 2}, country="ESP")
    stored = client.post(f"{API}evaluations/", body).json()
    assert stored["carbon_intensity"] == {
        "country": "ESP", "year": intensity.year, "value": intensity.g_per_kwh, "unit": "gCO2eq/kWh",
        "source": intensity.source,
    }  # fmt: skip
    estimated = next(item for item in stored["measurements"] if item["metric"] == "co2_eq_emissions")
    assert (estimated["value"], estimated["origin"]) == (2 * intensity.g_per_kwh, "estimated")
    assert stored["origin"] == "estimated"


def test_single_objects(client):
    check(client.get(f"{API}metrics/co2_eq_emissions/").json(), METRIC)
    check(client.get(f"{API}rating-schemes/1/").json(), SCHEME)


def test_imports(client):
    body = upload(client)
    check(body, IMPORT)
    assert client.get(f"{API}imports/{body['id']}/").json() == body
    run = body["files"][0]["runs"][0]
    assert run["measurements"]["energy_consumed"] == {
        "value": 0.4, "unit": "kWh", "origin": "measured", "relative_uncertainty": 0.05,
    }  # fmt: skip
    assert run["country"] == "ESP"
    check(client.get(f"{API}imports/{body['id']}/aggregate/?run={run['run_id']}").json(), RUN)


@pytest.mark.usefixtures("evaluation")
def test_statistics(client):
    body = client.get(f"{API}statistics/").json()
    classes = {"A": int, "B": int, "C": int, "D": int, "E": int, "not_rated": int}
    by_task = {"task": TEXT, "phase": str, "count": int, "classes": classes}
    month = {"month": str, "phase": str, "count": int}
    counts = {"models": int, "evaluations": int, "labels": int}
    by_class = {"training": classes, "inference": classes}
    check(body, {**counts, "by_class": by_class, "by_task": [by_task], "by_month": [month]})
    assert (body["models"], body["evaluations"], body["labels"]) == (1, 1, 1)


def test_snippets(client, evaluation):
    body = client.get(f"{API}evaluations/{evaluation.uuid}/snippet/").json()
    check(body, {"markdown": str, "html": str, "restructuredtext": str})
    for snippet in body.values():
        assert f"/api/v1/evaluations/{evaluation.uuid}/badge.svg" in snippet
        assert f"http://testserver/label/{evaluation.uuid}" in snippet
        assert "energy label: B" in snippet


def test_vocabularies_are_whole(client):
    for path, table in (("metrics/", Metric), ("information-fields/", InformationField), ("tasks/", Task)):
        body = client.get(API + path).json()
        assert len(body["results"]) == body["count"] == table.objects.count()
    assert [item["letter"] for item in client.get(f"{API}rating-classes/").json()["results"]] == list("ABCDE")
    countries = client.get(f"{API}countries/?page_size=300").json()
    assert len(countries["results"]) == countries["count"] > 240
    names = [item["name"] for item in countries["results"]]
    assert names.index("Albania") < names.index("Spain") < names.index("Zimbabwe")


def test_drafts_are_shown_to_nobody(client):
    RatingScheme.objects.create(version=2)
    assert [item["version"] for item in client.get(f"{API}rating-schemes/").json()["results"]] == [1]
    assert client.get(f"{API}rating-schemes/2/").status_code == 404


def test_weights_units_and_formulas_of_metrics(client):
    metrics = {item["id"]: item for item in client.get(f"{API}metrics/").json()["results"]}
    assert metrics["co2_eq_emissions"]["weights"] == {"training": 0.4}
    assert metrics["training_duration"]["weights"] == {}
    assert {"id": "kg", "factor": 1000} in metrics["co2_eq_emissions"]["units"]
    assert {"id": "g", "factor": 1} in metrics["co2_eq_emissions"]["units"]
    assert (metrics["size_efficiency"]["kind"], metrics["size_efficiency"]["computed_only"]) == ("derived", True)
    assert metrics["downloads"]["formula"] is None
    for phase in ("training", "inference"):
        total = sum(item["weights"].get(phase, 0) for item in metrics.values())
        assert total == pytest.approx(1)
