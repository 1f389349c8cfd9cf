"""Reading a number from the text of a cell, strictly, with a reason when it is none."""

from __future__ import annotations

import math
import re

_NUMBER = re.compile(r"[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?", re.ASCII)
_GROUPED_DECIMAL_COMMA = re.compile(r"[+-]?\d{1,3}(?:\.\d{3})+,\d+", re.ASCII)
_MISSING = frozenset({"", "nan", "none", "null", "n/a", "na", "<na>", "nat", "-"})
_NOT_FINITE = frozenset({"inf", "infinity", "+inf", "-inf", "+infinity", "-infinity", "∞", "#div/0!", "#num!"})


class NumberError(ValueError):
    """The text is no usable number; ``reason`` is ``not-a-number``, ``not-finite`` or ``negative``."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def is_missing(text: str) -> bool:
    """Say whether a cell holds nothing: empty, or one of the words programs write for nothing (nan, None …)."""
    return text.casefold() in _MISSING


def is_number(text: str) -> bool:
    """Say whether a text has the shape of a number, with a point or a comma as decimal sign."""
    return _NUMBER.fullmatch(text.replace(",", ".", 1)) is not None


def parse_number(text: str, *, decimal_comma: bool = False, negative_allowed: bool = False) -> float:
    """Return the finite number that a text stands for.

    ``decimal_comma`` allows "0,25" and "1.234,5", as spreadsheets write them in much of Europe. Underscores, units,
    and other liberties that Python takes are not numbers here.

    Raises:
        NumberError: the text is no number, is not finite (also 1e400), or is negative where that makes no sense.
    """
    if decimal_comma and "," in text:
        grouped = _GROUPED_DECIMAL_COMMA.fullmatch(text) is not None
        text = (text.replace(".", "") if grouped else text).replace(",", ".")
    if _NUMBER.fullmatch(text) is None:
        raise NumberError("not-finite" if text.casefold() in _NOT_FINITE else "not-a-number")
    value = float(text)
    if not math.isfinite(value):
        raise NumberError("not-finite")
    if value < 0 and not negative_allowed:
        raise NumberError("negative")
    return value + 0.0


def format_number(value: float) -> str:
    """Write a number with ten significant digits and without a trailing ".0"."""
    return f"{value:.10g}"
