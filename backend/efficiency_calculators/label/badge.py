"""The badge: a flat shield, 20 pixels high, for a README."""

from __future__ import annotations

from efficiency_calculators.label.colours import NOT_RATED, WHITE
from efficiency_calculators.label.measure import BOLD, REGULAR, TextStyle, measure
from efficiency_calculators.label.sheet import BadgeContent
from efficiency_calculators.label.svg import number
from efficiency_calculators.label.text import escape
from efficiency_calculators.label.words import known_language, say

HEIGHT = 20
_PADDING = 7
_SUBJECT_COLOUR = "#3b4446"
_FAMILY = "'Open Sans',Verdana,'DejaVu Sans',sans-serif"
_SIZE = 11


def draw_badge(content: BadgeContent) -> str:
    """The badge as SVG: "energy label | B" in the language asked for, "not rated" on grey without a letter.

    Fonts are not embedded (a README shows many badges); ``textLength`` keeps another font inside its field.
    """
    language = known_language(content.language)
    subject = say("badge.subject", language)
    rated = content.rating_class
    message = rated.letter if rated else say("badge.not-rated", language)
    colour, ink = (rated.colour, rated.text_colour) if rated else (NOT_RATED, WHITE)
    left, right = _field(subject, REGULAR), _field(message, BOLD)
    width = left + right
    title = escape(say("title.badge", language, subject=subject, letter=message))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{HEIGHT}" viewBox="0 0 {width} {HEIGHT}" '
        f'role="img" lang="{language}" xml:lang="{language}" aria-label="{title}"><title>{title}</title>'
        f'<path d="M3 0h{left - 3}v{HEIGHT}H3a3 3 0 0 1-3-3V3a3 3 0 0 1 3-3z" fill="{_SUBJECT_COLOUR}"/>'
        f'<path d="M{left} 0h{right - 3}a3 3 0 0 1 3 3v14a3 3 0 0 1-3 3H{left}z" fill="{colour}"/>'
        f'<g font-family="{_FAMILY}" font-size="{_SIZE}" text-anchor="middle">'
        f"{_words(subject, left / 2, TextStyle(_SIZE, REGULAR), WHITE)}"
        f"{_words(message, left + right / 2, TextStyle(_SIZE, BOLD), ink)}</g></svg>"
    )


def _field(words: str, weight: int) -> int:
    return round(measure(words, TextStyle(_SIZE, weight)) + 0.5) + 2 * _PADDING


def _words(words: str, middle: float, style: TextStyle, colour: str) -> str:
    length = number(measure(words, style))
    weight = f' font-weight="{style.weight}"' if style.weight == BOLD else ""
    return f'<text x="{number(middle)}" y="14"{weight} fill="{colour}" textLength="{length}">{escape(words)}</text>'
