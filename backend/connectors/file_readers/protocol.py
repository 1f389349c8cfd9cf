"""What a file reader is given, what it must offer, and the little it may ask of the world outside the file."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Protocol, runtime_checkable

from connectors.records import ImportReport

from .sample import Sample


@dataclass(frozen=True, slots=True)
class FileSource:
    """A file as it was received: its name (shown to people, never trusted) and its bytes."""

    name: str
    content: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class IntensityValue:
    """Carbon intensity of a country's electricity, in g CO2eq per kWh, with the year and source it comes from."""

    g_per_kwh: float
    year: int | None = None
    source: str = ""


class CarbonIntensityLookup(Protocol):
    """Finds the carbon intensity of a country; a reader uses it to check the CO2 a file reports."""

    def __call__(self, country_iso3: str, year: int | None) -> IntensityValue | None:
        """Return the intensity for that country and the closest year, or None when it is not known."""
        ...


def no_intensity(country_iso3: str, year: int | None) -> IntensityValue | None:
    """Know no carbon intensity: the CO2 of a file is then taken without being recomputed."""
    return None


@dataclass(frozen=True, slots=True)
class ReadContext:
    """What the reader needs to know besides the file: the phase asked for, and a carbon-intensity lookup."""

    phase: str | None = None
    carbon_intensity: CarbonIntensityLookup = no_intensity


@runtime_checkable
class FileReader(Protocol):
    """Reads one file format.

    ``id`` is the stable format id; ``description`` names the format for people ("CodeCarbon emissions.csv").
    """

    id: str
    description: str

    def score(self, sample: Sample) -> float:
        """Return how sure the reader is, 0 to 1, that the content (never the file's name) is of its format."""
        ...

    def read(self, source: FileSource, context: ReadContext) -> ImportReport:
        """Read the whole file.

        Raises:
            UnreadableFileError: the file as a whole cannot be used; single values that cannot be used are notes.
        """
        ...
