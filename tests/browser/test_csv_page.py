"""The page for a CSV file: from drop to download."""

from __future__ import annotations

import csv
import io
import subprocess
import sys
from base64 import b64encode
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import CHECKOUT, Opened

Visit = Callable[..., Opened]

ORDERS = (
    "order,address,note\r\n"
    '1,"kerkstraat 12, groningen",first\r\n'
    '2,"Akerkhof 7\nGroningen","She said ""ring twice"",\r\nthen wait"\r\n'
    '3,"Kerkstraat 999, Groningen",\r\n'
    "4,,nothing here\r\n"
    '5,"Kerkstraat 12, 9799 ZZ Groningen",Ærø'
)


def drop(page: Page, name: str, data: bytes) -> None:
    """A file let go over the page, as a mouse does it."""
    dropped = page.evaluate_handle(
        """([name, encoded]) => {
          const files = new DataTransfer();
          const bytes = Uint8Array.from(atob(encoded), (byte) => byte.charCodeAt(0));
          files.items.add(new File([bytes], name, { type: "text/csv" }));
          return files;
        }""",
        [name, b64encode(data).decode()],
    )
    page.dispatch_event("#drop", "dragover", {"dataTransfer": dropped})
    page.dispatch_event("#drop", "drop", {"dataTransfer": dropped})


def downloaded(page: Page, folder: Path) -> Path:
    with page.expect_download() as started:
        page.get_by_role("link", name="Download the verified CSV").click()
    file = folder / started.value.suggested_filename
    started.value.save_as(file)
    return file


def table(text: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text, newline="")))


def test_a_file_is_verified_from_drop_to_download(
    visit: Visit, tmp_path: Path, register: Path, sample: Path
) -> None:
    page = visit("/web/batch.html").page
    drop(page, "orders.csv", ORDERS.encode())
    expect(page.get_by_role("heading", name="Verified orders.csv")).to_be_visible()
    for action, rows in {"accept": "1", "confirm": "1", "add_unit": "1", "fix": "2"}.items():
        expect(page.locator(f"#count-{action}")).to_contain_text(rows)
    expect(page.locator("#run").get_by_role("status")).to_have_text("Done: 5 rows, 1 to accept, 4 to look at")
    expect(
        page.get_by_role("img", name="Rows by action. Accept: 1, Confirm: 1, Add unit: 1, Fix: 2")
    ).to_be_visible()
    expect(page.get_by_role("img", name="Rows by reason.")).to_be_visible()
    rows_shown = page.get_by_role("table", name="Rows to look at").locator("tbody").get_by_role("row")
    expect(rows_shown).to_have_count(4)
    expect(rows_shown.nth(1)).to_contain_text("Kerkstraat 999, Groningen")
    expect(rows_shown.nth(1)).to_contain_text("This street has no such house number.")

    file = downloaded(page, tmp_path)
    assert file.name == "orders-verified.csv"
    written = table(file.read_bytes().decode("utf-8-sig"))
    assert [row[:3] for row in written] == table(ORDERS)

    # The same rows and columns as the command line gives.
    (tmp_path / "orders.csv").write_bytes(ORDERS.encode())
    command = [sys.executable, str(CHECKOUT / "cli.py"), "verify", str(tmp_path / "orders.csv")]
    run = subprocess.run(
        [*command, "-g", str(register), "-g", str(sample)], capture_output=True, cwd=CHECKOUT
    )
    assert written == table(run.stdout.decode())


def test_a_row_is_mended_and_verified_again_and_the_download_has_it(visit: Visit, tmp_path: Path) -> None:
    page = visit("/web/batch.html").page
    text = "order,street,city,note\n1,Kerkstraat 999,Groningen,a\n2,Kerkstraat 12,Groningen,b\n"
    drop(page, "orders.csv", text.encode())
    expect(page.locator("#count-fix")).to_contain_text("1")
    page.get_by_role("button", name="Mend row 1").click()
    street = page.get_by_label("street")
    expect(street).to_be_focused()
    expect(street).to_have_value("Kerkstraat 999")
    street.fill("Kerkstraat 12")
    street.press("Enter")
    expect(page.locator("#count-accept")).to_contain_text("2")
    expect(page.locator("#count-fix")).to_contain_text("0")
    expect(page.get_by_role("button", name="Mend row 1")).to_be_focused()
    expect(page.locator("#run").get_by_role("status")).to_have_text("Row 1: Accept")
    rows = table(downloaded(page, tmp_path).read_text("utf-8-sig"))
    assert rows[1][:5] == ["1", "Kerkstraat 12", "Groningen", "a", "accept"]
    assert rows[2][:2] == ["2", "Kerkstraat 12"]


def test_what_is_left_unmended_stays_and_a_service_that_is_away_is_told(visit: Visit) -> None:
    page = visit("/web/batch.html").page
    drop(page, "orders.csv", b'address\n"Kerkstraat 999\nGroningen"\n')
    page.get_by_role("button", name="Mend row 1").click()
    expect(page.get_by_label("address", exact=True)).to_have_value("Kerkstraat 999\nGroningen")
    page.route("**/v1/verify/batch?*", lambda route: route.fulfill(status=500, json={"detail": "it failed"}))
    page.get_by_role("button", name="Verify again").click()
    expect(page.locator(".mend").get_by_role("alert")).to_have_text("It failed.")
    page.get_by_role("button", name="Leave it").click()
    expect(page.get_by_role("row", name="Kerkstraat 999")).to_be_visible()


def test_the_time_that_is_left_is_told(visit: Visit) -> None:
    page = visit("/web/batch.html").page
    said = page.evaluate(
        """async () => {
          const { timeLeft } = await import("./mend.js");
          return [timeLeft(0.5, 30), timeLeft(0.25, 60), timeLeft(0.1, 3600), timeLeft(0.01, 60), timeLeft(1, 60)];
        }"""
    )
    assert said == [", less than a minute left", ", about 3 minutes left", ", about 9 hours left", "", ""]


def test_there_are_rows_to_try_with_the_default_gazetteers(visit: Visit, tmp_path: Path) -> None:
    page = visit("/web/batch.html").page
    answer = {"gazetteers": [{"name": "iceland", "countries": ["IS"], "addresses": 135_000}]}
    page.route("**/readyz", lambda route: route.fulfill(json=answer))
    page.reload()
    page.get_by_role("button", name="Try it with a few example rows").click()
    expect(page.get_by_role("heading", name="Verified example.csv")).to_be_visible()
    assert len(table(downloaded(page, tmp_path).read_text("utf-8-sig"))) == 4


def test_columns_of_components_and_semicolons_and_an_old_encoding_are_read(
    visit: Visit, tmp_path: Path
) -> None:
    page = visit("/web/batch.html").page
    drop(page, "kunden.csv", "Street;House_Number;City;Größe\nLaugavegur;22a;Reykjavík;5\n".encode("cp1252"))
    file = downloaded(page, tmp_path)
    header, row = csv.reader(file.read_text("utf-8-sig").splitlines(), delimiter=";")
    assert header[:4] == ["Street", "House_Number", "City", "Größe"]
    assert row[:5] == ["Laugavegur", "22a", "Reykjavík", "5", "accept"]


def test_it_asks_for_the_column_if_nothing_tells(visit: Visit, tmp_path: Path) -> None:
    page = visit("/web/batch.html").page
    drop(page, "x.csv", b"id,where\n1,Kerkstraat 12 Groningen\n")
    expect(page.get_by_role("alert")).to_contain_text("choose it")
    page.get_by_label("Column with the address").select_option("where")
    expect(page.locator("#count-accept")).to_contain_text("1")
    assert "accept" in downloaded(page, tmp_path).read_text("utf-8-sig")


def test_the_names_of_a_shop_are_read_as_the_command_line_reads_them(visit: Visit, tmp_path: Path) -> None:
    page = visit("/web/batch.html").page
    text = "Order;Straße;Hausnr.;Zusatz;PLZ;Ort\n1;Kerkstraat;12;A;9712 AB;Groningen\n"
    drop(page, "kunden.csv", text.encode())
    expect(page.locator("#count-accept")).to_contain_text("1")
    expect(page.locator("#told")).to_contain_text("postcode <- PLZ")
    _, row = csv.reader(downloaded(page, tmp_path).read_text("utf-8-sig").splitlines(), delimiter=";")
    assert row[:7] == ["1", "Kerkstraat", "12", "A", "9712 AB", "Groningen", "accept"]


def test_it_asks_which_of_two_addresses_is_meant(visit: Visit, tmp_path: Path) -> None:
    page = visit("/web/batch.html").page
    text = (
        "Name,Billing Address1,Billing City,Billing Zip,Shipping Address1,Shipping City,Shipping Zip\n"
        "#1,Kerkstraat 999,Groningen,9712 AB,Kerkstraat 12,Groningen,'9712 AB\n"
    )
    drop(page, "orders.csv", text.encode())
    expect(page.get_by_role("alert")).to_contain_text("more than one address")
    page.get_by_label("Which address").select_option("Shipping")
    expect(page.locator("#count-accept")).to_contain_text("1")
    assert "Kerkstraat 12, 9712 AB Groningen" in downloaded(page, tmp_path).read_text("utf-8-sig")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "The file is empty."),
        ("address,city\n", "The file has a header and no rows."),
        ("PK\x03\x04\x14\x00sheet", "This is no CSV file: open it in a spreadsheet, save it as CSV"),
        ("address,addr_action\nx,y\n", "already has a column “addr_action”"),
        ('address\n"' + "x" * 1_200_000, "A quote in the file is not closed"),
    ],
)
def test_a_file_that_cannot_be_read_is_told_so(visit: Visit, text: str, said: str) -> None:
    page = visit("/web/batch.html").page
    drop(page, "x.csv", text.encode())
    expect(page.get_by_role("alert")).to_contain_text(said)


def test_a_long_file_goes_in_pieces_and_can_be_stopped(visit: Visit, tmp_path: Path) -> None:
    opened = visit("/web/batch.html")
    page = opened.page
    lines = "".join(f'{number},"Kerkstraat {number}, Groningen"\n' for number in range(3_000))
    drop(page, "long.csv", f"id,address\n{lines}".encode())
    expect(page.locator("#pace")).not_to_contain_text("0 rows")
    progress = page.locator("#progress")
    page.wait_for_function("() => document.getElementById('progress').value > 0.1")
    assert float(progress.evaluate("bar => bar.value")) < 1
    page.get_by_role("button", name="Stop").click()
    expect(page.get_by_role("heading", name="Stopped in long.csv")).to_be_visible()
    asked = len(opened.asked("/v1/verify/batch"))
    written = table(downloaded(page, tmp_path).read_text("utf-8-sig"))
    assert [row[0] for row in written[1:]] == [str(number) for number in range(len(written) - 1)]
    assert 0 < len(written) - 1 < 3_000
    assert asked == len(opened.asked("/v1/verify/batch"))
    assert page.locator("#rows tr").count() <= 200


def test_a_service_that_goes_away_costs_nothing_that_was_verified(visit: Visit, tmp_path: Path) -> None:
    page = visit("/web/batch.html").page
    answered = []

    def first_only(route: Any) -> None:
        answered.append(route)
        if len(answered) == 1:
            route.continue_()
        else:
            route.fulfill(status=500, json={"detail": "the service failed on this request"})

    page.route("**/v1/verify/batch?*", first_only)
    drop(page, "x.csv", ("address\n" + "Kerkstraat 12 Groningen\n" * 300).encode())
    expect(page.get_by_role("alert")).to_contain_text("The service failed on this request.")
    assert len(table(downloaded(page, tmp_path).read_text("utf-8-sig"))) == 201


def test_on_a_phone_it_reads_as_cards(visit: Visit, phone: dict[str, Any], tmp_path: Path) -> None:
    page = visit("/web/batch.html", **phone).page
    (tmp_path / "orders.csv").write_bytes(ORDERS.encode())
    page.get_by_label("Choose a CSV file").set_input_files(tmp_path / "orders.csv")
    expect(page.get_by_role("link", name="Download the verified CSV")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") == 375
    expect(page.get_by_role("table").get_by_role("row")).to_have_count(5)
