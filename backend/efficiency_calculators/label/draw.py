"""Draws the energy label of an evaluation: a portrait sheet of 96 x 192 mm, as one self-contained SVG."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from efficiency_calculators.label.cells import cells_height, draw_cells, figure
from efficiency_calculators.label.colours import BRAND, PAPER
from efficiency_calculators.label.footer import HEIGHT as FOOTER_HEIGHT
from efficiency_calculators.label.footer import draw_footer
from efficiency_calculators.label.header import draw_banner, draw_identity
from efficiency_calculators.label.scale import draw_scale
from efficiency_calculators.label.sheet import LabelCell, LabelSheet
from efficiency_calculators.label.svg import FAMILY, SHEET_WIDTH, Box, rectangle
from efficiency_calculators.label.text import clean, escape
from efficiency_calculators.label.words import known_language, optional, percentage, say

WIDTH_MM = 96
HEIGHT_MM = 192
SHEET_HEIGHT = 1920

_FONTS = Path(__file__).resolve().parent / "fonts" / "embedded.css"
_FRAME = Box(10, 10, SHEET_WIDTH - 20, SHEET_HEIGHT - 20)


def draw_label(sheet: LabelSheet) -> str:
    """The label as SVG: drawn from the sheet alone, so the same sheet always gives the same bytes.

    The model's name, its author, the task and the metrics' names are untrusted: they are cleaned, fitted and
    escaped. Nothing outside the file is referred to; the letters of the label's own languages are embedded.

    Args:
        sheet: what the label says. ``compound_class``, when given, is one of ``classes``.

    Returns:
        A well-formed XML document without declaration, 96 mm wide and 192 mm high.

    Raises:
        ValueError: when ``compound_class`` is not among the classes, or ``page_url`` fits no QR code.
    """
    banner, end_of_banner = draw_banner(sheet, _FRAME)
    identity, end_of_identity = draw_identity(sheet, _FRAME, end_of_banner)
    left, width = _FRAME.x + 36, _FRAME.width - 72
    top_of_cells = _FRAME.bottom - FOOTER_HEIGHT - cells_height(len(sheet.cells)) - 6
    scale = draw_scale(sheet, Box(left, end_of_identity + 30, width, top_of_cells - end_of_identity - 60))
    cells = draw_cells(sheet, Box(left, top_of_cells, width, cells_height(len(sheet.cells))))
    footer = draw_footer(sheet, _FRAME)
    body = banner + identity + scale + cells + footer + _outline()
    return _document(sheet, rectangle(_FRAME, PAPER, 26) + body)


@cache
def _style() -> str:
    return f"<style>{_FONTS.read_text(encoding='ascii').strip()}</style>"


def _outline() -> str:
    place = f'x="{_FRAME.x}" y="{_FRAME.y}" width="{_FRAME.width}" height="{_FRAME.height}"'
    return f'<rect {place} rx="26" fill="none" stroke="{BRAND}" stroke-width="6"/>'


def _document(sheet: LabelSheet, body: str) -> str:
    language = known_language(sheet.language)
    size = f'width="{WIDTH_MM}mm" height="{HEIGHT_MM}mm" viewBox="0 0 {SHEET_WIDTH} {SHEET_HEIGHT}"'
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" {size} role="img" lang="{language}" xml:lang="{language}">'
        f'<title lang="{language}">{escape(title(sheet))}</title>'
        f'<desc lang="{language}">{escape(description(sheet))}</desc>'
        f'{_style()}<g font-family="{FAMILY}" font-kerning="none">{body}</g></svg>'
    )


def title(sheet: LabelSheet) -> str:
    """One line that names the model and its class, for screen readers and file properties."""
    key = "title" if sheet.compound_class else "title.not-rated"
    name = clean(sheet.model_name) or say("unnamed", sheet.language)
    phase = (optional("phase", sheet.phase, sheet.language) or clean(sheet.phase)).lower()
    return say(key, sheet.language, model=name, letter=sheet.compound_class or "", phase=phase)


def description(sheet: LabelSheet) -> str:
    """Everything the label shows, in sentences."""
    sentences = []
    if sheet.classes:
        best, worst = sheet.classes[0].letter, sheet.classes[-1].letter
        sentences.append(say("description.scale", sheet.language, best=best, worst=worst))
    sentences += [_in_words(cell, sheet.language) for cell in sheet.cells]
    share = percentage(sheet.coverage, sheet.language)
    sentences.append(say("description.coverage", sheet.language, share=share))
    sentences.append(say("verified" if sheet.verified else "self-declared", sheet.language) + ".")
    return " ".join(sentences)


def _in_words(cell: LabelCell, language: str) -> str:
    name = clean(cell.name)
    if cell.value is None:
        return say("description.metric-missing", language, name=name)
    value = " ".join(figure(cell, language)).strip()
    key = "description.metric" if cell.rating_class else "description.metric-unrated"
    return say(key, language, name=name, value=value, letter=clean(cell.rating_class or ""))
