"""Cleaning, cutting, measuring and wrapping of untrusted text."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from efficiency_calculators.label.measure import BOLD, REGULAR, TextStyle, embedded, measure, shrunk, wrap
from efficiency_calculators.label.text import MOST_MARKS, clean, escape, graphemes

STYLE = TextStyle(50, BOLD)
LINE = 868


@pytest.mark.parametrize(
    ("given_text", "cleaned"),
    [
        ("a\0b\x1bc", "abc"),
        ("abc\u202edef", "abcdef"),
        ("\u2066a\u2069\u200fb", "ab"),
        ("  two \n words\t", "two words"),
        ("line\u2028break", "line break"),
        ("\ud800x", "x"),
        ("\ufffe\uffff\ufdd0\ue000", ""),
        ("e\u0301", "é"),
        ("\u200d\u200d", ""),
        ("نموذج‌ها", "نموذج‌ها"),
        ("<b>&", "<b>&"),
    ],
)
def test_clean_keeps_what_can_be_drawn(given_text, cleaned):
    assert clean(given_text) == cleaned


def test_marks_piled_on_a_letter_are_thinned():
    piled = clean("Z" + "\u0351" * 60 + "algo")
    assert sum(unicodedata.combining(char) > 0 for char in piled) == MOST_MARKS
    assert piled.endswith("algo")


@pytest.mark.parametrize("cluster", ["👩🏽‍💻", "🇪🇸", "👨‍👩‍👧‍👦", "❤️", "n̈", "हि", "각", "\u1112\u1161\u11ab"])
def test_a_grapheme_stays_whole(cluster):
    assert graphemes(f"a{cluster}b") == ["a", cluster, "b"]


def test_two_flags_are_two_graphemes():
    assert graphemes("🇪🇸🇫🇷") == ["🇪🇸", "🇫🇷"]


@given(st.text(max_size=60))
def test_graphemes_lose_nothing(text):
    assert "".join(graphemes(text)) == text


@given(st.text(alphabet=st.characters(), max_size=200))
def test_cleaned_text_is_legal_xml_on_one_line_and_stays_clean(text):
    cleaned = clean(text)
    assert all(unicodedata.category(char) not in {"Cc", "Cs"} for char in cleaned)
    assert "\n" not in cleaned
    assert not set(cleaned) & set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufffe\uffff")
    assert clean(cleaned) == cleaned


@given(st.text(max_size=120), st.integers(1, 3))
def test_every_line_fits_and_no_text_is_invented(text, most_lines):
    cleaned = clean(text)
    lines = wrap(cleaned, STYLE, LINE, most_lines)
    assert len(lines) <= most_lines
    assert all(measure(line, STYLE) <= LINE for line in lines)
    shown = "".join(lines).replace(" ", "")
    whole = cleaned.replace(" ", "")
    assert shown == whole or (shown.endswith("…") and whole.startswith(shown[:-1]))


def test_wrapping_prefers_the_joints_of_an_identifier():
    lines = wrap("paraphrase-multilingual-MiniLM-L12-v2-finetuned", STYLE, LINE, 2)
    assert lines == ("paraphrase-multilingual-MiniLM-", "L12-v2-finetuned")


def test_the_cut_never_falls_into_an_emoji():
    (line,) = wrap("👩🏽‍💻" * 40, STYLE, LINE, 1)
    assert set(graphemes(line)) == {"👩🏽‍💻", "…"}


def test_advances_are_those_of_the_font():
    # Open Sans: n = 1257 / 2048 regular, 1346 / 2048 bold.
    assert measure("n", TextStyle(1000, REGULAR)) == pytest.approx(1257 / 2.048, abs=1)
    assert measure("n", TextStyle(1000, BOLD)) == pytest.approx(1346 / 2.048, abs=1)
    assert measure("nn n", TextStyle(20)) == pytest.approx((3 * 1257 + 532) / 2048 * 20, abs=0.1)


def test_shrunk_text_fits_exactly_and_short_text_keeps_its_size():
    style = shrunk("a rather long line of text", STYLE, 300)
    assert measure("a rather long line of text", style) == pytest.approx(300)
    assert shrunk("a", STYLE, 300) == STYLE


def test_the_labels_own_languages_are_embedded_and_others_are_not():
    assert embedded("Classificació d'imatges · ñ ¿ CO₂ – …")
    assert not embedded("Модель")
    assert not embedded("模型")


def test_escape_covers_content_and_attributes():
    assert escape("""<a b="c" d='e'>&""") == "&lt;a b=&quot;c&quot; d=&#39;e&#39;&gt;&amp;"
