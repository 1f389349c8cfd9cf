"""The badge."""

import io
import re
from xml.etree import ElementTree

import pytest
from label_samples import CLASSES
from PIL import Image

from efficiency_calculators.label import LANGUAGES, BadgeContent, draw_badge, render_png
from efficiency_calculators.label.colours import NOT_RATED
from efficiency_calculators.label.measure import BOLD, REGULAR, TextStyle, measure
from efficiency_calculators.label.words import say

SVG = "{http://www.w3.org/2000/svg}"


def parts(content):
    root = ElementTree.fromstring(draw_badge(content))
    return root, [node.text for node in root.iter(f"{SVG}text")]


@pytest.mark.parametrize("rating_class", CLASSES)
def test_the_letter_stands_on_its_colour(rating_class):
    root, words = parts(BadgeContent(rating_class))
    assert words == ["energy label", rating_class.letter]
    assert root.get("height") == "20"
    fields = list(root.iter(f"{SVG}path"))
    assert fields[1].get("fill") == rating_class.colour
    assert list(root.iter(f"{SVG}text"))[1].get("fill") == rating_class.text_colour


@pytest.mark.parametrize("language", LANGUAGES)
def test_not_rated_is_grey_and_said_in_the_language(language):
    root, words = parts(BadgeContent(None, language))
    assert words == [say("badge.subject", language), say("badge.not-rated", language)]
    assert list(root.iter(f"{SVG}path"))[1].get("fill") == NOT_RATED
    assert root.get("lang") == language


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("rating_class", [CLASSES[1], None])
def test_each_field_is_as_wide_as_its_words_and_padding(language, rating_class):
    root, (subject, message) = parts(BadgeContent(rating_class, language))
    left = int(re.match(r"M3 0h(\d+)v20", next(root.iter(f"{SVG}path")).get("d")).group(1)) + 3
    right = int(root.get("width")) - left
    for words, field, weight in ((subject, left, REGULAR), (message, right, BOLD)):
        assert 13 <= field - measure(words, TextStyle(11, weight)) <= 16


def test_the_badge_is_a_picture_too():
    svg = draw_badge(BadgeContent(CLASSES[0]))
    width = int(ElementTree.fromstring(svg).get("width"))
    image = Image.open(io.BytesIO(render_png(svg, 2 * width)))
    assert image.size == (2 * width, 40)
    assert image.convert("RGB").getpixel((2 * width - 4, 20)) == (0x63, 0x9B, 0x30)
