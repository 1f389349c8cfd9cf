"""What a BoAmps report says beyond its measures: phase, model, hardware and place."""

from __future__ import annotations

from .countries import country_code
from .drafts import RunDraft
from .metrics import INFERENCE, TRAINING
from .operating_point import precision_name
from .record import Record

_PRECISIONS = {"q16": "fp16", "f32": "fp32", "q32": "fp32"}
_MEASURE_TEXTS = {
    "measurementMethod": "measurement_method",
    "version": "measurement_version",
    "cpuTrackingMode": "cpu_tracking_mode",
    "gpuTrackingMode": "gpu_tracking_mode",
    "averageUtilizationCpu": "cpu_utilization",
    "averageUtilizationGpu": "gpu_utilization",
    "powerCalibrationMeasurement": "calibration_energy_kwh",
}


def phase_of(report: Record) -> str | None:
    """Return the phase that ``taskStage`` names (training, finetuning, retraining …; inference), or None."""
    stage = report.child("task").text("taskStage").casefold()
    if "inference" in stage:
        return INFERENCE
    return TRAINING if any(word in stage for word in ("train", "tuning", "distillation")) else None


def duration_name(phase: str | None) -> str:
    """Return the name of the duration as information: of an inference it is all requests together."""
    return "duration_s" if phase == INFERENCE else "measurement_duration_s"


def describe(draft: RunDraft, report: Record, measure: Record) -> None:
    """Take hardware, model, task, place and method into the information fields."""
    _describe_task(draft, report.child("task"))
    _describe_hardware(draft, report.child("infrastructure"))
    for name, information in _MEASURE_TEXTS.items():
        draft.inform(information, measure.text(name))
    draft.inform("quality", report.text("quality"))
    environment = report.child("environment")
    country = environment.text("country")
    draft.inform("geographical_location", ", ".join(filter(None, (environment.text("location"), country))))
    if country:
        draft.country = country_code(country)
        if draft.country is None:
            environment.refuse("country", "not-a-country")
    method = measure.text("measurementMethod")
    draft.label = " · ".join(filter(None, (draft.information.get("model_name"), method))) or draft.run_id


def _describe_task(draft: RunDraft, task: Record) -> None:
    stage = task.text("taskStage").casefold()
    draft.inform("task", task.text("taskFamily"))
    draft.inform("training_type", "fine-tuning" if "tuning" in stage else "")
    for algorithm in task.children("algorithms"):
        names = ("foundationModelName", "algorithmName", "algorithmUri")
        draft.inform("model_name", next(filter(None, map(algorithm.text, names)), ""))
        draft.inform("library", algorithm.text("framework"))
        quantisation = algorithm.text("quantization").casefold()
        draft.inform("precision", _PRECISIONS.get(quantisation, precision_name(quantisation)))
        break


def _describe_hardware(draft: RunDraft, infrastructure: Record) -> None:
    components = list(infrastructure.children("components"))
    names = {"gpu": "", "cpu": ""}
    for component in components:
        kind = component.text("componentType").casefold()
        if kind in names and not names[kind]:
            names[kind] = _component_name(component, kind)
            if kind == "gpu" and (count := component.number("nbComponent", whole=True)):
                draft.inform("hardware_count", str(int(count)))
    draft.inform("hardware_used", ", ".join(filter(None, names.values())))
    draft.inform("cloud_provider", infrastructure.text("cloudProvider"))
    draft.inform("cloud_instance", infrastructure.text("cloudInstance"))


def _component_name(component: Record, kind: str) -> str:
    parts = (component.text("manufacturer"), component.text("family"), component.text("series"))
    name = component.text("componentName") or " ".join(filter(None, parts))
    count = component.number("nbComponent", whole=True)
    # For processors the count is often that of their cores.
    if kind == "gpu" and name and count and count > 1 and " x " not in name:
        return f"{int(count)} x {name}"
    return name
