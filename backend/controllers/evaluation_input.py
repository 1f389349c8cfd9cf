"""Checking an evaluation as a whole before it is rated or stored."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from uuid import UUID

from controllers.carbon_intensities import find_intensity
from controllers.errors import FieldError, InvalidInputError
from controllers.information_input import read_information
from controllers.measurement_input import GivenMeasurement, read_measurements
from controllers.method import Method, method_in_force
from persistence.models import CarbonIntensity, Country, ImportRecord, Model, Task


@dataclass(frozen=True)
class EvaluationInput:
    """What somebody sent, shape already checked; values are not."""

    phase: str
    measurements: object
    information: object = None
    model: int | None = None
    task: str | None = None
    country: str | None = None
    recorded_at: datetime | None = None
    import_id: UUID | None = None


@dataclass(frozen=True)
class CheckedEvaluation:
    """The same, checked against the method and the catalogue."""

    phase: str
    method: Method
    model: Model | None
    task: str | None
    given: tuple[GivenMeasurement, ...]
    information: dict[str, str]
    country: Country | None
    intensity: CarbonIntensity | None
    recorded_at: datetime
    import_record: ImportRecord | None


@dataclass
class _Check:
    """Collects every fault, so that the sender sees all of them at once."""

    errors: list[FieldError] = field(default_factory=list)

    def model(self, model_id: int | None, *, required: bool) -> Model | None:
        if model_id is None:
            if required:
                self.errors.append(FieldError("model", "required", "Say which model was evaluated."))
            return None
        model = Model.objects.select_related("task").filter(pk=model_id).first()
        if model is None:
            self.errors.append(FieldError("model", "unknown-model", f"There is no model {model_id}."))
        return model

    def task(self, task: str | None, model: Model | None, information: dict[str, str]) -> str | None:
        """The model's own task, else the one said, else the information field's when it names a known task."""
        if model and model.task_id:
            return model.task_id
        candidate = task or information.get("task", "")
        if not candidate or Task.objects.filter(pk=candidate).exists():
            return candidate or None
        if task:
            self.errors.append(FieldError("task", "unknown-task", f"There is no task {task!r}; see /api/v1/tasks/."))
        return None

    def place(self, code: str | None, when: datetime) -> tuple[Country | None, CarbonIntensity | None]:
        if not code:
            return None, None
        code = code.upper()
        intensity = find_intensity(code, when.year)
        if intensity:
            return intensity.country, intensity
        country = Country.objects.filter(pk=code).first()
        if country is None:
            message = "Give the country's ISO 3166-1 alpha-3 code, such as ESP; see /api/v1/countries/."
            self.errors.append(FieldError("country", "unknown-country", message))
        return country, None

    def when(self, recorded_at: datetime | None) -> datetime:
        now = datetime.now(UTC)
        if recorded_at is None:
            return now
        if recorded_at.tzinfo is None:
            recorded_at = recorded_at.replace(tzinfo=UTC)
        if recorded_at > now + timedelta(days=1):
            self.errors.append(FieldError("recorded_at", "in-the-future", "The run cannot lie in the future."))
        elif recorded_at.year < 1990:
            self.errors.append(FieldError("recorded_at", "too-early", "Give the date of the run, 1990 or later."))
        return recorded_at

    def import_record(self, import_id: UUID | None) -> ImportRecord | None:
        if import_id is None:
            return None
        record = ImportRecord.objects.filter(pk=import_id).first()
        if record is None:
            message = "There is no such import report (it may have expired); upload the file again."
            self.errors.append(FieldError("import_id", "unknown-import", message))
        return record


def check_evaluation(sent: EvaluationInput, *, model_required: bool) -> CheckedEvaluation:
    """Check everything and report every fault at once.

    Raises:
        InvalidInputError: with one error per faulty field; nothing was stored.
    """
    method = method_in_force()
    check = _Check()
    model = check.model(sent.model, required=model_required)
    given, measurement_errors = read_measurements(sent.measurements, sent.phase, method)
    information, information_errors = read_information(sent.information, sent.phase, method)
    check.errors += measurement_errors + information_errors
    when = check.when(sent.recorded_at)
    country, intensity = check.place(sent.country, when)
    task = check.task(sent.task, model, information)
    # A preview says nothing about its import, and is sent at every keystroke: one query less.
    import_record = check.import_record(sent.import_id) if model_required else None
    if check.errors:
        raise InvalidInputError(check.errors)
    return CheckedEvaluation(
        sent.phase, method, model, task, tuple(given), information, country, intensity, when, import_record
    )
