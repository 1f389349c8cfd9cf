"""The energy summary of an AI Energy Score run: ``GPU_ENERGY_SUMMARY`` as JSON, or as the text printed with it."""

from __future__ import annotations

import re
from typing import Any

from connectors.errors import UnreadableFileError

from .json_text import looks_like_json, mentions, parse_json
from .texts import clean_text

_NAMED = re.compile(
    r"\b(?P<name>total(?:_gpu_energy|_energy)?|gpu[ _]energy|preprocess|prefill|decode)(?:_(?P<suffix>k?wh))?[\"']?"
    r"\s*(?:\(\s*(?P<bracket>k?wh)\s*\))?\s*[:=]\s*(?P<value>[+-]?[\d,]*\.?\d+(?:e[+-]?\d+)?)\s*(?P<unit>k?wh|j)?\b",
    re.IGNORECASE,
)
_FACTORS_TO_WH = {"wh": 1.0, "kwh": 1000.0, "j": 1 / 3600, "joule": 1 / 3600, "joules": 1 / 3600}
_PHASES = ("preprocess", "prefill", "decode")


def is_summary(text: str) -> bool:
    """Say whether a text is the summary of a run's energy, in either form."""
    if looks_like_json(text):
        has_phase = any(mentions(text, (f"{phase}_wh",)) for phase in _PHASES)
        return (mentions(text, ("units", "total")) and has_phase) or mentions(text, ("GPU_ENERGY_SUMMARY",))
    return "GPU_ENERGY_SUMMARY" in text or ("GPU Energy (Wh):" in text and "prefill=" in text)


def summary_values(text: str) -> dict[str, Any]:
    """Return the fields of a summary, all energies in Wh: ``gpu_energy_wh`` and one for each phase.

    Raises:
        UnreadableFileError: ``missing-column`` when no total is in it, ``unknown-unit``, or what JSON refuses.
    """
    start = text.find("{")
    if start >= 0 and mentions(text, ("total",)):
        document = parse_json(text[start : text.rfind("}") + 1])
        return _from_json(document if isinstance(document, dict) else {})
    values = dict(_text_values(text))
    if "gpu_energy_wh" not in values:
        raise UnreadableFileError("The summary names no total energy.", code="missing-column", column="total")
    return values


def _from_json(document: dict[str, Any]) -> dict[str, Any]:
    inner = document.get("GPU_ENERGY_SUMMARY")
    document = inner if isinstance(inner, dict) else document
    unit = clean_text(str(document.get("units", "Wh")))
    factor = _FACTORS_TO_WH.get(unit.casefold())
    if factor is None:
        raise UnreadableFileError(
            f"The summary is in “{unit[:40]}”; we know Wh, kWh and J.", code="unknown-unit", column="units"
        )
    values = {f"{phase}_wh": document[f"{phase}_wh"] for phase in _PHASES if f"{phase}_wh" in document}
    total = document.get("total")
    if isinstance(total, int | float) and not isinstance(total, bool):
        total = float(total) * factor
    return {**values, "gpu_energy_wh": total}


def _text_values(text: str) -> list[tuple[str, str | float]]:
    found: list[tuple[str, str | float]] = []
    for match in _NAMED.finditer(text):
        name = match["name"].casefold()
        target = f"{name}_wh" if name in _PHASES else "gpu_energy_wh"
        unit = (match["suffix"] or match["bracket"] or match["unit"] or "Wh").casefold()
        found.append((target, float(match["value"].replace(",", "")) * _FACTORS_TO_WH[unit]))
    return found
