"""All file readers: the built-in ones, and those that other packages offer by entry point."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from functools import cache
from importlib.metadata import entry_points
from types import MappingProxyType

from connectors.errors import UnreadableFileError
from connectors.records import ImportReport

from .ai_energy_score import AiEnergyScoreReader
from .boamps import BoAmpsReader
from .carbontracker import CarbontrackerReader
from .codecarbon.reader import CodeCarbonReader
from .decoding import decode
from .eco2ai import Eco2AiReader
from .gaissalabel_plugin import GaissaLabelPluginReader
from .huggingface_card.reader import HuggingFaceCardReader
from .ml_energy import MlEnergyReader
from .mlflow_runs import MlflowReader
from .optimum_benchmark.reader import OptimumBenchmarkReader
from .protocol import FileReader, FileSource, ReadContext
from .sample import Sample, build_sample

ENTRY_POINT_GROUP = "gaissalabel.file_readers"
MINIMUM_SCORE = 0.5
BUILT_IN: tuple[FileReader, ...] = (
    CodeCarbonReader(),
    HuggingFaceCardReader(),
    CarbontrackerReader(),
    Eco2AiReader(),
    OptimumBenchmarkReader(),
    AiEnergyScoreReader(),
    MlEnergyReader(),
    BoAmpsReader(),
    GaissaLabelPluginReader(),
    MlflowReader(),
)

_logger = logging.getLogger(__name__)


@cache
def file_readers() -> Mapping[str, FileReader]:
    """Return every reader by format id. A plug-in that does not load, or reuses an id, is logged and left out."""
    readers: dict[str, FileReader] = {reader.id: reader for reader in BUILT_IN}
    for entry_point in entry_points(group=ENTRY_POINT_GROUP):
        try:
            reader = entry_point.load()()
        except Exception:  # someone else's code: whatever it raises must not take the built-in readers down
            _logger.exception("The file reader %s could not be loaded", entry_point.name)
            continue
        if not isinstance(reader, FileReader) or reader.id in readers:
            _logger.error("The file reader %s does not fit the protocol, or its id is taken", entry_point.name)
            continue
        readers[reader.id] = reader
    return MappingProxyType(readers)


def read_file(name: str, content: bytes, context: ReadContext, format: str | None = None) -> ImportReport:
    """Read a file with the reader that recognises its content best, or with the one named by ``format``.

    Raises:
        UnreadableFileError: the file is empty, binary, too large, of no known format (``unknown-format``), or holds
            nothing usable; ``line`` and ``column`` say where, when there is a place.
    """
    source = FileSource(name, content)
    readers = file_readers()
    if format is not None:
        if format not in readers:
            raise UnreadableFileError(
                f"There is no reader for the format “{format}”. Known formats: {', '.join(readers)}.",
                code="unknown-format",
            )
        return readers[format].read(source, context)
    sample = build_sample(decode(content).text)
    score, reader = max(((reader.score(sample), reader) for reader in readers.values()), key=lambda found: found[0])
    if score < MINIMUM_SCORE:
        known = ", ".join(known_reader.description for known_reader in readers.values())
        raise UnreadableFileError(
            f"The format of this file was not recognised. It looks like {_describe(sample)}. We can read: {known}.",
            code="unknown-format",
            line=sample.header_line,
        )
    return reader.read(source, context)


def _describe(sample: Sample) -> str:
    start = sample.text.lstrip()[:200]
    if start.startswith(("{", "[")):
        return "JSON of another kind"
    if start.startswith("<"):
        return "an HTML or XML page, not the file itself"
    if len(sample.header) > 1:
        shown = ", ".join(name[:40] for name in sample.header[:8])
        return f"a table of {len(sample.header)} columns ({shown}{' …' if len(sample.header) > 8 else ''})"
    first_line = start.splitlines()[0][:80] if start else ""
    return f"plain text that begins “{first_line}”"
