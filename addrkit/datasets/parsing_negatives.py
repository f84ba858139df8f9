"""Texts that are no addresses, for the parser to learn from: python -m addrkit.datasets.parsing_negatives OUT.jsonl"""

from __future__ import annotations

import json
import string
import sys
from pathlib import Path
from random import Random

COUNT = 9_000
_WORDS = [
    "order", "shipping", "customer", "the", "and", "of", "to", "in", "is", "your", "account", "please",
    "confirm", "payment", "invoice", "total", "amount", "item", "quantity", "thank", "you", "for", "hello",
    "world", "lorem", "ipsum", "dolor", "sit", "amet", "we", "have", "received", "package", "delivered",
    "today", "tomorrow", "morning", "red", "blue", "large", "small", "shirt", "shoes", "size", "color",
    "price", "discount", "code", "free", "return", "policy", "support", "team", "name", "email", "phone",
    "number", "select", "from", "where", "drop", "table", "insert", "into", "values", "update", "set",
    "null", "true", "false", "function", "import", "def", "class", "if", "else", "bonjour", "merci",
    "commande", "livraison", "hola", "gracias", "pedido", "danke", "bestellung", "lieferung", "obrigado",
    "entrega", "grazie", "ordine", "dank", "bestelling", "tack", "terima", "kasih", "pesanan", "good",
    "bad", "error", "file", "not", "found", "test", "testing", "asdf", "qwerty", "foo", "bar", "n/a",
    "none", "unknown", "tbd", "same", "as", "above", "see", "attached", "no", "address", "do", "not",
    "have",
]  # fmt: skip
_COUNTRIES = [
    "US", "GB", "FR", "DE", "NL", "DK", "IS", "ES", "IT", "PT", "BR", "MX", "CA", "AU", "IN", "ID", "VN",
    "MY", "SG", "PH", "PL", "SE", "NO", "AT", "CH", "BE", "IE", "NZ",
]  # fmt: skip
_SHAPES = (
    "{a}", "{a} {b}", "{a} {b} {c} {a}", "{b} {a} {c} {b} {c}.", "{a} {b} {n}",
    "{a}.{b}@example.com", "{a}{n}@gmail.com", "{b}.{c}@firm.co.uk +{m} {n} {n}",
    "https://{a}.com/{b}/{n}", "www.{a}.org/{b}?id={n}", "{a} {b} http://{c}.de/{n}.html",
    "SELECT * FROM {a} WHERE id = {n};", "'; DROP TABLE {a}; --", "INSERT INTO {a} VALUES ({n}, '{b}')", "1' OR '1'='1",
    "<div class=\"{a}\">{b} {c}</div>", "<script>alert({n})</script>", "<b>{a}</b> <i>{b}</i>", "&nbsp;{a}&amp;{b}",
    "{y}, {z}", "{y} {z}", "lat {y} lon {z}", "({y}, {z})",
    "+{m} {n} {n}", "({n}) {n}-{n}", "tel: {n}-{n}-{n}", "20{m}-0{k}-{m}", "{m}/0{k}/20{m}",
)  # fmt: skip


def negative(random: Random) -> str:
    """One text."""
    if random.random() < 0.06:
        signs = string.ascii_lowercase + string.digits + "!?*+%$-_. "
        return "".join(random.choice(signs) for _ in range(random.randint(3, 40)))
    words = {name: random.choice(_WORDS) for name in "abc"}
    numbers = {"n": random.randint(1, 9999), "m": random.randint(10, 28), "k": random.randint(1, 9)}
    places = {name: f"{random.uniform(-90, 90):.4f}" for name in "yz"}
    return random.choice(_SHAPES).format(**words, **numbers, **places)


def main() -> None:
    """Write the texts."""
    random = Random(9)  # noqa: S311
    rows = (
        {"text": negative(random), "country": random.choice(_COUNTRIES), "components": {}}
        for _ in range(COUNT)
    )
    Path(sys.argv[1]).write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), "utf-8")


if __name__ == "__main__":
    main()
