"""What the tests of the file readers share: reading a text or a document, and looking into the report."""

import json

import pytest

from connectors.errors import UnreadableFileError
from connectors.file_readers import ReadContext, read_file


def read_text(text, phase=None):
    return read_file("file.txt", text.encode(), ReadContext(phase))


def read_document(document, phase=None):
    return read_text(json.dumps(document), phase)


def only_run_of(report):
    (run,) = report.runs
    return run


def refusal_of(text, phase=None):
    with pytest.raises(UnreadableFileError) as caught:
        read_text(text, phase)
    return caught.value


def codes_of(report):
    return {note.code for note in report.notes}
