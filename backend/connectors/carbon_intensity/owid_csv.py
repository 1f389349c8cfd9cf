"""Our World in Data's "Carbon intensity of electricity generation" as CSV, from a file or from its address."""

from __future__ import annotations

import re
from collections.abc import Collection

from connectors.errors import UnreadableFileError
from connectors.file_readers.decoding import decode
from connectors.file_readers.numbers import NumberError, parse_number
from connectors.file_readers.table import Row, Table, read_table
from connectors.public_download import Download, download

from .protocol import CarbonIntensityRecord, IntensityProblem, IntensityReport
from .validation import country_problem, year_problem

MAXIMUM_BYTES = 20 * 1024 * 1024
_SOURCE = "Our World in Data, carbon intensity of electricity"
# The column has had several names over the years; all speak of carbon intensity, or of grams of CO2 per kWh.
_VALUE_COLUMN = re.compile(r"carbon[ _]intensity|g\s?co[2₂](e|eq)?\s?(/|per)\s?kwh", re.IGNORECASE)
_CODE_COLUMNS = ("code", "iso_code", "iso3", "country_iso_code")
_NAME_COLUMNS = ("entity", "country", "country_name")
_AGGREGATE = "OWID_"


class _RowError(ValueError):
    def __init__(self, column: str, reason: str) -> None:
        super().__init__(reason)
        self.column = column
        self.reason = reason


class OwidCsv:
    """Reads the CSV from bytes, or downloads it first.

    Columns are found by what they say: a country code, a year, and one that speaks of carbon intensity or gCO2/kWh.
    Rows without a code, or with one that starts "OWID_" (World, Kosovo …), are no ISO countries and are skipped;
    so are years without a value, which the wide "energy data" table has many of.
    """

    id = "owid-csv"
    description = "Our World in Data CSV (Entity, Code, Year, gCO2/kWh)"

    def __init__(
        self, content: bytes, *, name: str = "", version: str = "", known_countries: Collection[str] | None = None
    ) -> None:
        self._content = content
        self._name = name
        self._version = version
        self._known_countries = known_countries

    @classmethod
    def from_url(
        cls, url: str, *, allowed_hosts: Collection[str] = (), known_countries: Collection[str] | None = None
    ) -> OwidCsv:
        """Download the CSV from a public address (http or https, at most 20 MB).

        Raises:
            ConnectorError: ``address-not-allowed`` or ``download-failed``.
        """
        content = download(Download(url, maximum_bytes=MAXIMUM_BYTES, allowed_hosts=frozenset(allowed_hosts)))
        return cls(content, name=url, known_countries=known_countries)

    def read(self) -> IntensityReport:
        """Return the records and, by line, the rows that could not be taken.

        Raises:
            UnreadableFileError: not a table with the expected columns (``missing-column``), or not readable at all.
        """
        table = read_table(decode(self._content, maximum_bytes=MAXIMUM_BYTES).text)
        columns = _find_columns(table)
        records: dict[tuple[str, int], CarbonIntensityRecord] = {}
        problems, skipped = [], 0
        for row in table.rows():
            try:
                record = self._record(row, columns, table)
                if record is None:
                    skipped += 1
                elif (record.country_iso3, record.year) in records:
                    raise _RowError("year", f"{record.country_iso3} {record.year} appears twice; the first was kept")
                else:
                    records[record.country_iso3, record.year] = record
            except _RowError as error:
                problems.append(IntensityProblem(row.line, error.column, error.reason))
        names = {record.country_iso3: record.country_name for record in records.values()}
        return IntensityReport(tuple(records.values()), names, tuple(problems), skipped)

    def _record(self, row: Row, columns: dict[str, int], table: Table) -> CarbonIntensityRecord | None:
        if len(row.cells) < max(columns.values()) + 1:
            raise _RowError("", f"the row has {len(row.cells)} cells instead of {len(table.columns)}")
        cells = {role: row.cells[index] for role, index in columns.items()}
        code = cells["code"].upper()
        if not code or code.startswith(_AGGREGATE) or not cells["value"]:
            return None
        if problem := country_problem(code, self._known_countries):
            raise _RowError("code", problem)
        year = _year(cells["year"])
        try:
            g_per_kwh = parse_number(cells["value"], decimal_comma=table.decimal_comma)
        except NumberError as error:
            raise _RowError(
                "value", f"the carbon intensity “{cells['value'][:40]}” is {_WORDS[error.reason]}"
            ) from error
        source = f"{_SOURCE} ({self._name})"[:300] if self._name else _SOURCE
        return CarbonIntensityRecord(code, cells["name"], year, g_per_kwh, source, self._version, row.line)


_WORDS = {"not-a-number": "not a number", "not-finite": "not a finite number", "negative": "negative"}


def _year(text: str) -> int:
    if not re.fullmatch(r"\d{1,4}", text, re.ASCII):
        raise _RowError("year", f"“{text[:20]}” is not a year")
    year = int(text)
    if problem := year_problem(year):
        raise _RowError("year", problem)
    return year


def _find_columns(table: Table) -> dict[str, int]:
    found = {
        "code": next((table.columns.index(name) for name in _CODE_COLUMNS if name in table.columns), None),
        "name": next((table.columns.index(name) for name in _NAME_COLUMNS if name in table.columns), None),
        "year": table.columns.index("year") if "year" in table.columns else None,
        "value": next((index for index, name in enumerate(table.columns) if _VALUE_COLUMN.search(name)), None),
    }
    missing = [role for role, index in found.items() if index is None]
    if missing:
        raise UnreadableFileError(
            f"This is not Our World in Data's table of carbon intensities: no column for {', '.join(missing)}. "
            f"Expected {OwidCsv.description.split('(')[1].rstrip(')')}.",
            code="missing-column",
            line=table.header_line,
            column=missing[0],
        )
    return {role: index for role, index in found.items() if index is not None}
