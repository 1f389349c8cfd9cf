"""Looking around: home, catalogue, method and a label page, in every language, both themes and on a phone."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from browser import PageWatch
from playwright.sync_api import BrowserContext, Page, expect

PATHS = ["/", "/label-a-model/training", "/label-a-model/inference", "/catalogue", "/method", "/accessibility"]
PHONE = {"viewport": {"width": 360, "height": 800}}
NARROWEST = {"viewport": {"width": 320, "height": 640}}
DARK = {"color_scheme": "dark"}


def label_path(page: Page, server_url: str) -> str:
    """The page of some evaluation of the demonstration catalogue."""
    answer = page.request.get(f"{server_url}/api/v1/evaluations/?class=B")
    return f"/label/{answer.json()['results'][0]['uuid']}"


SCREENS = {"wide": {}, "dark": DARK, "phone": PHONE, "phone-dark": PHONE | DARK}


@pytest.mark.parametrize("context_options", SCREENS.values(), ids=SCREENS.keys())
def test_every_page_is_accessible(page: Page, server_url: str, axe: Callable[[Page], None]):
    for path in [*PATHS, label_path(page, server_url)]:
        page.goto(f"{server_url}{path}")
        expect(page.get_by_role("heading", level=1)).to_have_count(1)
        page.wait_for_load_state("networkidle")
        axe(page)


@pytest.mark.parametrize("context_options", [NARROWEST], ids=["320 px"])
def test_no_page_scrolls_sideways_on_the_narrowest_screen(page: Page, server_url: str):
    for path in [*PATHS, label_path(page, server_url)]:
        page.goto(f"{server_url}{path}")
        page.wait_for_load_state("networkidle")
        assert page.evaluate("document.documentElement.scrollWidth") <= 320, path


@pytest.mark.parametrize(
    ("context_options", "heading"),
    [({"locale": "ca-ES"}, "Catàleg"), ({"locale": "es-ES"}, "Catálogo")],
    ids=["Catalan", "Spanish"],
)
def test_no_text_is_left_untranslated(page: Page, server_url: str, heading: str):
    for path in [*PATHS, label_path(page, server_url)]:
        page.goto(f"{server_url}{path}")
        page.wait_for_load_state("networkidle")
        text = page.locator("body").inner_text()
        assert not re.search(r"\b[a-z]+(\.[a-z][A-Za-z]+){2,}\b", text), f"a bare key on {path}"
    page.goto(f"{server_url}/catalogue")
    expect(page.get_by_role("heading", level=1)).to_have_text(heading)


def test_the_home_page_leads_to_a_label_page(page: Page, server_url: str):
    page.goto(server_url)
    page.get_by_role("link", name="Catalogue").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Catalogue")
    page.locator("main").get_by_role("link", name="demo-reviews-tiny").first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("demo-reviews-tiny")
    expect(page.get_by_role("img", name=re.compile("demo-reviews-tiny"))).to_be_visible()
    page.go_back()
    expect(page.get_by_role("heading", level=1)).to_have_text("Catalogue")


def test_search_finds_a_model_by_keyboard_alone(page: Page, server_url: str):
    page.goto(server_url)
    page.keyboard.press("/")
    page.keyboard.type("legal")
    expect(page.get_by_role("option").first).to_contain_text("demo-legal-sentences")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text("demo-legal-sentences")


def test_an_unknown_address_and_an_unknown_label_say_so(page: Page, watch: PageWatch, server_url: str):
    watch.expect("404")
    page.goto(f"{server_url}/no/such/page")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    page.goto(f"{server_url}/label/00000000-0000-0000-0000-000000000000")
    expect(page.get_by_role("main")).to_contain_text("There is no such label")


def test_a_page_that_cannot_be_loaded_says_so_and_can_be_tried_again(
    context: BrowserContext, page: Page, watch: PageWatch, server_url: str
):
    watch.expect("Failed to")
    watch.expect("ERR_INTERNET_DISCONNECTED")
    page.goto(f"{server_url}/accessibility")
    page.wait_for_load_state("networkidle")
    context.set_offline(True)
    page.get_by_role("link", name="Method").first.click()
    expect(page.get_by_role("alert")).to_contain_text("the server does not answer")
    context.set_offline(False)
    page.get_by_role("button", name="Try again").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("The rating method")
