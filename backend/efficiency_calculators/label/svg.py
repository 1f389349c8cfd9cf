"""The few SVG elements the label is made of, written as text. Lengths are in units of 0.1 mm."""

from __future__ import annotations

from dataclasses import dataclass

from efficiency_calculators.label.measure import BOLD, REGULAR, TextStyle, embedded
from efficiency_calculators.label.outline import outline
from efficiency_calculators.label.text import escape

FAMILY = "GAISSALabel,'Open Sans','Noto Sans',sans-serif"
OTHER_SCRIPT = "other-script"
SHEET_WIDTH = 960
SIDE_MARGIN = 46


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle: left, top, width, height."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """Its right edge."""
        return self.x + self.width

    @property
    def bottom(self) -> float:
        """Its lower edge."""
        return self.y + self.height


@dataclass(frozen=True, slots=True)
class Ink:
    """How a text is drawn: style, colour and the point of it that lies at x (start, middle, end)."""

    style: TextStyle
    colour: str
    anchor: str = "start"


def number(value: float) -> str:
    """A coordinate with at most two decimals, without a trailing zero: 12, 12.5, 12.25."""
    return f"{value:.2f}".rstrip("0").rstrip(".")


def text(x: float, y: float, content: str, ink: Ink) -> str:
    """A line of text with its baseline at y. Each line is a bidirectional paragraph of its own.

    Where the embedded letters do not suffice, the line is drawn as outlines and the text lies on it unseen, to be
    selected, searched and read aloud.
    """
    weight = "" if ink.style.weight == REGULAR else f' font-weight="{ink.style.weight}"'
    anchor = "" if ink.anchor == "start" else f' text-anchor="{ink.anchor}"'
    place = f'x="{number(x)}" y="{number(y)}" font-size="{number(ink.style.size)}"{weight}{anchor}'
    if embedded(content):
        return f'<text {place} fill="{ink.colour}">{escape(content)}</text>'
    width, shapes = _outlined(x, y, content, ink)
    unseen = f'fill="{ink.colour}" fill-opacity="0" textLength="{number(width)}" lengthAdjust="spacingAndGlyphs"'
    return f'<g class="{OTHER_SCRIPT}"><text {place} {unseen}>{escape(content)}</text>{shapes}</g>'


def _outlined(x: float, y: float, content: str, ink: Ink) -> tuple[float, str]:
    drawn = outline(content, ink.style.weight)
    width = drawn.width * ink.style.size
    # A line a little wider than it was reckoned to be is condensed to what is left of the sheet.
    room = SHEET_WIDTH - SIDE_MARGIN - x
    condensed = min(1.0, room / width) if ink.anchor == "start" and width else 1.0
    left = x - width * {"start": 0.0, "middle": 0.5, "end": 1.0}[ink.anchor]
    scale = f"scale({ink.style.size * condensed / drawn.units:.5f} {ink.style.size / drawn.units:.5f})"
    place = f"translate({number(left)} {number(y)}) {scale}"
    shapes = (
        f'<path transform="{place} {transform}" d="{data}" fill="{ink.colour}"/>' for transform, data in drawn.glyphs
    )
    return width * condensed, "".join(shapes)


def rectangle(box: Box, fill: str, radius: float = 0) -> str:
    """A filled rectangle."""
    corner = f' rx="{number(radius)}"' if radius else ""
    place = f'x="{number(box.x)}" y="{number(box.y)}" width="{number(box.width)}" height="{number(box.height)}"'
    return f'<rect {place}{corner} fill="{fill}"/>'


def path(data: str, fill: str) -> str:
    """A filled path."""
    return f'<path d="{data}" fill="{fill}"/>'


def rule(x1: float, y1: float, x2: float, y2: float, colour: str) -> str:
    """A thin line."""
    ends = f'x1="{number(x1)}" y1="{number(y1)}" x2="{number(x2)}" y2="{number(y2)}"'
    return f'<line {ends} stroke="{colour}" stroke-width="2"/>'


def bold(size: float, colour: str, anchor: str = "start") -> Ink:
    """Bold ink."""
    return Ink(TextStyle(size, BOLD), colour, anchor)


def regular(size: float, colour: str, anchor: str = "start") -> Ink:
    """Regular ink."""
    return Ink(TextStyle(size, REGULAR), colour, anchor)
