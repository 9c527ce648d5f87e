"""What a newcomer meets: the first start, the link that it prints, and the first look-up in a browser."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Served

pytestmark = [pytest.mark.browser, pytest.mark.slow]


def test_a_term_is_found_from_an_inflected_form_and_its_entry_opened(page: Page):
    page.goto("/")
    page.locator("main input[name=q]").fill("орта державаларды")
    page.locator("main input[name=q]").press("Enter")
    expect(page.locator("main table [lang=en]").get_by_text("middle power").first).to_be_visible()
    page.locator("main table").get_by_role("link").first.click()

    expect(page).to_have_url(re.compile("/kk/entries/middle-power$"))
    expect(page.get_by_role("heading", level=1)).to_contain_text("орта держава")
    expect(page.locator("main [lang=ru]").get_by_text("средняя держава").first).to_be_visible()
    expect(page.locator("main [lang=en]").get_by_text("middle power").first).to_be_visible()


def test_the_printed_link_asks_for_a_name_and_a_password(page: Page, served: Served):
    page.goto(served.invitation)
    expect(page.locator("main input[type=password]").first).to_be_visible()
