"""What answers under /api/ where no route leads."""

from django.http import HttpRequest, JsonResponse

from api.errors import problem_response


def unknown_route(request: HttpRequest, *args: object, **kwargs: object) -> JsonResponse:
    """A problem, like every other error; most such requests only lack the slash at the end."""
    hint = "" if request.path.endswith("/") else " Addresses of the API end with a slash."
    return problem_response(404, f"There is nothing at this address.{hint} See /api/docs/.")
