"""`--measurement model_file_size=268MB`: values that a file does not hold, on the command line."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from django.core.management.base import CommandError

_OPTION = re.compile(r"^(?P<metric>\w+)=(?P<number>[-+]?[\d.]+(?:[eE][-+]?\d+)?)\s*(?P<unit>[^\d\s].*)?$")


def read_measurement_options(options: Sequence[str]) -> dict[str, Any]:
    """``metric=number[unit]`` each, as the API would be sent them; the metric and the unit are checked there.

    Raises:
        CommandError: an option of another shape.
    """
    measurements: dict[str, Any] = {}
    for option in options:
        found = _OPTION.match(option)
        try:
            value = float(found["number"]) if found else None
        except ValueError:
            value = None
        if found is None or value is None:
            raise CommandError(f"--measurement {option}: write it as metric=number and unit: model_file_size=268MB.")
        measurements[found["metric"]] = {"value": value} | ({"unit": found["unit"]} if found["unit"] else {})
    return measurements
