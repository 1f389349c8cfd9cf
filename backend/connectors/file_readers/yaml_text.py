"""YAML, read with limits. Every value stays text, so that nothing is turned into a date, a truth value or code."""

from __future__ import annotations

from typing import Any

import yaml

from connectors.errors import UnreadableFileError

from .json_text import MAXIMUM_NESTING

MAXIMUM_ALIASES = 20
MAXIMUM_CHARACTERS = 2 * 1024 * 1024

# The base loaders know no tags, no merge keys and no types: text, lists and mappings only.
_Loader: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


def parse_yaml(text: str, first_line: int = 1) -> Any:
    """Return the lists, mappings and texts of a YAML document; ``first_line`` is its place in the file.

    Raises:
        UnreadableFileError: ``malformed-yaml`` (with line), ``too-many-aliases`` (a document that repeats itself
            without end), ``nested-too-deeply`` or ``file-too-large``.
    """
    if len(text) > MAXIMUM_CHARACTERS:
        raise UnreadableFileError(
            f"The YAML part of the file is longer than {MAXIMUM_CHARACTERS // 1024**2} MB.", code="file-too-large"
        )
    try:
        _check_events(text)
        # The loader is a base loader: it builds nothing but text, lists and mappings.
        return yaml.load(text, Loader=_Loader)  # noqa: S506
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        line = first_line + mark.line if mark else None
        raise _malformed(error.problem or "it cannot be read", line) from error
    except (yaml.YAMLError, RecursionError, ValueError, TypeError) as error:
        raise _malformed(str(error).splitlines()[0][:200] if str(error) else "it cannot be read", None) from error


def _check_events(text: str) -> None:
    depth, aliases = 0, 0
    for event in yaml.parse(text, Loader=_Loader):
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        elif isinstance(event, yaml.AliasEvent):
            aliases += 1
        if depth > MAXIMUM_NESTING:
            raise UnreadableFileError(
                f"The YAML is nested more than {MAXIMUM_NESTING} levels deep.", code="nested-too-deeply"
            )
        if aliases > MAXIMUM_ALIASES:
            raise UnreadableFileError(
                f"The YAML refers back to itself (*alias) more than {MAXIMUM_ALIASES} times; write it out.",
                code="too-many-aliases",
            )


def _malformed(problem: str, line: int | None) -> UnreadableFileError:
    place = f" in line {line}" if line is not None else ""
    return UnreadableFileError(f"The file is not well-formed YAML: {problem}{place}.", code="malformed-yaml", line=line)
