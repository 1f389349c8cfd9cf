"""Figures measured inside one process, on a throwaway SQLite database: CPU time and query counts."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from benchmarks.figures import Figure, cpu_ms

RUNS_CSV = (
    "timestamp,project_name,run_id,duration,emissions,emissions_rate,cpu_power,gpu_power,ram_power,cpu_energy,"
    "gpu_energy,ram_energy,energy_consumed,country_name,country_iso_code,region,cloud_provider,cloud_region,os,"
    "python_version,codecarbon_version,cpu_count,cpu_model,gpu_count,gpu_model,longitude,latitude,ram_total_size,"
    "tracking_mode,on_cloud,pue\n"
    "2025-02-25T14:00:56,demo,dde75324-4f65-4f76-98e3-64eac663e254,4996.8,0.0938,1.878e-05,71.3,179.2,31.1,0.0589,"
    "0.7018,0.1308,0.8915,Luxembourg,LUX,luxembourg,,,Linux-6.8,3.12.3,2.8.3,64,AMD EPYC 9124,2,2 x NVIDIA L40S,"
    "6.1294,49.6113,83.1,machine,N,1.0\n"
)


def measure() -> Iterator[Figure]:
    """Every figure; the database must be prepared and empty of models."""
    from rest_framework.test import APIClient

    client = APIClient()
    model = _post(client, "/api/v1/models/", {"name": "bench", "task": "text-classification"})["id"]
    yield Figure("file to stored, rated evaluation (API)", cpu_ms(lambda: _file_to_label(client, model)), 60, "ms CPU")
    evaluation = _file_to_label(client, model)
    yield from _label_figures(client, evaluation)
    yield from _query_figures(client, model, evaluation)


def _file_to_label(client: Any, model: int) -> dict[str, Any]:
    upload = io.BytesIO(RUNS_CSV.encode())
    upload.name = "emissions.csv"
    report = client.post("/api/v1/imports/", {"files": upload, "phase": "training"}, format="multipart").json()
    run = report["files"][0]["runs"][0]
    return _post(client, "/api/v1/evaluations/", _body(model, run) | {"import_id": report["id"]})


def _body(model: int, run: dict[str, Any]) -> dict[str, Any]:
    measurements = {**run["measurements"], "model_file_size": 268e6, "accuracy": 0.86}
    return {
        "model": model,
        "phase": "training",
        "measurements": measurements,
        "information": run["information"],
        "country": run["country"],
        "recorded_at": run["recorded_at"],
    }


def _post(client: Any, path: str, body: dict[str, Any]) -> dict[str, Any]:
    response = client.post(path, body, format="json")
    if response.status_code != 201:
        raise RuntimeError(f"{path}: {response.status_code} {response.content[:300]!r}")
    return response.json()


def _label_figures(client: Any, evaluation: dict[str, Any]) -> Iterator[Figure]:
    from django.core.cache import caches

    def fetch(name: str, *, cold: bool) -> Callable[[], object]:
        path = f"/api/v1/evaluations/{evaluation['uuid']}/{name}"

        def action() -> object:
            if cold:
                caches["labels"].clear()
            return client.get(path).content

        action()  # what is loaded once per process (fonts, the renderer) is not part of a label's cost
        return action

    yield Figure("label SVG, cold", cpu_ms(fetch("label.svg", cold=True)), 5, "ms CPU")
    yield Figure("label SVG, cached", cpu_ms(fetch("label.svg", cold=False)), 2, "ms CPU")
    yield Figure("label PNG 600 px, cold", cpu_ms(fetch("label.png", cold=True), 10), 60, "ms CPU")
    yield Figure("label PDF, cold", cpu_ms(fetch("label.pdf", cold=True), 10), None, "ms CPU")


def _query_figures(client: Any, model: int, evaluation: dict[str, Any]) -> Iterator[Figure]:
    path = f"/api/v1/evaluations/{evaluation['uuid']}"
    body = {"model": model, "phase": "training", "measurements": {"energy_consumed": 1.0}, "country": "ESP"}
    requests: list[tuple[str, Callable[[], object], int]] = [
        ("queries of an evaluation's detail", lambda: client.get(f"{path}/"), 6),
        ("queries of a label", lambda: client.get(f"{path}/label.svg"), 4),
        (
            "queries of a live preview",
            lambda: client.post("/api/v1/evaluations/preview/", body, format="json"),
            3,
        ),
        (
            "queries of a new evaluation",
            lambda: client.post("/api/v1/evaluations/", body, format="json"),
            15,
        ),
    ]
    for what, action, target in requests:
        action()
        with _counted() as queries:
            action()
        yield Figure(what, len(queries), target, "queries")


@contextmanager
def _counted() -> Iterator[list[Any]]:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    found: list[Any] = []
    with CaptureQueriesContext(connection) as captured:
        yield found
    found.extend(captured.captured_queries)
