"""Sheets the label's tests draw."""

from dataclasses import replace

from efficiency_calculators.label import DEFAULT_CLASS_COLOURS, LabelCell, LabelClass, LabelSheet, pick_text_colour

PAGE_URL = "https://label.example.org/evaluations/3f2b8c1e-9d7a-4c55-8e0f-2b1a9c7d6e5f/"
CLASSES = tuple(
    LabelClass(letter, colour, pick_text_colour(colour)) for letter, colour in DEFAULT_CLASS_COLOURS.items()
)
CELLS = (
    LabelCell("co2_eq_emissions", "CO₂-equivalent emissions", 0.8123, "g", "B", "estimated"),
    LabelCell("performance_score", "Performance", 0.9312, "1", "C", "reported"),
    LabelCell("size_efficiency", "Model size per emissions", 1.4732e9, "B/g", "D", "derived"),
    LabelCell("dataset_size_efficiency", "Dataset size per emissions", None, "B/g", None, None),
    LabelCell("downloads", "Downloads", 1234567, "1", "A", "inherited"),
    LabelCell("energy_consumed", "Energy consumed", 0.00375, "kWh", None, "measured"),
)
SHEET = LabelSheet(
    model_name="bert-base-multilingual-cased",
    author="google-bert",
    phase="training",
    task="text-classification",
    classes=CLASSES,
    compound_class="B",
    cells=CELLS,
    scheme=1,
    recorded_on="2026-11-24",
    coverage=0.85,
    page_url=PAGE_URL,
    verified=True,
)
NOT_RATED = replace(
    SHEET, compound_class=None, reason="coverage-below-minimum", coverage=0.35, verified=False, cells=CELLS[:1]
)
HOSTILE_NAMES = (
    "<script>alert(1)</script>",
    '"]]>',
    "a\0b\x1bc",
    "abc\u202edef\u2066ghi",
    "]]><!--<![CDATA[&lt;&#0;",
    '" onload="alert(1)',
    "</text></svg><svg>",
    '#image("/etc/passwd") $x$ @y `z` \\u{41}',
    "\ud800lone",
    "\ufffe\uffff",
    "Z" + "\u0351" * 60 + "algo",
    "x" * 300,
    "字" * 300,
    "😀" * 300,
    "   ",
    "",
    "\u200d\u200d",
    "\n\t a \u2028 b",
)
SCRIPT_NAMES = {
    "chinese": "通义千问大模型",
    "japanese": "日本語モデル",
    "korean": "한국어 모델",
    "arabic": "نموذج اللغة",
    "hebrew": "מודל שפה",
    "cyrillic": "Русская модель",
    "greek": "Ελληνικό μοντέλο",
    "devanagari": "हिन्दी मॉडल",
    "thai": "โมเดลภาษาไทย",
    "emoji": "🚀🤖 👩🏽‍💻 ❤️",
}
