"""The component `<address-suggest>`, as somebody at a keyboard, a mouse, a telephone or a screen reader has it."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from playwright.sync_api import Locator, Page, Request, Route, expect

from tests.browser.conftest import Opened

Visit = Callable[..., Opened]


def search(page: Page) -> Locator:
    return page.get_by_role("combobox", name="Find your address")


def options(page: Page) -> Locator:
    """The suggestions: all options but "not listed: enter the address yourself"."""
    return page.locator("address-suggest [role=option]:not(.address-suggest-by-hand):visible")


def type_in(page: Page, text: str) -> None:
    """All at once: on a busy machine, typing letter by letter may rest in between, and be answered."""
    search(page).fill(text)


def questions(opened: Opened) -> list[str]:
    return [each["q"] for each in opened.questions]


def test_an_address_is_typed_chosen_by_keyboard_and_fills_the_form(visit: Visit) -> None:
    page = visit("/").page
    search(page).press_sequentially("kerkstraat 12", delay=30)
    expect(options(page).first).to_have_text("Kerkstraat 12, 9712 AB Groningen")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(search(page)).to_have_value("Kerkstraat 12, 9712 AB Groningen")
    expect(page.get_by_label("Street")).to_have_value("Kerkstraat")
    expect(page.get_by_label("Number")).to_have_value("12")
    expect(page.get_by_label("Postcode")).to_have_value("9712 AB")
    expect(page.get_by_label("City")).to_have_value("Groningen")
    expect(page.get_by_label("Country")).to_have_value("NL")
    expect(options(page)).to_have_count(0)


def test_the_input_is_a_combobox_of_the_list_that_it_controls(visit: Visit) -> None:
    page = visit("/").page
    box = search(page)
    expect(box).to_have_attribute("aria-autocomplete", "list")
    expect(box).to_have_attribute("aria-expanded", "false")
    listed = page.locator(f"#{box.get_attribute('aria-controls')}")
    expect(listed).to_have_role("listbox")
    expect(listed).to_be_hidden()
    type_in(page, "kerkstraat 12")
    expect(box).to_have_attribute("aria-expanded", "true")
    expect(listed).to_match_aria_snapshot(
        """
        - listbox "Suggested addresses":
          - option "Kerkstraat 12, 9712 AB Groningen"
          - option "Kerkstraat 12, 1017 GA Amsterdam"
          - option "Kerkstraat 12A, 9712 AB Groningen"
        """
    )
    expect(page.locator("address-suggest").get_by_role("status")).to_have_text("3 suggestions")
    assert box.get_attribute("aria-activedescendant") is None
    page.keyboard.press("ArrowDown")
    first = options(page).nth(0)
    expect(first).to_have_attribute("aria-selected", "true")
    expect(box).to_have_attribute("aria-activedescendant", str(first.get_attribute("id")))
    expect(box).to_be_focused()


def test_the_keys_of_the_pattern_move_and_close(visit: Visit) -> None:
    page = visit("/").page
    box = search(page)
    type_in(page, "kerkstraat 12")
    expect(options(page)).to_have_count(3)

    def active() -> int | None:
        chosen = box.get_attribute("aria-activedescendant")
        return None if chosen is None else int(chosen.rsplit("-", 1)[1])

    found = []
    for key in ("ArrowUp", "Home", "End", "ArrowDown", "ArrowDown", "ArrowDown", "ArrowLeft"):
        page.keyboard.press(key)
        found.append(active())
    assert found == [3, 0, 3, None, 0, 1, None]
    page.keyboard.press("Escape")
    expect(box).to_have_attribute("aria-expanded", "false")
    expect(box).to_have_value("kerkstraat 12")
    page.keyboard.press("Alt+ArrowDown")
    expect(box).to_have_attribute("aria-expanded", "true")
    assert active() is None
    page.keyboard.press("Tab")
    expect(box).to_have_attribute("aria-expanded", "false")
    expect(box).to_have_value("kerkstraat 12")


def test_tab_takes_the_option_that_the_arrows_reached(visit: Visit) -> None:
    page = visit("/").page
    type_in(page, "kerkstraat 12")
    expect(options(page)).to_have_count(3)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Tab")
    expect(page.get_by_label("Postcode")).to_have_value("9712 AB")
    expect(page.get_by_label("Street")).to_be_focused()


def test_what_was_typed_is_marked_in_the_suggestions(visit: Visit) -> None:
    page = visit("/").page
    type_in(page, "laugaveg 22")
    marks = options(page).first.locator(".address-suggest-mark")
    expect(marks).to_have_text(["Laugaveg", "22"])


def test_a_finger_chooses_and_the_keyboard_stays(visit: Visit, phone: dict[str, Any]) -> None:
    page = visit("/", **phone).page
    search(page).tap()
    type_in(page, "kerkstraat 12")
    touched = options(page).filter(has_text="Amsterdam")
    box = touched.bounding_box()
    assert box is not None
    assert box["height"] >= 44
    touched.tap()
    expect(page.get_by_label("City")).to_have_value("Amsterdam")
    expect(search(page)).to_be_focused()


def test_a_mouse_chooses(visit: Visit) -> None:
    page = visit("/").page
    type_in(page, "kerkstraat 12")
    options(page).filter(has_text="12A").click()
    expect(page.get_by_label("Number")).to_have_value("12A")


def test_it_asks_when_the_typing_rests(visit: Visit) -> None:
    opened = visit("/")
    page = opened.page
    page.clock.install()
    page.clock.pause_at(page.evaluate("Date.now() + 1000"))
    for letter in "kerkstraat 12":
        search(page).press(letter if letter != " " else "Space")
        page.clock.run_for(100)
    assert questions(opened) == []
    page.clock.run_for(100)
    expect(options(page).first).to_be_visible()
    assert questions(opened) == ["kerkstraat 12"]


def test_a_stale_request_is_aborted_and_its_answer_never_shown(visit: Visit) -> None:
    opened = visit("/")
    page = opened.page
    aborted: list[str] = []

    def failed(request: Request) -> None:
        aborted.append(f"{request.post_data} {request.failure}")

    page.on("requestfailed", failed)
    held: list[Route] = []

    def hold(route: Route) -> None:
        if '"laugav"' in (route.request.post_data or ""):
            held.append(route)
        else:
            route.continue_()

    page.route("**/v1/suggest", hold)
    with page.expect_request(lambda request: '"laugav"' in (request.post_data or "")):
        type_in(page, "laugav")
    page.wait_for_timeout(50)
    search(page).fill("kerkstraat 12")
    expect(options(page).first).to_contain_text("Kerkstraat 12")
    assert len(held) == 1
    assert [each for each in aborted if '"laugav"' in each and "ERR_ABORTED" in each]
    expect(options(page).first).to_contain_text("Kerkstraat 12")


def test_an_input_method_is_left_alone_until_it_has_composed(visit: Visit) -> None:
    opened = visit("/")
    page = opened.page
    search(page).focus()
    browser = page.context.new_cdp_session(page)
    for composed in ("k", "ke", "ker"):
        browser.send("Input.imeSetComposition", {"text": composed, "selectionStart": 3, "selectionEnd": 3})
    page.wait_for_timeout(400)
    assert questions(opened) == []
    browser.send("Input.insertText", {"text": "kerkstraat"})
    expect(options(page).first).to_contain_text("Kerkstraat")
    assert questions(opened) == ["kerkstraat"]


def test_a_building_is_gone_into_before_it_is_chosen(visit: Visit) -> None:
    page = visit("/").page
    page.evaluate("document.addEventListener('address-chosen', () => (window.chosen = true))")
    type_in(page, "akerkhof 7")
    building = options(page).filter(has_text="choose a unit")
    expect(building).to_have_count(1)
    building.click()
    # There is a gap for what is missing, and the cursor stands in it.
    expect(search(page)).to_have_value(re.compile(r"^Akerkhof 7 .*, 9711 JB Groningen$"))
    assert search(page).evaluate("input => input.selectionStart") == len("Akerkhof 7 ")
    expect(page.get_by_label("Postcode")).to_have_value("9711 JB")
    assert page.evaluate("window.chosen") is None
    expect(page.locator("address-suggest").get_by_role("status")).to_contain_text("Type the flat or unit")


def test_a_street_leads_to_its_doors_and_a_building_to_its_units(visit: Visit) -> None:
    opened = visit("/")
    page = opened.page
    type_in(page, "market st")
    expect(options(page).first).to_have_text("Market Street, Jersey City, NJ 07306 choose a number")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(options(page)).to_have_text(
        ["100 Market Street, Jersey City, NJ 07306 choose a unit", "102 Market Street, Jersey City, NJ 07306"]
    )
    expect(page.locator("address-suggest").get_by_role("status")).to_contain_text("Type the house number")
    page.keyboard.type("100")
    expect(options(page)).to_have_count(1)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(options(page)).to_have_text(
        [f"100 Market Street, Apt {number}, Jersey City, NJ 07306" for number in (1, 2, 3)]
    )
    page.keyboard.type("3")
    expect(options(page)).to_have_count(1)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.get_by_label("Number", exact=True)).to_have_value("100")
    expect(page.locator("#unit")).to_have_value("Apt 3")
    page.get_by_role("button", name="Send it here").click()
    expect(page.get_by_role("heading", name="This address is good to ship to")).to_be_visible()


def test_a_number_that_is_not_listed_is_offered_as_such_and_taken_as_typed(visit: Visit) -> None:
    page = visit("/").page
    type_in(page, "kerkstraat 999 groningen")
    expect(options(page).first).to_contain_text("number not listed")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(options(page)).to_have_count(0)
    expect(page.get_by_label("Number", exact=True)).to_have_value("999")
    page.get_by_role("button", name="Send it here").click()
    expect(page.get_by_role("heading", name="Please correct this address")).to_be_visible()


def test_without_suggestions_it_is_a_plain_input(visit: Visit) -> None:
    opened = visit("/")
    page = opened.page
    page.route("**/v1/suggest*", lambda route: route.abort())
    type_in(page, "kerkstraat 12 groningen")
    expect(page.locator(".address-suggest-away")).to_be_visible()
    expect(search(page)).to_have_attribute("aria-expanded", "false")
    expect(search(page)).to_have_value("kerkstraat 12 groningen")
    asked = len(questions(opened))
    search(page).press_sequentially(" nl")
    page.wait_for_timeout(300)
    assert len(questions(opened)) == asked, "a service that is away is left alone for a while"
    page.get_by_role("button", name="Send it here").click()
    expect(page.get_by_role("heading", name="This address is good to ship to")).to_be_visible()


def test_its_attributes_go_into_the_question(visit: Visit) -> None:
    opened = visit("/")
    page = opened.page
    page.locator("address-suggest").evaluate(
        """element => {
             const given = { country: "IS", near: "65.68, -18.09", limit: "3", "api-key": "secret-of-a-shop" };
             for (const [name, value] of Object.entries(given)) element.setAttribute(name, value);
           }"""
    )
    with page.expect_request("**/v1/suggest*") as sent:
        type_in(page, "hafnar")
    asked = {"q": "hafnar", "country": ["IS"], "limit": 3, "lat": 65.68, "lon": -18.09}
    assert sent.value.post_data_json == asked
    assert sent.value.headers["x-api-key"] == "secret-of-a-shop"


def test_it_fills_the_fields_that_other_forms_have(visit: Visit) -> None:
    page = visit("/").page
    page.evaluate(
        """() => {
          document.querySelector("main").insertAdjacentHTML("beforeend", `
            <address-suggest for="other" country="US"><label>Ship to <input></label></address-suggest>
            <div id="other">
              <input autocomplete="shipping address-line1"><textarea autocomplete="street-address"></textarea>
              <input autocomplete="address-level1"><input autocomplete="country-name"><input name="note" value="mine">
            </div>`);
          addEventListener("input", ({ target }) => (window.told = [...(window.told ?? []), target.autocomplete]));
        }"""
    )
    box = page.get_by_role("combobox", name="Ship to")
    box.fill("742 evergreen")
    page.locator("address-suggest[for]").get_by_role("option").first.click()
    other = page.locator("#other")
    expect(other.locator("input").first).to_have_value("742 Evergreen Terrace")
    expect(other.locator("textarea")).to_have_value("742 Evergreen Terrace")
    expect(other.locator("[autocomplete=address-level1]")).to_have_value("IL")
    expect(other.locator("[autocomplete=country-name]")).to_have_value("United States")
    expect(other.locator("[name=note]")).to_have_value("mine")
    expect(page.get_by_label("City")).to_have_value("")
    assert "country-name" in page.evaluate("window.told")


def test_a_page_may_do_with_the_choice_what_it_likes(visit: Visit) -> None:
    page = visit("/").page
    page.evaluate(
        """document.addEventListener("address-chosen", (event) => {
             event.preventDefault();
             window.chosen = event.detail;
           })"""
    )
    type_in(page, "kerkstraat 12")
    options(page).first.click()
    assert page.evaluate("window.chosen.id") == "nl-12"
    expect(page.get_by_label("City")).to_have_value("")


def test_what_was_chosen_is_forgotten_once_its_text_is_edited(visit: Visit) -> None:
    """Nobody ships to the address that was chosen before."""
    page = visit("/").page
    type_in(page, "kerkstraat 12 groningen")
    options(page).first.click()
    expect(page.get_by_label("City")).to_have_value("Groningen")
    type_in(page, "100 market st jersey city apt 2")
    expect(page.get_by_label("City")).to_have_value("")
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Send it here").click()
    expect(page.locator("#formatted")).to_contain_text("Market Street")


def test_fields_that_a_framework_controls_hear_of_what_is_filled(visit: Visit) -> None:
    """React puts a setter of its own on each field and heeds only what goes past it."""
    page = visit("/").page
    page.evaluate(
        """() => {
          const field = document.querySelector("#street");
          const own = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value");
          let tracked = field.value;
          window.heard = [];
          Object.defineProperty(field, "value", {
            configurable: true,
            get() { return own.get.call(this); },
            set(text) { tracked = String(text); own.set.call(this, text); },
          });
          field.addEventListener("input", () => {
            if (own.get.call(field) !== tracked) window.heard.push(own.get.call(field));
            tracked = own.get.call(field);
          });
        }"""
    )
    type_in(page, "kerkstraat 12 groningen")
    options(page).first.click()
    assert page.evaluate("window.heard") == ["Kerkstraat"]


def test_a_select_is_filled_by_its_words_as_by_its_value(visit: Visit) -> None:
    page = visit("/").page
    page.evaluate(
        """() => document.querySelector("main").insertAdjacentHTML("beforeend", `
            <address-suggest for="other" country="US"><label>Ship to <input></label></address-suggest>
            <div id="other">
              <select autocomplete="country"><option value="">-<option value="840">United States</select>
              <select autocomplete="country-name"><option>-<option value="usa">united states</select>
              <select autocomplete="address-level1"><option value="">-<option value="il">Illinois</select>
            </div>`)"""
    )
    page.get_by_role("combobox", name="Ship to").fill("742 evergreen")
    page.locator("address-suggest[for]").get_by_role("option").first.click()
    assert [page.locator("#other select").nth(at).input_value() for at in range(3)] == ["840", "usa", "il"]


def test_the_list_is_neither_cut_off_nor_hidden_under_a_keyboard(visit: Visit) -> None:
    page = visit("/", viewport={"width": 375, "height": 330}).page
    page.evaluate(
        """() => document.body.insertAdjacentHTML("beforeend", `
            <div style="overflow: hidden; height: 3rem; position: fixed; bottom: 0; left: 0; right: 0">
              <address-suggest id="low"><label>Low <input></label></address-suggest>
            </div>`)"""
    )
    page.get_by_role("combobox", name="Low").fill("kerkstraat")
    listed = page.locator("#low").get_by_role("listbox")
    expect(listed).to_be_visible()
    box, field = listed.bounding_box(), page.get_by_role("combobox", name="Low").bounding_box()
    assert box is not None
    assert field is not None
    assert 0 <= box["y"] < box["y"] + box["height"] <= field["y"] + 1


def test_what_happens_is_told_to_the_page(visit: Visit) -> None:
    page = visit("/").page
    page.evaluate(
        """() => {
          window.told = [];
          for (const each of ["opened", "chosen", "entered", "edited", "cleared", "away", "back"])
            addEventListener(`address-${each}`, () => window.told.push(each));
        }"""
    )
    type_in(page, "market st")
    options(page).first.click()
    expect(options(page)).to_have_count(2)
    type_in(page, "kerkstraat 12 groningen")
    expect(options(page).first).to_contain_text("Kerkstraat 12")
    options(page).first.click()
    type_in(page, "")
    told = page.evaluate("window.told")
    assert told[:3] == ["opened", "entered", "edited"]
    assert told[-2:] == ["chosen", "cleared"]


def test_a_form_sent_in_the_turn_of_the_edit_holds_nothing_of_what_was_chosen(visit: Visit) -> None:
    """However busy the page is, nothing comes between the key and the fields that it empties."""
    page = visit("/").page
    type_in(page, "kerkstraat 12 groningen")
    options(page).first.click()
    expect(page.get_by_label("City")).to_have_value("Groningen")
    sent = search(page).evaluate(
        """input => {
             input.value = "somewhere else";
             input.dispatchEvent(new InputEvent("input", { bubbles: true, composed: true }));
             return [...document.querySelectorAll("#city, #street, #postcode")].map((field) => field.value);
           }"""
    )
    assert sent == ["", "", ""]
