"""How request bodies are parsed."""

from __future__ import annotations

import codecs
import json
from typing import IO, Any

from rest_framework.exceptions import ParseError
from rest_framework.parsers import JSONParser

from controllers.information_input import is_storable


class LenientNumberJSONParser(JSONParser):
    """JSON that lets NaN and infinities through, so that they are refused at the field they stand in."""

    def parse(self, stream: IO[Any], media_type: str | None = None, parser_context: Any = None) -> Any:
        """Parse a body in UTF-8.

        Raises:
            ParseError: no JSON, a key twice in one object, or nesting that exhausts the interpreter.
        """
        try:
            return json.load(codecs.getreader("utf-8")(stream), object_pairs_hook=_object)
        except RecursionError:
            raise ParseError("The JSON is nested too deeply.") from None
        except ValueError as error:
            raise ParseError(f"The body is not JSON in UTF-8: {error}.") from None


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """An object; of two values under one key, JSON would silently keep the last."""
    found: dict[str, Any] = {}
    for key, value in pairs:
        if not is_storable(key):
            raise ParseError("A key holds characters that cannot be stored.")
        if key in found:
            raise ParseError(f"The key {key!r} appears twice in one object.")
        found[key] = value
    return found
