"""Checking of information fields: hardware, dataset, library …"""

from __future__ import annotations

import math
from collections.abc import Mapping

from controllers.errors import FieldError
from controllers.method import Method
from persistence.models import InformationField

LONGEST_TEXT = 500


def read_information(given: object, phase: str, method: Method) -> tuple[dict[str, str], list[FieldError]]:
    """Check a ``{field: text | number | null}`` object; null and empty text mean not given."""
    if given is None or given == {}:
        return {}, []
    if not isinstance(given, Mapping):
        return {}, [FieldError("information", "invalid", "Give an object: field id to value.")]
    fields = method.information_fields_of(phase)
    read: dict[str, str] = {}
    errors: list[FieldError] = []
    for key, value in given.items():
        field = fields.get(key)
        if field is None:
            message = f"There is no such information field for {phase}. Known: {', '.join(fields)}."
            errors.append(FieldError(f"information.{key}", "unknown-field", message))
            continue
        text, error = _text(field, value)
        if error:
            errors.append(error)
        elif text:
            read[key] = text
    return read, errors


def _text(field: InformationField, value: object) -> tuple[str, FieldError | None]:
    path = f"information.{field.id}"
    if value is None:
        return "", None
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return "", FieldError(path, "not-text", "Give text or a number.")
    if isinstance(value, float) and not math.isfinite(value):
        return "", FieldError(path, "not-finite", "The number must be finite.")
    text = str(value).strip()
    problem = _problem(field, text) if text else None
    return (text, None) if problem is None else ("", FieldError(path, *problem))


def _problem(field: InformationField, text: str) -> tuple[str, str] | None:
    """Code and message of what is wrong with the text, or None."""
    if not is_storable(text):
        return "invalid-characters", "The text holds characters that cannot be stored."
    if len(text) > LONGEST_TEXT:
        return "too-long", f"At most {LONGEST_TEXT} characters."
    if field.kind == "integer" and not (text.isascii() and text.isdigit()):
        return "not-whole", "Give a whole number."
    values = [option["value"] for option in field.options]
    if field.kind == "choice" and not field.free_text and text not in values:
        return "invalid-choice", f"Expected one of {', '.join(values)}."
    return None


def is_storable(text: str) -> bool:
    """Whether every database takes the text: no NUL, no half of a surrogate pair."""
    return "\x00" not in text and not any("\ud800" <= character <= "\udfff" for character in text)
