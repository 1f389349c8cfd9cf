"""Dates as tools write them."""

from __future__ import annotations

from datetime import datetime

_FORMATS = ("%Y/%m/%d %H:%M:%S", "%Y/%m/%d %H:%M")


def parse_timestamp(text: str) -> datetime | None:
    """Read ISO 8601, also with a blank for the T or slashes; 02/03/2024 is refused, for it can be two days."""
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        pass
    for form in _FORMATS:
        try:
            return datetime.strptime(text, form)  # local time without a zone, as tools write
        except ValueError:
            continue
    return None


def iso_timestamp(text: str) -> str | None:
    """Return a date in ISO 8601, or None when it is in no unambiguous form."""
    moment = parse_timestamp(text)
    return moment.isoformat() if moment else None
