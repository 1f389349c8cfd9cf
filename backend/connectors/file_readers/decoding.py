"""From bytes to text: size, emptiness, binary content and encoding, with what had to be assumed."""

from __future__ import annotations

from dataclasses import dataclass

from connectors.errors import UnreadableFileError
from connectors.records import Note, NoteKind

MAXIMUM_BYTES = 10 * 1024 * 1024

_MAGIC_NUMBERS: tuple[tuple[bytes, str], ...] = (
    (b"PK\x03\x04", "a ZIP archive or an Excel workbook; save it as CSV and send that"),
    (b"\xd0\xcf\x11\xe0", "an old Excel or Word document; save it as CSV and send that"),
    (b"\x1f\x8b", "a gzip archive; unpack it first"),
    (b"BZh", "a bzip2 archive; unpack it first"),
    (b"\xfd7zXZ", "an xz archive; unpack it first"),
    (b"7z\xbc\xaf", "a 7z archive; unpack it first"),
    (b"Rar!", "a RAR archive; unpack it first"),
    (b"%PDF-", "a PDF document"),
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"\x7fELF", "a program"),
    (b"PAR1", "a Parquet file; save it as CSV and send that"),
    (b"SQLite format 3\x00", "an SQLite database"),
)
_UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")
_UTF8_MARK = b"\xef\xbb\xbf"
# Tab, line ends, form feed, backspace and escape occur in honest text (logs redraw progress bars with the last two).
_CONTROL_CHARACTERS = bytes(code for code in range(32) if code not in {8, 9, 10, 12, 13, 27}) + b"\x7f"
_MAXIMUM_CONTROL_SHARE = 0.001


@dataclass(frozen=True, slots=True)
class DecodedText:
    """The text of a file, how its bytes were understood, and what had to be assumed to do so."""

    text: str
    encoding: str
    notes: tuple[Note, ...] = ()


def decode(content: bytes, *, maximum_bytes: int = MAXIMUM_BYTES) -> DecodedText:
    """Turn the bytes of a file into text: UTF-8 or UTF-16 (by byte-order mark), else UTF-8, else Latin-1.

    Raises:
        UnreadableFileError: ``file-too-large``, ``empty-file``, ``binary-file`` or ``undecodable-text``.
    """
    if len(content) > maximum_bytes:
        size_mb, limit_mb = len(content) / 1024**2, maximum_bytes // 1024**2
        raise UnreadableFileError(
            f"The file is {size_mb:.1f} MB; files up to {limit_mb} MB are read. "
            "If it holds many runs, send it in parts.",
            code="file-too-large",
        )
    decoded = _decode_utf16(content) if content.startswith(_UTF16_MARKS) else _decode_bytes(content)
    if not decoded.text.strip():
        raise UnreadableFileError("The file is empty: there is nothing in it to read.", code="empty-file", line=1)
    return decoded


def _decode_utf16(content: bytes) -> DecodedText:
    try:
        text = content.decode("utf-16")
    except UnicodeDecodeError as error:
        raise UnreadableFileError(
            f"The file says it is UTF-16 text, but byte {error.start} does not fit; save it as UTF-8.",
            code="undecodable-text",
        ) from error
    if "\x00" in text:
        raise _binary("binary data (it holds NUL characters)")
    return DecodedText(text, "utf-16")


def _decode_bytes(content: bytes) -> DecodedText:
    _refuse_binary(content)
    content = content.removeprefix(_UTF8_MARK)
    try:
        return DecodedText(content.decode("utf-8"), "utf-8")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        note = Note(
            NoteKind.ASSUMED,
            "encoding-assumed",
            "The file is not UTF-8 text; it was read as Latin-1 (Western European). "
            "Check accented letters in names and places.",
            line=line,
            details={"encoding": "latin-1"},
        )
        return DecodedText(content.decode("latin-1"), "latin-1", (note,))


def _refuse_binary(content: bytes) -> None:
    for magic, meaning in _MAGIC_NUMBERS:
        if content.startswith(magic):
            raise _binary(meaning)
    if b"\x00" in content:
        raise _binary("binary data, or UTF-16 text without a byte-order mark (it holds NUL bytes)")
    controls = len(content) - len(content.translate(None, _CONTROL_CHARACTERS))
    if controls > max(2, len(content) * _MAXIMUM_CONTROL_SHARE):
        raise _binary(f"binary data (it holds {controls} control characters)")


def _binary(meaning: str) -> UnreadableFileError:
    return UnreadableFileError(
        f"This is not a text file: it looks like {meaning}. CSV, JSON, YAML and log files can be read.",
        code="binary-file",
    )
