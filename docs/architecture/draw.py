"""Draw Architecture.png from architecture.typ with the fonts of the label, so that it looks the same everywhere."""

from pathlib import Path

import typst

HERE = Path(__file__).resolve().parent
ROOT_DIR = HERE.parent.parent
FONTS_DIR = ROOT_DIR / "backend" / "efficiency_calculators" / "label" / "fonts"


def main() -> None:
    """Write the picture only when it changes: building the documentation must not make the repository dirty."""
    compiler = typst.Compiler(font_paths=[str(FONTS_DIR)], ignore_system_fonts=True)
    picture = compiler.compile(str(HERE / "architecture.typ"), format="png", ppi=144)
    target = ROOT_DIR / "Architecture.png"
    if not target.is_file() or target.read_bytes() != picture:
        target.write_bytes(picture)


if __name__ == "__main__":
    main()
