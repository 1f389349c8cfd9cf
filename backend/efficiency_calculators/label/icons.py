"""Icons of the metrics, drawn for this label on a grid of 24 by 24 with a stroke of 1.8."""

from __future__ import annotations

from efficiency_calculators.label.svg import Box, number

DEFAULT_ICON = "gauge"

_PATHS: dict[str, str] = {
    "co2": (
        "M7 18.5a4.5 4.5 0 0 1-.6-8.96A6 6 0 0 1 18 8.6a5 5 0 0 1-.8 9.9zM12 18v-4.2"
        "M12 15.6c-.2-2 1.2-3.4 3.4-3.5.1 2.2-1.2 3.5-3.4 3.5z"
    ),
    "scale": (
        "M12 3.5v16.5M7.5 20h9M4.5 6.5L12 5l7.5 1.5M4.5 6.5L1.8 13.2a2.9 2.9 0 0 0 5.4 0z"
        "M19.5 6.5l-2.7 6.7a2.9 2.9 0 0 0 5.4 0z"
    ),
    "database": (
        "M4.5 6a7.5 2.8 0 1 0 15 0a7.5 2.8 0 1 0-15 0"
        "M4.5 6v12c0 1.55 3.36 2.8 7.5 2.8s7.5-1.25 7.5-2.8V6"
        "M4.5 12c0 1.55 3.36 2.8 7.5 2.8s7.5-1.25 7.5-2.8"
    ),
    "download": "M12 3.5v12M7 10.8l5 5 5-5M4 16.5v3.2h16v-3.2",
    "target": "M12 3a9 9 0 1 0 0 18a9 9 0 1 0 0-18M12 7.8a4.2 4.2 0 1 0 0 8.4a4.2 4.2 0 1 0 0-8.4M12 12h.01",
    "bolt": "M13.2 2.8L5 13.6h6.2L10.2 21.2 19 10h-6.4z",
    "clock": "M12 3a9 9 0 1 0 0 18a9 9 0 1 0 0-18M12 7v5.2l3.6 2.2",
    "cpu": (
        "M6 6h12v12H6zM9.8 9.8h4.4v4.4H9.8zM9.2 6V3M14.8 6V3M9.2 21v-3M14.8 21v-3M6 9.2H3M6 14.8H3M21 9.2h-3M21 14.8h-3"
    ),
    "nodes": (
        "M5 4.6a2 2 0 1 0 0 4a2 2 0 1 0 0-4M5 15.4a2 2 0 1 0 0 4a2 2 0 1 0 0-4"
        "M12 10a2 2 0 1 0 0 4a2 2 0 1 0 0-4M19 4.6a2 2 0 1 0 0 4a2 2 0 1 0 0-4"
        "M19 15.4a2 2 0 1 0 0 4a2 2 0 1 0 0-4M6.7 7.7l3.7 3M6.7 16.3l3.7-3M17.3 7.7l-3.7 3"
        "M17.3 16.3l-3.7-3"
    ),
    "file": "M6 2.8h8l4.5 4.5v13.9H6zM14 2.8v4.5h4.5M9.2 12.2h6M9.2 16h6",
    "gauge": "M4.2 17.8a9 9 0 1 1 15.6 0M12 14.6l4.2-5.4M12 14.6h.01",
}

_ICON_OF_METRIC: dict[str, str] = {
    "accuracy": "target",
    "co2_eq_emissions": "co2",
    "co2_eq_per_1000_requests": "co2",
    "dataset_size": "database",
    "dataset_size_efficiency": "database",
    "downloads": "download",
    "energy_consumed": "bolt",
    "energy_per_1000_requests": "bolt",
    "f1": "target",
    "flops": "cpu",
    "model_file_size": "file",
    "parameters": "nodes",
    "performance_score": "target",
    "power": "bolt",
    "response_time": "clock",
    "response_time_p95": "clock",
    "rouge1": "target",
    "rougeL": "target",
    "size_efficiency": "scale",
    "training_duration": "clock",
}

ICON_NAMES = tuple(sorted(_PATHS))


def icon_name(name: str) -> str:
    """The icon for a metric id or an icon's name; the gauge for anything else."""
    chosen = _ICON_OF_METRIC.get(name, name)
    return chosen if chosen in _PATHS else DEFAULT_ICON


def draw_icon(name: str, box: Box, colour: str) -> str:
    """The icon as SVG, filling the (square) box."""
    stroke = f'fill="none" stroke="{colour}" stroke-width="1.8" stroke-linecap="round" stroke-linejoin="round"'
    place = f"translate({number(box.x)} {number(box.y)}) scale({box.width / 24:.4f})"
    return f'<path transform="{place}" d="{_PATHS[icon_name(name)]}" {stroke}/>'
