"""What holds for both pages: they ask nobody else, keep the policy, and know every word of a verdict."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import get_args
from urllib.request import urlopen

import pytest
from playwright.sync_api import expect

from addrkit.batch.answers import ANSWER_COLUMNS
from addrkit.judge.reasons import REASONS
from addrkit.serve.pages import WEB
from addrkit.types import ACTIONS, COMPONENTS, Status
from tests.browser.conftest import Opened

Visit = Callable[..., Opened]
PAGES = ("/", "/web/batch.html", "/web/reference.html")


@pytest.mark.parametrize("path", PAGES)
def test_no_page_asks_another_origin_or_breaks_its_policy(visit: Visit, service: str, path: str) -> None:
    opened = visit(path)
    page = opened.page
    if path == "/":
        page.get_by_role("combobox", name="Find your address").fill("kerkstraat 12")
        page.locator("address-suggest").get_by_role("option").first.click()
        page.get_by_role("button", name="Send it here").click()
        expect(page.get_by_role("heading", name="This address is good to ship to")).to_be_visible()
    elif path == "/web/reference.html":
        expect(page.get_by_role("heading", name="/v1/reverse")).to_be_visible()
    else:
        page.set_input_files(
            "#file",
            {"name": "a.csv", "mimeType": "text/csv", "buffer": b"address\nKerkstraat 12 Groningen\n"},
        )
        expect(page.get_by_role("link", name="Download the verified CSV")).to_be_visible()
    # The one download is made in the page; favicons and all else come from the service.
    elsewhere = [url for url in opened.requests if not url.startswith((service, f"blob:{service}"))]
    assert elsewhere == []
    assert opened.complaints == []
    with urlopen(f"{service}{path}") as answer:  # noqa: S310
        policy = answer.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy


@pytest.mark.parametrize("file", sorted(WEB.glob("*.html")), ids=lambda file: file.name)
def test_no_script_or_style_is_inline(file: Path) -> None:
    html = file.read_text("utf-8")
    assert not re.search(r"<style|\sstyle=|\son\w+=|<script(?![^>]*\ssrc=)", html)
    assert not re.search(r"https?://", html)


def test_the_pages_know_every_word_of_a_verdict(visit: Visit) -> None:
    page = visit("/web/batch.html").page
    said = page.evaluate(
        """async () => {
          const words = await import("/web/words.js");
          const names = ["ACTIONS", "STATUSES", "COMPONENTS", "REASONS"];
          const found = Object.fromEntries(names.map((name) => [name, Object.keys(words[name])]));
          return { ...found, ADDED: (await import("/web/batch.js")).ADDED };
        }"""
    )
    assert said == {
        "ACTIONS": list(ACTIONS),
        "STATUSES": list(get_args(Status)),
        "COMPONENTS": list(COMPONENTS),
        "REASONS": list(REASONS),
        "ADDED": list(ANSWER_COLUMNS),
    }


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_stands_out_from_what_is_behind_it(visit: Visit, path: str, scheme: str) -> None:
    page = visit(path, color_scheme=scheme).page
    pairs = [
        ("ink", "card"),
        ("muted", "card"),
        ("muted", "paper"),
        ("accent", "card"),
        ("on-accent", "accent"),
    ]
    pairs += [(tone, behind) for tone in ("good", "ask", "add", "bad") for behind in (f"{tone}-soft", "card")]
    for text, behind in pairs:
        contrast = page.evaluate(CONTRAST, [text, behind])
        assert contrast >= 4.5, f"{text} on {behind}"  # WCAG 2.2, 1.4.3


CONTRAST = """([text, behind]) => {
  const luminance = (name) => {
    const probe = document.body.appendChild(document.createElement("i"));
    probe.style.color = `var(--${name})`;
    const channels = getComputedStyle(probe).color.match(/[\\d.]+/g).slice(0, 3).map((each) => each / 255);
    probe.remove();
    const linear = (each) => (each <= 0.04045 ? each / 12.92 : ((each + 0.055) / 1.055) ** 2.4);
    const [red, green, blue] = channels.map(linear);
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const [dark, light] = [luminance(text), luminance(behind)].sort((one, other) => one - other);
  return (light + 0.05) / (dark + 0.05);
}"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_to_complain_about(visit: Visit, scheme: str) -> None:
    axe = pytest.importorskip(
        "axe_playwright_python.sync_playwright", reason="a development dependency"
    ).Axe()

    def complaints() -> list[str]:
        found = axe.run(page, options={"resultTypes": ["violations"]}).response["violations"]
        return [f"{each['id']}: {each['help']}" for each in found]

    page = visit("/", color_scheme=scheme).page
    assert complaints() == []
    page.get_by_role("combobox", name="Find your address").fill("kerkstraat 12")
    expect(page.locator("address-suggest").get_by_role("option")).to_have_count(4)
    page.keyboard.press("ArrowDown")
    assert complaints() == []
    page.get_by_role("combobox", name="Find your address").fill("qqqqqq zzzzzz")
    expect(page.locator("address-suggest")).to_have_attribute("data-state", "none")
    assert complaints() == []
    page.route("**/v1/suggest*", lambda route: route.abort())
    page.get_by_role("combobox", name="Find your address").fill("kerkstraat 14")
    expect(page.get_by_role("button", name="Try again")).to_be_visible()
    assert complaints() == []
    page.unroute("**/v1/suggest*")
    page.reload()
    for address, heading in VERDICTS.items():
        page.get_by_role("combobox", name="Find your address").fill(address)
        page.get_by_role("button", name="Send it here").click()
        expect(page.get_by_role("heading", name=heading)).to_be_visible()
        assert complaints() == []
        page.reload()
    page = visit("/web/batch.html", color_scheme=scheme).page
    rows = "address\n" + "".join(f'"{address}"\n' for address in VERDICTS)
    page.set_input_files("#file", {"name": "a.csv", "mimeType": "text/csv", "buffer": rows.encode()})
    expect(page.get_by_role("link", name="Download the verified CSV")).to_be_visible()
    assert complaints() == []
    page = visit("/web/reference.html", color_scheme=scheme).page
    expect(page.get_by_role("heading", name="/v1/reverse")).to_be_visible()
    for summary in page.locator("summary").all()[:3]:
        summary.click()
    assert complaints() == []


def test_axe_finds_nothing_in_what_the_dialogue_asks(visit: Visit) -> None:
    axe = pytest.importorskip(
        "axe_playwright_python.sync_playwright", reason="a development dependency"
    ).Axe()
    page = visit("/").page
    page.evaluate(
        """async () => {
          await import("/web/address-verify.js");
          const asks = Object.assign(document.createElement("address-verify"), { id: "asks" });
          document.querySelector("main").append(asks);
        }"""
    )
    for address, heading in list(VERDICTS.items())[1:]:
        page.locator("#asks").evaluate("(element, address) => void element.verify({ address })", address)
        dialogue = page.get_by_role("dialog", name=heading)
        expect(dialogue).to_be_visible()
        found = axe.run(page, options={"resultTypes": ["violations"]}).response["violations"]
        assert [f"{each['id']}: {each['help']}" for each in found] == []
        page.keyboard.press("Escape")
        expect(dialogue).to_be_hidden()


VERDICTS = {
    "Kerkstraat 12, Groningen": "This address is good to ship to",
    "Kerkstraat 12, 9799 ZZ Groningen": "Is this the address you mean?",
    "Akerkhof 7, Groningen": "Which flat or unit is it?",
    "Kerkstraat 999, Groningen": "Please correct this address",
}


def test_who_wants_no_motion_gets_none(visit: Visit) -> None:
    page = visit("/", reduced_motion="reduce").page
    moving = page.evaluate(
        """[...document.querySelectorAll("*")].filter((each) => {
             const { transitionDuration, animationName } = getComputedStyle(each);
             return transitionDuration !== "0s" || animationName !== "none";
           }).length"""
    )
    assert moving == 0


def test_a_key_in_the_fragment_goes_along_and_never_into_an_address(visit: Visit) -> None:
    opened = visit("/#key=secret-of-a-shop")
    page = opened.page
    with page.expect_request("**/v1/suggest*") as sent:
        page.get_by_role("combobox", name="Find your address").fill("kerk")
    assert sent.value.headers["x-api-key"] == "secret-of-a-shop"
    assert not [url for url in opened.requests if "secret" in url.partition("#")[0]]
