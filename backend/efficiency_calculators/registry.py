"""The rating methods: a Protocol, the built-in ones, and those that other packages offer by entry point."""

from __future__ import annotations

import logging
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.metadata import entry_points
from types import MappingProxyType
from typing import Protocol, runtime_checkable

from .errors import CalculatorError
from .methods.index_mean import IndexMean
from .methods.range_bands import RangeBands
from .methods.weighted_classes import WeightedClasses
from .records import Measurement, Rating, RatingScheme

ENTRY_POINT_GROUP = "gaissalabel.rating_methods"

_logger = logging.getLogger(__name__)


@runtime_checkable
class RatingMethod(Protocol):
    """Turns measurements into a rating under a scheme. ``id`` is what schemes name it by."""

    id: str

    def validate(self, scheme: RatingScheme) -> None:
        """Check that the scheme can be rated with.

        Raises:
            InvalidSchemeError: naming the metric and what is wrong with it.
        """
        ...

    def rate(self, scheme: RatingScheme, measurements: Sequence[Measurement], task: str | None) -> Rating:
        """Rate measurements (canonical units, at most one per metric); missing ones lower the coverage only."""
        ...


BUILT_IN: tuple[RatingMethod, ...] = (WeightedClasses(), IndexMean(), RangeBands())


@cache
def registered_rating_methods() -> Mapping[str, RatingMethod]:
    """Every method by id. A plug-in that does not load, or reuses an id, is logged and left out."""
    methods: dict[str, RatingMethod] = {method.id: method for method in BUILT_IN}
    for entry_point in entry_points(group=ENTRY_POINT_GROUP):
        try:
            method = entry_point.load()()
        except Exception:  # someone else's code: whatever it raises must not take the built-in methods down
            _logger.exception("The rating method %s could not be loaded", entry_point.name)
            continue
        if not isinstance(method, RatingMethod) or method.id in methods:
            _logger.error("The rating method %s does not fit the protocol, or its id is taken", entry_point.name)
            continue
        methods[method.id] = method
    return MappingProxyType(methods)


def get_rating_method(method_id: str) -> RatingMethod:
    """The method of that id.

    Raises:
        CalculatorError: there is none.
    """
    methods = registered_rating_methods()
    if method_id not in methods:
        raise CalculatorError(f"There is no rating method {method_id!r}. Known: {', '.join(methods)}.")
    return methods[method_id]
