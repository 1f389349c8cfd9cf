"""What every serializer shares."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from controllers.texts import localised


class StrictSerializer(serializers.Serializer):
    """A request body in which an unknown key is an error, not silence."""

    def to_internal_value(self, data: Any) -> Any:
        """Refuse keys that no field reads."""
        if isinstance(data, Mapping):
            unknown = [str(key) for key in data if key not in self.fields]
            if unknown:
                message = f"There is no such field here. Fields: {', '.join(self.fields)}."
                raise serializers.ValidationError(
                    {key: serializers.ErrorDetail(message, "unknown-field") for key in unknown}
                )
        return super().to_internal_value(data)


@extend_schema_field({"type": "object", "additionalProperties": True})
class AnyObjectField(serializers.Field):
    """A JSON value that the controller checks itself, entry by entry."""

    def to_internal_value(self, data: Any) -> Any:
        """As it came."""
        return data

    def to_representation(self, value: Any) -> Any:
        """As it is."""
        return value


class LocalisedField(serializers.CharField):
    """A text kept by language, shown in the answer's language (``context["language"]``)."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(read_only=True, **kwargs)

    def to_representation(self, value: Mapping[str, str]) -> str:
        """The text in the language of the answer."""
        return localised(value, self.context.get("language", "en"))


class FieldProblemSerializer(serializers.Serializer):
    """What is wrong at one place of the request."""

    field = serializers.CharField(
        help_text="Dotted path, such as measurements.energy_consumed.unit; empty for the whole."
    )
    code = serializers.CharField()
    message = serializers.CharField()
    line = serializers.IntegerField(required=False, help_text="Line in an uploaded file, from 1.")
    column = serializers.CharField(required=False, help_text="Column in an uploaded file.")


class ProblemSerializer(serializers.Serializer):
    """RFC 9457 problem details."""

    type = serializers.CharField()
    title = serializers.CharField()
    status = serializers.IntegerField()
    code = serializers.CharField()
    detail = serializers.CharField(allow_blank=True)
    errors = FieldProblemSerializer(many=True)
