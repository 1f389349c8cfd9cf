"""How wide text is in the label's fonts, by their own advances, and how it is fitted into a width."""

from __future__ import annotations

import json
from bisect import bisect_right
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from pathlib import Path

from efficiency_calculators.label.text import graphemes

REGULAR = 400
BOLD = 700
ELLIPSIS = "…"
FALLBACK_MARGIN = 1.06
"""A viewer's own font for other scripts may be a little wider than the one that ships with the label."""

_ADVANCES = Path(__file__).resolve().parent / "fonts" / "advances.json"
_WIDEST = 1000
_BREAK_AFTER = "-_/.,:;+ "


@dataclass(frozen=True, slots=True)
class TextStyle:
    """Size (in the label's units, 0.1 mm) and weight (400 or 700) of a text."""

    size: float
    weight: int = REGULAR


@cache
def _tables() -> tuple[dict[int, dict[int, int]], list[int], list[list[int]]]:
    raw = json.loads(_ADVANCES.read_text(encoding="ascii"))
    exact = {
        int(weight): {code: advance for first, last, advance in runs for code in range(first, last + 1)}
        for weight, runs in raw["weights"].items()
    }
    runs: list[list[int]] = raw["fallback"]
    return exact, [run[0] for run in runs], runs


@lru_cache(maxsize=4096)
def _advance(cluster: str, weight: int) -> float:
    code = ord(cluster[0])
    exact = _tables()[0][weight].get(code)
    if exact is not None:
        return exact
    _, starts, runs = _tables()
    at = bisect_right(starts, code) - 1
    known = at >= 0 and code <= runs[at][1]
    return (runs[at][2] if known else _WIDEST) * FALLBACK_MARGIN


def in_own_font(text: str) -> bool:
    """Whether Open Sans has every character."""
    return text.isascii() or all(ord(char) in _tables()[0][REGULAR] for char in text)


def embedded(text: str) -> bool:
    """Whether the letters embedded in the label suffice, so that the text looks the same wherever it is shown."""
    return text.isascii() or _embedded_characters().issuperset(text)


@cache
def _embedded_characters() -> frozenset[str]:
    return frozenset(json.loads(_ADVANCES.read_text(encoding="ascii"))["embedded"])


def measure(text: str, style: TextStyle) -> float:
    """Width of a text in the units of ``style.size``, without kerning (the label is drawn without it)."""
    if text.isascii():
        exact = _tables()[0][style.weight]
        return sum(exact.get(ord(char), _WIDEST) for char in text) * style.size / 1000
    return sum(_advance(cluster, style.weight) for cluster in graphemes(text)) * style.size / 1000


def shrunk(text: str, style: TextStyle, width: float) -> TextStyle:
    """The style, made smaller as far as needed for the text to fit the width."""
    needed = measure(text, style)
    return style if needed <= width else replace(style, size=style.size * width / needed)


def wrap(text: str, style: TextStyle, width: float, most_lines: int = 1) -> tuple[str, ...]:
    """The text in at most so many lines of this width; what does not fit is cut and marked by an ellipsis.

    Lines break after spaces and the usual joints of identifiers, between ideographs, and, where a word alone is
    wider than a line, anywhere between two graphemes.
    """
    lines: list[str] = []
    rest = text.strip()
    while rest and len(lines) < most_lines:
        if measure(rest, style) <= width:
            return (*lines, rest)
        if len(lines) == most_lines - 1:
            return (*lines, _shortened(rest, style, width))
        line, rest = _first_line(rest, style, width)
        lines.append(line)
    return tuple(lines)


def _first_line(text: str, style: TextStyle, width: float) -> tuple[str, str]:
    clusters = graphemes(text)
    fitting = max(1, _fitting(clusters, style, width))
    cut = fitting
    for at in range(fitting, fitting // 3, -1):
        if at < len(clusters) and _may_break(clusters[at - 1], clusters[at]):
            cut = at
            break
    return "".join(clusters[:cut]).rstrip(), "".join(clusters[cut:]).lstrip()


def _may_break(before: str, after: str) -> bool:
    if after == " ":
        return True
    if before in _BREAK_AFTER:
        return after not in _BREAK_AFTER
    return _is_ideograph(before) and _is_ideograph(after)


def _is_ideograph(cluster: str) -> bool:
    return "\u3040" <= cluster[0] <= "\u9fff" or "\uac00" <= cluster[0] <= "\ud7a3" or cluster[0] >= "\U00020000"


def _fitting(clusters: list[str], style: TextStyle, width: float) -> int:
    used = 0.0
    for count, cluster in enumerate(clusters):
        used += _advance(cluster, style.weight) * style.size / 1000
        if used > width:
            return count
    return len(clusters)


def _shortened(text: str, style: TextStyle, width: float) -> str:
    clusters = graphemes(text)
    room = width - measure(ELLIPSIS, style)
    return "".join(clusters[: _fitting(clusters, style, room)]).rstrip() + ELLIPSIS
