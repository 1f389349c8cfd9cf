"""Turns a label's SVG into PNG and PDF with typst, which needs no system library and no system font.

One warm compiler serves the process, behind a lock: loading the fonts is what costs time, and a compiler's files
may not change while it works. The fonts are those that ship beside this module, so that the picture is the same
on every machine. The drawing is passed as data; the compiler refuses to read any file but the fonts.
"""

from __future__ import annotations

import json
import re
from html import unescape
from pathlib import Path
from tempfile import mkdtemp
from threading import Lock
from typing import TYPE_CHECKING

from efficiency_calculators.label.measure import REGULAR
from efficiency_calculators.label.svg import OTHER_SCRIPT

if TYPE_CHECKING:
    from typst import Compiler

NARROWEST_PX = 64
WIDEST_PX = 4096
POINTS_PER_INCH = 72
MM_PER_INCH = 25.4

_FONTS = Path(__file__).resolve().parent / "fonts"
_STYLE = re.compile(r"<style>.*?</style>", re.DOTALL)
_DESCRIPTION = re.compile(r"<desc[^>]*>(.*?)</desc>", re.DOTALL)
_SIZE = re.compile(r'<svg[^>]*? width="([0-9.]+)(mm|px|)" height="([0-9.]+)(mm|px|)" viewBox="0 0 ([0-9]+) ')
_OTHER_SCRIPT = re.compile(
    rf'<text class="{OTHER_SCRIPT}" x="([0-9.-]+)" y="([0-9.-]+)" font-size="([0-9.]+)"(?: font-weight="([0-9]+)")?'
    r'(?: text-anchor="(middle|end)")? fill="(#[0-9a-f]{6})">([^<]*)</text>'
)
_FAMILIES = (
    *("Open Sans", "Noto Sans Arabic", "Noto Sans Devanagari", "Noto Sans Bengali", "Noto Sans Tamil", "Noto Sans Thai"),
    *("Noto Sans Georgian", "Noto Sans Armenian", "Noto Sans CJK SC", "Noto Emoji"),
)
# Lines in scripts that need fallback fonts are set by typst itself: inside a drawing, its SVG reader replaces glyph by
# glyph and so tears letters that join or stack. A line still too wide is condensed to what is left of the sheet.
_PICTURE = b"""#let given = sys.inputs
#let unit = float(given.width) * 1pt / float(given.units)
#set page(width: float(given.width) * 1pt, height: float(given.height) * 1pt, margin: 0pt, fill: none)
#set text(font: json(bytes(given.families)), dir: ltr, top-edge: "baseline", bottom-edge: "baseline")
#place(top + left, image(bytes(given.svg), format: "svg", width: 100%, height: 100%, alt: given.alt))
#for line in json(bytes(given.lines)) {
  let words = text(size: line.size * unit, weight: line.weight, fill: rgb(line.fill), line.content)
  context {
    let wide = measure(words).width
    let room = (float(given.units) - 46) * unit - line.x * unit
    let shown = if line.anchor == "start" and wide > room { scale(x: room / wide * 100%, reflow: true, words) } else { words }
    let shift = (start: 0, middle: 0.5, end: 1).at(line.anchor)
    place(top + left, dx: line.x * unit - measure(shown).width * shift, dy: line.y * unit, shown)
  }
}
"""
_DOCUMENT = (
    b"#set document(title: sys.inputs.title, author: sys.inputs.author, description: sys.inputs.alt, date: none)\n"
    b"#set text(lang: sys.inputs.language)\n"
) + _PICTURE


class _Engine:
    """The compiler of this process, made at the first use."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._compiler: Compiler | None = None

    def compile(self, source: bytes, inputs: dict[str, str], **options: object) -> bytes:
        with self._lock:
            if self._compiler is None:
                self._compiler = self._start()
            result = self._compiler.compile(source, sys_inputs=inputs, **options)  # type: ignore[call-overload]
        if not isinstance(result, bytes):
            raise RuntimeError("The label did not fit on one page.")
        return result

    @staticmethod
    def _start() -> Compiler:
        import typst

        fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[_FONTS])
        # An empty folder as root: whatever a drawing may refer to, there is nothing to be found.
        return typst.Compiler(root=mkdtemp(prefix="gaissalabel-"), font_paths=fonts)


_ENGINE = _Engine()


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
    return _ENGINE.compile(_PICTURE, inputs, format="png", ppi=pixels_per_inch)


def render_pdf(svg: str, title: str, author: str, language: str) -> bytes:
    """The drawing as a one-page PDF/UA of the drawing's own size, with text layer, metadata and description.

    The same arguments always give the same bytes: no moment of writing is recorded.

    Raises:
        ValueError: when the text is not one of this package's drawings.
    """
    inputs = _inputs(svg) | {"title": title, "author": author, "language": language}
    return _ENGINE.compile(_DOCUMENT, inputs, format="pdf", timestamp=0, pdf_standards="ua-1")


def _inputs(svg: str) -> dict[str, str]:
    size = _SIZE.search(svg)
    if not size:
        raise ValueError("The drawing does not say its size.")
    description = _DESCRIPTION.search(svg)
    return {
        # The embedded letters are for browsers; the same font is read from its file here.
        "svg": _OTHER_SCRIPT.sub("", _STYLE.sub("", svg, count=1)),
        "lines": json.dumps([_line(found) for found in _OTHER_SCRIPT.finditer(svg)]),
        "families": json.dumps(_FAMILIES),
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
