"""The language of an answer."""

from django.utils.translation import get_language
from rest_framework.request import Request

from controllers.texts import LANGUAGES


def language_of(request: Request) -> str:
    """``?lang=`` when it is one of ours, else what Accept-Language asks for, else English."""
    asked = request.query_params.get("lang", "")
    if asked in LANGUAGES:
        return asked
    negotiated = (get_language() or "en").split("-")[0]
    return negotiated if negotiated in LANGUAGES else "en"
