"""Untrusted text on the label: cleaned, cut into what readers take for characters, and escaped.

Text may come in any script. Graphemes are found by a simplified form of Unicode's UAX #29, so that an emoji
sequence or a letter with its accents never falls apart.
"""

from __future__ import annotations

import unicodedata

ZERO_WIDTH_JOINER = "\u200d"
ZERO_WIDTH_NON_JOINER = "\u200c"
LONGEST_TEXT = 1000
"""More characters than any label shows; the rest is never looked at, whatever arrives."""
MOST_MARKS = 4
"""Combining marks kept on one letter: enough for every living script, too few to paint over the label."""


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


def escape(text: str) -> str:
    """The text for XML content and for attributes in double quotes."""
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return escaped.replace('"', "&quot;").replace("'", "&#39;")
