"""The energy label: what it says comes in as a record, the drawing comes out as SVG, PNG or PDF.

Pure: no clock, no network, nothing read but the fonts and texts packaged here."""

from __future__ import annotations

from efficiency_calculators.label.badge import draw_badge
from efficiency_calculators.label.colours import DEFAULT_CLASS_COLOURS, contrast_ratio, pick_text_colour
from efficiency_calculators.label.draw import description, draw_label, title
from efficiency_calculators.label.icons import ICON_NAMES
from efficiency_calculators.label.render import render_pdf, render_png
from efficiency_calculators.label.sheet import BadgeContent, LabelCell, LabelClass, LabelSheet
from efficiency_calculators.label.words import LANGUAGES, known_language, task_name

__all__ = [
    "DEFAULT_CLASS_COLOURS",
    "ICON_NAMES",
    "LANGUAGES",
    "BadgeContent",
    "LabelCell",
    "LabelClass",
    "LabelSheet",
    "contrast_ratio",
    "description",
    "draw_badge",
    "draw_label",
    "known_language",
    "pick_text_colour",
    "render_pdf",
    "render_png",
    "task_name",
    "title",
]
