"""Journey 1: a file becomes a label."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from browser import PageWatch
from emissions import emissions_csv, picture
from playwright.sync_api import Page, expect


def choose_file(page: Page, file: dict[str, object]) -> None:
    page.locator("input[type=file]").first.set_input_files([file])


def name_new_model(page: Page, name: str) -> None:
    page.get_by_role("combobox", name="Which model was it?").fill(name)
    page.get_by_role("option", name=re.compile("Add")).click()


def test_a_file_dropped_on_the_home_page_becomes_a_label(page: Page, server_url: str, axe: Callable[[Page], None]):
    page.goto(server_url)
    choose_file(page, emissions_csv())
    expect(page).to_have_url(re.compile("/label-a-model/training"))
    expect(page.get_by_text("CodeCarbon", exact=False).first).to_be_visible()
    name_new_model(page, "reviews-of-the-journey")
    expect(page.get_by_text("No class yet", exact=False).first).to_be_visible()

    page.get_by_role("button", name=re.compile("Add: Model file size")).click()
    page.keyboard.type("268 MB")
    page.keyboard.press("Tab")
    expect(page.get_by_text(re.compile("Class [A-E]")).first).to_be_visible()
    axe(page)

    page.get_by_role("button", name="Save", exact=False).click()
    expect(page).to_have_url(re.compile(r"/label/[0-9a-f-]{36}"))
    expect(page.get_by_role("heading", level=1)).to_contain_text("reviews-of-the-journey")
    expect(page.get_by_text("emissions.csv").first).to_be_visible()
    page.reload()
    expect(page.get_by_role("heading", level=1)).to_contain_text("reviews-of-the-journey")


def test_several_runs_are_summed_or_chosen(page: Page, server_url: str):
    page.goto(f"{server_url}/label-a-model/training")
    choose_file(page, emissions_csv(runs=3))
    page.get_by_role("checkbox").first.check()
    energy = page.get_by_role("textbox", name=re.compile("^Energy consumed"))
    expect(energy).to_have_value("28.29")
    page.get_by_role("button", name="Sum of all 3").click()
    expect(energy).to_have_value("84.87")


def test_a_file_that_is_no_measurement_is_explained_where_it_was_dropped(page: Page, watch: PageWatch, server_url: str):
    watch.expect("400")
    page.goto(f"{server_url}/label-a-model/training")
    choose_file(page, picture())
    expect(page.get_by_role("alert")).to_contain_text("not a text file")
    choose_file(page, emissions_csv())
    expect(page.get_by_role("alert")).to_have_count(0)


def test_input_survives_leaving_by_mistake(page: Page, server_url: str):
    page.goto(f"{server_url}/label-a-model/training")
    choose_file(page, emissions_csv())
    name_new_model(page, "left-by-mistake")
    page.get_by_role("link", name="Method").first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("method")
    page.go_back()
    expect(page.get_by_role("textbox", name="Name")).to_have_value("left-by-mistake")


@pytest.mark.parametrize("context_options", [{"viewport": {"width": 360, "height": 800}}], ids=["phone"])
def test_the_letter_stays_in_view_on_a_phone(page: Page, server_url: str):
    page.goto(f"{server_url}/label-a-model/training")
    choose_file(page, emissions_csv())
    page.get_by_role("button", name=re.compile("Add: Model file size")).click()
    page.keyboard.type("268 MB")
    page.keyboard.press("Tab")
    bar = page.get_by_text(re.compile("Class [A-E]")).locator("visible=true").first
    expect(bar).to_be_in_viewport()
