"""Puts rows back under their headings after empty columns were dropped from them.

CodeCarbon up to 3.2 appended a row to its file without the columns that were empty in it (and without a header), so
that everything after the first dropped column sits too far left. The cells carry their own evidence: an operating
system, a version, "machine", "Y" can only belong to one column. A row is mended when there is exactly one way to do so.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence

from connectors.file_readers.numbers import is_number

Check = Callable[[str], bool]

# Columns whose value can be absent in an honest run: only these are ever dropped.
DROPPABLE = frozenset(
    {
        "project_name",
        "experiment_id",
        "region",
        "cloud_provider",
        "cloud_region",
        "cpu_model",
        "gpu_count",
        "gpu_model",
        "longitude",
        "latitude",
    }
)
_MAXIMUM_SOLUTIONS = 64
_CLOUD_PROVIDERS = frozenset({"aws", "amazon", "gcp", "google", "azure", "microsoft", "ovh", "scaleway", "ibm"})


def _matches(pattern: str) -> Check:
    compiled = re.compile(pattern, re.ASCII | re.IGNORECASE)
    return lambda text: compiled.fullmatch(text) is not None


def _is_text(text: str) -> bool:
    return not is_number(text)


def _is_degrees(limit: float) -> Check:
    return lambda text: is_number(text) and abs(float(text.replace(",", ".", 1))) <= limit


def _is_region(text: str) -> bool:
    return _is_text(text) and text.casefold() not in _CLOUD_PROVIDERS and text.upper() not in {"Y", "N"}


CHECKS: Mapping[str, Check] = {
    "timestamp": _matches(r"\d.*[-/.]\d.*"),
    "experiment_id": _is_text,
    "country_name": _is_text,
    "country_iso_code": _matches(r"[A-Z]{3}"),
    "region": _is_region,
    "cloud_provider": lambda text: text.casefold() in _CLOUD_PROVIDERS,
    "cloud_region": _matches(r"[a-z]+[a-z0-9]*(-[a-z0-9]+)*"),
    "os": _matches(r"(Linux|Windows|macOS|Darwin|FreeBSD|OpenBSD|CYGWIN|MSYS|MINGW|SunOS|AIX|Java)\b.*"),
    "python_version": _matches(r"\d+\.\d+(\.\d+)?\S*"),
    "codecarbon_version": _matches(r"\d+\.\d+\.\d+\S*"),
    "cpu_count": _matches(r"\d+([.,]0)?"),
    "cpu_model": _is_text,
    "gpu_count": _matches(r"\d+([.,]0)?"),
    "gpu_model": _is_text,
    "longitude": _is_degrees(180),
    "latitude": _is_degrees(90),
    "tracking_mode": _matches(r"machine|process"),
    "on_cloud": _matches(r"[YN]"),
}
_ANY_TEXT = frozenset({"project_name", "run_id", "task_name"})
# Checked on every row, whatever its length: their values are from closed sets.
_ANCHORS = ("tracking_mode", "on_cloud")


def is_aligned(cells: Sequence[str], columns: Sequence[str]) -> bool:
    """Say whether a row has as many cells as the header and the right kind of value under its anchor columns."""
    if len(cells) != len(columns):
        return False
    return all(
        not cell or CHECKS[column](cell) for column, cell in zip(columns, cells, strict=True) if column in _ANCHORS
    )


def realign(cells: Sequence[str], columns: Sequence[str]) -> list[str] | None:
    """Return the row with empty cells put back where they were dropped, or None when that is not beyond doubt."""
    kept = list(cells)
    while kept and not kept[-1]:
        kept.pop()
    if len(kept) > len(columns):
        return None
    solutions = _Aligner(kept, columns).solutions(0, 0)
    if len(solutions) >= _MAXIMUM_SOLUTIONS:
        return None
    consistent = [row for row in solutions if _is_consistent(dict(zip(columns, row, strict=True)))]
    return list(consistent[0]) if len(consistent) == 1 else None


def _is_consistent(row: Mapping[str, str]) -> bool:
    """Longitude comes with latitude; a cloud region comes with a provider; off the cloud there is neither."""
    if bool(row.get("longitude")) != bool(row.get("latitude")):
        return False
    if row.get("cloud_region") and not row.get("cloud_provider"):
        return False
    return not (row.get("on_cloud", "").upper() == "N" and row.get("cloud_provider"))


class _Aligner:
    """Finds every way to spread cells over columns, leaving only droppable columns empty."""

    def __init__(self, cells: Sequence[str], columns: Sequence[str]) -> None:
        self._cells = cells
        self._columns = columns
        self._known: dict[tuple[int, int], frozenset[tuple[str, ...]]] = {}

    def solutions(self, cell: int, column: int) -> frozenset[tuple[str, ...]]:
        """Return the different ways to fill the columns from ``column`` on with the cells from ``cell`` on."""
        if (cell, column) not in self._known:
            self._known[cell, column] = self._spread(cell, column)
        return self._known[cell, column]

    def _spread(self, cell: int, column: int) -> frozenset[tuple[str, ...]]:
        start, end = cell, len(self._columns)
        # Columns that are never dropped leave no choice, nor does a row with nothing missing any more.
        while column < end and (self._columns[column] not in DROPPABLE or end - column == len(self._cells) - cell):
            if cell == len(self._cells) or not _accepts(self._columns[column], self._cells[cell]):
                return frozenset()
            cell, column = cell + 1, column + 1
        forced = tuple(self._cells[start:cell])
        if column == end:
            return frozenset({forced} if cell == len(self._cells) else ())
        found: set[tuple[str, ...]] = {("", *rest) for rest in self.solutions(cell, column + 1)}
        if cell < len(self._cells) and _accepts(self._columns[column], self._cells[cell]):
            found.update((self._cells[cell], *rest) for rest in self.solutions(cell + 1, column + 1))
        return frozenset((*forced, *rest) for rest in list(found)[:_MAXIMUM_SOLUTIONS])


def _accepts(column: str, cell: str) -> bool:
    if not cell:
        return column in DROPPABLE
    if column in _ANY_TEXT:
        return True
    return CHECKS.get(column, is_number)(cell)
