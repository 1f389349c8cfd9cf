"""The REST API: HTTP only. A view parses, one controller works, a serializer renders."""
