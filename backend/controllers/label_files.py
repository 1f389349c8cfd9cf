"""Label files: SVG, PNG, PDF and badge, drawn once and kept under an entity tag that changes with the content."""

from __future__ import annotations

from dataclasses import dataclass

from django.core.cache import cache

from controllers.evaluations import Preview, StoredEvaluation
from controllers.labels import LabelRequest, entity_tag, sheet_of, sheet_of_preview
from efficiency_calculators.label import (
    BadgeContent,
    LabelClass,
    LabelSheet,
    draw_badge,
    draw_label,
    render_pdf,
    render_png,
    title,
)

CACHE_SECONDS = 24 * 3600
DEFAULT_WIDTH, SMALLEST_WIDTH, LARGEST_WIDTH = 600, 120, 2400
MEDIA_TYPES = {"svg": "image/svg+xml; charset=utf-8", "png": "image/png", "pdf": "application/pdf"}


@dataclass(frozen=True, slots=True)
class LabelFile:
    """A file to send."""

    content: bytes
    media_type: str
    file_name: str


def label_tag(stored: StoredEvaluation, file_format: str, request: LabelRequest, width: int | None = None) -> str:
    """The entity tag of a label file; costs no drawing."""
    return entity_tag(stored, f"{file_format}|{request.language}|{request.page_url}|{width}")


def label_file(
    stored: StoredEvaluation, file_format: str, request: LabelRequest, width: int | None = None
) -> LabelFile:
    """The label as ``svg``, ``png`` (``width`` pixels wide) or ``pdf`` (always 96 x 192 mm)."""
    key = f"label:{label_tag(stored, file_format, request, width)}"
    content = cache.get(key)
    if content is None:
        content = _draw(stored, file_format, request, width)
        cache.set(key, content, CACHE_SECONDS)
    name = f"gaissalabel-{stored.evaluation.uuid}.{file_format}"
    return LabelFile(content, MEDIA_TYPES[file_format], name)


def badge_file(stored: StoredEvaluation, language: str) -> LabelFile:
    """The flat badge for a README."""
    letter = stored.rating.compound_class_id
    found = next((item for item in stored.method.classes if item.letter == letter), None)
    rating_class = LabelClass(found.letter, found.colour, found.text_colour) if found else None
    svg = draw_badge(BadgeContent(rating_class, language))
    return LabelFile(svg.encode(), MEDIA_TYPES["svg"], f"badge-{stored.evaluation.uuid}.svg")


def draw_preview(preview: Preview, request: LabelRequest, *, name: str, author: str) -> str:
    """The SVG of an evaluation that is not stored."""
    return draw_label(sheet_of_preview(preview, request, name=name, author=author))


def draw_preview_file(
    preview: Preview, file_format: str, request: LabelRequest, *, name: str, author: str, width: int | None = None
) -> bytes:
    """The label file of an evaluation that is not stored."""
    return _render(sheet_of_preview(preview, request, name=name, author=author), file_format, width)


def _draw(stored: StoredEvaluation, file_format: str, request: LabelRequest, width: int | None) -> bytes:
    return _render(sheet_of(stored, request), file_format, width)


def _render(sheet: LabelSheet, file_format: str, width: int | None) -> bytes:
    svg = draw_label(sheet)
    if file_format == "png":
        return render_png(svg, width or DEFAULT_WIDTH)
    if file_format == "pdf":
        return render_pdf(svg, title(sheet), sheet.author, sheet.language)
    return svg.encode()
