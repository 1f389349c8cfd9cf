"""The lower part of the label: up to six metrics, each with icon, value, name, origin and its own letter."""

from __future__ import annotations

from efficiency_calculators.errors import UnknownUnitError
from efficiency_calculators.label.colours import BRAND, INK, MUTED, RULE
from efficiency_calculators.label.icons import draw_icon
from efficiency_calculators.label.measure import BOLD, TextStyle, measure, wrap
from efficiency_calculators.label.sheet import LabelCell, LabelClass, LabelSheet
from efficiency_calculators.label.svg import Box, bold, path, rectangle, regular, rule, text
from efficiency_calculators.label.text import clean
from efficiency_calculators.label.words import known_language, optional, say

MOST_CELLS = 6
ROW_HEIGHT = 190
_ICON = 76
_TAG = 64


def cells_height(count: int) -> int:
    """Height of the block for so many metrics; a label without any still says so on one row."""
    return ROW_HEIGHT * max(1, (min(count, MOST_CELLS) + 1) // 2)


def draw_cells(sheet: LabelSheet, area: Box) -> str:
    """Two columns of metrics, heaviest first, row by row."""
    cells = sheet.cells[:MOST_CELLS]
    parts = [rule(area.x, area.y, area.right, area.y, RULE)]
    if not cells:
        middle = area.y + ROW_HEIGHT / 2 + 12
        words = say("no-metrics", sheet.language)
        return parts[0] + text(area.x + area.width / 2, middle, words, regular(36, MUTED, "middle"))
    classes = {rating_class.letter: rating_class for rating_class in sheet.classes}
    half = area.width / 2
    for at, cell in enumerate(cells):
        row, column = divmod(at, 2)
        y = area.y + row * ROW_HEIGHT
        if row and not column:
            parts.append(rule(area.x, y, area.right, y, RULE))
        box = Box(area.x + column * (half + 24), y, half - 24, ROW_HEIGHT)
        parts.append(_cell(cell, classes, box, sheet.language))
    if len(cells) > 1:
        bottom = area.y + ROW_HEIGHT * (len(cells) // 2)
        parts.append(rule(area.x + half, area.y + 24, area.x + half, bottom - 24, RULE))
    return "".join(parts)


def figure(cell: LabelCell, language: str) -> tuple[str, str]:
    """The number and the (scaled) unit as they are written; an en dash and no unit when nothing was measured."""
    if cell.value is None:
        return say("missing", language), ""
    from efficiency_calculators.units import format_value

    spoken = known_language(language)
    try:
        shown, _, unit = format_value(cell.value, cell.unit, spoken).partition(" ")
    except UnknownUnitError:
        # A metric of a QA manager's own may have a unit nobody can scale; the value is still worth reading.
        return f"{format_value(cell.value, '1', spoken)}", clean(cell.unit)
    return shown, unit


def _cell(cell: LabelCell, classes: dict[str, LabelClass], box: Box, language: str) -> str:
    left = box.x + _ICON + 22
    parts = [draw_icon(cell.icon, Box(box.x, box.y + 26, _ICON, _ICON), BRAND if cell.value is not None else MUTED)]
    parts.append(_value(cell, Box(left, box.y + 70, box.right - _TAG - 14 - left, 0), language))
    parts.append(_tag(cell, classes, Box(box.right - _TAG, box.y + 20, _TAG, _TAG), language))
    y = box.y + 72
    for line in wrap(clean(cell.name), TextStyle(27), box.right - left, 2):
        y += 35
        parts.append(text(left, y, line, regular(27, INK)))
    origin = optional("origin", cell.origin or "", language) if cell.value is not None else ""
    if origin:
        parts.append(_origin(origin, cell.origin or "", Box(left, y + 14, 0, 0)))
    return "".join(parts)


def _value(cell: LabelCell, line: Box, language: str) -> str:
    shown, unit = figure(cell, language)
    size = 56.0
    needed = measure(shown, TextStyle(size, BOLD)) + 10 + measure(unit, TextStyle(size * 0.58))
    size *= min(1.0, line.width / needed)
    drawn = text(line.x, line.y, shown, bold(size, INK if cell.value is not None else MUTED))
    if unit:
        x = line.x + measure(shown, TextStyle(size, BOLD)) + size * 0.16
        drawn += text(x, line.y, unit, regular(size * 0.58, INK))
    return drawn


def _tag(cell: LabelCell, classes: dict[str, LabelClass], box: Box, language: str) -> str:
    middle = box.x + box.width / 2
    rating_class = classes.get(cell.rating_class or "")
    if rating_class:
        letter = bold(42, rating_class.text_colour, "middle")
        return rectangle(box, rating_class.colour, 10) + text(middle, box.y + 47, rating_class.letter, letter)
    # A value outside the method's weighting has no letter to miss.
    return (
        "" if cell.value is not None else text(middle, box.y + 46, say("missing", language), bold(40, MUTED, "middle"))
    )


def _origin(word: str, origin: str, place: Box) -> str:
    x, y = place.x + 9, place.y + 9
    marks = {
        "estimated": path(f"M{x - 9} {y}L{x} {y - 9}L{x + 9} {y}L{x} {y + 9}z", MUTED),
        "reported": f'<circle cx="{x}" cy="{y}" r="7" fill="none" stroke="{MUTED}" stroke-width="3"/>',
        "derived": path(f"M{x - 8} {y - 6}h16v4h-16zM{x - 8} {y + 3}h16v4h-16z", MUTED),
        "inherited": path(f"M{x - 8} {y + 7}L{x} {y - 8}L{x + 8} {y + 7}z", MUTED),
    }
    return marks.get(origin, "") + text(place.x + 28, place.y + 18, word, regular(25, MUTED))
