"""The label's words and colours."""

import json
import re
from pathlib import Path

import pytest

from efficiency_calculators import label
from efficiency_calculators.label import (
    DEFAULT_CLASS_COLOURS,
    LANGUAGES,
    colours,
    contrast_ratio,
    pick_text_colour,
    task_name,
)
from efficiency_calculators.label.measure import embedded
from efficiency_calculators.label.words import percentage

LOCALES = Path(label.__file__).parent / "locales"


def read(language):
    return json.loads((LOCALES / f"{language}.json").read_text(encoding="utf-8"), object_pairs_hook=list)


@pytest.mark.parametrize("language", LANGUAGES)
def test_keys_are_sorted_unique_and_the_same_in_every_language(language):
    keys = [key for key, _ in read(language)]
    assert keys == sorted(set(keys))
    assert keys == [key for key, _ in read("en")]


@pytest.mark.parametrize("language", LANGUAGES)
def test_placeholders_are_the_same_in_every_language_and_no_text_is_empty(language):
    for (key, text), (_, english) in zip(read(language), read("en"), strict=True):
        assert text.strip(), key
        assert sorted(re.findall(r"\{\w+\}", text)) == sorted(re.findall(r"\{\w+\}", english)), key


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_embedded_letters_cover_every_text(language):
    assert [key for key, text in read(language) if not embedded(text)] == []


def test_tasks_are_named_in_the_language():
    assert task_name("text-classification", "en") == "Text classification"
    assert task_name("text-classification", "es") == "Clasificación de textos"


@pytest.mark.parametrize(("share", "written"), [(0.0, "0%"), (0.854, "85%"), (0.855, "86%"), (1.0, "100%")])
def test_coverage_is_rounded_half_up(share, written):
    assert percentage(share, "en") == written


@pytest.mark.parametrize("colour", DEFAULT_CLASS_COLOURS.values())
def test_text_on_class_colours_reaches_aa(colour):
    assert contrast_ratio(colour, pick_text_colour(colour)) >= 4.5


@pytest.mark.parametrize(
    ("text", "background"),
    [
        (colours.INK, colours.PAPER),
        (colours.MUTED, colours.PAPER),
        (colours.MUTED, colours.PANEL),
        (colours.MUTED, colours.IDLE),
        (colours.BRAND, colours.PANEL),
        (colours.BRAND, colours.BRAND_LIGHT),
        (colours.WHITE, colours.BRAND),
        (colours.WHITE, colours.NOT_RATED),
        (colours.WHITE, colours.POINTER),
    ],
)
def test_every_pair_of_colours_used_for_text_reaches_aa(text, background):
    assert contrast_ratio(text, background) >= 4.5


def test_contrast_is_that_of_the_standard():
    assert contrast_ratio("#000000", "#ffffff") == pytest.approx(21)
    assert contrast_ratio("#767676", "#ffffff") == pytest.approx(4.54, abs=0.01)
    with pytest.raises(ValueError, match="rrggbb"):
        contrast_ratio("red", "#ffffff")
