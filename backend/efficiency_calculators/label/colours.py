"""The colours of the label, and the contrast (WCAG 2.2, 1.4.3) between text and what it stands on."""

from __future__ import annotations

INK = "#16211f"
MUTED = "#4d5a58"
RULE = "#c9d3d1"
PAPER = "#ffffff"
PANEL = "#eef3f2"
BRAND = "#0d4f4e"
BRAND_LIGHT = "#8fd6cf"
POINTER = "#000000"
NOT_RATED = "#59636e"
IDLE = "#d8dee0"
BLACK = "#000000"
WHITE = "#ffffff"

DEFAULT_CLASS_COLOURS: dict[str, str] = {
    "A": "#639b30",
    "B": "#b8ac2b",
    "C": "#f8b830",
    "D": "#ef7d29",
    "E": "#e52421",
}


def relative_luminance(colour: str) -> float:
    """Relative luminance (0 black .. 1 white) of a ``#rrggbb`` colour, as WCAG 2.2 defines it.

    Raises:
        ValueError: when the colour is not written as ``#rrggbb``.
    """
    if len(colour) != 7 or not colour.startswith("#"):
        raise ValueError(f"{colour!r} is not a colour of the form #rrggbb")
    channels = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast_ratio(first: str, second: str) -> float:
    """Contrast of two ``#rrggbb`` colours, from 1 (the same) to 21 (black on white)."""
    lighter, darker = sorted((relative_luminance(first), relative_luminance(second)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def pick_text_colour(colour: str) -> str:
    """Black or white, whichever is read better on the colour; the better one always reaches AA (4.5)."""
    return max((BLACK, WHITE), key=lambda text: contrast_ratio(text, colour))
