"""The upper part of the label: word mark and QR code, then whose model it is, which one, and what for."""

from __future__ import annotations

from efficiency_calculators.label.colours import BRAND, BRAND_LIGHT, INK, MUTED, RULE, WHITE
from efficiency_calculators.label.measure import BOLD, TextStyle, in_own_font, measure, shrunk, wrap
from efficiency_calculators.label.qr import draw_qr
from efficiency_calculators.label.sheet import LabelSheet
from efficiency_calculators.label.svg import (
    SHEET_WIDTH,
    SIDE_MARGIN,
    Box,
    Ink,
    bold,
    number,
    path,
    rectangle,
    regular,
    rule,
    text,
)
from efficiency_calculators.label.text import clean
from efficiency_calculators.label.words import optional, say, task_name

QR_SIDE = 250
"""25 mm, the size at which the code has to be readable in print."""

_NAME_STEPS = ((64, 1), (56, 1), (50, 1), (50, 2), (44, 2))
_LEAF = "M2 46C2 20 20 3 54 2c1 32-14 52-38 52-5 0-9-2-11-5C10 34 20 25 34 20 21 22 9 31 2 46z"


def draw_banner(sheet: LabelSheet, frame: Box) -> tuple[str, float]:
    """The dark band with the word mark and the QR code; returns it and the y where it ends."""
    height = QR_SIDE + 36
    radius = 26
    left, right, top, bottom = frame.x, frame.right, frame.y, frame.y + height
    band = (
        f"M{number(left)} {number(bottom)}V{number(top + radius)}a{radius} {radius} 0 0 1 {radius} -{radius}"
        f"H{number(right - radius)}a{radius} {radius} 0 0 1 {radius} {radius}V{number(bottom)}z"
    )
    code = draw_qr(sheet.page_url, Box(right - QR_SIDE - 18, top + 18, QR_SIDE, QR_SIDE))
    leaf = f'<g transform="translate({number(left + 36)} {number(top + 36)})">{path(_LEAF, BRAND_LIGHT)}</g>'
    mark = text(left + 104, top + 90, "GAISSALabel", bold(68, WHITE))
    room = right - QR_SIDE - 60 - (left + 36)
    subject = say("energy-label", sheet.language)
    words = text(left + 36, top + 156, subject, Ink(shrunk(subject, TextStyle(36), room), WHITE))
    return path(band, BRAND) + leaf + mark + words + _phase(sheet, left + 36, top + 186) + code, bottom


def _phase(sheet: LabelSheet, x: float, y: float) -> str:
    name = optional("phase", sheet.phase, sheet.language) or clean(sheet.phase)
    style = TextStyle(36, BOLD)
    chip = Box(x, y, measure(name, style) + 56, 62)
    return rectangle(chip, BRAND_LIGHT, 31) + text(x + 28, y + 44, name, bold(36, BRAND))


def model_lines(sheet: LabelSheet, width: float) -> tuple[TextStyle, tuple[str, ...]]:
    """The model's name in the largest size at which it fits, on one line if it can, else on two."""
    name = clean(sheet.model_name) or say("unnamed", sheet.language)
    for size, most_lines in _NAME_STEPS:
        style = TextStyle(size, BOLD)
        lines = wrap(name, style, width, most_lines)
        if "".join("".join(lines).split()) == "".join(name.split()):
            break
    return style, lines


def draw_identity(sheet: LabelSheet, frame: Box, top: float) -> tuple[str, float]:
    """Author, model, phase and task between the band and the scale; returns them and the y where they end."""
    left = float(SIDE_MARGIN)
    width = SHEET_WIDTH - 2 * SIDE_MARGIN
    parts = []
    y = top + 18.0
    author = wrap(clean(sheet.author), TextStyle(34), width)
    if author:
        y += 38
        parts.append(text(left, y, author[0], regular(34, MUTED)))
    style, lines = model_lines(sheet, width)
    for row, line in enumerate(lines):
        # Scripts with marks above their letters stand higher than Latin capitals.
        y += style.size * (1.16 if row == 0 else 1.22) + (0 if in_own_font(line) else 8)
        parts.append(text(left, y, line, bold(style.size, INK)))
    task = wrap(clean(task_name(sheet.task, sheet.language)), TextStyle(36), width)
    if task:
        y += 56
        parts.append(text(left, y, task[0], regular(36, INK)))
    y += 32
    parts.append(rule(left, y, left + width, y, RULE))
    return "".join(parts), y
