"""Where the YAML of a card is: between two lines of dashes at its top, or the whole file."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from connectors.errors import UnreadableFileError
from connectors.file_readers.json_text import looks_like_json, parse_json
from connectors.file_readers.yaml_text import parse_yaml

EMISSIONS_KEY = "co2_eq_emissions"
_FENCE = re.compile(r"^---[ \t]*\r?$", re.MULTILINE)
_KEY_LINE = re.compile(rf"^[\"']?{EMISSIONS_KEY}[\"']?[ \t]*:", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Card:
    """The data of a card, the text below it, and the line of the emissions (from 1), if they are there."""

    data: dict[str, Any]
    body: str
    emissions_line: int | None


def has_front_matter(text: str) -> bool:
    """Say whether a text opens with a line of three dashes."""
    return _FENCE.match(text.lstrip("\ufeff \t\r\n")) is not None


def names_emissions(text: str) -> bool:
    """Say whether a line of the text sets the emissions."""
    return _KEY_LINE.search(text) is not None


def read_card(text: str) -> Card:
    """Split a card and read its YAML (JSON as the Hub's API gives it is read, too).

    Raises:
        UnreadableFileError: what YAML or JSON refuse, or ``malformed-yaml`` when it is no mapping.
    """
    if looks_like_json(text):
        document = parse_json(text)
        inner = document.get("cardData") if isinstance(document, dict) else None
        return Card(_mapping(inner if isinstance(inner, dict) else document), "", None)
    yaml_text, body, first_line = _split(text)
    key = _KEY_LINE.search(yaml_text)
    line = first_line + yaml_text.count("\n", 0, key.start()) if key else None
    return Card(_mapping(parse_yaml(yaml_text, first_line)), body, line)


def _split(text: str) -> tuple[str, str, int]:
    opening = _FENCE.search(text)
    if opening is None or text[: opening.start()].strip("\ufeff \t\r\n"):
        return text, "", 1
    closing = _FENCE.search(text, opening.end())
    end = closing.start() if closing else len(text)
    body = text[closing.end() :] if closing else ""
    start = opening.end() + 1
    return text[start:end], body, text.count("\n", 0, start) + 1


def _mapping(document: Any) -> dict[str, Any]:
    if not isinstance(document, dict):
        raise UnreadableFileError("The YAML of the card is not a list of keys and values.", code="malformed-yaml")
    return {key: value for key, value in document.items() if isinstance(key, str)}
