"""From what people send (numbers, units, origins) to checked measurements in canonical units."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from controllers.errors import FieldError
from controllers.method import Method, belongs_to
from efficiency_calculators import records
from efficiency_calculators.errors import CalculatorError, UnknownUnitError
from efficiency_calculators.units import convert
from efficiency_calculators.validation import check_value
from persistence.fields import LARGEST_FLOAT
from persistence.models import Metric

MEASUREMENT_KEYS = frozenset({"value", "unit", "origin", "relative_uncertainty"})
_LARGEST_UNCERTAINTY = 1000.0


@dataclass(frozen=True, slots=True)
class GivenMeasurement:
    """A checked measurement (canonical unit) and what was actually written."""

    measurement: records.Measurement
    given_value: float
    given_unit: str


class _RefusedError(Exception):
    """One field cannot be accepted."""

    def __init__(self, field: str, code: str, message: str) -> None:
        super().__init__(message)
        self.error = FieldError(field, code, message)


def read_measurements(given: object, phase: str, method: Method) -> tuple[list[GivenMeasurement], list[FieldError]]:
    """Check a ``{metric: number | {"value", "unit", "origin", "relative_uncertainty"} | null}`` object.

    A plain number is in the metric's canonical unit; null means not given. Every fault is reported at its key,
    and none hides another.

    Returns:
        The measurements that are fine and the errors; the caller refuses everything when there is an error.
    """
    if not isinstance(given, Mapping):
        return [], [FieldError("measurements", "invalid", "Give an object: metric id to value.")]
    read: list[GivenMeasurement] = []
    errors: list[FieldError] = []
    for key, entry in given.items():
        try:
            metric = _metric(key, phase, method)
            measurement = _measurement(metric, entry)
        except _RefusedError as refused:
            errors.append(refused.error)
        else:
            if measurement:
                read.append(measurement)
    if not read and not errors:
        errors.append(FieldError("measurements", "required", "Give at least one measurement."))
    return read, errors


def _metric(key: str, phase: str, method: Method) -> Metric:
    field = f"measurements.{key}"
    metric = method.metrics.get(key)
    if metric is None or not metric.is_active:
        known = ", ".join(item.id for item in method.metrics_of(phase) if not item.computed_only)
        raise _RefusedError(field, "unknown-metric", f"There is no such metric. Metrics of {phase}: {known}.")
    if not belongs_to(metric, phase):
        other = "inference" if phase == records.Phase.TRAINING else "training"
        raise _RefusedError(field, "other-phase", f"This is a metric of {other}; the evaluation is of {phase}.")
    if metric.computed_only:
        raise _RefusedError(
            field, "computed-only", f"The system computes this itself ({metric.formula}); give its inputs instead."
        )
    return metric


def _measurement(metric: Metric, entry: object) -> GivenMeasurement | None:
    """The measurement, or None when null was given; raises ``_RefusedError``."""
    field = f"measurements.{metric.id}"
    details: dict[str, Any] = dict(entry) if isinstance(entry, Mapping) else {"value": entry}
    for key in details.keys() - MEASUREMENT_KEYS:
        raise _RefusedError(f"{field}.{key}", "unknown-key", f"Expected only {', '.join(sorted(MEASUREMENT_KEYS))}.")
    if details.get("value") is None:
        return None
    given_value = _number(field, details["value"])
    unit = details.get("unit")
    value = _canonical(metric, field, given_value, unit)
    origin = _origin(field, details.get("origin"))
    uncertainty = _uncertainty(field, details.get("relative_uncertainty"))
    return GivenMeasurement(
        records.Measurement(metric.id, value, origin, uncertainty), given_value, unit or metric.unit
    )


def _number(field: str, value: object) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise _RefusedError(field, "not-a-number", "Give a number (without quotes), or null when it is not known.")
    try:
        return check_value(float(value))
    except (CalculatorError, OverflowError):
        raise _RefusedError(field, "not-finite", "The number must be finite.") from None


def _canonical(metric: Metric, field: str, value: float, unit: object) -> float:
    """Convert and check the metric's range; a whole-number metric forgives the rounding of its unit."""
    if unit is not None and not isinstance(unit, str):
        raise _RefusedError(f"{field}.unit", "unknown-unit", "Give the unit as text.")
    if unit:
        try:
            value = convert(value, unit, metric.unit, metric.dimension)
        except UnknownUnitError as error:
            raise _RefusedError(f"{field}.unit", "unknown-unit", str(error)) from None
        except CalculatorError as error:
            raise _RefusedError(field, error.code, str(error)) from None
    try:
        value = check_value(value, metric.minimum, LARGEST_FLOAT if metric.maximum is None else metric.maximum)
    except CalculatorError as error:
        raise _RefusedError(field, "out-of-range", f"{error} (unit: {metric.unit})") from None
    if metric.integer:
        if abs(value - round(value)) > 1e-6 * max(1.0, abs(value)):
            raise _RefusedError(field, "not-whole", "This is a count: give a whole number.")
        value = float(round(value))
    return value


def _origin(field: str, origin: object) -> records.Origin:
    if origin is None:
        return records.Origin.REPORTED
    try:
        return records.Origin(str(origin))
    except ValueError:
        raise _RefusedError(
            f"{field}.origin", "invalid-choice", f"Expected one of {', '.join(records.Origin)}."
        ) from None


def _uncertainty(field: str, uncertainty: object) -> float | None:
    if uncertainty is None:
        return None
    field = f"{field}.relative_uncertainty"
    value = _number(field, uncertainty)
    if not 0 <= value <= _LARGEST_UNCERTAINTY:
        raise _RefusedError(field, "out-of-range", "Give a fraction of the value: 0.1 means plus or minus 10 %.")
    return value
