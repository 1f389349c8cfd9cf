"""The QR code, read by two readers that know nothing of each other."""

import io
from dataclasses import replace

import cv2
import numpy
import pytest
import zxingcpp
from label_samples import NOT_RATED, PAGE_URL, SHEET
from PIL import Image

from efficiency_calculators.label import draw_label, render_png

MM_PER_INCH = 25.4
PRINT_DPI = 300
LOW_DPI = 120
"""Below this OpenCV, the weaker of the two, misses some codes; zxing reads all of them down to 72 dpi."""
SCREEN_DPI = 72
URLS = (
    PAGE_URL,
    "http://localhost:8000/evaluations/1/",
    "https://gaissalabel.example/evaluations/12345?scheme=3&lang=ca",
    *(f"https://models.example.org/label/{number * 7919:08x}-{number}" for number in range(12)),
)


def picture(sheet, dpi):
    """The label as scanned from paper 96 mm wide: its code is 25 mm wide."""
    png = render_png(draw_label(sheet), round(96 / MM_PER_INCH * dpi))
    image = Image.open(io.BytesIO(png))
    paper = Image.new("RGB", image.size, "white")
    paper.paste(image, mask=image.getchannel("A") if image.mode == "RGBA" else None)
    return numpy.asarray(paper)


def by_zxing(image):
    return [found.text for found in zxingcpp.read_barcodes(image)]


def by_opencv(image):
    return cv2.QRCodeDetector().detectAndDecode(image)[0]


@pytest.mark.parametrize("url", URLS)
def test_both_readers_read_the_printed_code(url):
    image = picture(replace(SHEET, page_url=url), PRINT_DPI)
    assert by_zxing(image) == [url]
    assert by_opencv(image) == url


@pytest.mark.parametrize("sheet", [SHEET, NOT_RATED])
def test_both_readers_read_a_coarse_print(sheet):
    image = picture(sheet, LOW_DPI)
    assert by_zxing(image) == [PAGE_URL]
    assert by_opencv(image) == PAGE_URL


@pytest.mark.parametrize("url", URLS)
def test_zxing_reads_it_off_a_screen(url):
    assert by_zxing(picture(replace(SHEET, page_url=url), SCREEN_DPI)) == [url]


def test_error_correction_and_quiet_zone():
    image = picture(SHEET, PRINT_DPI)
    (found,) = zxingcpp.read_barcodes(image)
    assert found.ec_level in {"M", "Q", "H"}
    corner = found.position.top_left
    modules = 37
    side = (found.position.top_right.x - corner.x) / modules
    quiet = image[round(corner.y - 3.7 * side) : round(corner.y - 0.5 * side), corner.x : found.position.top_right.x]
    assert quiet.min() == 255


def test_an_address_too_long_for_any_code_is_refused():
    with pytest.raises(ValueError):
        draw_label(replace(SHEET, page_url="https://x.example/" + "a" * 3000))
