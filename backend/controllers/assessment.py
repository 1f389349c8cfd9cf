"""The heart of every use case that rates: from given measurements to derived ones, and to a rating.

Nothing is stored here; live preview, creation, files on the command line and re-rating all come through it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from controllers.method import Method
from efficiency_calculators import records
from efficiency_calculators.derived import CarbonIntensity as UsedIntensity
from efficiency_calculators.derived import DerivedResult, derive
from efficiency_calculators.registry import get_rating_method
from persistence.fields import LARGEST_FLOAT
from persistence.models import CarbonIntensity

# From most to least direct: an evaluation is only as direct as its least direct weighted value.
_DIRECTNESS = [records.Origin.MEASURED, records.Origin.REPORTED, records.Origin.DERIVED, records.Origin.ESTIMATED]


@dataclass(frozen=True)
class Assessment:
    """A rating, the measurements behind it (given and derived), and the carbon intensity if one was used."""

    phase: str
    task: str | None
    derived: DerivedResult
    rating: records.Rating
    intensity: CarbonIntensity | None

    @property
    def origin(self) -> records.Origin:
        """The least direct origin among the given measurements and emissions estimated from energy."""
        origins = [item.origin for item in self.derived.measurements if item.origin is not records.Origin.DERIVED]
        return max(origins, key=_DIRECTNESS.index, default=records.Origin.DERIVED)


def assess(
    phase: str,
    task: str | None,
    measurements: Sequence[records.Measurement],
    intensity: CarbonIntensity | None,
    method: Method,
) -> Assessment:
    """Derive what can be derived and rate the whole under the method's scheme for the phase.

    Args:
        phase: ``training`` or ``inference``.
        task: the ML task whose cut points apply, or None for the general ones.
        measurements: checked, in canonical units.
        intensity: of the country and year, or None when the country is not known.
        method: the scheme to rate under.
    """
    used = UsedIntensity(intensity.g_per_kwh, intensity.year, intensity.source) if intensity else None
    derived = derive_storable(measurements, records.Phase(phase), used)
    scheme = method.scheme(phase)
    rating = get_rating_method(scheme.method).rate(scheme, derived.measurements, task)
    return Assessment(phase, task, derived, rating, intensity if derived.intensity_used else None)


def derive_storable(
    measurements: Sequence[records.Measurement], phase: records.Phase, intensity: UsedIntensity | None
) -> DerivedResult:
    """``derive``; what comes out larger than the database can hold is missing, like what is not finite at all."""
    derived = derive(measurements, phase, intensity)
    too_large = {item.metric for item in derived.measurements if item.value > LARGEST_FLOAT}
    if not too_large:
        return derived
    return replace(
        derived,
        measurements=tuple(item for item in derived.measurements if item.metric not in too_large),
        missing=(*derived.missing, *((metric, "out-of-range") for metric in sorted(too_large))),
    )
