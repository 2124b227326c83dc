"""Keys of rows as they come in from outside: in an address, a form, a field that somebody could have typed into."""

from collections.abc import Iterable

# A key of the database has no more digits, and Python reads no number of thousands of them.
DIGITS = 18


def parse_pk(sent: object) -> int:
    """The key that was sent; 0, which no row has, for anything that is none."""
    text = str(sent)
    return int(text) if text.isascii() and text.isdigit() and len(text) <= DIGITS else 0


def parse_pks(sent: Iterable) -> list[int]:
    """The keys among what was sent, in its order; anything else names no row."""
    return list(filter(None, map(parse_pk, sent)))
