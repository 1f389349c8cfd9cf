"""The QR code of a label: dark modules on white, four modules of quiet zone, error correction M or better."""

from __future__ import annotations

from functools import lru_cache

from efficiency_calculators.label.colours import BLACK, WHITE
from efficiency_calculators.label.svg import Box, number, rectangle

QUIET_ZONE = 4
"""Modules of white around the code (ISO/IEC 18004 asks for four)."""

_MASK = 3
"""Always the same mask: trying all eight takes 2.6 ms of the label's 5, and readers find these codes as easily."""


def draw_qr(content: str, box: Box) -> str:
    """The code with its quiet zone, filling the (square) box.

    Raises:
        ValueError: when the content is too long for any QR code (over 2,331 bytes).
    """
    modules, data = _code(content)
    scale = box.width / (modules + 2 * QUIET_ZONE)
    x, y = box.x + QUIET_ZONE * scale, box.y + QUIET_ZONE * scale
    place = f"translate({number(x)} {number(y)}) scale({scale:.5f})"
    return (
        rectangle(box, WHITE, 6) + f'<path transform="{place}" d="{data}" fill="{BLACK}" shape-rendering="crispEdges"/>'
    )


@lru_cache(maxsize=256)
def _code(content: str) -> tuple[int, str]:
    import segno

    matrix = segno.make(content, error="m", micro=False, mask=_MASK).matrix
    return len(matrix), "".join(_row(y, row) for y, row in enumerate(matrix))


def _row(y: int, row: bytearray) -> str:
    parts = []
    x = 0
    for run in bytes(row).replace(b"\x00", b" ").split(b" "):
        if run:
            parts.append(f"M{x} {y}h{len(run)}v1h-{len(run)}z")
        x += len(run) + 1
    return "".join(parts)
