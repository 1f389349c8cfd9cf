"""Text from files as it may be kept and shown."""

from __future__ import annotations

# Names and models are short; whatever goes on longer was not written by a tool.
MAXIMUM_TEXT = 500


def clean_text(text: str) -> str:
    """Return a text of at most 500 characters without what databases refuse: NUL, and halves of surrogate pairs.

    JSON and YAML can write both as escapes, so that they survive decoding.
    """
    kept = text[:MAXIMUM_TEXT]
    if kept.isascii() and "\x00" not in kept:
        return kept.strip()
    return "".join(letter for letter in kept if letter != "\x00" and not "\ud800" <= letter <= "\udfff").strip()
