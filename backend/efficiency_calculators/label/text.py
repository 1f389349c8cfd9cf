"""Untrusted text on the label: cleaned, measured with the font's own advances, wrapped and escaped.

Text may come in any script. It is cut between grapheme clusters only (a simplified form of Unicode's
UAX #29), so an emoji sequence or a letter with its accents never falls apart.
"""

from __future__ import annotations

import json
import unicodedata
from bisect import bisect_right
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

REGULAR = 400
BOLD = 700
ELLIPSIS = "…"
ZERO_WIDTH_JOINER = "\u200d"
ZERO_WIDTH_NON_JOINER = "\u200c"
LONGEST_TEXT = 1000
"""More characters than any label shows; the rest is never looked at, whatever arrives."""
MOST_MARKS = 4
"""Combining marks kept on one letter: enough for every living script, too few to paint over the label."""
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
def _tables() -> tuple[dict[int, dict[int, int]], list[int], list[tuple[int, int]]]:
    raw: dict[str, list[list[int]]] = json.loads(_ADVANCES.read_text(encoding="ascii"))
    fallback = raw.pop("fallback")
    exact = {
        int(weight): {code: advance for first, last, advance in runs for code in range(first, last + 1)}
        for weight, runs in raw.items()
    }
    return exact, [first for first, _, _ in fallback], [(last, advance) for _, last, advance in fallback]


def clean(text: str, longest: int = LONGEST_TEXT) -> str:
    """The text on one line without what cannot or must not be drawn.

    Goes: control characters, direction overrides and isolates, other format characters except the joiners that
    scripts and emoji need, lone surrogates, private-use and non-characters. White space becomes one space.
    """
    kept = [char if char in "\u200c\u200d" else _harmless(char) for char in text[:longest]]
    joined = unicodedata.normalize("NFC", " ".join("".join(kept).split()))
    return "".join(_thinned(cluster) for cluster in graphemes(joined)).strip(" \u200c\u200d")


def _harmless(char: str) -> str:
    if char.isspace():
        return " "
    code = ord(char)
    if unicodedata.category(char) in {"Cc", "Cf", "Cs", "Co"} or code & 0xFFFE == 0xFFFE or 0xFDD0 <= code <= 0xFDEF:
        return ""
    return char


def _thinned(cluster: str) -> str:
    marks = 0
    kept = []
    for char in cluster:
        if unicodedata.category(char) in {"Mn", "Me"} and not _is_selector(char):
            marks += 1
            if marks > MOST_MARKS:
                continue
        kept.append(char)
    return "".join(kept)


def _is_selector(char: str) -> bool:
    return "\ufe00" <= char <= "\ufe0f"


def _extends(char: str) -> bool:
    if char < "\u0300":
        return False
    if char in (ZERO_WIDTH_JOINER, ZERO_WIDTH_NON_JOINER) or "\U0001f3fb" <= char <= "\U0001f3ff":
        return True
    return "\u1160" <= char <= "\u11ff" or unicodedata.category(char) in {"Mn", "Me", "Mc"}


def _is_flag_letter(char: str) -> bool:
    return "\U0001f1e6" <= char <= "\U0001f1ff"


def graphemes(text: str) -> list[str]:
    """The text cut into what a reader takes for single characters; joined, they are the text again."""
    if text.isascii():
        return list(text)
    clusters: list[str] = []
    for char in text:
        if clusters and (_extends(char) or _joins(clusters[-1], char)):
            clusters[-1] += char
        else:
            clusters.append(char)
    return clusters


def _joins(cluster: str, char: str) -> bool:
    if cluster[-1] == ZERO_WIDTH_JOINER:
        return char > "\u2190"
    if not _is_flag_letter(char):
        return False
    return len(cluster) == 1 and _is_flag_letter(cluster)


@lru_cache(maxsize=4096)
def _cluster_advance(cluster: str, weight: int) -> float:
    exact, starts, runs = _tables()
    code = ord(cluster[0])
    advance = exact[weight].get(code)
    if advance is not None:
        return advance
    at = bisect_right(starts, code) - 1
    if at >= 0 and code <= runs[at][0]:
        return runs[at][1] * FALLBACK_MARGIN
    return _WIDEST * FALLBACK_MARGIN


def measure(text: str, style: TextStyle) -> float:
    """Width of a text in the units of ``style.size``, without kerning (the label is drawn without it)."""
    exact = _tables()[0][style.weight]
    if text.isascii():
        return sum(exact.get(ord(char), _WIDEST) for char in text) * style.size / 1000
    return sum(_cluster_advance(cluster, style.weight) for cluster in graphemes(text)) * style.size / 1000


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
        used += _cluster_advance(cluster, style.weight) * style.size / 1000
        if used > width:
            return count
    return len(clusters)


def _shortened(text: str, style: TextStyle, width: float) -> str:
    clusters = graphemes(text)
    room = width - measure(ELLIPSIS, style)
    return "".join(clusters[: _fitting(clusters, style, room)]).rstrip() + ELLIPSIS


def escape(text: str) -> str:
    """The text for XML content and for attributes in double quotes."""
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return escaped.replace('"', "&quot;").replace("'", "&#39;")
