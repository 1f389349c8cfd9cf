"""Import reports as plain JSON documents, and back."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import asdict
from typing import Any

from connectors.records import ImportReport, ReadMeasurement, Run


def report_document(report: ImportReport, information_fields: Set[str]) -> dict[str, Any]:
    """One file's report; see ``run_document`` for how information is split."""
    return {
        "name": report.name,
        "sha256": report.sha256,
        "size": report.size,
        "format": report.format,
        "version": report.version,
        "runs": [run_document(run, information_fields) for run in report.runs],
        "notes": [asdict(note) | {"kind": note.kind.value, "details": dict(note.details)} for note in report.notes],
    }


def run_document(run: Run, information_fields: Set[str]) -> dict[str, Any]:
    """One run: ``information`` holds our information fields, ``details`` whatever else the file says."""
    return {
        "run_id": run.run_id,
        "label": run.label,
        "line": run.line,
        "phase": run.phase,
        "recorded_at": run.recorded_at,
        "country": run.country,
        "measurements": {
            item.metric: {
                "value": item.value,
                "unit": item.unit,
                "origin": item.origin,
                "relative_uncertainty": item.relative_uncertainty,
            }
            for item in run.measurements
        },
        "information": {key: value for key, value in run.information.items() if key in information_fields},
        "details": {key: value for key, value in run.information.items() if key not in information_fields},
    }


def run_from_document(document: dict[str, Any]) -> Run:
    """The inverse of ``run_document``."""
    return Run(
        run_id=document["run_id"],
        measurements=tuple(ReadMeasurement(metric, **item) for metric, item in document["measurements"].items()),
        information={**document["information"], **document["details"]},
        country=document["country"],
        recorded_at=document["recorded_at"],
        line=document["line"],
        phase=document.get("phase"),
        label=document["label"],
    )
