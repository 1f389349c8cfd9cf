"""Carbon-intensity sources: grams of CO2-equivalent per kWh of a country's electricity, year by year, with source.

A new source is one new module with a ``CarbonIntensitySource`` and one line in ``registry.py``.
"""

from .codecarbon_bundle import CodeCarbonBundle
from .owid_csv import OwidCsv
from .protocol import CarbonIntensityRecord, CarbonIntensitySource, IntensityProblem, IntensityReport
from .registry import carbon_intensity_sources

__all__ = [
    "CarbonIntensityRecord",
    "CarbonIntensitySource",
    "CodeCarbonBundle",
    "IntensityProblem",
    "IntensityReport",
    "OwidCsv",
    "carbon_intensity_sources",
]
