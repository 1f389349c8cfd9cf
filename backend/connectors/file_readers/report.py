"""The end of every reading: runs and notes become an import report, or the file is refused."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

from connectors.records import ImportReport, Note, NoteKind, Run

from .notebook import NoteBook
from .protocol import FileSource
from .refusals import refuse_file


def finish_report(
    source: FileSource, format_id: str, version: str | None, runs: Iterable[Run | None], notebook: NoteBook
) -> ImportReport:
    """Return the report of a file that was read; ``None`` among the runs stands for one that gave nothing to rate.

    Raises:
        UnreadableFileError: ``no-usable-run``, with the first place and reason, when no run is left.
    """
    usable = tuple(run for run in runs if run is not None)
    if not usable:
        refuse_file(notebook, "The file holds nothing that can be rated.")
    if len(usable) > 1:
        notebook.add(_several_runs(len(usable)))
    return ImportReport(
        name=source.name,
        sha256=hashlib.sha256(source.content).hexdigest(),
        size=len(source.content),
        format=format_id,
        version=version,
        runs=usable,
        notes=notebook.notes(),
    )


def _several_runs(count: int) -> Note:
    return Note(
        NoteKind.READ,
        "several-runs",
        f"The file holds {count} runs. Choose the one that is of your model; take their sum only if together they "
        "made it.",
        details={"runs": count},
    )
