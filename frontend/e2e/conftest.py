"""Fixtures of the browser journeys: a real server, the system's Chromium, and a page that may not misbehave."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from browser import CHROMIUM_ARGUMENTS, PageWatch, check_accessibility, chromium_path
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright
from server import Server

RESULTS_DIR = Path(__file__).resolve().parent / "results"
FAILED = pytest.StashKey[bool]()


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo[None]):
    """Remember a failure, so that the page's fixture can keep the trace of it."""
    report = yield
    if report.failed:
        item.stash[FAILED] = True
    return report


@pytest.fixture(scope="session")
def server_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a server with its own fresh database, for the whole session."""
    server = Server(tmp_path_factory.mktemp("data"))
    try:
        server.start()
        yield server.url
    finally:
        server.stop()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium for the session; every test gets its own context in it."""
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=chromium_path(), args=CHROMIUM_ARGUMENTS)
        yield chromium
        chromium.close()


@pytest.fixture
def context_options() -> dict:
    """Options of the browser context; a test overrides them by `@pytest.mark.parametrize("context_options", ...)`."""
    return {}


@pytest.fixture
def context(browser: Browser, context_options: dict, request: pytest.FixtureRequest) -> Iterator[BrowserContext]:
    """A fresh browser profile; its trace is kept in `results/` when the test fails (`playwright show-trace FILE`)."""
    options = {"viewport": {"width": 1440, "height": 900}, "locale": "en-GB", "reduced_motion": "reduce"}
    context = browser.new_context(**{**options, **context_options})
    context.set_default_timeout(10_000)
    context.tracing.start(screenshots=True, snapshots=True)
    yield context
    trace = None
    if request.node.stash.get(FAILED, False):
        RESULTS_DIR.mkdir(exist_ok=True)
        trace = RESULTS_DIR / f"{re.sub(r'[^A-Za-z0-9]+', '-', request.node.name).strip('-')}.zip"
    context.tracing.stop(path=trace)
    context.close()


@pytest.fixture
def watch(context: BrowserContext, request: pytest.FixtureRequest) -> Iterator[PageWatch]:
    """What went wrong in the test's page; anything unexpected fails the test when it ends."""
    watch = PageWatch(context.new_page())
    yield watch
    problems = watch.unexpected()
    if problems:
        request.node.stash[FAILED] = True
        pytest.fail("The page misbehaved:\n" + "\n".join(problems), pytrace=False)


@pytest.fixture
def page(watch: PageWatch) -> Page:
    """The page a journey uses."""
    return watch.page


@pytest.fixture
def axe() -> Callable[[Page], None]:
    """`axe(page)` fails with a readable list when axe-core finds accessibility violations."""
    return check_accessibility
