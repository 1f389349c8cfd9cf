"""What every journey checks besides its own story: a page without errors that everybody can use."""

from __future__ import annotations

import os
import shutil
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import ConsoleMessage, Page, Request, Response

AXE_SCRIPT = Path(__file__).resolve().parents[1] / "node_modules" / "axe-core" / "axe.min.js"
AXE_RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
CHROMIUM_ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
]
BAD_REQUEST = 400


def chromium_path() -> str:
    """The system's Chromium: CHROMIUM names it, otherwise the usual places are searched."""
    candidates = [os.environ.get("CHROMIUM"), "chromium", "chromium-browser", "google-chrome", "google-chrome-stable"]
    for candidate in filter(None, candidates):
        if path := shutil.which(candidate):
            return path
    msg = "No Chromium found: install it (Debian: apt-get install chromium) or set CHROMIUM to its path."
    raise RuntimeError(msg)


@dataclass
class PageWatch:
    """Collects everything that goes wrong in a page, except what a journey says it expects."""

    page: Page
    problems: list[str] = field(default_factory=list)
    expected: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.page.on("console", self._on_console)
        self.page.on("pageerror", lambda error: self._add(f"uncaught error: {error}"))
        self.page.on("requestfailed", self._on_request_failed)
        self.page.on("response", self._on_response)

    def expect(self, fragment: str) -> None:
        """Allow problems whose text contains this, such as the 400 that a wrong file must get."""
        self.expected.append(fragment)

    def unexpected(self) -> list[str]:
        """Every problem that the journey did not announce."""
        return [problem for problem in self.problems if not any(part in problem for part in self.expected)]

    def _add(self, problem: str) -> None:
        self.problems.append(problem)

    def _on_console(self, message: ConsoleMessage) -> None:
        # Chromium repeats a failed response as a console error without its cause; _on_response tells it better.
        if message.type == "error" and "Failed to load resource" not in message.text:
            self._add(f"console error: {message.text}")

    def _on_request_failed(self, request: Request) -> None:
        # A request the page itself gave up (a newer preview, a change of view) is no fault.
        if request.failure != "net::ERR_ABORTED":
            self._add(f"request failed: {request.method} {request.url} ({request.failure})")

    def _on_response(self, response: Response) -> None:
        if response.status >= BAD_REQUEST:
            self._add(f"status {response.status}: {response.request.method} {response.url}")


def accessibility_violations(page: Page) -> list[str]:
    """What axe-core finds wrong in the page as it stands, one readable line per element."""
    if not page.evaluate("() => 'axe' in window"):
        # Evaluated, not added as a script element: the page's content security policy forbids foreign scripts.
        page.evaluate(AXE_SCRIPT.read_text())
    found = page.evaluate("tags => axe.run(document, {runOnly: {type: 'tag', values: tags}})", AXE_RULES)
    return [
        f"{violation['id']} ({violation['impact']}): {violation['help']} at {' '.join(map(str, node['target']))}"
        for violation in found["violations"]
        for node in violation["nodes"]
    ]


def check_accessibility(page: Page) -> None:
    """Fail with the list of violations, if there are any."""
    violations = accessibility_violations(page)
    assert not violations, f"{len(violations)} accessibility violations on {page.url}:\n" + "\n".join(violations)
