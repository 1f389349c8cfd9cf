"""Who may do what. Nothing is open unless a view says so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rest_framework.permissions import BasePermission

if TYPE_CHECKING:  # the framework loads this module while it loads its own views
    from rest_framework.request import Request
    from rest_framework.views import APIView


class DenyAll(BasePermission):
    """The default: a view that forgets to name its permission answers nobody."""

    def has_permission(self, request: Request, view: APIView) -> bool:
        """Never."""
        return False


class Anyone(BasePermission):
    """Reading the catalogue, and contributing to it within the rate limits."""

    def has_permission(self, request: Request, view: APIView) -> bool:
        """Always."""
        return True
