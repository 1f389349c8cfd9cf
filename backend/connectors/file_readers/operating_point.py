"""The operating point of a measurement (hardware, precision …) in the words of our information fields."""

from __future__ import annotations

from connectors.records import Note, NoteKind

from .drafts import RunDraft
from .notebook import NoteBook

_PRECISIONS = {
    "float32": "fp32",
    "single": "fp32",
    "float16": "fp16",
    "half": "fp16",
    "f16": "fp16",
    "bfloat16": "bf16",
    "b16": "bf16",
    "float8": "fp8",
    "8bit": "int8",
    "q8": "int8",
    "4bit": "int4",
    "q4": "int4",
}


def precision_name(text: str) -> str:
    """Return the usual short name of a number format ("bfloat16" is bf16); what is not known stays as it is."""
    plain = text.casefold().removeprefix("torch.")
    return _PRECISIONS.get(plain.replace("-", "").replace("_", ""), plain)


def inform_hardware(draft: RunDraft, model: str, count: float | None) -> None:
    """Put the accelerator ("8 x NVIDIA H100") and the number of devices into the information fields."""
    pieces = int(count) if count and count >= 1 else None
    if model:
        draft.inform("hardware_used", f"{pieces} x {model}" if pieces and pieces > 1 else model)
    if pieces:
        draft.inform("hardware_count", str(pieces))


def note_gpu_only(notebook: NoteBook, line: int | None = None) -> None:
    """Say once that the energy is that of the graphics cards alone."""
    note = Note(
        NoteKind.READ,
        "gpu-only",
        "The energy counts the graphics cards only: processor, memory and cooling are not in it. Compare it with "
        "figures of the same kind.",
        line=line,
    )
    notebook.once(note)
