"""Line by line through a carbontracker log: what each kind of line says, as plain facts."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field

from .notebook import NoteBook
from .numbers import NumberError, parse_number
from .refusals import refused_value
from .timestamps import iso_timestamp

_STAMP = re.compile(r"^(\d{4}-\d\d-\d\d \d\d:\d\d:\d\d) - ?")
_BLOCK = re.compile(r"(Actual|Predicted) consumption(?: for (\d{1,9}) epoch\(s\))?:")
_FIELD = re.compile(r"(Time|Energy|CO2eq):\s*(\S+)(?:\s+(\S+))?")
_EPOCH = re.compile(r"Epoch (\d{1,9}):")
_DURATION = re.compile(r"Duration:\s*(\S+)")
_POWER = re.compile(r"Average power usage \(W\) for (\w+):\s*(.+)")
_INTENSITY = re.compile(r"Average carbon intensity during training was ([\d.]+) ?gCO2(?:eq)?/kWh")
_LOCATION = re.compile(r"at detected location:\s*([^:\[]{1,200})")
_VERSION = re.compile(r"carbontracker version (\S{1,40})")
_PUE = re.compile(r"PUE coefficient of ([\d.]+)")
_COMPONENTS = re.compile(r"The following components were found:\s*(.{1,1000})")
_COMPONENT = re.compile(r"\b(GPU|CPU|ANE) with device\(s\) (.*?)\.(?= (?:GPU|CPU|ANE) with|\s*$)")
_CLOCK = re.compile(r"(\d{1,9}):(\d{2}):(\d{2}(?:\.\d+)?)")
_KWH = {"kwh": 1.0, "wh": 1e-3, "mwh": 1e3, "j": 1 / 3.6e6}
_G = {"g": 1.0, "kg": 1e3, "mg": 1e-3, "t": 1e6}


@dataclass(slots=True)
class Consumption:
    """One block of consumption: of so many epochs, actual or predicted; s, kWh and g CO2eq."""

    is_actual: bool
    line: int
    epochs: float | None = None
    recorded_at: str | None = None
    duration_s: float | None = None
    energy_kwh: float | None = None
    emissions_g: float | None = None


@dataclass(slots=True)
class Epoch:
    """One epoch of the standard log: its duration in s, and the mean power of all components in W."""

    line: int
    recorded_at: str | None = None
    duration_s: float | None = None
    power_w: float | None = None


@dataclass(slots=True)
class LogFacts:
    """Everything a log says."""

    actual: list[Consumption] = field(default_factory=list)
    predicted: list[Consumption] = field(default_factory=list)
    epochs: list[Epoch] = field(default_factory=list)
    version: str | None = None
    pue: float | None = None
    intensity_g_per_kwh: float | None = None
    location: str = ""
    hardware: str = ""
    gpu_count: int = 0


def read_log(text: str, notebook: NoteBook) -> LogFacts:
    """Read every line of a log; what it does not know it passes over (logs hold other programs' lines, too)."""
    facts, reading = LogFacts(), _Reading(notebook)
    for line, content in enumerate(text.splitlines(), start=1):
        stamp = _STAMP.match(content)
        if stamp:
            reading.recorded_at = iso_timestamp(stamp[1])
        reading.take(facts, line, content)
    return facts


@dataclass(slots=True)
class _Reading:
    notebook: NoteBook
    recorded_at: str | None = None
    block: Consumption | None = None

    def take(self, facts: LogFacts, line: int, content: str) -> None:
        if found := _BLOCK.search(content):
            self.block = Consumption(found[1] == "Actual", line, _count(found[2]), self.recorded_at)
            (facts.actual if self.block.is_actual else facts.predicted).append(self.block)
        elif self.block is not None and (found := _FIELD.search(content)):
            self._field(self.block, line, found)
        elif found := _EPOCH.search(content):
            facts.epochs.append(Epoch(line, self.recorded_at))
        elif facts.epochs and (found := _DURATION.search(content)):
            facts.epochs[-1].duration_s = _seconds(found[1])
        elif facts.epochs and (found := _POWER.search(content)):
            self._power(facts.epochs[-1], line, found)
        else:
            _circumstances(facts, content)

    def _field(self, block: Consumption, line: int, found: re.Match[str]) -> None:
        name, value, unit = found[1], found[2], (found[3] or "").casefold()
        if name == "Time":
            block.duration_s = _seconds(value)
            if block.duration_s is None:
                self.notebook.add(refused_value(line, name, value, "not-a-number"))
            return
        factors, usual = (_KWH, "kwh") if name == "Energy" else (_G, "g")
        factor = factors.get(unit or usual)
        if factor is None:
            self.notebook.add(refused_value(line, name, f"{value} {unit}", "unknown-unit"))
            return
        number = self._number(line, name, value)
        if name == "Energy":
            block.energy_kwh = None if number is None else number * factor
        else:
            block.emissions_g = None if number is None else number * factor

    def _power(self, epoch: Epoch, line: int, found: re.Match[str]) -> None:
        text = found[2].strip().strip("[]")
        if text.casefold() in {"none", "nan"}:
            return
        # Several devices of one kind may be listed: "[120.5 118.2]".
        values = [self._number(line, f"power of {found[1]}", part) for part in text.replace(",", " ").split()[:64]]
        known = [value for value in values if value is not None]
        if known and len(known) == len(values):
            epoch.power_w = (epoch.power_w or 0.0) + sum(known)

    def _number(self, line: int, name: str, text: str) -> float | None:
        try:
            return parse_number(text)
        except NumberError as error:
            self.notebook.add(refused_value(line, name, text, error.reason))
            return None


def _circumstances(facts: LogFacts, content: str) -> None:
    if found := _VERSION.search(content):
        facts.version = found[1]
    if found := _PUE.search(content):
        facts.pue = _plain_number(found[1].rstrip("."))
    if found := _INTENSITY.search(content):
        facts.intensity_g_per_kwh = _plain_number(found[1])
    if (found := _LOCATION.search(content)) and found[1].strip() != "Unknown":
        facts.location = found[1].strip(" .")
    if found := _COMPONENTS.search(content):
        _components(facts, found[1])


def _components(facts: LogFacts, text: str) -> None:
    found: dict[str, str] = dict(_COMPONENT.findall(text))
    devices = {kind: Counter(found[kind].split(", ")) for kind in ("GPU", "CPU", "ANE") if kind in found}
    named = [f"{count} x {name}" if count > 1 else name for kind in devices.values() for name, count in kind.items()]
    facts.hardware = ", ".join(named)
    facts.gpu_count = devices["GPU"].total() if "GPU" in devices else 0


def _seconds(text: str) -> float | None:
    """Read "0:00:09" or "126:03:04.50" (hours are not folded into days)."""
    found = _CLOCK.fullmatch(text)
    if found is None:
        return None
    hours, minutes, seconds = map(float, found.groups())
    return (hours * 60 + minutes) * 60 + seconds


def _count(text: str | None) -> float | None:
    return float(text) if text else None


def _plain_number(text: str) -> float | None:
    try:
        return parse_number(text)
    except NumberError:
        return None
