"""A reader's first visit, in a real browser."""

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser


def test_a_reader_finds_a_term_from_an_inflected_form_and_opens_its_entry(page: Page):
    page.goto("/")
    page.get_by_role("searchbox").fill("орта державаларды")
    page.get_by_role("searchbox").press("Enter")

    first = page.get_by_role("main").get_by_role("link", name="орта держава", exact=True).first
    first.click()

    expect(page.get_by_role("heading", level=1)).to_contain_text("орта держава")
    expect(page.locator("main [lang=ru]").get_by_text("средняя держава").first).to_be_visible()
    expect(page.locator("main [lang=en]").get_by_text("middle power").first).to_be_visible()


def test_a_reader_finds_the_same_without_javascript(chromium, served):
    context = chromium.new_context(base_url=served.address, java_script_enabled=False)
    page = context.new_page()
    page.goto("/kk/")
    page.get_by_role("searchbox").fill("орта державаларды")
    page.get_by_role("searchbox").press("Enter")
    expect(
        page.get_by_role("main").get_by_role("link", name="орта держава", exact=True).first
    ).to_be_visible()
    context.close()
