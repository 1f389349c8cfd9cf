"""Which rows are runs: a run that was written several times, each time with its totals so far, counts once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from connectors.file_readers.notebook import NoteBook
from connectors.records import Note, NoteKind

from .values import RowValues

# Two rows belong to one tracker when they imply the same start (end minus duration), give or take writing delays.
_START_TOLERANCE_S = 5.0
_START_TOLERANCE_SHARE = 0.02


@dataclass(slots=True)
class _Candidate:
    """A run as known so far: its identity, its latest row, and the lines of earlier states of the same run."""

    run_id: str
    latest: RowValues
    earlier_lines: list[int] = field(default_factory=list)


class RunSelection:
    """Receives the rows of a file one by one and keeps one row per run."""

    def __init__(self, notebook: NoteBook) -> None:
        self._notebook = notebook
        self._runs: list[_Candidate] = []
        self._latest_by_id: dict[str, _Candidate] = {}

    def add(self, values: RowValues) -> None:
        """Take a row: a new run, or a later (or earlier) state of a run seen before."""
        identity, certain = _identity(values)
        if not identity:
            self._start(f"line-{values.line}", values)
            self._note_missing_id(values)
            return
        known = self._latest_by_id.get(identity)
        if known is None:
            self._latest_by_id[identity] = self._start(identity, values)
        elif (certain or _same_start(known.latest, values)) and _continues(known.latest, values):
            known.earlier_lines.append(known.latest.line)
            known.latest = values
        elif certain and _precedes(known.latest, values):
            known.earlier_lines.append(values.line)
        else:
            self._latest_by_id[identity] = self._start(f"{identity}-line-{values.line}", values)
            self._note_repeated_id(identity, values)

    def runs(self) -> Iterator[tuple[str, RowValues]]:
        """Yield each run's id and decisive row, in the order of the file, noting the rows that were superseded."""
        for run in self._runs:
            if run.earlier_lines:
                self._note_cumulative(run)
            yield run.run_id, run.latest

    def _start(self, run_id: str, values: RowValues) -> _Candidate:
        run = _Candidate(run_id, values)
        self._runs.append(run)
        return run

    def _note_missing_id(self, values: RowValues) -> None:
        note = Note(
            NoteKind.ASSUMED,
            "missing-run-id",
            f"Line {values.line} names no run; it was taken as a run of its own.",
            line=values.line,
            column="run_id",
        )
        self._notebook.add(note)

    def _note_repeated_id(self, identity: str, values: RowValues) -> None:
        note = Note(
            NoteKind.ASSUMED,
            "repeated-run-id",
            f"Line {values.line} has the same id as an earlier row ({identity}) but does not continue it; "
            "it was taken as a run of its own.",
            line=values.line,
            details={"run_id": identity},
        )
        self._notebook.add(note)

    def _note_cumulative(self, run: _Candidate) -> None:
        lines = ", ".join(map(str, run.earlier_lines[:50])) + (" …" if len(run.earlier_lines) > 50 else "")
        note = Note(
            NoteKind.REPAIRED,
            "cumulative-rows",
            f"Run {run.run_id} was written {len(run.earlier_lines) + 1} times, each time with its totals so far. "
            f"Only the last state (line {run.latest.line}) counts; left out: lines {lines}.",
            line=run.latest.line,
            details={"run_id": run.run_id, "kept_line": run.latest.line, "dropped_lines": lines},
        )
        self._notebook.add(note)


def _identity(values: RowValues) -> tuple[str, bool]:
    """Return the id of the row's run, and whether equal ids are certain to mean one run.

    A run_id is drawn afresh for every tracker. The experiment_id of CodeCarbon 1.x may be shared by several runs, so
    that rows must also imply the same start. In a task file every row is a task with its own share.
    """
    run_id = values.text("run_id")
    task = values.text("task_name")
    if task:
        return f"{run_id}/{task}/line-{values.line}", True
    if run_id or "run_id" in values.cells:
        return run_id, True
    return values.text("experiment_id"), False


def _not_less(later: float | None, earlier: float | None) -> bool:
    return later is None or earlier is None or later >= earlier


def _continues(earlier: RowValues, later: RowValues) -> bool:
    """Say whether totals only grew (a value missing on either side says nothing) and nothing known was lost."""
    if later.energy_kwh is None and earlier.energy_kwh is not None:
        return False
    return (
        _not_less(later.duration_s, earlier.duration_s)
        and _not_less(later.energy_kwh, earlier.energy_kwh)
        and _not_less(later.emissions_g, earlier.emissions_g)
    )


def _precedes(latest: RowValues, values: RowValues) -> bool:
    """Say whether a row lower in the file is an earlier state, as in a file sorted newest first."""
    latest_time, time = latest.recorded_at(), values.recorded_at()
    if latest_time is None or time is None or latest_time.tzinfo != time.tzinfo:
        return False
    return time <= latest_time and _continues(values, latest)


def _same_start(earlier: RowValues, later: RowValues) -> bool:
    earlier_time, later_time = earlier.recorded_at(), later.recorded_at()
    if earlier_time is None or later_time is None or earlier_time.tzinfo != later_time.tzinfo:
        return False
    if earlier.duration_s is None or later.duration_s is None:
        return False
    elapsed = (later_time - earlier_time).total_seconds()
    grown = later.duration_s - earlier.duration_s
    return abs(elapsed - grown) <= _START_TOLERANCE_S + _START_TOLERANCE_SHARE * abs(grown)
