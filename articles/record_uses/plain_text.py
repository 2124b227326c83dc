"""Text as the finder reads it: typographic marks made plain, one for one, so that places in it stay the same."""

import re
from collections.abc import Iterator

PLAIN = str.maketrans("’‘“”–—‑−\u00a0", "''\"\"---- ")
STOP = re.compile(r"[.!?][\"')\]]*\s+(?=[\"'(\[]*[A-Z0-9£])|\n+")
# A full stop after these ends no sentence.
SHORTENED = re.compile(r"\b(Mr|Mrs|Ms|Dr|St|No|Sgt|Insp|Supt|Det|Rev|Sir|Cllr)\.\s*$")


def plain(text: str) -> str:
    return text.translate(PLAIN)


# No sentence is as long; what has no full stop is read in pieces.
MAX_SENTENCE_LETTERS = 2000


def sentences(text: str) -> Iterator[str]:
    """The sentences of a text, in order, as they stand in it."""
    for sentence in _whole(text):
        yield from (
            sentence[start : start + MAX_SENTENCE_LETTERS] for start in range(0, len(sentence), MAX_SENTENCE_LETTERS)
        )


def _whole(text: str) -> Iterator[str]:
    start = 0
    for stop in STOP.finditer(plain(text)):
        if not SHORTENED.search(text[max(start, stop.end() - 12) : stop.end()]):
            yield text[start : stop.end()].strip()
            start = stop.end()
    if rest := text[start:].strip():
        yield rest


def either(words) -> str:
    """A pattern for any of the words, the longest first."""
    return "|".join(re.escape(plain(word)) for word in sorted(set(words), key=lambda word: (-len(word), word)))
