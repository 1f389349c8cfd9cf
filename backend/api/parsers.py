"""How request bodies are parsed."""

import json
from typing import IO, Any

from rest_framework.exceptions import ParseError
from rest_framework.parsers import JSONParser


class LenientNumberJSONParser(JSONParser):
    """JSON that lets NaN and infinities through, so that they are refused at the field they stand in."""

    strict = False

    def parse(self, stream: IO[Any], media_type: str | None = None, parser_context: Any = None) -> Any:
        """Parse; nesting that exhausts the interpreter is a client's fault, not ours."""
        try:
            return super().parse(stream, media_type, parser_context)
        except RecursionError:
            raise ParseError("The JSON is nested too deeply.") from None
        except (UnicodeDecodeError, json.JSONDecodeError) as error:
            raise ParseError(f"The body is not JSON in UTF-8: {error}.") from None
