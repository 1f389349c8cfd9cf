"""The middle of the label: the class arrows, and the pointer at the class the model reached."""

from __future__ import annotations

from efficiency_calculators.label.colours import IDLE, MUTED, NOT_RATED, POINTER, WHITE
from efficiency_calculators.label.measure import BOLD, TextStyle, wrap
from efficiency_calculators.label.sheet import LabelSheet
from efficiency_calculators.label.svg import Box, bold, number, path, rectangle, regular, text
from efficiency_calculators.label.words import optional, percentage, say

_GAP = 12
_TALLEST = 184
_SHORTEST_ARROW = 0.34
_LONGEST_ARROW = 0.665
_CAP_HEIGHT = 0.714
"""Height of a capital in Open Sans, as a share of the font size."""


def draw_scale(sheet: LabelSheet, area: Box) -> str:
    """The arrows and the pointer (or the reason why there is none), centred in the area."""
    count = max(1, len(sheet.classes))
    height = min(_TALLEST, (area.height - _GAP * (count - 1)) / count)
    top = area.y + (area.height - height * count - _GAP * (count - 1)) / 2
    rows = [Box(area.x, top + at * (height + _GAP), _arrow_width(at, count, area), height) for at in range(count)]
    rated = sheet.compound_class is not None
    arrows = []
    for row, rating_class in zip(rows, sheet.classes, strict=False):
        colour, ink = (rating_class.colour, rating_class.text_colour) if rated else (IDLE, MUTED)
        arrows.append(_arrow(row, rating_class.letter, colour, ink))
    if not rated:
        return "".join(arrows) + _not_rated(sheet, area, rows)
    letters = [rating_class.letter for rating_class in sheet.classes]
    at = letters.index(str(sheet.compound_class))
    return "".join(arrows) + _pointer(rows[at], area, str(sheet.compound_class))


def _arrow_width(at: int, count: int, area: Box) -> float:
    step = (_LONGEST_ARROW - _SHORTEST_ARROW) / max(1, count - 1)
    return area.width * (_SHORTEST_ARROW + step * at)


def _arrow(row: Box, letter: str, colour: str, ink: str) -> str:
    tip = row.height * 0.5
    shape = (
        f"M{number(row.x)} {number(row.y)}H{number(row.right - tip)}"
        f"L{number(row.right)} {number(row.y + row.height / 2)}"
        f"L{number(row.right - tip)} {number(row.bottom)}H{number(row.x)}z"
    )
    size = row.height * 0.68
    return path(shape, colour) + text(row.x + 34, _baseline(row, size), letter, bold(size, ink))


def _pointer(row: Box, area: Box, letter: str) -> str:
    height = row.height * 1.16
    width = min(height * 1.53, 250)
    box = Box(area.right - width, row.y + (row.height - height) / 2, width, height)
    tip = height * 0.5
    shape = (
        f"M{number(box.right)} {number(box.y)}V{number(box.bottom)}H{number(box.x + tip)}"
        f"L{number(box.x)} {number(box.y + height / 2)}L{number(box.x + tip)} {number(box.y)}z"
    )
    size = height * 0.82
    middle = (box.x + tip * 0.55 + box.right) / 2
    return path(shape, POINTER) + text(middle, _baseline(box, size), letter, bold(size, WHITE, "middle"))


def _not_rated(sheet: LabelSheet, area: Box, rows: list[Box]) -> str:
    left = area.x + area.width * 0.575
    width = area.right - left
    title = wrap(say("not-rated", sheet.language), TextStyle(46, BOLD), width - 48, 2)
    why = optional("reason", sheet.reason, sheet.language).format(share=percentage(sheet.coverage, sheet.language))
    reason = wrap(why, TextStyle(31), width - 48, 5)
    height = 44 + 56 * len(title) + 41 * len(reason) + 14
    parts = [rectangle(Box(left, rows[0].y, width, height), NOT_RATED, 14)]
    y = rows[0].y + 12
    for line in title:
        y += 56
        parts.append(text(left + 24, y, line, bold(46, WHITE)))
    y += 10
    for line in reason:
        y += 41
        parts.append(text(left + 24, y, line, regular(31, WHITE)))
    return "".join(parts)


def _baseline(row: Box, size: float) -> float:
    return row.y + (row.height + size * _CAP_HEIGHT) / 2
