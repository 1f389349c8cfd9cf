"""The typesetter behind pictures and outlines: typst, which needs no system library and no system font.

One warm compiler serves the process, behind a lock: loading the fonts is what costs time. The fonts are those that
ship beside this module, so the result is the same on every machine. What is drawn is passed as data; there is no
file the compiler could read.
"""

from __future__ import annotations

from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from typst import Compiler

FAMILIES = (
    "Open Sans",
    "Noto Sans Arabic",
    "Noto Sans Devanagari",
    "Noto Sans Bengali",
    "Noto Sans Tamil",
    "Noto Sans Thai",
    "Noto Sans Georgian",
    "Noto Sans Armenian",
    "Noto Sans CJK SC",
    "Noto Emoji",
)
"""The fonts in the order in which a character is looked for; the same order as in ``fonts/build.py``."""

_FONTS = Path(__file__).resolve().parent / "fonts"


class _Engine:
    """The compiler of this process, made at the first use."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._compiler: Compiler | None = None

    def compile(self, source: bytes, inputs: dict[str, str], **options: Any) -> bytes:
        with self._lock:
            if self._compiler is None:
                self._compiler = self._start()
            result = self._compiler.compile(source, sys_inputs=inputs, **options)
        if not isinstance(result, bytes):
            raise RuntimeError("The label did not fit on one page.")
        return result

    @staticmethod
    def _start() -> Compiler:
        import typst

        fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[_FONTS])
        # The fonts' folder as root: the only files a drawing could ever refer to are public anyway.
        return typst.Compiler(root=_FONTS, font_paths=fonts)


ENGINE = _Engine()
