"""What a carbon-intensity source returns."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple, Protocol, runtime_checkable

MINIMUM_YEAR, MAXIMUM_YEAR = 1900, 2100


@dataclass(frozen=True, slots=True)
class CarbonIntensityRecord:
    """Carbon intensity of one country's electricity in one year, in g CO2eq per kWh. ``line`` is its place, if any."""

    country_iso3: str
    country_name: str
    year: int
    g_per_kwh: float
    source: str
    source_version: str = ""
    line: int | None = None


class IntensityProblem(NamedTuple):
    """A row that was not taken: where it stands, and why. ``line`` is None in files without lines (JSON)."""

    line: int | None
    column: str
    reason: str


@dataclass(frozen=True, slots=True)
class IntensityReport:
    """What a source holds. ``countries`` are names by ISO 3166-1 alpha-3 code; ``skipped`` counts the rows of regions
    and other aggregates (the world, Africa …) and of years without a value: no records, and no problems."""

    records: tuple[CarbonIntensityRecord, ...]
    countries: Mapping[str, str] = field(default_factory=dict)
    problems: tuple[IntensityProblem, ...] = ()
    skipped: int = 0


@runtime_checkable
class CarbonIntensitySource(Protocol):
    """A place carbon intensities come from. ``id`` is stable; ``description`` is for people."""

    id: str
    description: str

    def read(self) -> IntensityReport:
        """Return all records of the source.

        Raises:
            ConnectorError: the source as a whole cannot be read.
        """
        ...
