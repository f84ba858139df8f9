"""The elements in forms that React 18, React 19 and Vue 3 control, and in a plain one.

The forms are built from packages/address-suggest/tests/frameworks, which needs the package's development dependencies
(`npm install` there); without them these tests are skipped.
"""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, Route, expect

from tests.browser.conftest import CHECKOUT, Opened

PACKAGE = CHECKOUT / "packages" / "address-suggest"
NODE = shutil.which("node")
pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(NODE is None, reason="node is not installed"),
    pytest.mark.skipif(
        not (PACKAGE / "node_modules").is_dir(), reason="run npm install in packages/address-suggest first"
    ),
]
EACH = ("react-18", "react-19", "vue", "plain")
PAGE = """<!doctype html><html lang="en"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>Checkout</title><main id="app"></main><script type="module" src="/frameworks/{name}.js"></script></html>"""
SCRIPT = "text/javascript"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("frameworks")
    subprocess.run(
        [str(NODE), str(PACKAGE / "tests" / "frameworks" / "build.mjs"), str(folder)], check=True, cwd=PACKAGE
    )
    return folder


@pytest.fixture(params=EACH)
def checkout(
    request: pytest.FixtureRequest, visit: Callable[..., Opened], built: Path
) -> Callable[..., Page]:
    """`checkout()`: the form of a framework, in a page of the service's origin."""
    name = request.param

    def serve(route: Route) -> None:
        path = route.request.url.rpartition("/")[2]
        if path == f"{name}.html":
            route.fulfill(body=PAGE.format(name=name), content_type="text/html")
        else:
            route.fulfill(body=(built / path).read_text("utf-8"), content_type=SCRIPT)

    def start(**options: Any) -> Page:
        opened = visit("/healthz", **options)
        opened.page.route("**/frameworks/*", serve)
        opened.page.goto(f"/frameworks/{name}.html")
        expect(opened.page.get_by_role("form")).to_be_visible()
        return opened.page

    return start


def street(page: Page) -> Locator:
    return page.get_by_role("combobox", name="Street")


def suggestion(page: Page, text: str) -> Locator:
    return page.locator("address-suggest").get_by_role("option", name=text)


def known(page: Page, what: str = "state") -> dict[str, str]:
    found: dict[str, str] = json.loads(page.locator(f"#{what}").inner_text() or "{}")
    return found


def test_what_is_chosen_is_known_and_what_is_edited_is_forgotten(checkout: Callable[..., Page]) -> None:
    page = checkout()
    street(page).press_sequentially("kerkstraat 12 groningen")
    suggestion(page, "Kerkstraat 12, 9712 AB Groningen").click()
    whole = {"line1": "Kerkstraat 12", "line2": "", "city": "Groningen", "zip": "9712 AB", "country": "NL"}
    assert known(page) == whole
    street(page).press("End")
    street(page).press("Backspace")
    expect(page.locator("#state")).not_to_contain_text("Groningen")
    assert known(page) == {"line1": "Kerkstraat 1", "line2": "", "city": "", "zip": "", "country": ""}
    expect(page.locator("#told")).to_contain_text("chosen edited")


def test_nothing_is_sent_before_it_is_settled(checkout: Callable[..., Page]) -> None:
    page = checkout()
    street(page).press_sequentially("Laugavegi 22a")
    street(page).press("Escape")
    page.get_by_label("Postcode").fill("101")
    page.get_by_label("City").fill("Reykjavik")
    page.get_by_label("Country").select_option("IS")
    page.get_by_role("button", name="Order").click()
    # What needs no question is put right on its way.
    expect(page.locator("#sent")).not_to_be_empty()
    assert known(page, "sent") == {
        "line1": "Laugavegur 22a",
        "line2": "",
        "city": "Reykjavík",
        "zip": "101",
        "country": "IS",
    }
    expect(page.locator("#told")).to_contain_text("accepted")


def test_a_missing_unit_is_asked_for_and_goes_with_it(checkout: Callable[..., Page]) -> None:
    page = checkout()
    street(page).fill("100 Market St")
    street(page).press("Escape")
    page.get_by_label("City").fill("Jersey City")
    page.get_by_label("Postcode").fill("07306")
    page.get_by_label("Country").select_option("US")
    page.get_by_role("button", name="Order").click()
    dialogue = page.get_by_role("dialog", name="Which flat or unit is it?")
    expect(dialogue).to_be_visible()
    dialogue.get_by_role("button", name="Apt 2").click()
    expect(page.locator("#sent")).not_to_be_empty()
    sent = known(page, "sent")
    assert sent["line1"] == "100 Market Street"
    assert sent["line2"] == "Apt 2"


def test_what_is_doubtful_is_asked_about_and_may_be_kept_or_changed(checkout: Callable[..., Page]) -> None:
    page = checkout()
    street(page).fill("Kerkstraat 999")
    street(page).press("Escape")
    page.get_by_label("City").fill("Groningen")
    page.get_by_label("Country").select_option("NL")
    page.get_by_role("button", name="Order").click()
    dialogue = page.get_by_role("dialog", name="Please correct this address")
    expect(dialogue).to_contain_text("This street has no such house number.")
    page.keyboard.press("Escape")
    expect(dialogue).to_be_hidden()
    expect(page.locator("#told")).to_contain_text("back")
    expect(page.locator("#sent")).to_be_empty()
    page.get_by_role("button", name="Order").click()
    page.get_by_role("button", name="Keep what I typed").click()
    expect(page.locator("#sent")).not_to_be_empty()
    assert known(page, "sent")["line1"] == "Kerkstraat 999"


def test_a_service_that_is_away_stops_no_order_and_comes_back(checkout: Callable[..., Page]) -> None:
    page = checkout()
    page.context.set_offline(offline=True)
    street(page).fill("kerkstraat 12")
    retry = page.get_by_role("button", name="Try again")
    expect(retry).to_be_visible()
    page.get_by_role("button", name="Order").click()
    expect(page.locator("#sent")).not_to_be_empty()
    expect(page.locator("#told")).to_contain_text("unchecked")
    page.context.set_offline(offline=False)
    retry.click()
    expect(suggestion(page, "Kerkstraat 12, 9712 AB Groningen")).to_be_visible()
    expect(page.locator("#told")).to_contain_text("back")


def test_on_a_small_telephone_with_its_keyboard_all_is_within_reach(checkout: Callable[..., Page]) -> None:
    page = checkout(viewport={"width": 375, "height": 330}, has_touch=True, is_mobile=True)
    street(page).tap()
    street(page).fill("kerkstraat 12")
    touched = suggestion(page, "Kerkstraat 12, 9712 AB Groningen")
    expect(touched).to_be_in_viewport(ratio=1)
    touched.tap()
    assert known(page)["city"] == "Groningen"
    page.get_by_label("Postcode").fill("1017 GA")
    page.get_by_role("button", name="Order").tap()
    dialogue = page.get_by_role("dialog")
    expect(dialogue).to_be_visible()
    box = dialogue.bounding_box()
    assert box is not None
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 375
    assert box["height"] <= 330
