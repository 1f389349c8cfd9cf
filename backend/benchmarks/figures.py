"""A measured figure, and the table of them."""

from __future__ import annotations

import os
import platform
import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Figure:
    """What was measured, how much of it, and how much there may be at most."""

    what: str
    measured: float
    target: float | None
    unit: str

    @property
    def verdict(self) -> str:
        """Whether the target was met."""
        if self.target is None:
            return ""
        return "ok" if self.measured <= self.target else "MISSED"


def cpu_ms(action: Callable[[], object], runs: int = 30) -> float:
    """Median CPU time of an action in milliseconds, over several runs in this process."""
    times = []
    for _ in range(runs):
        start = time.process_time()
        action()
        times.append((time.process_time() - start) * 1000)
    return statistics.median(times)


def print_table(figures: Sequence[Figure]) -> None:
    """Print every figure with its target."""
    width = max(len(figure.what) for figure in figures)
    print(f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}; medians")
    print(f"{'what':{width}}  {'measured':>10}  {'target':>8}  unit")
    for figure in figures:
        target = "" if figure.target is None else f"{figure.target:g}"
        line = f"{figure.what:{width}}  {figure.measured:10.4g}  {target:>8}  {figure.unit:8} {figure.verdict}"
        print(line.rstrip())
