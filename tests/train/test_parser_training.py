"""Training the parser: what is learned from, and a small model from start to end."""

import json
from itertools import pairwise
from pathlib import Path
from random import Random

import pytest

from addrkit.errors import InputError
from addrkit.train.parser.examples import Text, example_of, read_rows, spans_of
from addrkit.train.parser.render import countries_with_forms, rendered
from addrkit.types import Address

ADDRESS = Address(
    house_number="12",
    street="Rue Haute",
    suburb="Les Eaux",
    city="Gap",
    region="Alpes",
    postcode="05000",
    country="FR",
)


def seeded(seed: int) -> Random:
    return Random(seed)  # noqa: S311


def test_every_component_of_a_rendered_address_stands_where_it_is_said_to() -> None:
    random = seeded(3)
    for _ in range(300):
        made = rendered(ADDRESS, random)
        taken = sorted(made.spans.values())
        assert all(start < end <= len(made.text) for start, end in taken)
        assert all(first[1] <= second[0] for first, second in pairwise(taken))
        if "postcode" in made.spans and "0500" in made.text:
            start, end = made.spans["postcode"]
            assert made.text[start:end].isalnum()


@pytest.mark.parametrize("country", countries_with_forms())
def test_addresses_of_every_country_with_forms_can_be_rendered(country: str) -> None:
    random = seeded(5)
    address = Address(house_number="7", street="Long", city="Town", postcode="12345", country=country)
    kinds = {name for _ in range(200) for name in rendered(address, random).spans}
    assert {"unit", "po_box", "country", "street", "house_number"} <= kinds


def test_the_same_random_generator_renders_the_same() -> None:
    assert rendered(ADDRESS, seeded(9)) == rendered(ADDRESS, seeded(9))


def test_an_address_that_its_country_writes_nothing_of_is_rendered_all_the_same() -> None:
    random = seeded(4)
    for _ in range(300):
        assert "Wessex" not in rendered(Address(country="GB", region="Wessex"), random).spans


def test_components_are_found_in_a_text_however_often_their_words_come() -> None:
    text = "12 Paris Street, Paris 75002"
    spans = spans_of(
        text, {"house_number": "12", "street": "Paris Street", "city": "Paris", "postcode": "75002"}
    )
    assert text[slice(*spans["street"])] == "Paris Street"
    assert spans["city"] == (17, 22)


def test_words_are_labelled_by_the_component_that_holds_them() -> None:
    made = example_of(Text("Kerkstraat 12, Gap", {"street": (0, 10), "house_number": (11, 13)}, "NL"), True)
    assert made is not None
    assert made.labels == (3, 2, 0)
    assert made.seen_as == "NL"


def test_a_line_that_is_no_labelled_text_is_named(tmp_path: Path) -> None:
    file = tmp_path / "texts.jsonl"
    file.write_text('{"text": "12 Main St"}\n')
    with pytest.raises(InputError, match="line 1: needs text and components"):
        list(read_rows(file))


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"cannot read .*missing\.csv"):
        list(read_rows(tmp_path / "missing.csv"))


def write_inputs(folder: Path, rows: int) -> list[Path]:
    random = seeded(1)
    table = folder / "addresses.csv"
    lines = ["house_number,street,city,postcode,country"]
    for _ in range(rows):
        street = "".join(random.choice(("ker", "dam", "lin", "mo")) for _ in range(3)) + "straat"
        lines.append(f"{random.randint(1, 99)},{street.title()},Groningen,97{random.randint(10, 99)} AB,NL")
    table.write_text("\n".join(lines) + "\n")
    texts = folder / "texts.jsonl"
    row = {
        "text": "12 Main St, Boston",
        "country": "US",
        "components": {"house_number": "12", "city": "Boston"},
    }
    texts.write_text(json.dumps(row) + "\n")
    return [table, texts]


@pytest.mark.ml
@pytest.mark.slow
def test_a_user_can_train_a_parser_of_their_own(tmp_path: Path) -> None:
    pytest.importorskip("torch")
    from addrkit.parsing.compact import CompactParser
    from addrkit.parsing.tagger.network import load_tagger
    from addrkit.train.parser.train import train_parser

    output = train_parser(write_inputs(tmp_path, 1_500), tmp_path / "model", epochs=4)
    parsed = CompactParser(load_tagger(output)).parse("Lindamstraat 12, 9711 AB Groningen", "NL")
    assert parsed.address.street == "Lindamstraat"
    assert parsed.address.house_number == "12"
    assert parsed.address.city == "Groningen"


@pytest.mark.ml
@pytest.mark.slow
def test_training_goes_on_from_a_model_and_forgets_nothing_at_once(tmp_path: Path) -> None:
    pytest.importorskip("torch")
    from addrkit.parsing.compact import CompactParser
    from addrkit.parsing.tagger.network import DEFAULT_FOLDER, load_tagger
    from addrkit.train.parser.train import train_parser

    inputs = write_inputs(tmp_path, 300)
    tagger = load_tagger(train_parser(inputs, tmp_path / "model", epochs=1, start=DEFAULT_FOLDER))
    parsed = CompactParser(tagger).parse("10 rue de la Paix, 75002 Paris", "FR")
    assert tagger.config["countries"] == load_tagger().config["countries"]
    assert (parsed.address.street, parsed.address.city) == ("rue de la Paix", "Paris")


@pytest.mark.ml
def test_too_few_texts_are_refused(tmp_path: Path) -> None:
    pytest.importorskip("torch")
    from addrkit.train.parser.train import train_parser

    with pytest.raises(InputError, match="too few"):
        train_parser(write_inputs(tmp_path, 20), tmp_path / "model")
    assert not (tmp_path / "model").exists()
