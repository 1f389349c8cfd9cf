"""What every source checks alike before it takes a row."""

from __future__ import annotations

import math
import re
from collections.abc import Collection

from .protocol import MAXIMUM_YEAR, MINIMUM_YEAR

_ISO3 = re.compile(r"[A-Z]{3}", re.ASCII)


def country_problem(code: str, known_countries: Collection[str] | None) -> str | None:
    """Say what is wrong with a country code, or None. Without a list of known codes only the shape is checked."""
    if not _ISO3.fullmatch(code):
        return f"“{code[:20]}” is not an ISO 3166-1 alpha-3 code"
    if known_countries is not None and code not in known_countries:
        return f"“{code}” is not a country we know"
    return None


def year_problem(year: int) -> str | None:
    """Say what is wrong with a year, or None."""
    if MINIMUM_YEAR <= year <= MAXIMUM_YEAR:
        return None
    return f"{year} is outside {MINIMUM_YEAR} to {MAXIMUM_YEAR}"


def intensity_problem(g_per_kwh: float) -> str | None:
    """Say what is wrong with an intensity in g/kWh, or None."""
    if not math.isfinite(g_per_kwh):
        return "the carbon intensity is not a finite number"
    return "the carbon intensity is negative" if g_per_kwh < 0 else None
