"""Numbers with units as people type them: "1,234.5", "0.5 KG", "12 g", "1e-05", "0,31"."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from connectors.file_readers.numbers import NumberError, parse_number

G_FACTORS: Mapping[str, float] = {
    "": 1.0,
    "g": 1.0,
    "gr": 1.0,
    "gram": 1.0,
    "grams": 1.0,
    "kg": 1e3,
    "kgs": 1e3,
    "kilogram": 1e3,
    "kilograms": 1e3,
    "t": 1e6,
    "ton": 1e6,
    "tons": 1e6,
    "tonne": 1e6,
    "tonnes": 1e6,
    "mg": 1e-3,
}
KWH_FACTORS: Mapping[str, float] = {"": 1.0, "kwh": 1.0, "wh": 1e-3, "mwh": 1e3, "j": 1 / 3.6e6, "mj": 1 / 3.6}
HOUR_FACTORS: Mapping[str, float] = {
    "": 3600.0,
    "h": 3600.0,
    "hr": 3600.0,
    "hrs": 3600.0,
    "hour": 3600.0,
    "hours": 3600.0,
    "min": 60.0,
    "minutes": 60.0,
    "s": 1.0,
    "sec": 1.0,
    "seconds": 1.0,
    "d": 86400.0,
    "days": 86400.0,
}

_QUANTITY = re.compile(r"([+-]?[\d.,]+(?:[eE][+-]?\d+)?)\s*([^\d\s].{0,40})?", re.ASCII)
_THOUSANDS = re.compile(r"[+-]?\d{1,3}(?:,\d{3})+(?:\.\d+)?", re.ASCII)
_POINT_THOUSANDS = re.compile(r"[+-]?\d{1,3}(?:\.\d{3})+,\d+", re.ASCII)
_DECIMAL_COMMA = re.compile(r"[+-]?\d+,\d+", re.ASCII)
_CO2 = re.compile(
    r"(?:of\s+)?\(?c0?o?[2₂][\s._-]*(?:eq|e|equivalents?)?\.?\)?|\beq\b|emitted|emissions?", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number in the unit that was asked for, the unit it was written in, and what its comma was taken to be."""

    value: float
    unit: str
    comma: str = ""


def parse_quantity(text: str, factors: Mapping[str, float]) -> Quantity:
    """Read a number with its unit; the empty unit of ``factors`` is the one the format prescribes.

    Raises:
        NumberError: ``not-a-number``, ``not-finite``, ``negative`` or ``unknown-unit``.
    """
    found = _QUANTITY.fullmatch(text.strip())
    if found is None:
        parse_number(text.strip())  # says why: infinite, or no number at all
        raise NumberError("not-a-number")
    unit = " ".join(_CO2.sub(" ", found[2] or "").casefold().split()).rstrip(".")
    if unit not in factors:
        raise NumberError("unknown-unit")
    digits, comma = found[1], ""
    if _THOUSANDS.fullmatch(digits):
        comma = "ambiguous" if digits.count(",") == 1 and "." not in digits else "thousands"
        digits = digits.replace(",", "")
    elif _POINT_THOUSANDS.fullmatch(digits) or _DECIMAL_COMMA.fullmatch(digits):
        comma = "decimal"
        digits = digits.replace(".", "").replace(",", ".")
    return Quantity(parse_number(digits) * factors[unit], unit, comma)
