"""Country names and codes, as files write them, to ISO 3166 alpha-3 codes."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from functools import cache
from pathlib import Path

_TABLE = Path(__file__).parent / "iso_3166.csv"
_OTHER_NAMES = {
    "usa": "USA",
    "u.s.a.": "USA",
    "united states of america": "USA",
    "great britain": "GBR",
    "uk": "GBR",
    "england": "GBR",
    "korea": "KOR",
    "russian federation": "RUS",
    "czech republic": "CZE",
    "the netherlands": "NLD",
    "holland": "NLD",
    "españa": "ESP",
    "espanya": "ESP",
    "deutschland": "DEU",
}


def country_code(text: str) -> str | None:
    """Return the alpha-3 code of a country given by English name or by two- or three-letter code, else None."""
    return _codes().get(" ".join(text.casefold().split()))


@cache
def _codes() -> Mapping[str, str]:
    codes: dict[str, str] = {}
    with _TABLE.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            for key in (row["iso3"], row["iso2"], row["name"]):
                codes[key.casefold()] = row["iso3"]
    return {**codes, **_OTHER_NAMES}
