"""What `<address-suggest>` does beside suggesting: its states, its languages, and fields that it filled and empties."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Route, expect

from tests.browser.conftest import Opened
from tests.browser.test_suggesting import options, questions, search, type_in

Visit = Callable[..., Opened]


def test_nothing_found_is_said_to_those_who_see_too(visit: Visit) -> None:
    page = visit("/").page
    type_in(page, "qqqqqq zzzzzz")
    status = page.locator("address-suggest").get_by_role("status")
    expect(status).to_have_text("No suggestions. Not listed: enter the address yourself")
    expect(page.locator("address-suggest")).to_have_attribute("data-state", "none")
    expect(page.locator(".address-suggest-state")).to_be_visible()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.get_by_label("Street")).to_be_focused()
    expect(search(page)).to_have_value("qqqqqq zzzzzz")


def test_a_service_that_comes_back_is_asked_again_and_says_so(visit: Visit) -> None:
    page = visit("/").page
    page.route("**/v1/suggest*", lambda route: route.abort())
    type_in(page, "kerkstraat 12")
    retry = page.get_by_role("button", name="Try again")
    expect(retry).to_be_visible()
    page.unroute("**/v1/suggest*")
    retry.click()
    expect(options(page).first).to_contain_text("Kerkstraat 12")
    expect(retry).to_be_hidden()
    expect(page.locator(".address-suggest-away")).to_be_hidden()


def test_what_takes_long_is_said_to_be_asked_for(visit: Visit) -> None:
    page = visit("/").page
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    page.route("**/v1/suggest*", hold)
    type_in(page, "kerkstraat 12")
    expect(page.locator(".address-suggest-state")).to_have_text("Searching")
    held[0].continue_()
    expect(options(page)).to_have_count(3)
    expect(page.locator(".address-suggest-state")).to_be_hidden()


def test_a_letter_that_is_deleted_asks_nothing_anew(visit: Visit) -> None:
    opened = visit("/")
    page = opened.page
    for text in ("kerkstraat 1", "kerkstraat 12", "kerkstraat 1"):
        type_in(page, text)
        expect(page.locator("address-suggest")).not_to_have_attribute("data-state", "asking")
        expect(options(page).first).to_be_visible()
        page.wait_for_timeout(250)
    assert questions(opened) == ["kerkstraat 1", "kerkstraat 12"]


def test_it_speaks_the_language_of_the_page_and_your_own_words(visit: Visit) -> None:
    page = visit("/").page
    page.evaluate(
        """async () => {
          const { replaceTexts } = await import("/web/texts.js");
          replaceTexts("ar", { suggest: { list: "قائمتي" } });
          document.querySelector("address-suggest").lang = "ar";
        }"""
    )
    type_in(page, "kerkstraat 12")
    expect(options(page)).to_have_count(3)
    panel = page.locator("address-suggest .address-suggest-panel")
    expect(panel).to_have_attribute("dir", "rtl")
    expect(panel.get_by_role("listbox")).to_have_attribute("aria-label", "قائمتي")
    expect(panel.locator(".address-suggest-by-hand")).to_contain_text("غير مدرج")


def test_in_other_forms_too_what_was_filled_is_emptied_by_an_edit(visit: Visit) -> None:
    page = visit("/").page
    page.evaluate(
        """() => document.querySelector("main").insertAdjacentHTML("beforeend", `
            <form id="plain"><address-suggest country="US"><label>Ship to <input></label></address-suggest>
              <input autocomplete="address-line1"><input autocomplete="postal-code">
              <select autocomplete="address-level1"><option value="">-<option>Illinois<option>Texas</select>
              <p slot="attribution"></p></form>`)"""
    )
    box = page.get_by_role("combobox", name="Ship to")
    box.fill("742 evergreen")
    page.locator("#plain address-suggest").get_by_role("option").first.click()
    expect(page.locator("#plain select")).to_have_value("Illinois")
    expect(page.locator("#plain [autocomplete=postal-code]")).to_have_value("62704")
    box.fill("100 market st")
    for field in ("select", "[autocomplete=postal-code]", "[autocomplete=address-line1]"):
        expect(page.locator(f"#plain {field}")).to_have_value("")


def test_a_postcode_is_filled_in_as_it_is_shown(visit: Visit) -> None:
    page = visit("/").page
    ask = """async ([postcode, text]) => {
      const { fieldValue } = await import("/web/core.js");
      const asked = { text, address: { postcode } };
      return [fieldValue("postal-code", undefined, asked), fieldValue("", "postcode", asked)];
    }"""
    assert page.evaluate(ask, ["8315AD", "Kerkstraat 1, 8315 AD Luttelgeest"]) == ["8315 AD", "8315 AD"]
    assert page.evaluate(ask, ["150-0002", "〒150-0002, 東京都"]) == ["150-0002", "150-0002"]
    assert page.evaluate(ask, ["1000", "Rue Haute 1"]) == ["1000", "1000"]


def test_a_first_line_may_be_gone_on_with_and_keeps_the_unit(visit: Visit) -> None:
    page = visit("/").page
    page.evaluate(
        """() => document.querySelector("main").insertAdjacentHTML("beforeend", `
            <form id="lines"><address-suggest country="US">
              <label>Line <input autocomplete="address-line1"></label></address-suggest>
              <input autocomplete="address-level2"></form>`)"""
    )
    box, city = (
        page.get_by_role("combobox", name="Line"),
        page.locator("#lines [autocomplete=address-level2]"),
    )
    box.fill("100 market st apt 2")
    page.locator("#lines address-suggest").get_by_role("option").first.click()
    expect(box).to_have_value("100 Market Street, Apt 2")
    box.press("End")
    box.press_sequentially(", at the back")
    expect(city).to_have_value("Jersey City")
    box.fill("102 Market Street")
    expect(city).to_have_value("")
