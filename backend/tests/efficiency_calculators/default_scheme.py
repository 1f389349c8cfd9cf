"""The default scheme (version 1) as the method's description states it, written out independently of the YAML."""

from __future__ import annotations

import math

from efficiency_calculators.records import GENERAL, CutPoints, Direction, Measurement, Phase, RatingScheme, SchemeMetric

LOWER, HIGHER = Direction.LOWER_IS_BETTER, Direction.HIGHER_IS_BETTER

TRAINING_TABLE = (
    ("co2_eq_emissions", LOWER, 0.40, (0.2921, 1.807, 6.827, 28.08)),
    ("size_efficiency", HIGHER, 0.15, (1.664e9, 3.285e8, 1.038e8, 2.756e7)),
    ("dataset_size_efficiency", HIGHER, 0.15, (3.177e7, 3.454e6, 1.418e6, 1.926e5)),
    ("downloads", HIGHER, 0.10, (86.0, 53.0, 20.0, 6.0)),
    ("performance_score", HIGHER, 0.20, (0.9671, 0.8948, 0.7490, 0.4789)),
)
INFERENCE_TABLE = (
    ("energy_per_1000_requests", LOWER, 0.35, (0.1698, 0.2516, 0.4739, 1.129)),
    ("response_time", LOWER, 0.20, (0.001664, 0.002592, 0.008722, 0.02915)),
    ("flops", LOWER, 0.15, (6.01e7, 1.012e9, 4.293e9, 1.158e10)),
    ("parameters", LOWER, 0.15, (5.507e6, 1.324e7, 2.564e7, 6.019e7)),
    ("model_file_size", LOWER, 0.15, (2.299e7, 5.316e7, 1.030e8, 2.406e8)),
)
TASK_REFERENCES_WH = {
    "automatic-speech-recognition": 16.55,
    "image-to-text": 101.7,
    "image-classification": 0.8317,
    "text-to-image": 353.8,
    "object-detection": 3.279,
    "question-answering": 0.9920,
    "sentence-similarity": 0.5904,
    "summarization": 3.524,
    "text-classification": 0.8015,
    "text-generation": 17.08,
}


def around(reference: float) -> tuple[float, ...]:
    return (reference / 4, reference / math.sqrt(2), reference * math.sqrt(2), reference * 4)


def _metrics(table, by_task=None) -> tuple[SchemeMetric, ...]:
    return tuple(
        SchemeMetric(name, direction, weight, {GENERAL: CutPoints(values), **(by_task or {}).get(name, {})})
        for name, direction, weight, values in table
    )


_ENERGY_BY_TASK = {
    task: CutPoints(around(reference), task, "gpu-energy-only", provisional=task == "object-detection")
    for task, reference in TASK_REFERENCES_WH.items()
}

TRAINING = RatingScheme(version=1, phase=Phase.TRAINING, metrics=_metrics(TRAINING_TABLE))
INFERENCE = RatingScheme(
    version=1,
    phase=Phase.INFERENCE,
    metrics=_metrics(INFERENCE_TABLE, {"energy_per_1000_requests": _ENERGY_BY_TASK}),
)


def measured(**values: float) -> tuple[Measurement, ...]:
    return tuple(Measurement(metric, value) for metric, value in values.items())


def classes_of(rating) -> dict[str, str | None]:
    return {metric.metric: metric.rating_class for metric in rating.metrics}
