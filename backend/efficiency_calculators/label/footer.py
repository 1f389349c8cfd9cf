"""The foot of the label: by which scheme, when, on how much, and on whose word."""

from __future__ import annotations

from efficiency_calculators.label.colours import BRAND, INK, MUTED, PANEL
from efficiency_calculators.label.measure import BOLD, TextStyle, measure, wrap
from efficiency_calculators.label.sheet import LabelSheet
from efficiency_calculators.label.svg import Box, bold, number, path, regular, text
from efficiency_calculators.label.text import clean
from efficiency_calculators.label.words import optional, percentage, say

HEIGHT = 128
_TICK = "M1 11l6 6L20 3"


def draw_footer(sheet: LabelSheet, frame: Box) -> str:
    """The light panel that closes the frame."""
    radius = 26
    top, left, right, bottom = frame.bottom - HEIGHT, frame.x, frame.right, frame.bottom
    panel = (
        f"M{number(left)} {number(top)}H{number(right)}V{number(bottom - radius)}"
        f"a{radius} {radius} 0 0 1 -{radius} {radius}"
        f"H{number(left + radius)}a{radius} {radius} 0 0 1 -{radius} -{radius}z"
    )
    x, end = left + 36, right - 36
    facts = " · ".join(
        (
            say("scheme", sheet.language, version=sheet.scheme),
            clean(sheet.recorded_on),
            say("coverage", sheet.language, share=percentage(sheet.coverage, sheet.language)),
        )
    )
    first = text(x, top + 52, wrap(facts, TextStyle(30), end - x)[0], regular(30, INK))
    return path(panel, PANEL) + first + _assurance(sheet, Box(x, top + 98, end - x, 0))


def _assurance(sheet: LabelSheet, line: Box) -> str:
    word = say("verified" if sheet.verified else "self-declared", sheet.language)
    place = f"translate({number(line.x)} {number(line.y - 21)})"
    if sheet.verified:
        mark = f'<path d="{_TICK}" fill="none" stroke="{BRAND}" stroke-width="5" stroke-linecap="round"/>'
        ink = bold(30, BRAND)
    else:
        mark = f'<circle cx="10" cy="10.5" r="8.5" fill="none" stroke="{MUTED}" stroke-width="3.5"/>'
        ink = bold(30, MUTED)
    drawn = f'<g transform="{place}">{mark}</g>' + text(line.x + 34, line.y, word, ink)
    scope = optional("scope", sheet.scope_note, sheet.language) or clean(sheet.scope_note)
    room = line.width - 34 - measure(word, TextStyle(30, BOLD)) - 30
    shown = wrap(scope, TextStyle(30), room)
    return drawn + (text(line.right, line.y, shown[0], regular(30, MUTED, "end")) if shown else "")
