"""Text as outlines, for scripts whose fonts are too large to embed: shaped by typst with the fonts that ship here."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from functools import lru_cache
from xml.etree import ElementTree

from efficiency_calculators.label.engine import ENGINE, FAMILIES

UNITS_PER_EM = 100
_SVG = "{http://www.w3.org/2000/svg}"
_LINK = "{http://www.w3.org/1999/xlink}href"
_DECIMALS = re.compile(r"-?[0-9]+\.[0-9]+")
_LINE = f"""#set page(width: auto, height: auto, margin: 0pt, fill: none)
#set text(font: json(bytes(sys.inputs.families)), dir: ltr, top-edge: "baseline", bottom-edge: "baseline")
#text(size: {UNITS_PER_EM}pt, weight: int(sys.inputs.weight), sys.inputs.content)
""".encode()


@dataclass(frozen=True, slots=True)
class Outline:
    """A line of text as shapes, its baseline's start at the origin.

    ``width`` is in em; ``glyphs`` are (transform, path) in ``units`` per em.
    """

    width: float
    units: int
    glyphs: tuple[tuple[str, str], ...]


@lru_cache(maxsize=512)
def outline(content: str, weight: int) -> Outline:
    """The outline of one line of text in the weight (400 or 700); glyphs no font has are left out or drawn as boxes."""
    inputs = {"families": json.dumps(FAMILIES), "weight": str(weight), "content": content}
    # The typesetter's own output, not the text: parsed without fear of what the text may hold.
    root = ElementTree.fromstring(ENGINE.compile(_LINE, inputs, format="svg"))  # noqa: S314
    shapes = {symbol.get("id", ""): symbol.findall(f"{_SVG}path") for symbol in root.iter(f"{_SVG}symbol")}
    width = float(root.get("viewBox", "0 0 0 0").split()[2]) / UNITS_PER_EM
    return Outline(width, UNITS_PER_EM, tuple(_glyphs(root, "", shapes)))


def _glyphs(
    node: ElementTree.Element, outer: str, shapes: dict[str, list[ElementTree.Element]]
) -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    for child in node:
        transform = f"{outer} {child.get('transform', '')}".strip()
        if child.tag == f"{_SVG}use":
            place = f"{transform} translate({_short(child.get('x', '0'))} {_short(child.get('y', '0'))})"
            symbol = shapes.get(child.get(_LINK, "").removeprefix("#"), [])
            found += [(place, _short(path.get("d", ""))) for path in symbol if path.get("d")]
        elif child.tag == f"{_SVG}path" and child.get("d"):
            found.append((transform, _short(child.get("d", ""))))
        elif child.tag == f"{_SVG}g":
            found += _glyphs(child, transform, shapes)
    return found


def _short(numbers: str) -> str:
    """Numbers to a tenth of a unit: a thousandth of the font size."""
    return _DECIMALS.sub(lambda found: f"{float(found.group()):.1f}".rstrip("0").rstrip("."), numbers).strip()
