"""What hardware a row names, in readable form, and what CodeCarbon assumes about a processor it cannot measure."""

from __future__ import annotations

import csv
import re
from collections import Counter
from functools import cache
from importlib.util import find_spec
from itertools import pairwise, product
from pathlib import Path

# CodeCarbon's fallback for an unknown processor: half of 85 W (``POWER_CONSTANT`` in its ``external/hardware.py``).
DEFAULT_CPU_POWER_W = 42.5
_MAXIMUM_SOCKETS = 8
_RELATIVE_TOLERANCE = 1e-6

_NOISE = re.compile(
    r"\((r|tm|c)\)|[®™]|\bcpu\b|\bprocessor\b|@\s*[\d.,]+\s*[gm]hz|\b\d+(st|nd|rd|th) gen\b|\b\d+-core\b"
    r"|with radeon.*|w/ radeon.*",
    re.IGNORECASE,
)
_COUNTED = re.compile(r"(\d+) x (.+)")
_NEXT_COUNT = re.compile(r"(?<=\S)(\d+) x (?=\S)")
_MAXIMUM_KINDS = 5
_VENDOR = re.compile(r"(?<=[^\s-])(?=(?:NVIDIA|Tesla|GeForce|Quadro|AMD|Intel) )")


def assumed_cpu_power_w(cpu_model: str, cpu_power_w: float, pue: float | None) -> float | None:
    """Return the wattage CodeCarbon assumes for this processor when ``cpu_power_w`` is exactly that, else None.

    Without a power meter CodeCarbon 1.x and 2.x count half the processor's thermal design power (TDP), for each
    socket, or 42.5 W when it does not know the model; a constant that exact is not a reading. From 2.2.3 on the
    power may have been multiplied by the data centre's PUE.
    """
    plain_powers = {cpu_power_w, cpu_power_w / pue} if pue else {cpu_power_w}
    candidates = [DEFAULT_CPU_POWER_W]
    for tdp_w in thermal_design_powers().get(normalised_cpu_name(cpu_model), ()):
        candidates += [tdp_w / 2 * sockets for sockets in range(1, _MAXIMUM_SOCKETS + 1)]
    for candidate in candidates:
        if any(abs(power - candidate) <= _RELATIVE_TOLERANCE * candidate for power in plain_powers):
            return candidate
    return None


def normalised_cpu_name(name: str) -> str:
    """Return a processor's name without trademarks, clock, core count and the like, in lower case."""
    return " ".join(_NOISE.sub(" ", name).casefold().split())


@cache
def thermal_design_powers() -> dict[str, tuple[float, ...]]:
    """Return thermal design powers in W by normalised processor name, from the table CodeCarbon ships.

    Read once and without importing CodeCarbon, which would bring pandas along. Empty when it is not installed.
    """
    spec = find_spec("codecarbon")
    if spec is None or spec.origin is None:
        return {}
    path = Path(spec.origin).parent / "data" / "hardware" / "cpu_power.csv"
    powers: dict[str, tuple[float, ...]] = {}
    if not path.is_file():
        return powers
    with path.open(encoding="utf-8-sig", newline="") as file:
        for row in csv.DictReader(file):
            power_w = _power_w(row.get("TDP") or "")
            if power_w is not None:
                name = normalised_cpu_name(row.get("Name") or "")
                powers[name] = (*powers.get(name, ()), power_w)
    return powers


def _power_w(text: str) -> float | None:
    # A few rows of the table hold two numbers run together ("27.29.5").
    try:
        return float(text)
    except ValueError:
        return None


def gpu_names(gpu_model: str, gpu_count: int | None) -> list[str]:
    """Return the accelerators of a cell, one entry per kind: "2 x NVIDIA L40S", "Tesla T4".

    CodeCarbon writes several kinds, and early versions several pieces, without anything between them
    ("Tesla T4Tesla T4", "1 x NVIDIA A1001 x NVIDIA V100").
    """
    if _COUNTED.fullmatch(gpu_model):
        return [_counted(piece) for piece in _split_counted(gpu_model, gpu_count)]
    single, repeats = _repeated_unit(gpu_model)
    if repeats > 1:
        return [f"{repeats} x {single}"]
    pieces = [piece for piece in _VENDOR.split(gpu_model) if piece]
    counts = Counter(pieces)
    if len(pieces) == 1 and gpu_count and gpu_count > 1:
        return [f"{gpu_count} x {gpu_model}"]
    return [f"{count} x {piece}" if count > 1 else piece for piece, count in counts.items()]


def _counted(piece: str) -> str:
    return piece.removeprefix("1 x ")


def _split_counted(text: str, gpu_count: int | None) -> list[str]:
    """Split "1 x A1001 x V100": the digits before " x " may belong to the name; the total number of GPUs decides."""
    ends = [found.end(1) for found in _NEXT_COUNT.finditer(text, len(text.split(" x ", 1)[0]) + 3)]
    if not ends or len(ends) >= _MAXIMUM_KINDS:
        return [text]
    # A count has one digit or two, and no leading zero.
    starts = [[end - size for size in (1, 2) if text[end - size] in "123456789"] for end in ends]
    splits = [[text[i:j] for i, j in pairwise((0, *cuts, len(text)))] for cuts in product(*starts)]
    matching = [pieces for pieces in splits if gpu_count == sum(int(piece.split(" x ", 1)[0]) for piece in pieces)]
    return (matching or splits or [[text]])[0]


def _repeated_unit(text: str) -> tuple[str, int]:
    for repeats in range(len(text) // 4, 1, -1):
        size, rest = divmod(len(text), repeats)
        if rest == 0 and text[:size] * repeats == text:
            return text[:size], repeats
    return text, 1


def hardware_used(gpus: list[str], cpu_model: str) -> str:
    """Return accelerators and processor as one readable line; a chip that is both is named once."""
    cleaned = " ".join(cpu_model.split())
    if cleaned and not any(gpu == cleaned for gpu in gpus):
        gpus = [*gpus, cleaned]
    return ", ".join(gpus)
