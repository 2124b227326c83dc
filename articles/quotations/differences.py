"""How a quotation differs from the passage it comes nearest to: pairwise, and whether house style alone explains it."""

import re
from dataclasses import dataclass
from itertools import chain, combinations

from articles.content.word_diff import aligned

from .words import DASH, ELLIPSIS, MARK

PUNCTUATION, CAPITALS, SPELLING = "inner punctuation", "capitals", "house spelling"
_KINDS = list(chain.from_iterable(combinations((PUNCTUATION, CAPITALS, SPELLING), size) for size in (1, 2, 3)))
# Marks that stand between words; a hyphen, a minus or an apostrophe is part of its word. ? and ! are kept.
_INNER = frozenset((MARK, DASH, ELLIPSIS, *".,;:()"))
_SPELLINGS = (
    (re.compile(r" ?\b[Pp]er ?cent\b"), "%"),
    (re.compile(r"(?<=\d) %"), "%"),
    (re.compile(r"\b(judg|acknowledg|abridg|lodg)ement"), r"\1ment"),
    (re.compile(r"(?<=[a-z]{3})is(e|ed|es|ing|ation|ations|er|ers)\b"), r"iz\1"),
    (re.compile(r"(?<=[a-z]{2})yse(d|s)?\b"), r"yze\1"),
    (re.compile(r"\b(among|amid|whil)st\b"), r"\1"),
    (re.compile(r"\bwhile\b"), "whil"),
    (re.compile(r"(?<=[^\W\d_])-(?=[^\W\d_])"), ""),
)


@dataclass(frozen=True)
class Difference:
    """Words of the quotation, and those that the source has in their place; either may be empty."""

    quoted: str
    source: str


def differences(quoted: list[str], source: list[str]) -> list[Difference]:
    """What differs, pair by pair, in the order of the quotation."""
    found: list[Difference] = []
    for same, here, there in aligned(quoted, source):
        if same:
            continue
        left, right = quoted[here], source[there]
        if len(left) == len(right):
            found += [Difference(*pair) for pair in zip(left, right, strict=True)]
        else:
            found.append(Difference(spelt(left), spelt(right)))
    return found


def spelt(words: list[str]) -> str:
    """Words and marks put together as they are written."""
    text = " ".join(words)
    return re.sub(r"([(\[]) ", r"\1", re.sub(r" ([.,;:!?)\]])", r"\1", text))


def house_style_alone(quoted: list[str], source: list[str]) -> str | None:
    """What alone keeps the quotation from standing in these words of a source; None: more than house style."""
    for kinds in _KINDS:
        if f" {without_differences(quoted, kinds)} " in f" {without_differences(source, kinds)} ":
            return " and ".join(kinds)
    return None


def without_differences(words: list[str], kinds: tuple[str, ...]) -> str:
    """The words without the differences of these kinds."""
    if PUNCTUATION in kinds:
        words = [word for word in words if word not in _INNER]
    text = " ".join(words)
    if CAPITALS in kinds:
        text = text.lower()
    if SPELLING in kinds:
        for pattern, instead in _SPELLINGS:
            text = pattern.sub(instead, text)
    return text
