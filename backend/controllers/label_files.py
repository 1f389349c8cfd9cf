"""Label files: SVG, PNG, PDF and badge, drawn once and kept under an entity tag that changes with the content."""

from __future__ import annotations

from dataclasses import dataclass

from django.core.cache import caches

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


def label_file(stored: StoredEvaluation, file_format: str, request: LabelRequest) -> LabelFile:
    """The label as ``svg``, ``png`` (``request.width`` pixels wide) or ``pdf`` (always 96 x 192 mm)."""
    key = f"label:{entity_tag(stored, file_format, request)}"
    cache = caches["labels"]
    content = cache.get(key)
    if content is None:
        content = _render(sheet_of(stored, request), file_format, request)
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


def preview_label_file(preview: Preview, file_format: str, request: LabelRequest) -> bytes:
    """The label of an evaluation that is not stored, in one of the formats of ``label_file``."""
    return _render(sheet_of_preview(preview, request), file_format, request)


def _render(sheet: LabelSheet, file_format: str, request: LabelRequest) -> bytes:
    svg = draw_label(sheet)
    if file_format == "png":
        return render_png(svg, request.width or DEFAULT_WIDTH)
    if file_format == "pdf":
        return render_pdf(svg, title(sheet), sheet.author, sheet.language)
    return svg.encode()
