"""The national carbon intensities that come with the installed CodeCarbon package; no network is needed."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from connectors.errors import ConnectorError

from .protocol import CarbonIntensityRecord, IntensityProblem, IntensityReport
from .validation import country_problem, intensity_problem, year_problem

_FILE = Path("data") / "private_infra" / "global_energy_mix.json"


class CodeCarbonBundle:
    """Reads ``global_energy_mix.json`` of the installed CodeCarbon: one year per country, g CO2eq/kWh.

    Each record carries the year the file gives for that country. The file names no origin of its own, so the record's
    source is the file, and its version the package's.
    """

    id = "codecarbon-bundle"
    description = "Carbon intensities bundled with CodeCarbon"

    def __init__(self, path: Path | None = None, known_countries: Collection[str] | None = None) -> None:
        self._path = path
        self._known_countries = known_countries

    def read(self) -> IntensityReport:
        """Return one record per country.

        Raises:
            ConnectorError: CodeCarbon is not installed (``source-missing``) or its file is not as expected
                (``source-unreadable``).
        """
        path = self._path or _installed_path()
        try:
            countries = json.loads(path.read_text(encoding="utf-8"))
        except (OSError, ValueError) as error:
            raise ConnectorError(
                f"{path.name} of CodeCarbon cannot be read: {error}", code="source-unreadable"
            ) from error
        if not isinstance(countries, dict):
            raise ConnectorError(f"{path.name} of CodeCarbon holds no countries.", code="source-unreadable")
        source_version = _installed_version()
        records, problems = [], []
        for code, entry in countries.items():
            try:
                records.append(self._record(code, entry, source_version))
            except (KeyError, TypeError, ValueError) as error:
                problems.append(IntensityProblem(None, code, _reason(error)))
        names = {record.country_iso3: record.country_name for record in records}
        return IntensityReport(tuple(records), names, tuple(problems))

    def _record(self, code: str, entry: Mapping[str, Any], source_version: str) -> CarbonIntensityRecord:
        year, g_per_kwh = int(entry["year"]), float(entry["carbon_intensity"])
        problem = country_problem(code, self._known_countries) or year_problem(year) or intensity_problem(g_per_kwh)
        if problem:
            raise ValueError(problem)
        return CarbonIntensityRecord(
            code,
            str(entry["country_name"]),
            year,
            g_per_kwh,
            source=f"CodeCarbon {source_version} ({_FILE.name})".replace("  ", " "),
            source_version=source_version,
        )


def _reason(error: Exception) -> str:
    return f"{error.args[0]} is missing" if isinstance(error, KeyError) else str(error)


def _installed_path() -> Path:
    # Found without importing the package, which would bring pandas along.
    spec = find_spec("codecarbon")
    if spec is None or spec.origin is None:
        raise ConnectorError("CodeCarbon is not installed, so its table cannot be read.", code="source-missing")
    return Path(spec.origin).parent / _FILE


def _installed_version() -> str:
    try:
        return version("codecarbon")
    except PackageNotFoundError:
        return ""
