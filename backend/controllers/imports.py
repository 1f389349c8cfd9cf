"""Imports: uploaded tool files become a report; only the report is stored, never the file."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any
from uuid import UUID

from django.db import transaction

from connectors.errors import UnreadableFileError
from connectors.file_readers import CarbonIntensityLookup, IntensityValue, ReadContext, read_file
from connectors.file_readers.aggregation import aggregate_runs
from connectors.records import ImportReport
from controllers.background import expire_import_later
from controllers.carbon_intensities import find_intensity
from controllers.errors import FieldError, InvalidInputError, UnknownObjectError
from controllers.import_documents import report_document, run_document, run_from_document
from controllers.method import method_in_force
from persistence.models import ImportRecord, Phase, Tool

MOST_FILES = 10


@dataclass(frozen=True, slots=True)
class UploadedFile:
    """A file as it arrived; its name is for people only."""

    name: str
    content: bytes


def create_import(files: Sequence[UploadedFile], *, phase: str | None = None, tool: str | None = None) -> ImportRecord:
    """Read every file and store one report, which expires unless an evaluation comes to use it.

    Args:
        files: 1 to 10 files.
        phase: ``training`` or ``inference`` when it is known already.
        tool: the calculation tool whose format to use when a file's content is not recognised by itself.

    Raises:
        InvalidInputError: one error per file that cannot be read, with line and column; nothing is stored.
    """
    documents = read_reports(files, phase=phase, tool=tool)
    with transaction.atomic():
        record = ImportRecord.objects.create(phase=phase or "", files=documents)
        expire_import_later(record)
    return record


def read_reports(
    files: Sequence[UploadedFile], *, phase: str | None = None, tool: str | None = None
) -> list[dict[str, Any]]:
    """The reports of the files as plain documents, in their order; stores nothing. Raises as ``create_import``."""
    if not 1 <= len(files) <= MOST_FILES:
        raise InvalidInputError([FieldError("files", "wrong-number", f"Send 1 to {MOST_FILES} files.")])
    file_format = _format_of(tool)
    context = ReadContext(phase=phase, carbon_intensity=_cached_lookup())
    reports: list[ImportReport] = []
    errors: list[FieldError] = []
    for index, file in enumerate(files):
        try:
            reports.append(read_file(file.name, file.content, context, file_format))
        except UnreadableFileError as error:
            errors.append(FieldError(f"files.{index}", error.code, str(error), error.line, error.column))
    if errors:
        raise InvalidInputError(errors, detail=f"{len(errors)} of {len(files)} files cannot be read.")
    fields = _information_ids(phase)
    return [report_document(report, fields) for report in reports]


def find_import(import_id: UUID) -> ImportRecord:
    """The stored report; raises ``UnknownObjectError`` when there is none (any more)."""
    record = ImportRecord.objects.filter(pk=import_id).first()
    if record is None:
        raise UnknownObjectError("There is no such import report; it may have expired. Upload the file again.")
    return record


def aggregate_stored_runs(import_id: UUID, file_index: int, run_ids: Sequence[str]) -> dict[str, Any]:
    """The chosen runs of one file of a stored report as one; see ``aggregate_documents``.

    Raises:
        UnknownObjectError: no such report.
        InvalidInputError: no such file, or a run that the file does not hold.
    """
    record = find_import(import_id)
    if not 0 <= file_index < len(record.files):
        raise InvalidInputError([FieldError("file", "out-of-range", f"The report has {len(record.files)} files.")])
    runs = {run["run_id"]: run for run in record.files[file_index]["runs"]}
    unknown = [run_id for run_id in run_ids if run_id not in runs]
    if unknown or not run_ids:
        message = f"No such run: {', '.join(unknown)}." if unknown else "Name at least one run."
        raise InvalidInputError([FieldError("run", "unknown-run", message)])
    return aggregate_documents([runs[run_id] for run_id in dict.fromkeys(run_ids)])


def aggregate_documents(runs: Sequence[dict[str, Any]]) -> dict[str, Any]:
    """Several runs as one: energy, emissions and durations are summed; rates and scores are left out."""
    fields = frozenset(key for run in runs for key in run["information"])
    return run_document(aggregate_runs([run_from_document(run) for run in runs]), fields)


def _format_of(tool: str | None) -> str | None:
    if not tool:
        return None
    formats = dict(Tool.objects.filter(is_active=True).values_list("pk", "file_format"))
    if tool not in formats:
        message = f"There is no such tool. Known: {', '.join(formats)}."
        raise InvalidInputError([FieldError("tool", "unknown-tool", message)])
    return formats[tool]


def _information_ids(phase: str | None) -> frozenset[str]:
    method = method_in_force()
    phases = [phase] if phase else Phase.values
    return frozenset(key for item in phases for key in method.information_fields_of(item))


def _cached_lookup() -> CarbonIntensityLookup:
    """The carbon-intensity lookup for readers: each country and year is asked for once, however many rows name it."""

    @cache
    def lookup(country_iso3: str, year: int | None) -> IntensityValue | None:
        found = find_intensity(country_iso3, year or 9999)
        return IntensityValue(found.g_per_kwh, found.year, found.source) if found else None

    return lookup
