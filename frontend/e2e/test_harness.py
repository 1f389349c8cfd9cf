"""The journeys are only worth what their watchers notice: each kind of misbehaviour must be seen."""

from __future__ import annotations

import pytest
from browser import PageWatch, accessibility_violations
from playwright.sync_api import BrowserContext, Route

PAGES = {
    "/fine": "<!doctype html><html lang=en><title>Fine</title><main><h1>Fine</h1><p>Nothing wrong.</p></main></html>",
    "/console": "<!doctype html><title>t</title><script>console.error('broken-thing')</script>",
    "/uncaught": "<!doctype html><title>t</title><script>throw new Error('uncaught-thing')</script>",
    "/missing-image": "<!doctype html><title>t</title><img src='/nowhere.png' alt=''>",
    "/unreachable": "<!doctype html><title>t</title><script>fetch('/gone').catch(() => {})</script>",
    "/aborted": "<!doctype html><title>t</title><script>const c = new AbortController();"
    "fetch('/fine', {signal: c.signal}).catch(() => {}); c.abort()</script>",
    "/inaccessible": "<!doctype html><html><title>t</title><main><h1>h</h1><img src='data:,'><input></main></html>",
}


@pytest.fixture
def watched(context: BrowserContext) -> PageWatch:
    """A watch on pages served from memory; unlike `watch`, it does not fail the test itself."""

    def answer(route: Route) -> None:
        path = "/" + route.request.url.split("/", 3)[3]
        if path == "/gone":
            route.abort("connectionrefused")
        elif path in PAGES:
            route.fulfill(body=PAGES[path], content_type="text/html")
        else:
            route.fulfill(status=404)

    context.route("http://harness.test/**", answer)
    return PageWatch(context.new_page())


def visit(watched: PageWatch, path: str) -> list[str]:
    watched.page.goto(f"http://harness.test{path}")
    watched.page.wait_for_load_state("networkidle")
    return watched.unexpected()


@pytest.mark.parametrize("path", ["/fine", "/aborted"])
def test_a_good_page_has_no_problems(watched: PageWatch, path: str) -> None:
    assert visit(watched, path) == []


@pytest.mark.parametrize(
    ("path", "told"),
    [
        ("/console", "broken-thing"),
        ("/uncaught", "uncaught-thing"),
        ("/missing-image", "status 404: GET http://harness.test/nowhere.png"),
        ("/unreachable", "request failed: GET http://harness.test/gone"),
    ],
)
def test_misbehaviour_is_noticed(watched: PageWatch, path: str, told: str) -> None:
    problems = visit(watched, path)
    assert len(problems) == 1
    assert told in problems[0]


def test_an_announced_problem_is_not_held_against_the_page(watched: PageWatch) -> None:
    watched.expect("status 404")
    assert visit(watched, "/missing-image") == []


def test_axe_names_what_is_inaccessible(watched: PageWatch) -> None:
    visit(watched, "/inaccessible")
    found = {violation.split(" ", 1)[0] for violation in accessibility_violations(watched.page)}
    assert {"html-has-lang", "image-alt", "label"} <= found
    visit(watched, "/fine")
    assert accessibility_violations(watched.page) == []
