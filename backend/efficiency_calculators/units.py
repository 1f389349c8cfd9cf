"""Units: one small table per dimension, conversion between units, and scaling for people to read.

A factor is what a value in the unit is multiplied by to get the value in the first unit of factor 1 of its dimension.
Sources: SI; 1 lb = 453.59237 g (international yard and pound agreement, 1959); KiB and the like: IEC 80000-13.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from .errors import InvalidValueError, UnknownUnitError

_KILO, _MEGA, _GIGA, _TERA, _PETA, _EXA = (Fraction(10**power) for power in (3, 6, 9, 12, 15, 18))
_ONE, _MILLI, _MICRO = Fraction(1), Fraction(1, 1000), Fraction(1, 10**6)
_JOULE = Fraction(1, 3600)

_ENERGY = {
    "J": _JOULE, "kJ": _KILO * _JOULE, "MJ": _MEGA * _JOULE,
    "mWh": _MILLI, "Wh": _ONE, "kWh": _KILO, "MWh": _MEGA, "GWh": _GIGA,
}  # fmt: skip
_MASS = {"mg": _MILLI, "g": _ONE, "kg": _KILO, "t": _MEGA, "lb": Fraction(45359237, 100000)}

DIMENSIONS: Mapping[str, Mapping[str, Fraction]] = {
    "energy": _ENERGY,
    "energy_per_1000_requests": _ENERGY,
    "mass_co2": _MASS,
    "mass_co2_per_1000_requests": _MASS,
    "time": {
        "µs": _MICRO, "ms": _MILLI, "s": _ONE, "min": Fraction(60), "h": Fraction(3600), "d": Fraction(86400),
    },
    "power": {"mW": _MILLI, "W": _ONE, "kW": _KILO, "MW": _MEGA},
    "information": {
        "B": _ONE, "kB": _KILO, "MB": _MEGA, "GB": _GIGA, "TB": _TERA, "PB": _PETA,
        "KiB": Fraction(2**10), "MiB": Fraction(2**20), "GiB": Fraction(2**30), "TiB": Fraction(2**40),
    },
    "count": {"1": _ONE, "k": _KILO, "M": _MEGA, "G": _GIGA, "T": _TERA},
    "ratio": {"1": _ONE, "%": Fraction(1, 100)},
    "operations": {
        "FLOP": _ONE, "kFLOP": _KILO, "MFLOP": _MEGA, "GFLOP": _GIGA, "TFLOP": _TERA, "PFLOP": _PETA, "EFLOP": _EXA,
    },
    "throughput": {"requests/s": _ONE, "requests/min": Fraction(1, 60), "requests/h": Fraction(1, 3600)},
    "information_per_mass": {
        "B/g": _ONE, "kB/g": _KILO, "MB/g": _MEGA, "GB/g": _GIGA, "TB/g": _TERA,
        "B/kg": _MILLI, "kB/kg": _ONE, "MB/kg": _KILO, "GB/kg": _MEGA,
    },
}  # fmt: skip

_NOT_SHOWN = frozenset(
    (
        *("J", "kJ", "MJ", "lb", "d", "%", "requests/min", "requests/h"),
        *("KiB", "MiB", "GiB", "TiB", "B/kg", "kB/kg", "MB/kg", "GB/kg"),
    )
)
"""Units accepted on forms but too unusual to show a value in."""

_DECIMAL_COMMA = frozenset({"ca", "es"})
_REQUESTS = {"ca": "peticions", "es": "peticiones"}


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit and what to multiply a value in it with to get the canonical unit it was asked for."""

    id: str
    factor: float


def units_for(canonical_unit: str, dimension: str | None = None) -> tuple[Unit, ...]:
    """Every unit in which a value with that canonical unit may be given, the canonical one included.

    Without a dimension, the units of every dimension that has the canonical unit (``1`` is a count and a ratio).

    Raises:
        UnknownUnitError: the dimension is unknown or does not have the canonical unit.
    """
    table = _units_beside(canonical_unit, dimension)
    return tuple(Unit(unit, float(factor / table[canonical_unit])) for unit, factor in table.items())


def convert(value: float, unit: str, to_unit: str, dimension: str | None = None) -> float:
    """Convert between two units of one dimension.

    It is the decimal number as people write it that is converted, rounded once: 0.1 kg is exactly 100 g and 43.2 %
    exactly 0.432 (in binary arithmetic 43.2 / 100 is 0.43200000000000005).

    Raises:
        UnknownUnitError: one of the units is not of the dimension; the message lists what is accepted.
        InvalidValueError: the value is not finite, or too large to be expressed in the other unit.
    """
    table = _units_beside(to_unit, dimension)
    if unit not in table:
        raise UnknownUnitError(f"The unit {unit!r} is not accepted here. Accepted: {', '.join(table)}.")
    if not math.isfinite(value):
        raise InvalidValueError("The number must be finite.")
    try:
        return float(_as_written(value) * table[unit] / table[to_unit])
    except OverflowError:
        raise InvalidValueError(f"The number is too large to be expressed in {to_unit}.") from None


def _as_written(value: float) -> Fraction:
    return Fraction(str(value))


def _units_beside(unit: str, dimension: str | None) -> dict[str, Fraction]:
    """The table of the dimension, or the union of all tables that have the unit (they agree where they overlap)."""
    if dimension is not None and dimension not in DIMENSIONS:
        raise UnknownUnitError(f"There is no dimension {dimension!r}. Known: {', '.join(DIMENSIONS)}.")
    tables = DIMENSIONS.values() if dimension is None else (DIMENSIONS[dimension],)
    beside = {name: factor for table in tables if unit in table for name, factor in table.items()}
    if not beside:
        accepted = dict.fromkeys(name for table in tables for name in table)
        raise UnknownUnitError(f"There is no unit {unit!r} here. Accepted: {', '.join(accepted)}.")
    return beside


def scale_for_display(value: float, unit: str) -> tuple[float, str]:
    """The value in the unit of its dimension in which it reads best: the largest that leaves 1 or more.

    Rounding to three digits is foreseen: 999.96 g becomes 0.99996 kg, which is written 1 kg. A value below 1 in the
    smallest unit stays there; 0 and units of no table stay as they are. Times stop at hours, energies start at mWh.
    """
    if value == 0 or not any(unit in table for table in DIMENSIONS.values()):
        return value, unit
    table = _units_beside(unit, None)
    base_value = _as_written(value) * table[unit]
    shown = sorted(table.keys() - _NOT_SHOWN, key=lambda name: table[name])
    fitting = (name for name in reversed(shown) if abs(_rounded(float(base_value / table[name]))) >= 1)
    best = next(fitting, shown[0])
    return float(base_value / table[best]), best


def format_value(value: float, unit: str, language: str = "en") -> str:
    """Three significant digits in the unit that reads best: ``1.47 GB/g``, ``250 mWh``, ``66.4 M``, ``0 g``.

    Catalan and Spanish write a decimal comma. The unit of a plain number (``1``) is not written.
    """
    scaled, shown_unit = scale_for_display(value, unit)
    number = _three_digits(scaled)
    if language in _DECIMAL_COMMA:
        number = number.replace(".", ",")
    if shown_unit == "1":
        return number
    return f"{number} {shown_unit.replace('requests', _REQUESTS.get(language, 'requests'))}"


def _rounded(value: float) -> float:
    return float(f"{value:.3g}")


def _three_digits(value: float) -> str:
    """Three significant digits as people write them: no exponent from 0.001 to a million, no spare zeros."""
    rounded = _rounded(value)
    if rounded != 0 and not 0.001 <= abs(rounded) < 1e6:
        mantissa, _, exponent = f"{rounded:.2e}".partition("e")
        return f"{mantissa.rstrip('0').rstrip('.')}e{int(exponent)}"
    return f"{rounded:.6f}".rstrip("0").rstrip(".")
