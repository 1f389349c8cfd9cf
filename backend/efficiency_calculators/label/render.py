"""Turns a label's SVG into PNG and PDF."""

from __future__ import annotations

import json
import re
from html import unescape

from efficiency_calculators.label.engine import ENGINE, FAMILIES
from efficiency_calculators.label.measure import REGULAR
from efficiency_calculators.label.svg import OTHER_SCRIPT, SIDE_MARGIN
from efficiency_calculators.label.text import clean
from efficiency_calculators.label.words import known_language

NARROWEST_PX = 64
WIDEST_PX = 4096
POINTS_PER_INCH = 72
MM_PER_INCH = 25.4

_STYLE = re.compile(r"<style>.*?</style>", re.DOTALL)
_DESCRIPTION = re.compile(r"<desc[^>]*>(.*?)</desc>", re.DOTALL)
_SIZE = re.compile(r'<svg[^>]*? width="([0-9.]+)(mm|px|)" height="([0-9.]+)(mm|px|)" viewBox="0 0 ([0-9]+) ')
_OTHER_SCRIPT = re.compile(
    rf'<g class="{OTHER_SCRIPT}"><text x="([0-9.-]+)" y="([0-9.-]+)" font-size="([0-9.]+)"(?: font-weight="([0-9]+)")?'
    r'(?: text-anchor="(middle|end)")? fill="(#[0-9a-f]{6})"[^>]*>([^<]*)</text>.*?</g>'
)
# Outlined lines are set as text again, so that the PDF can be searched and read aloud; by typst itself, because its SVG
# reader falls back glyph by glyph and so tears letters that join or stack.
_PICTURE = (
    f"#let MARGIN = {SIDE_MARGIN}\n".encode()
    + b"""#let given = sys.inputs
#let unit = float(given.width) * 1pt / float(given.units)
#set page(width: float(given.width) * 1pt, height: float(given.height) * 1pt, margin: 0pt, fill: none)
#set text(font: json(bytes(given.families)), dir: ltr, top-edge: "baseline", bottom-edge: "baseline")
#place(top + left, image(bytes(given.svg), format: "svg", width: 100%, height: 100%, alt: given.alt))
#for line in json(bytes(given.lines)) {
  let words = text(size: line.size * unit, weight: line.weight, fill: rgb(line.fill), line.content)
  context {
    let wide = measure(words).width
    let room = (float(given.units) - MARGIN) * unit - line.x * unit
    let shown = box(width: wide, words)
    if line.anchor == "start" and wide > room { shown = scale(x: room / wide * 100%, reflow: true, shown) }
    let shift = (start: 0, middle: 0.5, end: 1).at(line.anchor)
    place(top + left, dx: line.x * unit - measure(shown).width * shift, dy: line.y * unit, shown)
  }
}
"""
)
_DOCUMENT = (
    b"#set document(title: sys.inputs.title, author: sys.inputs.author, description: sys.inputs.alt, date: none)\n"
    b"#set text(lang: sys.inputs.language)\n"
) + _PICTURE


def render_png(svg: str, width_px: int) -> bytes:
    """The drawing as PNG, so many pixels wide, its height following; transparent where nothing is drawn.

    Args:
        svg: a drawing made by this package.
        width_px: from 64 to 4096.

    Raises:
        ValueError: when the width is out of range, or the text is not one of this package's drawings.
    """
    if not NARROWEST_PX <= width_px <= WIDEST_PX:
        raise ValueError(f"width_px is {width_px}, not between {NARROWEST_PX} and {WIDEST_PX}")
    inputs = _inputs(svg)
    pixels_per_inch = width_px / float(inputs["width"]) * POINTS_PER_INCH
    return ENGINE.compile(_PICTURE, inputs, format="png", ppi=pixels_per_inch)


def render_pdf(svg: str, title: str, author: str, language: str) -> bytes:
    """The drawing as a one-page PDF of its own size, with text layer, tags, metadata and description.

    It conforms to PDF/UA-1 unless the model's name holds a character that none of the fonts has.
    The same arguments always give the same bytes: no moment of writing is recorded.

    Raises:
        ValueError: when the text is not one of this package's drawings.
    """
    inputs = _inputs(svg) | {"title": clean(title), "author": clean(author), "language": known_language(language)}
    import typst

    try:
        return ENGINE.compile(_DOCUMENT, inputs, format="pdf", timestamp=0, pdf_standards="ua-1")
    except typst.TypstError:
        # The standard refuses characters that no font here can show; such a name still gets its label.
        return ENGINE.compile(_DOCUMENT, inputs, format="pdf", timestamp=0)


def _inputs(svg: str) -> dict[str, str]:
    size = _SIZE.search(svg)
    if not size:
        raise ValueError("The drawing does not say its size.")
    description = _DESCRIPTION.search(svg)
    return {
        # The embedded letters are for browsers; the same font is read from its file here.
        "svg": _OTHER_SCRIPT.sub("", _STYLE.sub("", svg, count=1)),
        "lines": json.dumps([_line(found) for found in _OTHER_SCRIPT.finditer(svg)]),
        "families": json.dumps(FAMILIES),
        "alt": unescape(description.group(1)) if description else "",
        "width": str(_points(size.group(1), size.group(2))),
        "height": str(_points(size.group(3), size.group(4))),
        "units": size.group(5),
    }


def _line(found: re.Match[str]) -> dict[str, object]:
    x, y, size, weight, anchor, fill, content = found.groups()
    return {
        "x": float(x),
        "y": float(y),
        "size": float(size),
        "weight": int(weight or REGULAR),
        "anchor": anchor or "start",
        "fill": fill,
        "content": unescape(content),
    }


def _points(length: str, unit: str) -> float:
    return float(length) * (POINTS_PER_INCH / MM_PER_INCH if unit == "mm" else 0.75)
