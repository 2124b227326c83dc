"""The inspectorate's own terms, and words that mislead. Hints only, and never inside quotation marks."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from articles.prepublication.problems import Problem
from articles.prepublication.proof import Proof
from articles.prose.sentences import Passage, quoted_spans


@dataclass(frozen=True)
class Hint:
    pattern: re.Pattern
    says: str


def _hint(pattern: str, says: str) -> Hint:
    return Hint(re.compile(pattern, re.IGNORECASE), says)


HINTS = (
    _hint(r"\bcauses? for concern\b", "HMICFRS says “cause of concern”."),
    _hint(r"\bareas? of improvement\b", "HMICFRS says “area for improvement”."),
    _hint(
        r"\bgovernment(?:’s|'s)? (?:police |policing |fire )?(?:inspectors?|inspectorate|watchdog)\b",
        "HMICFRS is independent of the government: “inspectors”, or its name.",
    ),
    _hint(
        r"\bspecial measures\b",
        "HMICFRS has no “special measures”: the stage is called Engage, a form of enhanced monitoring.",
    ),
)


def hints_in(passages: Iterable[Passage]) -> Iterator[tuple[Passage, str, str]]:
    """Each hint with the passage and the words that it is about."""
    for passage in passages:
        quoted = quoted_spans(passage.text)
        for hint in HINTS:
            for found in hint.pattern.finditer(passage.text):
                if not any(start <= found.start() < end for start, end in quoted):
                    yield passage, found[0], hint.says


def house_style(proof: Proof) -> Iterator[Problem]:
    for passage, words, says in hints_in(proof.passages):
        yield Problem("house-style", f"“{words}”: {says}", passage.where, False, about=words)


RULES = [house_style]
