"""A text as words and marks that can be compared: what the contract sets aside is set aside here, and nothing else.

Each word keeps the place in the text where it stands, so that whatever is found can be shown as it is printed.
"""

import re
import unicodedata
from dataclasses import dataclass

from .footnote_marks import without_footnote_marks

# Soft hyphens and other characters without width, which may stand anywhere in a word.
UNSEEN = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
APOSTROPHES = "'’‘ʼ´`′＇"
DASHES = "-\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63\uff0d"
# What PDF readers write for a hyphen at a line's end, with or without the end.
_PDF_HYPHEN = re.compile(r"[\ufffe\x02]\r?\n?")
MARKS = "‘’‚‛“”„‟'\"«»‹›′″`´＂＇"
ELLIPSIS = "…"
CLOSING = frozenset(".,;:")
MARK, DASH = '"', "-"
# What makes one word of two.
_BINDS = frozenset("-/%£$€@&")

_WORD = (
    rf"[^\W_][\w{UNSEEN}\u0300-\u036f]*"
    rf"(?:(?:[{APOSTROPHES}](?=[^\W_])|(?<=\d)[.,](?=\d))[\w{UNSEEN}\u0300-\u036f]+)*"
)
_TOKEN = re.compile(
    rf"(?P<word>{_WORD})|(?P<ellipsis>(?:…|\.(?:[^\S\n\f]?\.){{2,}})[.…]*)|(?P<dash>[{re.escape(DASHES)}]+)"
    rf"|(?P<mark>[{re.escape(MARKS)}]+)|[^\s{UNSEEN}]"
)
_STRAIGHTEN = str.maketrans(dict.fromkeys(APOSTROPHES, "'") | dict.fromkeys(UNSEEN))


@dataclass(frozen=True, slots=True)
class Words:
    """The words and marks of a text, and where each begins and ends in it."""

    text: str
    words: list[str]
    starts: list[int]
    ends: list[int]


def composed(text: str) -> str:
    """The text with accents joined to their letters, and a line ending at each of the PDF readers' hyphens.

    All places in a text are counted in this form.
    """
    text = text if unicodedata.is_normalized("NFC", text) else unicodedata.normalize("NFC", text)
    return _PDF_HYPHEN.sub("-\n", text)


def split_words(text: str) -> Words:
    """Take a composed text apart."""
    plain = without_footnote_marks(text)
    words, starts, ends = [], [], []
    known: dict[str, str] = {}
    for match in _TOKEN.finditer(plain):
        raw = match.group()
        word = known.get(raw)
        if word is None:
            word = known[raw] = _comparable(raw, match.lastgroup)
        words.append(word)
        starts.append(match.start())
        ends.append(match.end())
    _put_stops_before_marks(words, starts, ends)
    return Words(text, words, starts, ends)


def is_word(word: str) -> bool:
    """Whether it is a word or number, not a mark."""
    return any(character.isalnum() for character in word)


def other_case(word: str) -> str:
    """The word with its first letter in the other case."""
    return word[:1].swapcase() + word[1:] if len(word[:1].swapcase()) == 1 else word


def compounds(taken: Words, places: list[int]) -> list[str]:
    """The words at these places as they are read: re-offending, £12, 90% and −5 are one each."""
    read: list[str] = []
    last = None
    for i in places:
        clings = last is not None and taken.ends[last] == taken.starts[i]
        if (
            clings
            and (taken.words[i] in _BINDS or taken.words[last] in _BINDS)
            and _binds(taken.words[last], taken.words[i])
        ):
            read[-1] += taken.words[i]
        else:
            read.append(taken.words[i])
        last = i
    return read


def _binds(left: str, right: str) -> bool:
    """Whether two that stand without a space between them are halves of one word."""
    return (is_word(left) and right in _BINDS) or (left in _BINDS and is_word(right))


def _comparable(raw: str, kind: str | None) -> str:
    if kind == "word":
        word = raw.translate(_STRAIGHTEN)
        # 5½ would become 51/2.
        return word if _has_joined_fraction(word) else unicodedata.normalize("NFKC", word)
    if kind is None:
        return unicodedata.normalize("NFKC", raw).strip() or raw
    return {"ellipsis": ELLIPSIS, "dash": DASH, "mark": MARK}[kind]


def _has_joined_fraction(word: str) -> bool:
    return len(word) > 1 and any(unicodedata.decomposition(one).startswith("<fraction>") for one in word)


def _put_stops_before_marks(words: list[str], starts: list[int], ends: list[int]) -> None:
    """‘good’, and ‘good,’ are one: house style moves the stop across the mark."""
    for i in range(len(words) - 1):
        if words[i] == MARK and words[i + 1] in (".", ",") and ends[i] == starts[i + 1]:
            words[i], words[i + 1] = words[i + 1], words[i]
