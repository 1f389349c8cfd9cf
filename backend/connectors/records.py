"""The records that every file reader returns, whatever format it reads."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class NoteKind(StrEnum):
    """What happened to a piece of a file: taken as it is, mended, assumed, or not taken."""

    READ = "read"
    REPAIRED = "repaired"
    ASSUMED = "assumed"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Note:
    """One thing the reader of a file should know, in plain language, with its place.

    ``code`` is stable (``shifted-row``, ``location-fallback`` …); ``message`` is English; ``details`` carries the
    numbers and names of the message, so that a client can say it in another language.
    ``line`` counts from 1 (the header is line 1).
    """

    kind: NoteKind
    code: str
    message: str
    line: int | None = None
    column: str | None = None
    details: Mapping[str, str | float | int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ReadMeasurement:
    """A value found in a file, already in the metric's canonical unit. ``origin`` as in the calculators' ``Origin``."""

    metric: str
    value: float
    unit: str
    origin: str
    relative_uncertainty: float | None = None


@dataclass(frozen=True, slots=True)
class Run:
    """One run of the tool: what it measured, where, when and on what hardware.

    ``phase`` is set when the file itself says that the run is a training or an inference; None when it may be either.
    """

    run_id: str
    measurements: tuple[ReadMeasurement, ...]
    information: Mapping[str, str] = field(default_factory=dict)
    country: str | None = None
    recorded_at: str | None = None
    line: int | None = None
    label: str = ""
    phase: str | None = None


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What one file turned out to be: its format, its runs, and everything that was noticed on the way."""

    name: str
    sha256: str
    size: int
    format: str | None
    version: str | None
    runs: tuple[Run, ...]
    notes: tuple[Note, ...]
