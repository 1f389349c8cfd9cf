"""A run while it is being read: measurements in canonical units, information, and the phase they belong to."""

from __future__ import annotations

import math
from dataclasses import dataclass, field

from connectors.errors import UnreadableFileError
from connectors.records import Note, NoteKind, ReadMeasurement, Run

from .metrics import TRAINING, UNITS, information_name, phases_of
from .notebook import NoteBook
from .numbers import format_number
from .protocol import ReadContext
from .refusals import refused_value
from .texts import clean_text


@dataclass(slots=True)
class RunDraft:
    """Collects what a record says. ``phase`` is the phase the file itself speaks of, if it does."""

    run_id: str
    phase: str | None = None
    line: int | None = None
    label: str = ""
    country: str | None = None
    recorded_at: str | None = None
    measurements: dict[str, ReadMeasurement] = field(default_factory=dict)
    information: dict[str, str] = field(default_factory=dict)
    overflows: list[str] = field(default_factory=list)

    def measure(
        self, metric: str, value: float | None, origin: str = "measured", relative_uncertainty: float | None = None
    ) -> None:
        """Take a value in the metric's canonical unit; None is passed over, and an overflow noted."""
        if value is not None and not math.isfinite(value):
            self.overflows.append(metric)
        elif value is not None:
            self.measurements[metric] = ReadMeasurement(metric, value, UNITS[metric], origin, relative_uncertainty)

    def inform(self, name: str, value: str | float | None) -> None:
        """Take a piece of information; nothing and empty text are passed over."""
        if value is None or value == "" or (isinstance(value, float) and not math.isfinite(value)):
            return
        self.information[name] = clean_text(value) if isinstance(value, str) else format_number(value)

    def finish(self, context: ReadContext, notebook: NoteBook) -> Run | None:
        """Return the run with the metrics of its phase; those of the other phase become information.

        Without a phase from the file or the context it is read as a training, unless that leaves nothing. None when
        nothing can be rated.

        Raises:
            UnreadableFileError: ``other-phase`` when the file speaks of the phase that was not asked for.
        """
        if self.phase and context.phase and self.phase != context.phase:
            raise UnreadableFileError(
                f"This file speaks of {self.phase}, but it was sent for an evaluation of {context.phase}. "
                f"Start an evaluation of {self.phase} with it.",
                code="other-phase",
            )
        phase = self.phase or context.phase
        taken = [item for item in self.measurements.values() if phase is None or phase in phases_of(item.metric)]
        if phase is None:
            taken = _of_one_phase(taken)
        self._keep_the_rest(taken, notebook)
        for metric in self.overflows:
            notebook.add(refused_value(self.line, metric, "inf", "not-finite"))
        if not taken:
            return None
        return Run(
            clean_text(self.run_id),
            tuple(taken),
            self.information,
            country=self.country,
            recorded_at=self.recorded_at,
            line=self.line,
            label=clean_text(self.label or self.run_id),
            phase=self.phase,
        )

    def _keep_the_rest(self, taken: list[ReadMeasurement], notebook: NoteBook) -> None:
        rest = [item for item in self.measurements.values() if item not in taken]
        for item in rest:
            self.information[information_name(item.metric)] = format_number(item.value)
        if rest:
            names = ", ".join(item.metric for item in rest)
            note = Note(
                NoteKind.READ,
                "kept-as-information",
                f"These values belong to the other phase and were kept as information: {names}.",
                line=self.line,
                details={"metrics": names},
            )
            notebook.once(note)


def _of_one_phase(measurements: list[ReadMeasurement]) -> list[ReadMeasurement]:
    """Keep all metrics unless they are of two phases at once; then those of the training."""
    in_training = [item for item in measurements if TRAINING in phases_of(item.metric)]
    of_training_only = [item for item in measurements if phases_of(item.metric) == {TRAINING}]
    return in_training if of_training_only else measurements
