"""The columns CodeCarbon has written, version by version, and what can be told from a header."""

from __future__ import annotations

import re
from collections.abc import Collection

ESSENTIAL = ("duration", "emissions", "energy_consumed")

FIRST = (
    "timestamp",
    "experiment_id",
    "project_name",
    "duration",
    "emissions",
    "energy_consumed",
    "country_name",
    "country_iso_code",
    "region",
    "on_cloud",
    "cloud_provider",
    "cloud_region",
)
SINCE_2_0 = (
    "run_id",
    "emissions_rate",
    "cpu_power",
    "gpu_power",
    "ram_power",
    "cpu_energy",
    "gpu_energy",
    "ram_energy",
    "os",
    "python_version",
    "cpu_count",
    "cpu_model",
    "gpu_count",
    "gpu_model",
    "longitude",
    "latitude",
    "ram_total_size",
    "tracking_mode",
)
SINCE_2_2 = ("codecarbon_version", "pue")
SINCE_3_0 = ("water_consumed", "wue")
SINCE_3_2 = ("cpu_utilization_percent", "gpu_utilization_percent", "ram_utilization_percent", "ram_used_gb")
TASK_FILES = ("task_name",)
KNOWN = frozenset((*FIRST, *SINCE_2_0, *SINCE_2_2, *SINCE_3_0, *SINCE_3_2, *TASK_FILES))

Release = tuple[int, int, int]
_RELEASE = re.compile(r"(\d{1,3})\.(\d{1,3})(?:\.(\d{1,3}))?")


def parse_release(version: str) -> Release | None:
    """Return (major, minor, patch) of "2.4.3rc1", or None for text that is no version."""
    found = _RELEASE.match(version)
    return (int(found[1]), int(found[2]), int(found[3] or 0)) if found else None


def inferred_version(columns: Collection[str]) -> str:
    """Return the range of versions that write these columns, for files that do not name their version."""
    if "cpu_utilization_percent" in columns:
        return "3.2+"
    if "water_consumed" in columns or "wue" in columns:
        return "3.0+"
    if "pue" in columns:
        return "2.2.3+"
    if "codecarbon_version" in columns:
        return "2.2+"
    if "run_id" in columns or "emissions_rate" in columns or "cpu_energy" in columns:
        return "2.0-2.1"
    return "0.0.9-1.2"


def header_score(columns: Collection[str]) -> float:
    """Return 0 to 1: how much a header is CodeCarbon's. Half is for its core columns, half for knowing the rest."""
    named = {name for name in columns if name}
    core = {*ESSENTIAL, "timestamp", "project_name", "country_iso_code"}
    if not named & {"emissions", "energy_consumed"}:
        return 0.0
    return 0.5 * len(core & named) / len(core) + 0.5 * len(KNOWN & named) / len(named)
