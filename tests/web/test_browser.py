"""The pages in a real browser: typing, keys, no script at all, both widths, both schemes."""

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
import waitress
from playwright.sync_api import Browser, Page, expect, sync_playwright

from glossary.storage.engine import Database
from tests.web.conftest import application

pytestmark = pytest.mark.browser
CHROMIUM = Path("/usr/bin/chromium")


@pytest.fixture(scope="module")
def site(seeded: Database) -> Iterator[str]:
    """The address of the whole seed, served."""
    with application(seeded) as app:
        server = waitress.create_server(app, host="127.0.0.1", port=0, threads=4)
        thread = threading.Thread(target=server.run)
        thread.start()
        yield f"http://127.0.0.1:{server.effective_port}"
        server.close()
        thread.join(30)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    if not CHROMIUM.exists():
        pytest.skip("Chromium is not installed here")
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield running
        running.close()


@pytest.fixture
def page(browser: Browser, site: str) -> Iterator[Page]:
    """A page whose console must stay silent."""
    with browser.new_context(base_url=site) as context:
        page = context.new_page()
        said: list[str] = []
        page.on("console", lambda message: said.append(message.text))
        page.on("pageerror", lambda error: said.append(str(error)))
        yield page
        assert not said


def test_a_term_is_found_as_one_types_and_opened_with_keys(page: Page):
    page.goto("/kk/")
    box = page.get_by_role("combobox")
    box.press_sequentially("көпвекторлы са")
    expect(page.get_by_role("option").first).to_contain_text("многовекторная политика")
    expect(box).to_have_attribute("aria-expanded", "true")
    box.press("ArrowDown")
    expect(page.get_by_role("option", selected=True)).to_have_count(1)
    box.press("Escape")
    expect(page.get_by_role("listbox")).to_be_hidden()
    box.press("ArrowDown")
    expect(page.get_by_role("option").first).to_be_visible()
    box.press("ArrowDown")
    box.press("Enter")
    page.wait_for_url("**/kk/entries/multi-vector-policy")
    expect(page.locator(".word").first).to_have_text("көпвекторлы саясат")


def test_an_inflected_form_is_looked_up_without_any_script(browser: Browser, site: str):
    with browser.new_context(base_url=site, java_script_enabled=False) as context:
        page = context.new_page()
        page.goto("/ru/")
        page.get_by_role("searchbox").fill("орта державаларды")
        page.get_by_role("button", name="Найти").click()
        page.locator(".hits a").first.click()
        expect(page).to_have_url(f"{site}/ru/entries/middle-power")
        expect(page.get_by_text("орта держава", exact=True).first).to_be_visible()


def test_the_letters_type_into_the_box(page: Page):
    page.goto("/kk/")
    for key in ("қ", "ұ", "қ", "ы", "қ"):
        if key == "ы":
            page.keyboard.type(key)
        else:
            page.get_by_role("button", name=key, exact=True).click()
    page.get_by_role("button", name="Бас әріптер").click()
    page.get_by_role("button", name="Ә", exact=True).click()
    expect(page.get_by_role("combobox")).to_have_value("құқықӘ")


def test_the_language_chosen_is_remembered(page: Page, site: str):
    page.goto("/kk/")
    page.get_by_role("link", name="Рус").click()
    page.wait_for_url("**/ru/")
    page.goto("/")
    expect(page).to_have_url(f"{site}/ru/")


def test_a_term_is_copied_with_one_touch(browser: Browser, site: str):
    with browser.new_context(base_url=site, permissions=["clipboard-read", "clipboard-write"]) as context:
        page = context.new_page()
        page.goto("/kk/entries/delimitation")
        page.locator(".copy").first.click()
        expect(page.locator("#said")).to_contain_text("делимитация")
        assert page.evaluate("navigator.clipboard.readText()") == "делимитация"


ADDRESSES = [
    "/kk/",
    "/ru/search?q=шекара",
    "/en/entries/multi-vector-policy",
    "/kk/browse/kk/Ә",
    "/ru/fields/",
    "/en/texts/",
    "/kk/export/",
    "/kk/entries/multi-vector-policy/history",
]


@pytest.mark.parametrize("address", ADDRESSES)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_page_fits_a_phone_and_a_desk(browser: Browser, site: str, address: str, scheme: str):
    with browser.new_context(base_url=site, color_scheme=scheme) as context:
        page = context.new_page()
        said: list[str] = []
        page.on("console", lambda message: said.append(message.text))
        for width in (360, 1280):
            page.set_viewport_size({"width": width, "height": 800})
            page.goto(address)
            assert page.evaluate("document.documentElement.scrollWidth") <= width
            assert page.get_by_role("heading", level=1).count() == 1
            small = page.evaluate(TARGETS_UNDER_24)
            assert not small
        assert not said


# Buttons, and links that stand by themselves, are at least 24 px high or apart enough (WCAG 2.2, 2.5.8).
TARGETS_UNDER_24 = """
[...document.querySelectorAll("button, header a, .alphabet a, .choices a, .pages a, summary")]
  .filter((each) => each.checkVisibility())
  .filter((each) => { const box = each.getBoundingClientRect(); return box.height < 24 || box.width < 20; })
  .map((each) => each.outerHTML)
"""


# A letter that the font lacks is set in whichever font comes next, so its width changes with that.
FALLEN_BACK = """async ([letters, styles]) => {
  const context = document.createElement("canvas").getContext("2d");
  const width = (style, next, letter) => {
    context.font = `${style} 100px Literata, ${next}`;
    return context.measureText(letter).width;
  };
  const missing = [];
  for (const style of styles) {
    await document.fonts.load(`${style} 100px Literata`, letters);
    for (const letter of letters) {
      if (width(style, "monospace", letter) !== width(style, "serif", letter)) missing.push(style + letter);
    }
  }
  return missing;
}"""


def test_every_kazakh_letter_stands_in_each_weight_used(page: Page):
    page.goto("/kk/")
    styles = ["400", "700", "italic 400"]
    assert page.evaluate(FALLEN_BACK, ["әғқңөұүһіӘҒҚҢӨҰҮҺІ«»–", styles]) == []
    assert page.evaluate(FALLEN_BACK, ["α", styles]) != []  # so the measure does see what is missing
