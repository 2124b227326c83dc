"""Areas as prose names them: the words of the label in order, each with any ending."""

import re
from functools import lru_cache

from .plain_text import plain

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
    return re.compile(r"\b" + r"(?:\W+\w+){0,3}?\W+".join(parts), re.IGNORECASE)


# What sets a label of one word apart: “for effectiveness”, “effectiveness was …”.
SET_APART = re.compile(
    r"(?:^|[:;,(-]\s*|\b(?:for|on|in|its|their|of|and|at|both|overall)\s+(?:its\s+|their\s+)?)$", re.IGNORECASE
)
SPOKEN_OF = re.compile(
    r"\s*(?::|-|\(|was|were|is|has|had|as\b|pillar|grade|rating|judg|remain|also|stay|fell|rose)", re.IGNORECASE
)


def places(label: str, sentence: str) -> list[tuple[int, int]]:
    """Where a plain sentence names an area. A label of one word, such as People, must be set apart from plain words."""
    return [match.span() for match in pattern_of(label).finditer(sentence) if _is_area(match, sentence)]


def _is_area(match: re.Match, sentence: str) -> bool:
    return (
        " " in match[0]
        or bool(SET_APART.search(sentence[max(0, match.start() - 30) : match.start()]))
        or bool(SPOKEN_OF.match(sentence[match.end() :]))
    )
