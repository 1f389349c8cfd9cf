"""The kinds of carbon-intensity source, by id."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from .codecarbon_bundle import CodeCarbonBundle
from .owid_csv import OwidCsv
from .protocol import CarbonIntensitySource

_BUILT_IN: tuple[type[CarbonIntensitySource], ...] = (CodeCarbonBundle, OwidCsv)


def carbon_intensity_sources() -> Mapping[str, type[CarbonIntensitySource]]:
    """Return every kind of source by id; how one is constructed (nothing, bytes, an address) is its own affair."""
    return MappingProxyType({source.id: source for source in _BUILT_IN})
