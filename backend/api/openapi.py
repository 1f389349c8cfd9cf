"""OpenAPI: what every operation shares is added here, once."""

from __future__ import annotations

from typing import Any

from drf_spectacular.openapi import AutoSchema
from drf_spectacular.utils import Direction

from api.serializers.base import ProblemSerializer


class ProblemAutoSchema(AutoSchema):
    """Adds the problem answers (bad input, unknown object, rate limit) to every operation."""

    def _get_response_bodies(self, direction: Direction = "response") -> dict[str, Any]:
        bodies = super()._get_response_bodies(direction)
        component = self.resolve_serializer(ProblemSerializer, "response")
        content = {"application/problem+json": {"schema": component.ref}}
        for status, description in self._problems().items():
            bodies.setdefault(status, {"description": description, "content": content})
        return bodies

    def _problems(self) -> dict[str, str]:
        problems = {"400": "Something in the request cannot be accepted.", "429": "Too many requests; see Retry-After."}
        if "{" in self.path or self._is_list_view():
            problems["404"] = "There is no such thing."
        if self.method == "POST":
            problems |= {
                "403": "Not allowed, or the CSRF token is missing.",
                "404": "There is no such thing.",
                "409": "It contradicts what is stored.",
                "413": "Larger than we read.",
                "415": "Not a media type we read.",
            }
        problems["406"] = "Not a media type we can answer with."
        return dict(sorted(problems.items()))
