"""A reader's first visit, in a real browser."""

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import Served

pytestmark = pytest.mark.browser


def look_up(page: Page, query: str) -> None:
    page.goto("/")
    page.locator("main input[name=q]").fill(query)
    page.locator("main input[name=q]").press("Enter")


def test_a_reader_finds_a_term_from_an_inflected_form_and_opens_its_entry(page: Page):
    look_up(page, "орта державаларды")
    page.locator("main table").get_by_role("link").first.click()

    expect(page).to_have_url(re.compile("/kk/entries/middle-power$"))
    expect(page.get_by_role("heading", level=1)).to_contain_text("орта держава")
    expect(page.locator("main [lang=ru]").get_by_text("средняя держава").first).to_be_visible()
    expect(page.locator("main [lang=en]").get_by_text("middle power").first).to_be_visible()


def test_a_reader_finds_the_same_without_javascript(chromium: Browser, served: Served):
    context = chromium.new_context(base_url=served.address, locale="kk-KZ", java_script_enabled=False)
    page = context.new_page()
    look_up(page, "орта державаларды")

    first = page.locator("main table").get_by_role("link").first
    expect(first).to_have_attribute("href", "/kk/entries/middle-power")
    expect(page.locator("main table [lang=en]").get_by_text("middle power").first).to_be_visible()
    context.close()
