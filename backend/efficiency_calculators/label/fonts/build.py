"""Makes the files of this folder from the published font packages; run by hand when a font is updated.

    python build.py SOURCES

``SOURCES`` is a scratch folder holding ``open-sans/`` and ``noto-emoji/`` (the folders ``files`` of the npm
packages @fontsource/open-sans and @fontsource/noto-emoji, 5.3), ``noto/`` (NotoSans*-Bold.ttf of
Debian's fonts-noto-core 20201225) and ``cjk/`` (NotoSansCJK-Bold.ttc of Debian's fonts-noto-cjk
20220127). Needs fontTools with brotli. The result depends only on those files.
"""

from __future__ import annotations

import base64
import json
import sys
import unicodedata
from io import BytesIO
from pathlib import Path

from fontTools.merge import Merger  # type: ignore[import-untyped]
from fontTools.subset import Options, Subsetter  # type: ignore[import-untyped]
from fontTools.ttLib import TTCollection, TTFont  # type: ignore[import-untyped]

HERE = Path(__file__).resolve().parent
WEIGHTS = {400: "Regular", 700: "Bold"}
OPEN_SANS_SLICES = ("latin", "latin-ext", "cyrillic", "cyrillic-ext", "greek", "vietnamese", "hebrew", "math")
EMOJI_SLICES = ("emoji", *map(str, range(11)))
OTHER_SCRIPTS = ("Arabic", "Devanagari", "Bengali", "Tamil", "Thai", "Georgian", "Armenian")
CJK_SIMPLIFIED = 2  # index of "Noto Sans CJK SC" in the collection
FALLBACK_ORDER = (
    *(f"NotoSans{script}-Bold.ttf" for script in OTHER_SCRIPTS),
    "NotoSansCJK-Bold.otf",
    "NotoEmoji-Bold.ttf",
)
EMBEDDED_CHARACTERS = "".join(map(chr, range(0x20, 0x7F))) + "ÀÁÇÈÉÍÏÑÒÓÚÜàáçèéíïñòóúü¡¿ºª·–—…’“”×÷±µ²₂°\u00a0"


def main(sources: Path) -> None:
    """Writes every font, the embedded style sheet and the table of advances."""
    for weight, name in WEIGHTS.items():
        font = merged([sources / "open-sans" / f"open-sans-{part}-{weight}-normal.woff2" for part in OPEN_SANS_SLICES])
        name_it(font, "Open Sans", name, weight)
        save(font, f"OpenSans-{name}.ttf")
    for script in OTHER_SCRIPTS:
        font = TTFont(sources / "noto" / f"NotoSans{script}-Bold.ttf")
        save(cut(font, set(font.getBestCmap())), f"NotoSans{script}-Bold.ttf")
    collection = TTCollection(sources / "cjk" / "NotoSansCJK-Bold.ttc")
    save(cut(collection.fonts[CJK_SIMPLIFIED], cjk_characters()), "NotoSansCJK-Bold.otf")
    emoji = merged([sources / "noto-emoji" / f"noto-emoji-{part}-700-normal.woff2" for part in EMOJI_SLICES])
    name_it(emoji, "Noto Emoji", "Bold", 700)
    save(emoji, "NotoEmoji-Bold.ttf")
    (HERE / "embedded.css").write_text("".join(map(font_face, WEIGHTS)) + "\n", encoding="ascii")
    (HERE / "advances.json").write_text(json.dumps(advances(), separators=(",", ":")) + "\n", encoding="ascii")


def merged(paths: list[Path]) -> TTFont:
    """One font from the slices a web package is cut into."""
    merger = Merger()
    files = []
    for path in paths:
        slice_ = TTFont(path)
        slice_.flavor = None
        for table in ("DSIG", "FFTM", "STAT", "HVAR", "MVAR", "avar", "fvar", "gvar"):
            if table in slice_:
                del slice_[table]
        data = BytesIO()
        slice_.save(data)
        data.seek(0)
        files.append(data)
    font = merger.merge(files)
    return cut(font, set(font.getBestCmap()))


def cut(font: TTFont, characters: set[int], *, features: bool = True) -> TTFont:
    """The font with only these characters, without hinting instructions and other tables nobody reads here."""
    options = Options()
    options.hinting = False
    options.desubroutinize = False
    options.layout_features = ["*"] if features else []
    options.notdef_outline = True
    options.name_IDs = [0, 1, 2, 3, 4, 5, 6, 13, 14]
    options.drop_tables += ["vhea", "vmtx", "VORG", "BASE", "DSIG", "MATH"]
    if features:
        options.layout_features = [name for name in _features(font) if name not in {"vert", "vrt2", "vhal", "vpal"}]
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=characters)
    subsetter.subset(font)
    return font


def _features(font: TTFont) -> set[str]:
    wanted = {"ccmp", "locl", "kern", "mark", "mkmk", "liga", "rlig", "calt", "clig", "init", "medi", "fina", "isol"}
    wanted |= {"abvs", "blws", "half", "nukt", "akhn", "rphf", "rkrf", "pref", "blwf", "abvf", "pstf", "cjct", "vatu"}
    wanted |= {"pres", "psts", "haln", "dist", "abvm", "blwm", "curs", "ljmo", "vjmo", "tjmo"}
    present = set()
    for table in ("GSUB", "GPOS"):
        if table in font and font[table].table.FeatureList:
            present |= {record.FeatureTag for record in font[table].table.FeatureList.FeatureRecord}
    return wanted & present


def name_it(font: TTFont, family: str, style: str, weight: int) -> None:
    """Gives a merged font the names and weight that font matching looks at."""
    names = font["name"]
    for name_id in (16, 17, 21, 22, 25):
        names.removeNames(nameID=name_id)
    for name_id, text in ((1, family), (2, style), (4, f"{family} {style}"), (6, f"{family}-{style}".replace(" ", ""))):
        names.setName(text, name_id, 3, 1, 0x409)
    font["OS/2"].usWeightClass = weight


def cjk_characters() -> set[int]:
    """The everyday characters of Chinese (GB 2312, Big5 level 1), Japanese (JIS X 0208) and Korean (all syllables)."""
    characters = set(range(0x3000, 0x3100)) | set(range(0xFF01, 0xFFEF)) | set(range(0xAC00, 0xD7A4))
    for codec, first, last in (("gb2312", 0xA1, 0xF7), ("euc_jp", 0xA1, 0xF4), ("big5", 0xA1, 0xC6)):
        for lead in range(first, last + 1):
            for trail in range(0x40, 0xFF):
                try:
                    text = bytes((lead, trail)).decode(codec)
                except UnicodeDecodeError:
                    continue
                characters.update(map(ord, text))
    return {code for code in characters if code >= 0x2E80} | {0x20, 0xA0}


def font_face(weight: int) -> str:
    """A CSS rule that carries the letters the label's own texts need, so that it looks the same everywhere."""
    font = TTFont(HERE / f"OpenSans-{WEIGHTS[weight]}.ttf")
    cut(font, set(map(ord, EMBEDDED_CHARACTERS)), features=False)
    font.flavor = "woff2"
    data = BytesIO()
    font.save(data)
    encoded = base64.b64encode(data.getvalue()).decode("ascii")
    return f"@font-face{{font-family:GAISSALabel;font-weight:{weight};src:url(data:font/woff2;base64,{encoded})}}"


def advances() -> dict[str, object]:
    """Advance widths in thousandths of the font size: Open Sans by weight, and the fallback fonts together.

    A run is [first code point, last code point, advance]. A character that several fallback fonts have is as wide
    as in the first of FALLBACK_ORDER, which is also the renderer's order.
    """
    weights = {
        str(weight): runs(thousandths(TTFont(HERE / f"OpenSans-{name}.ttf"))) for weight, name in WEIGHTS.items()
    }
    fallback: dict[int, int] = {}
    for file in FALLBACK_ORDER:
        for code, advance in joined(thousandths(TTFont(HERE / file))).items():
            fallback.setdefault(code, advance)
    return {"embedded": EMBEDDED_CHARACTERS, "weights": weights, "fallback": runs(fallback)}


def joined(table: dict[int, int]) -> dict[int, int]:
    """The table with Arabic letters as wide as they are on average inside a word, where their joined forms count."""
    forms: dict[int, list[int]] = {}
    for code, advance in table.items():
        kind, _, base = unicodedata.decomposition(chr(code)).partition(" ")
        if kind in {"<initial>", "<medial>", "<final>"} and " " not in base:
            forms.setdefault(int(base, 16), []).append(advance)
    return {code: round(sum(forms[code]) / len(forms[code])) if code in forms else table[code] for code in table}


def thousandths(font: TTFont) -> dict[int, int]:
    """Advance of every character of a font, in thousandths of the font size."""
    per_em = font["head"].unitsPerEm
    widths = font["hmtx"].metrics
    return {code: round(widths[glyph][0] * 1000 / per_em) for code, glyph in font.getBestCmap().items()}


def runs(table: dict[int, int]) -> list[list[int]]:
    """Neighbouring code points with the same advance, joined."""
    found: list[list[int]] = []
    for code, advance in sorted(table.items()):
        if found and found[-1][1] == code - 1 and found[-1][2] == advance:
            found[-1][1] = code
        else:
            found.append([code, code, advance])
    return found


def save(font: TTFont, name: str) -> None:
    """Writes a font without the moment of writing, so that the same sources give the same bytes."""
    font.recalcTimestamp = False
    font.flavor = None
    font.save(HERE / name)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
