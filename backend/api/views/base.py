"""What the views share."""

from __future__ import annotations

from typing import Any

from rest_framework.generics import GenericAPIView

from api.language import language_of
from api.permissions import Anyone


class LocalisedView(GenericAPIView):
    """A view open to everyone, whose serializers know the language of the answer."""

    permission_classes = [Anyone]

    def get_serializer_context(self) -> dict[str, Any]:
        """Adds the language."""
        return {**super().get_serializer_context(), "language": language_of(self.request)}
