"""PNG and PDF of the label."""

import io
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import numpy
import pytest
from label_samples import HOSTILE_NAMES, NOT_RATED, SCRIPT_NAMES, SHEET
from PIL import Image
from pypdf import PdfReader

from efficiency_calculators.label import LANGUAGES, draw_label, render_pdf, render_png, title

POINTS_PER_MM = 72 / 25.4


def pixels(sheet, width=480):
    return numpy.asarray(Image.open(io.BytesIO(render_png(draw_label(sheet), width))).convert("RGBA"))


def name_pixels(name):
    """The strip of the label with the model's name."""
    return pixels(replace(SHEET, model_name=name, author="", cells=()), 960)[300:400, 40:920, :3]


def pdf_of(sheet):
    return render_pdf(draw_label(sheet), "A title", "An author", sheet.language)


@pytest.mark.parametrize("width", [64, 240, 600, 1134])
def test_the_png_is_as_wide_as_asked_and_twice_as_high(width):
    image = Image.open(io.BytesIO(render_png(draw_label(SHEET), width)))
    assert image.format == "PNG"
    assert image.size == (width, 2 * width)


@pytest.mark.parametrize("width", [0, 63, 4097])
def test_a_senseless_width_is_refused(width):
    with pytest.raises(ValueError, match=str(width)):
        render_png(draw_label(SHEET), width)


def test_a_foreign_drawing_is_refused():
    with pytest.raises(ValueError, match="size"):
        render_png("<svg/>", 600)


def test_class_colours_are_where_the_arrows_are():
    image = pixels(SHEET, 960)
    colours = {tuple(colour) for colour in image[560:1200, 50, :3].tolist()}
    assert {
        (0x63, 0x9B, 0x30),
        (0xB8, 0xAC, 0x2B),
        (0xF8, 0xB8, 0x30),
        (0xEF, 0x7D, 0x29),
        (0xE5, 0x24, 0x21),
    } <= colours
    assert (0x63, 0x9B, 0x30) not in {tuple(colour) for colour in pixels(NOT_RATED, 960)[560:1200, 50, :3].tolist()}


@pytest.mark.parametrize("script", SCRIPT_NAMES)
def test_each_script_is_drawn_with_letters_of_its_own(script):
    name = SCRIPT_NAMES[script]
    drawn, turned = name_pixels(name), name_pixels(name[::-1])
    assert (drawn < 128).any(axis=2).sum() > 500
    # Boxes for missing glyphs would look the same in any order.
    assert (drawn != turned).any()


def test_an_unseen_text_below_the_outlines_does_not_double_them():
    once = name_pixels("模型")
    assert (once < 128).any(axis=2).sum() == pytest.approx((name_pixels("型模") < 128).any(axis=2).sum(), rel=0.05)


@pytest.mark.parametrize("name", HOSTILE_NAMES)
def test_hostile_names_become_pictures(name):
    sheet = replace(SHEET, model_name=name, author=name, task=name)
    assert Image.open(io.BytesIO(render_png(draw_label(sheet), 240))).size == (240, 480)
    pdf = render_pdf(draw_label(sheet), title(sheet), name, "ca-ES")
    assert len(PdfReader(io.BytesIO(pdf)).pages) == 1


def test_nothing_is_drawn_outside_the_frame():
    image = pixels(replace(SHEET, model_name="字" * 300, author="漢" * 300, task="語" * 300), 960)
    inside_right_margin = image[320:1700, 925:945, :3]
    assert (inside_right_margin == 255).all()


def test_the_pdf_page_is_the_label_and_nothing_else():
    reader = PdfReader(io.BytesIO(pdf_of(SHEET)))
    assert len(reader.pages) == 1
    box = reader.pages[0].mediabox
    assert float(box.width) == pytest.approx(96 * POINTS_PER_MM, abs=0.01)
    assert float(box.height) == pytest.approx(192 * POINTS_PER_MM, abs=0.01)


def test_the_pdf_names_itself_its_author_and_its_language():
    reader = PdfReader(io.BytesIO(render_pdf(draw_label(SHEET), "Etiqueta", "google-bert", "ca")))
    assert reader.metadata.title == "Etiqueta"
    assert reader.metadata.author == "google-bert"
    assert reader.metadata.creation_date is None
    assert str(reader.trailer["/Root"]["/Lang"]).startswith("ca")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_pdf_has_a_text_layer(language):
    text = PdfReader(io.BytesIO(pdf_of(replace(SHEET, language=language)))).pages[0].extract_text()
    for part in ("GAISSALabel", "bert-base-multilingual-cased", "google-bert", "812", "2026-11-24"):
        assert part in text


@pytest.mark.parametrize("script", ["chinese", "japanese", "korean", "cyrillic", "greek"])
def test_other_scripts_are_text_in_the_pdf_once(script):
    name = SCRIPT_NAMES[script]
    text = PdfReader(io.BytesIO(pdf_of(replace(SHEET, model_name=name)))).pages[0].extract_text()
    assert "".join(text.split()).count("".join(name.split())) == 1


def test_the_same_label_gives_the_same_bytes():
    sheet = replace(SHEET, model_name=SCRIPT_NAMES["chinese"])
    assert pdf_of(sheet) == pdf_of(sheet)
    assert render_png(draw_label(sheet), 300) == render_png(draw_label(sheet), 300)


def test_the_pdf_meets_the_accessibility_standard():
    metadata = PdfReader(io.BytesIO(pdf_of(SHEET))).xmp_metadata
    assert metadata.get_element("", "http://www.aiim.org/pdfua/ns/id/", "part")
    assert PdfReader(io.BytesIO(pdf_of(SHEET))).trailer["/Root"]["/MarkInfo"]["/Marked"]


def test_an_author_may_be_unknown():
    assert render_pdf(draw_label(replace(SHEET, author="")), "A title", "", "en").startswith(b"%PDF")


def test_threads_share_the_compiler():
    sheets = [replace(SHEET, model_name=f"{name} {number}") for number, name in enumerate(SCRIPT_NAMES.values())]
    alone = [render_png(draw_label(sheet), 120) for sheet in sheets]
    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(lambda sheet: render_png(draw_label(sheet), 120), sheets)) == alone


@pytest.mark.parametrize("href", ["file:///etc/passwd", "fonts/OFL.txt", "https://example.org/x.svg"])
def test_a_drawing_cannot_pull_anything_in(href):
    svg = draw_label(SHEET)
    reference = f'<image xmlns:xlink="http://www.w3.org/1999/xlink" xlink:href="{href}" width="900" height="900"/>'
    tampered = svg.replace("</svg>", f"{reference}</svg>")
    try:
        picture = render_png(tampered, 240)
    except RuntimeError:
        return
    assert picture == render_png(svg, 240)
