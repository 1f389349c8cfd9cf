"""The metrics that readers fill: canonical unit and phases of each. The rest of what is known of them is elsewhere."""

from __future__ import annotations

TRAINING, INFERENCE = "training", "inference"
_BOTH = frozenset({TRAINING, INFERENCE})
_TRAINING_ONLY = frozenset({TRAINING})
_INFERENCE_ONLY = frozenset({INFERENCE})

UNITS: dict[str, str] = {
    "energy_consumed": "kWh",
    "parameters": "1",
    "model_file_size": "B",
    "co2_eq_emissions": "g",
    "training_duration": "s",
    "dataset_size": "B",
    "performance_score": "1",
    "accuracy": "1",
    "f1": "1",
    "rouge1": "1",
    "rougeL": "1",
    "energy_per_1000_requests": "Wh",
    "co2_eq_per_1000_requests": "g",
    "requests": "1",
    "response_time": "s",
    "response_time_p95": "s",
    "throughput": "requests/s",
    "power": "W",
    "flops": "FLOP",
}
_TRAINING_METRICS = frozenset(
    {"co2_eq_emissions", "training_duration", "dataset_size", "performance_score", "accuracy", "f1", "rouge1", "rougeL"}
)
_SHARED_METRICS = frozenset({"energy_consumed", "parameters", "model_file_size"})
_INFORMATION_NAMES = {
    "co2_eq_emissions": "reported_co2_eq_emissions_g",
    "training_duration": "duration_s",
    "dataset_size": "dataset_size_b",
}


def phases_of(metric: str) -> frozenset[str]:
    """Return the phases in which a metric can be rated."""
    if metric in _SHARED_METRICS:
        return _BOTH
    return _TRAINING_ONLY if metric in _TRAINING_METRICS else _INFERENCE_ONLY


def information_name(metric: str) -> str:
    """Return the name under which a metric of the other phase is kept as information."""
    return _INFORMATION_NAMES.get(metric, metric)
