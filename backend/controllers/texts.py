"""Texts by language, as the reference data keeps them."""

from __future__ import annotations

from collections.abc import Mapping

LANGUAGES = ("en", "ca", "es")


def localised(texts: Mapping[str, str] | None, language: str) -> str:
    """The text in that language, in English where it is missing, or an empty string."""
    if not texts:
        return ""
    return texts.get(language) or texts.get("en") or next(iter(texts.values()), "")
