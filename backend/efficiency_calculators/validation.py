"""Checking values before anything is computed with them."""

from __future__ import annotations

import math
from collections.abc import Iterable

from .errors import InvalidValueError
from .records import Measurement


def check_value(value: object, minimum: float | None = None, maximum: float | None = None) -> float:
    """Return the value as a float when it is a finite number within the range (bounds included).

    Args:
        value: a number; booleans and text are refused, not converted.
        minimum: smallest allowed value in the same unit, or None.
        maximum: largest allowed value in the same unit, or None.

    Raises:
        InvalidValueError: not a number, NaN, infinite, or outside the range.
    """
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise InvalidValueError("Expected a number.")
    try:
        number = float(value)
    except OverflowError:
        raise InvalidValueError("The number must be finite.") from None
    if not math.isfinite(number):
        raise InvalidValueError("The number must be finite.")
    if minimum is not None and number < minimum:
        raise InvalidValueError(f"The value must be at least {minimum:g}.")
    if maximum is not None and number > maximum:
        raise InvalidValueError(f"The value must be at most {maximum:g}.")
    return number + 0.0  # -0.0 becomes 0.0


def measurements_by_metric(measurements: Iterable[Measurement]) -> dict[str, Measurement]:
    """The measurements by metric.

    Raises:
        InvalidValueError: a value is not a finite number, or a metric has two.
    """
    by_metric: dict[str, Measurement] = {}
    for measurement in measurements:
        if measurement.metric in by_metric:
            raise InvalidValueError(f"{measurement.metric} is given twice.")
        check_value(measurement.value)
        by_metric[measurement.metric] = measurement
    return by_metric
