"""Areas as prose names them: the words of the label in order, each with any ending."""

import re
from functools import lru_cache

from .words import plain

SMALL = {"the", "and", "of", "to", "for", "in", "on", "a", "an", "with", "by", "its", "or", "at", "from"}
ENDINGS = (
    "iveness",
    "ation",
    "ition",
    "ingly",
    "ness",
    "ment",
    "ency",
    "ing",
    "ion",
    "acy",
    "ive",
    "ies",
    "ity",
    "ed",
    "es",
    "s",
    "e",
    "y",
)


def stem(word: str) -> str:
    """The part of a word that stays when its ending changes: investigat(ing), investigat(ion)."""
    for ending in ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            return word.removesuffix(ending)
    return word


@lru_cache(maxsize=2048)
def pattern_of(label: str) -> re.Pattern:
    words = [
        word for word in re.findall(r"[a-z]+", plain(re.sub(r"\(.*?\)", "", label)).casefold()) if word not in SMALL
    ]
    if not words:
        return re.compile(r"(?!)")
    parts = (rf"{re.escape(stem(word))}\w*" for word in words)
    return re.compile(r"\b" + r"(?:[\W_]+\w+){0,3}?[\W_]+".join(parts), re.IGNORECASE)


def places(label: str, sentence: str) -> list[tuple[int, int]]:
    """Where a plain sentence names an area. A label of one word must be set apart by a small word before it."""
    found = []
    for match in pattern_of(label).finditer(sentence):
        one_word = " " not in match[0]
        if not one_word or re.search(
            r"(?:^|[:;,(-]\s*|\b(?:for|on|in|its|their|of|and|at|both|overall)\s+(?:its\s+|their\s+)?)$",
            sentence[: match.start()],
            re.I,
        ):
            found.append(match.span())
        elif re.match(
            r"\s*(?::|-|\(|was|were|is|has|had|as\b|pillar|grade|rating|judg|remain|also|stay|fell|rose)",
            sentence[match.end() :],
        ):
            found.append(match.span())
    return found
