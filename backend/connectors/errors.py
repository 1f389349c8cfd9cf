"""What connectors raise. They know no HTTP; the API maps ``code`` to a status."""


class ConnectorError(Exception):
    """Something outside could not be read; ``code`` is stable, the message says what to do."""

    code = "connector-error"

    def __init__(self, message: str, *, code: str | None = None, line: int | None = None, column: str | None = None):
        super().__init__(message)
        self.line = line
        self.column = column
        if code:
            self.code = code


class UnreadableFileError(ConnectorError):
    """The file is empty, too large, binary, or in no format we know."""

    code = "unreadable-file"
