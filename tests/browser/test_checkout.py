"""The checkout page: an address goes in, `<address-verify>` asks what it must, and the order goes out."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, Route, expect

from tests.browser.conftest import Opened

Visit = Callable[..., Opened]


def fill(page: Page, **fields: str) -> None:
    for label, value in fields.items():
        page.get_by_label(label.replace("_", " "), exact=label == "Number").fill(value)


def check(page: Page) -> None:
    page.get_by_role("button", name="Send it here").click()


def verdict(page: Page, heading: str) -> Locator:
    found = page.get_by_role("heading", name=heading)
    expect(found).to_be_focused()
    return page.locator("#verdict")


def parts(page: Page) -> Locator:
    return page.get_by_role("list", name="Part by part").get_by_role("listitem")


def test_a_good_address_is_corrected_and_accepted(visit: Visit) -> None:
    page = visit("/").page
    fill(page, Street="Kerkstrat", Number="12", City="Groningen")
    check(page)
    found = verdict(page, "This address is good to ship to")
    expect(found.locator("#formatted")).to_contain_text("Kerkstraat 12")
    expect(parts(page).filter(has_text="Street")).to_contain_text("Kerkstrat Kerkstraat")
    expect(parts(page).filter(has_text="Postcode")).to_contain_text("Filled in")
    expect(page.get_by_label("Street")).to_have_value("Kerkstraat")
    expect(page.get_by_label("Postcode")).to_have_value("9712 AB")
    expect(page.locator("#city-status")).to_have_text("Confirmed")
    expect(page.locator("#postcode-status")).to_have_text("Filled in")


def test_a_doubtful_one_is_shown_and_asked_about(visit: Visit) -> None:
    page = visit("/").page
    fill(page, Street="Kerkstraat", Number="12", City="Groningen", Postcode="9799 ZZ")
    check(page)
    verdict(page, "Is this the address you mean?")
    postcode = page.get_by_label("Postcode")
    expect(postcode).to_have_value("9799 ZZ")
    expect(postcode).to_have_attribute("aria-invalid", "true")
    expect(postcode).to_have_accessible_description("On record: “9712 AB”")
    page.get_by_role("button", name="Yes, use this address").click()
    expect(postcode).to_have_value("9712 AB")
    expect(verdict(page, "Thank you")).to_contain_text("9712 AB Groningen")


def test_what_was_typed_may_be_kept(visit: Visit) -> None:
    page = visit("/").page
    fill(page, Street="Kerkstraat", Number="12", City="Groningen", Postcode="9799 ZZ")
    check(page)
    page.get_by_role("button", name="Keep what I typed").click()
    expect(verdict(page, "Thank you")).to_contain_text("9799 ZZ Groningen")


def test_a_missing_unit_is_asked_for(visit: Visit) -> None:
    page = visit("/").page
    fill(page, Street="Akerkhof", Number="7", City="Groningen")
    check(page)
    found = verdict(page, "Which flat or unit is it?")
    found.get_by_label("Flat or unit", exact=True).fill("2")
    found.get_by_role("button", name="Add").click()
    verdict(page, "This address is good to ship to")
    expect(page.locator("#unit")).to_have_value("2")


def test_the_units_of_a_building_are_offered(visit: Visit) -> None:
    page = visit("/").page
    fill(page, Street="Market St", Number="100", City="Jersey City", Postcode="07306")
    check(page)
    found = verdict(page, "Which flat or unit is it?")
    known = found.get_by_role("group", name="Known units").get_by_role("button")
    expect(known).to_have_text(["Apt 1", "Apt 2", "Apt 3"])
    known.nth(1).click()
    verdict(page, "This address is good to ship to")
    expect(page.locator("#unit")).to_have_value("Apt 2")


def test_an_unknown_number_is_to_be_corrected(visit: Visit) -> None:
    page = visit("/").page
    fill(page, Street="Kerkstraat", Number="999", City="Groningen")
    check(page)
    found = verdict(page, "Please correct this address")
    expect(found).to_contain_text("This street has no such house number.")
    number = page.get_by_label("Number", exact=True)
    expect(number).to_have_attribute("aria-invalid", "true")
    number.fill("15")
    expect(found).to_contain_text("You changed the address: it is checked again.")
    expect(page.get_by_role("button", name="Change it")).to_have_count(0)
    check(page)
    verdict(page, "Please correct this address")
    page.get_by_role("button", name="Change it").click()
    expect(number).to_be_focused()
    number.fill("14")
    expect(number).not_to_have_attribute("aria-invalid", "true")
    check(page)
    verdict(page, "This address is good to ship to")


def test_an_address_typed_into_the_search_alone_is_verified_too(visit: Visit) -> None:
    page = visit("/").page
    page.get_by_role("combobox", name="Find your address").fill("Laugavegi 22a, 101 Reykjavik")
    page.keyboard.press("Escape")
    check(page)
    verdict(page, "This address is good to ship to")
    expect(page.get_by_label("Street")).to_have_value("Laugavegur")


def test_an_address_typed_into_the_search_is_kept_to_the_last_word(visit: Visit) -> None:
    page = visit("/").page
    search = page.get_by_role("combobox", name="Find your address")
    search.fill("Kerkstraat 12, 9799 ZZ Groningen, ring twice")
    page.keyboard.press("Escape")
    check(page)
    found = verdict(page, "Is this the address you mean?")
    expect(found.get_by_text("You typed").locator("xpath=..")).to_contain_text(
        "9799 ZZ Groningen, ring twice"
    )
    page.get_by_role("button", name="Change it").click()
    expect(search).to_be_focused()
    check(page)
    page.get_by_role("button", name="Keep what I typed").click()
    expect(verdict(page, "Thank you")).to_contain_text("Kerkstraat 12, 9799 ZZ Groningen, ring twice")


def test_there_is_something_to_try_with_the_default_gazetteers(visit: Visit) -> None:
    page = visit("/").page
    expect(page.get_by_role("heading", name="Try one of these")).to_be_hidden()
    answer = {"gazetteers": [{"name": "iceland", "countries": ["IS"], "addresses": 135_000}]}
    page.route("**/readyz", lambda route: route.fulfill(json=answer))
    page.reload()
    page.get_by_role("button", name="Laugavegi 22a, 101 Reykjavik").click()
    verdict(page, "This address is good to ship to")
    page.get_by_role("button", name="Laugavegur 999, 101 Reykjavík").click()
    verdict(page, "Please correct this address")


def test_somebody_at_a_telephone_takes_one_address_after_the_other_by_keyboard(visit: Visit) -> None:
    page = visit("/").page
    keys = page.keyboard
    search = page.get_by_role("combobox", name="Find your address")
    offered = page.locator("address-suggest").get_by_role("option")
    search.focus()
    # Misheard, chosen, corrected by the caller, sent.
    keys.type("kerkstrat 12a gron")
    expect(offered.first).to_have_text("Kerkstraat 12A, 9712 AB Groningen")
    keys.press("ArrowDown")
    keys.press("Enter")
    number = page.get_by_label("Number", exact=True)
    expect(number).to_have_value("12A")
    number.focus()
    keys.press("Control+A")
    keys.type("141")
    keys.press("Enter")
    verdict(page, "Please correct this address")
    number.focus()
    keys.press("Control+A")
    keys.type("14")
    keys.press("Enter")
    # Across the street is another postcode.
    verdict(page, "Is this the address you mean?")
    keys.press("Tab")
    keys.press("Enter")
    expect(verdict(page, "Thank you")).to_contain_text("Kerkstraat 149712 AC Groningen")
    keys.press("Tab")
    keys.press("Enter")
    expect(search).to_be_focused()
    expect(search).to_have_value("")
    expect(number).to_have_value("")
    expect(page.get_by_role("heading", name="What we found")).to_be_visible()
    # The next one.
    keys.type("laugavegur 22a")
    expect(offered.first).to_contain_text("Laugavegur 22a")
    keys.press("ArrowDown")
    keys.press("Enter")
    keys.press("Enter")
    verdict(page, "This address is good to ship to")


def test_nothing_typed_is_told_so(visit: Visit) -> None:
    page = visit("/").page
    check(page)
    verdict(page, "Which address shall it be?")
    page.get_by_role("button", name="Change it").click()
    expect(page.get_by_role("combobox", name="Find your address")).to_be_focused()


def test_after_a_verdict_too_nobody_ships_to_the_address_that_was_chosen_before(visit: Visit) -> None:
    page = visit("/").page
    box = page.get_by_role("combobox", name="Find your address")
    for typed in ("kerkstraat 12 groningen", "laugavegur 22a reykjavik"):
        box.fill(typed)
        if typed.startswith("kerk"):
            page.locator("address-suggest").get_by_role("option").first.click()
            expect(page.get_by_label("City")).to_have_value("Groningen")
        else:
            for label in ("Street", "City", "Postcode"):
                expect(page.get_by_label(label, exact=True)).to_have_value("")
        check(page)
        verdict(page, "This address is good to ship to")
    expect(page.locator("#formatted")).to_contain_text("Laugavegur 22a")


def test_a_service_that_is_away_stops_no_order_and_is_told_of(visit: Visit) -> None:
    page = visit("/").page
    fill(page, Street="Kerkstraat", Number="12", City="Groningen")
    page.context.set_offline(True)
    check(page)
    found = verdict(page, "Thank you, we check it later")
    expect(found.get_by_role("alert")).to_have_text("The address could not be checked just now.")
    expect(found.locator("#formatted")).to_have_text("Kerkstraat 12Groningen")
    expect(page.get_by_label("Street")).to_have_value("Kerkstraat")
    page.context.set_offline(False)
    page.get_by_label("Number", exact=True).fill("14")
    check(page)
    verdict(page, "This address is good to ship to")


def test_a_suburb_that_no_field_holds_goes_along_with_what_was_chosen(visit: Visit) -> None:
    page = visit("/").page
    page.route("**/v1/suggest*", _in_a_suburb)
    search = page.get_by_role("combobox", name="Find your address")
    search.fill("kerkstraat 12")
    page.locator("address-suggest").get_by_role("option").first.click()
    page.locator("#unit").fill("2")
    with page.expect_request("**/v1/verify") as asked:
        check(page)
    assert json.loads(asked.value.post_data or "")["suburb"] == "Binnenstad"
    page.get_by_label("Street").fill("Akerkhof")
    with page.expect_request("**/v1/verify") as asked:
        check(page)
    assert "suburb" not in json.loads(asked.value.post_data or "")


def _in_a_suburb(route: Route) -> None:
    answer = route.fetch().json()
    for each in answer["suggestions"]:
        each["address"]["suburb"] = "Binnenstad"
    route.fulfill(json=answer)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_on_a_phone_nothing_is_cut_off(visit: Visit, phone: dict[str, Any], scheme: str) -> None:
    page = visit("/", **phone, color_scheme=scheme).page
    fill(page, Street="Kerkstraat", Number="12", City="Groningen", Postcode="9799 ZZ")
    check(page)
    verdict(page, "Is this the address you mean?")
    assert page.evaluate("document.documentElement.scrollWidth") == 375
    for button in page.get_by_role("button").all():
        box = button.bounding_box()
        assert box is not None
        assert box["height"] >= 44


def test_a_postcode_alone_is_no_other_address_to_ship_to(visit: Visit) -> None:
    page = visit("/").page
    page.route("**/v1/verify", _with_a_postcode_among_the_others)
    fill(page, Street="Kerkstraat", Number="12", City="Groningen", Postcode="9799 ZZ")
    check(page)
    found = verdict(page, "Is this the address you mean?")
    expect(found.get_by_role("button", name="9799", exact=True)).to_have_count(0)
    expect(found.get_by_role("button", name="Kerkstraat 14, Groningen")).to_be_visible()


def _with_a_postcode_among_the_others(route: Route) -> None:
    answer = route.fetch().json()
    other: dict[str, object] = {
        "id": "x",
        "lat": None,
        "lon": None,
        "source": "x",
        "kind": "postcode",
        "score": 0.1,
        "lines": [],
    }
    street = {"street": "Kerkstraat", "house_number": "14", "city": "Groningen"}
    answer["alternatives"] = [
        {**other, "components": {"postcode": "9799", "country": "NL"}, "formatted": "9799"},
        {**other, "components": street, "formatted": "Kerkstraat 14, Groningen"},
    ]
    route.fulfill(json=answer)
