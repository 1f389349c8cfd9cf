"""What a label and a badge say, as plain records; how it looks is decided by the modules beside this one."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class LabelClass:
    """A rating class as drawn: its letter, its colour and the colour of text on it (both ``#rrggbb``)."""

    letter: str
    colour: str
    text_colour: str


@dataclass(frozen=True, slots=True)
class LabelCell:
    """One metric on the label.

    ``value`` is in the metric's canonical ``unit``; None means not measured and is drawn as an en dash.
    ``icon`` is the name of an icon or the id of a metric (see ``icons.py``). ``origin`` says how the value came
    to be known: ``measured`` (nothing is written), ``reported``, ``estimated``, ``derived`` or ``inherited``.
    """

    icon: str
    name: str
    value: float | None
    unit: str
    rating_class: str | None = None
    origin: str | None = None


@dataclass(frozen=True, slots=True)
class LabelSheet:
    """A whole label.

    ``classes`` run from best to worst. ``cells`` are already ordered by weight; the first six are drawn.
    ``compound_class`` None means not rated, for the ``reason`` named (``nothing-measured``,
    ``coverage-below-minimum``). ``coverage`` is a share (0..1), ``recorded_on`` an ISO date, ``phase``
    ``training`` or ``inference``, ``task`` a pipeline tag or any text, ``scope_note`` an identifier such as
    ``gpu-energy-only`` or empty, ``language`` one of ``words.LANGUAGES``.
    """

    model_name: str
    author: str
    phase: str
    task: str
    classes: tuple[LabelClass, ...]
    compound_class: str | None
    cells: tuple[LabelCell, ...]
    scheme: int
    recorded_on: str
    coverage: float
    page_url: str
    reason: str = ""
    verified: bool = False
    language: str = "en"
    scope_note: str = ""


@dataclass(frozen=True, slots=True)
class BadgeContent:
    """A badge: the letter with its colours, or ``rating_class`` None for a grey "not rated"."""

    rating_class: LabelClass | None
    language: str = "en"
