"""What controllers raise. They know no HTTP: `api/errors.py` maps each class to a status."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class FieldError:
    """What is wrong at one place of the input: a dotted path, a stable code, and what to do about it.

    ``line`` and ``column`` point into an uploaded file.
    """

    field: str
    code: str
    message: str
    line: int | None = None
    column: str | None = None


class DomainError(Exception):
    """A use case could not be carried out; nothing was stored."""

    code = "error"

    def __init__(self, detail: str, *, code: str | None = None, errors: Sequence[FieldError] = ()) -> None:
        super().__init__(detail)
        self.detail = detail
        self.errors = tuple(errors)
        if code:
            self.code = code


class InvalidInputError(DomainError):
    """One or more fields cannot be accepted; ``errors`` names each."""

    code = "invalid"

    def __init__(self, errors: Sequence[FieldError], detail: str = "") -> None:
        super().__init__(detail or "Some fields cannot be accepted; see the errors.", errors=errors)


class UnknownObjectError(DomainError):
    """There is no such thing."""

    code = "not-found"


class ConflictError(DomainError):
    """It contradicts what is stored already."""

    code = "conflict"


class TooLargeError(DomainError):
    """More was sent than we read."""

    code = "too-large"
