"""File readers: one reader per file format, recognised by content, all returning the same import report.

A new format is one new module with a ``FileReader`` and one line in ``registry.py`` (or an entry point).
"""

from .protocol import CarbonIntensityLookup, FileReader, FileSource, IntensityValue, ReadContext
from .registry import file_readers, read_file

__all__ = [
    "CarbonIntensityLookup",
    "FileReader",
    "FileSource",
    "IntensityValue",
    "ReadContext",
    "file_readers",
    "read_file",
]
