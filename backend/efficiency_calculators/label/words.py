"""The label's own words, in every language it is drawn in, read from ``locales/``."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

LANGUAGES = ("en", "ca", "es")
DEFAULT_LANGUAGE = "en"
_FOLDER = Path(__file__).resolve().parent / "locales"


@cache
def _texts(language: str) -> dict[str, str]:
    texts: dict[str, str] = json.loads((_FOLDER / f"{language}.json").read_text(encoding="utf-8"))
    return texts


def known_language(language: str) -> str:
    """The language a label is drawn in when this one (``ca``, ``ca-ES``, ``fr`` …) is asked for."""
    primary = language.replace("_", "-").split("-")[0].lower()
    return primary if primary in LANGUAGES else DEFAULT_LANGUAGE


def say(key: str, language: str, **values: object) -> str:
    """The text of a key, with its placeholders filled in.

    Raises:
        KeyError: when the label has no such text.
    """
    return _texts(known_language(language))[key].format(**values)


def task_name(task: str, language: str) -> str:
    """The readable name of a pipeline tag; a tag nobody has translated is made readable, not hidden."""
    known = _texts(known_language(language)).get(f"task.{task}")
    if known:
        return known
    spaced = task.replace("-", " ").replace("_", " ").strip()
    return spaced[:1].upper() + spaced[1:]


def optional(prefix: str, name: str, language: str) -> str:
    """The text of ``prefix.name``, or "" when the label has no word for it (say, for the origin ``measured``)."""
    return _texts(known_language(language)).get(f"{prefix}.{name}", "")


def percentage(share: float, language: str) -> str:
    """A share as a whole percentage, rounded half up and written as the language writes it: 85%, 85 %."""
    whole = int(share * 100 + 0.5)
    return say("percentage", language, whole=whole)
