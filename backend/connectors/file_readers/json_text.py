"""JSON, read with limits: nesting, numbers of any length, and NaN do no harm."""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Mapping, Sized
from typing import Any

from connectors.errors import UnreadableFileError

from .table import MAXIMUM_ROWS

MAXIMUM_NESTING = 20
_MAXIMUM_DIGITS = 300


def looks_like_json(text: str) -> bool:
    """Say whether a text starts like a JSON object or list."""
    return text.lstrip()[:1] in {"{", "["}


def mentions(text: str, names: Iterable[str]) -> bool:
    """Say whether a JSON text holds each of these names in quotes, wherever that is; cheap even for 10 MB."""
    return all(f'"{name}"' in text for name in names)


def parse_json(text: str) -> Any:
    """Return what a JSON text holds. Integers too long for a number become infinite, so that they are refused later.

    Raises:
        UnreadableFileError: ``malformed-json`` (with line) or ``nested-too-deeply``.
    """
    try:
        document = json.loads(text, parse_int=_integer)
    except RecursionError:
        raise _too_deep() from None
    except json.JSONDecodeError as error:
        raise UnreadableFileError(
            f"The file is not well-formed JSON: {error.msg} in line {error.lineno}, character {error.colno}.",
            code="malformed-json",
            line=error.lineno,
        ) from error
    check_nesting(document)
    return document


def check_length(items: Sized) -> None:
    """Refuse lists longer than a table may be.

    Raises:
        UnreadableFileError: ``too-many-rows``.
    """
    if len(items) > MAXIMUM_ROWS:
        raise UnreadableFileError(
            f"The file has a list of more than {MAXIMUM_ROWS:,} entries; send it in parts.", code="too-many-rows"
        )


def check_nesting(document: object) -> None:
    """Refuse documents nested deeper than anything a tool writes.

    Raises:
        UnreadableFileError: ``nested-too-deeply``.
    """
    level: list[object] = [document]
    for _ in range(MAXIMUM_NESTING + 1):
        level = [item for parent in level for item in _containers(parent)]
        if not level:
            return
    raise _too_deep()


def _containers(parent: object) -> Iterable[object]:
    if isinstance(parent, Mapping):
        return (item for item in parent.values() if isinstance(item, dict | list))
    return (item for item in parent if isinstance(item, dict | list)) if isinstance(parent, list) else ()


def _integer(digits: str) -> int | float:
    return int(digits) if len(digits) <= _MAXIMUM_DIGITS else math.inf


def _too_deep() -> UnreadableFileError:
    return UnreadableFileError(
        f"The file is nested more than {MAXIMUM_NESTING} levels deep; no tool we know writes that.",
        code="nested-too-deeply",
    )
