"""What is told of an address in an East Asian script depends on what was seen of it."""

from addrkit.parsing.parser import open_parser


def sure(text: str, country: str, name: str) -> float:
    return open_parser().parse(text, country).components[name].confidence


def test_a_building_with_its_word_is_surer_than_a_mere_name() -> None:
    named = sure("武汉市洪山区珞喻路1037号国贸大厦5楼", "CN", "building")
    assert named > sure("武汉市洪山区珞喻路1037号喻家雅居5楼", "CN", "building")


def test_no_confidence_is_certainty() -> None:
    parsed = open_parser().parse("東京都渋谷区神宮前三丁目1番3号", "JP")
    assert all(0.9 < part.confidence < 1 for part in parsed.components.values())
