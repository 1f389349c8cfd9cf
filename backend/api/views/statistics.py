"""Statistics of the catalogue."""

from rest_framework.request import Request
from rest_framework.response import Response

from api.serializers.statistics import StatisticsSerializer
from controllers.statistics import read_statistics

from .base import LocalisedView


class StatisticsView(LocalisedView):
    """Counts by phase and class, by task and by month."""

    serializer_class = StatisticsSerializer

    def get(self, request: Request) -> Response:
        """Read the counts."""
        return Response(self.get_serializer(read_statistics()).data)
