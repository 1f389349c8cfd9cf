"""What stands on the label: structure, values, words, safety."""

import re
from dataclasses import replace
from xml.etree import ElementTree

import pytest
from label_samples import CELLS, CLASSES, HOSTILE_NAMES, NOT_RATED, SCRIPT_NAMES, SHEET

from efficiency_calculators.label import ICON_NAMES, LANGUAGES, LabelCell, draw_label
from efficiency_calculators.label.cells import figure
from efficiency_calculators.label.colours import IDLE, POINTER
from efficiency_calculators.label.icons import icon_name
from efficiency_calculators.label.words import say

SVG = "{http://www.w3.org/2000/svg}"


def texts(svg):
    return ["".join(node.itertext()) for node in ElementTree.fromstring(svg).iter(f"{SVG}text")]


def test_every_letter_every_value_and_every_name_is_written():
    found = texts(draw_label(SHEET))
    assert [text for text in found if text in "ABCDE"] == ["A", "B", "C", "D", "E", "B", "B", "C", "D", "A"]
    for text in ("812", "mg", "0.931", "1.47", "GB/g", "1.23", "M", "3.75", "Wh", "Performance", "Downloads"):
        assert text in found
    for text in ("bert-base-multilingual-cased", "google-bert", "Training", "Text classification"):
        assert text in found
    assert "Scheme 1 · 2026-11-24 · Coverage 85%" in found
    assert "Verified" in found


def test_a_missing_metric_is_a_dash_and_never_a_zero():
    found = texts(draw_label(replace(SHEET, cells=(CELLS[3],))))
    assert found.count("–") == 2
    assert "0" not in found


def test_zero_is_a_value():
    found = texts(draw_label(replace(SHEET, cells=(LabelCell("co2", "Emissions", 0.0, "g", "A"),))))
    assert found.count("0") == 1
    assert "–" not in found


def test_a_measured_metric_without_weight_has_neither_letter_nor_dash():
    found = texts(draw_label(replace(SHEET, cells=(CELLS[5],))))
    assert "3.75" in found
    assert "–" not in found


@pytest.mark.parametrize("letter", "ABCDE")
def test_the_pointer_stands_beside_its_class(letter):
    svg = draw_label(replace(SHEET, compound_class=letter, cells=()))
    root = ElementTree.fromstring(svg)
    found = [(node.text, float(node.get("y"))) for node in root.iter(f"{SVG}text") if node.text == letter]
    assert len(found) == 2
    assert abs(found[0][1] - found[1][1]) < 25
    assert svg.count(f'fill="{POINTER}"') >= 1
    pointers = [
        node for node in root.iter(f"{SVG}path") if node.get("fill") == POINTER and not node.get("shape-rendering")
    ]
    assert len(pointers) == 1


def test_the_arrows_grow_from_best_to_worst():
    root = ElementTree.fromstring(draw_label(SHEET))
    ends = [
        float(re.search(r"L([0-9.]+) ", node.get("d")).group(1))
        for node in root.iter(f"{SVG}path")
        if node.get("fill") in {rating_class.colour for rating_class in CLASSES}
    ]
    assert len(ends) == 5
    assert ends == sorted(ends)
    assert len(set(ends)) == 5


def test_not_rated_says_why_and_points_at_nothing():
    svg = draw_label(NOT_RATED)
    found = texts(svg)
    assert "Not rated" in found
    assert "Only 35% of the method's weight was measured" in " ".join(found)
    assert "Self-declared" in found
    root = ElementTree.fromstring(svg)
    assert [node for node in root.iter(f"{SVG}path") if node.get("fill") == IDLE]
    assert not [
        node for node in root.iter(f"{SVG}path") if node.get("fill") == POINTER and not node.get("shape-rendering")
    ]
    assert [text for text in found if text in "ABCDE"] == ["A", "B", "C", "D", "E", "B"]


def test_a_class_outside_the_scale_is_refused():
    with pytest.raises(ValueError, match="Z"):
        draw_label(replace(SHEET, compound_class="Z"))


@pytest.mark.parametrize("count", range(7))
def test_any_number_of_metrics_stays_on_the_sheet(count):
    root = ElementTree.fromstring(draw_label(replace(SHEET, cells=CELLS[:count])))
    baselines = [float(node.get("y")) for node in root.iter(f"{SVG}text")]
    assert max(baselines) < 1910
    assert min(baselines) > 10
    names = [node.text for node in root.iter(f"{SVG}text")]
    assert ("No metric was measured" in names) == (count == 0)


def test_a_seventh_metric_is_left_out():
    svg = draw_label(replace(SHEET, cells=(*CELLS, LabelCell("power", "Seventh", 5.0, "W"))))
    assert "Seventh" not in texts(svg)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_writes_its_own_words_and_decimal_separator(language):
    svg = draw_label(replace(SHEET, language=language, scope_note="gpu-energy-only", phase="inference"))
    found = texts(svg)
    for key in ("verified", "scope.gpu-energy-only", "phase.inference", "task.text-classification", "origin.estimated"):
        assert say(key, language) in found
    assert ("1.47" if language == "en" else "1,47") in found
    assert ElementTree.fromstring(svg).get("lang") == language


def test_a_regional_language_is_its_language_and_an_unknown_one_is_english():
    assert draw_label(replace(SHEET, language="ca-ES")) == draw_label(replace(SHEET, language="ca"))
    assert draw_label(replace(SHEET, language="xx")) == draw_label(SHEET)


def test_an_unknown_task_is_made_readable_and_no_task_leaves_no_line():
    assert "My odd task" in texts(draw_label(replace(SHEET, task="my-odd_task")))
    assert len(texts(draw_label(replace(SHEET, task="")))) == len(texts(draw_label(SHEET))) - 1


def test_a_unit_nobody_can_scale_is_still_written():
    assert figure(LabelCell("x", "Score", 12.5, "points"), "ca") == ("12,5", "points")


def test_title_and_description_say_it_all():
    root = ElementTree.fromstring(draw_label(SHEET))
    assert root.get("role") == "img"
    assert root.find(f"{SVG}title").text == "Energy label of bert-base-multilingual-cased: class B (training)"
    description = root.find(f"{SVG}desc").text
    assert "CO₂-equivalent emissions: 812 mg, class B." in description
    assert "Dataset size per emissions: not measured." in description
    assert "Energy consumed: 3.75 Wh." in description
    assert "85% of the method's weight was measured." in description


def test_drawing_is_deterministic():
    assert draw_label(SHEET) == draw_label(replace(SHEET))


@pytest.mark.parametrize("name", [*HOSTILE_NAMES, *SCRIPT_NAMES.values()])
def test_untrusted_text_gives_safe_well_formed_svg(name):
    cell = LabelCell(name, name, 1.0, "g", name, name)
    svg = draw_label(replace(SHEET, model_name=name, author=name, task=name, scope_note=name, cells=(cell,)))
    root = ElementTree.fromstring(svg)
    tags = {node.tag.removeprefix(SVG) for node in root.iter()}
    assert tags <= {"svg", "title", "desc", "style", "g", "path", "rect", "circle", "line", "text"}
    for node in root.iter():
        assert not [key for key in node.attrib if key.startswith("on") or key.endswith("href")]
    assert not re.search("[\u202a-\u202e\u2066-\u2069\x00-\x08\ufffe\uffff]", svg)
    assert len(svg) < 300_000


def test_nothing_outside_the_file_is_referred_to():
    svg = draw_label(SHEET)
    assert set(re.findall(r"url\((\w+:[^,]*),", svg)) == {"data:font/woff2;base64"}
    assert set(re.findall(r"https?://[^\"'<> ]+", svg)) == {"http://www.w3.org/2000/svg"}


def test_a_long_name_shrinks_then_wraps_then_ends_in_an_ellipsis():
    def name_lines(name):
        root = ElementTree.fromstring(draw_label(replace(SHEET, model_name=name, author="")))
        return [
            (node.text, float(node.get("font-size"))) for node in root.iter(f"{SVG}text") if node.text.startswith("mm")
        ]

    assert name_lines("mm" * 6) == [("mm" * 6, 64)]
    assert name_lines("mm" * 7) == [("mm" * 7, 56)]
    assert len(name_lines("mm" * 15)) == 2
    lines = name_lines("mm" * 150)
    assert len(lines) == 2
    assert lines[1][0].endswith("…")


def test_every_icon_is_drawn_and_an_unknown_metric_gets_the_gauge():
    assert icon_name("response_time") == "clock"
    assert icon_name("no such metric") == "gauge"
    drawings = {draw_label(replace(SHEET, cells=(replace(CELLS[0], icon=name),))) for name in ICON_NAMES}
    assert len(drawings) == len(ICON_NAMES) == 11
