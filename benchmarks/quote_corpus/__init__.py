"""Invented reports and stories that quote them, honestly and not, to measure the quote check with.

The half to tune on and the half to report on share neither seeds nor templates.
"""

import random
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from articles.quotations import SourceText
from articles.quotations.read_files import read_source

from .framing import Frame, among_apostrophes, as_printed, in_rare_marks, opening_lost, with_lines_between
from .language import report
from .printing import WAYS, printed
from .quoting import FAULTY, HONEST, Maker, a_sentence, with_a_near_word

SEEDS = {"tune": 1000, "report": 9000}
# What is quoted, what stands around it, and whether that is a fault: a lost mark is one whatever the words are.
FORMS: dict[str, tuple[Maker, Frame, bool]] = {
    **{kind: (maker, as_printed, False) for kind, maker in HONEST.items()},
    "among apostrophes": (a_sentence, among_apostrophes, False),
    "in rare marks": (a_sentence, in_rare_marks, False),
    "with lines between": (a_sentence, with_lines_between, False),
    **{kind: (maker, as_printed, True) for kind, maker in FAULTY.items()},
    "a near word in rare marks": (with_a_near_word, in_rare_marks, True),
    "a near word, lines between": (with_a_near_word, with_lines_between, True),
    "a near word, its opening mark lost": (with_a_near_word, opening_lost, True),
    "an opening mark lost": (a_sentence, opening_lost, True),
}


@dataclass(frozen=True)
class Case:
    """One quotation in one story, and what is true of it."""

    kind: str
    way: str
    words: str
    story: list[str]
    source: SourceText
    faulty: bool


def cases(half: str, rounds: int, ways: tuple[str, ...] = WAYS) -> Iterator[Case]:
    """For each way to print a report, so many reports, each quoted once in every kind."""
    for number in range(rounds):
        for way in ways:
            chance = random.Random(f"{SEEDS[half] + number} {way}")  # noqa: S311
            clean = report(chance, half)
            with tempfile.TemporaryDirectory() as folder:
                source = read_source(printed(clean, way, chance, Path(folder)))
            whole = " ".join(clean.sentences)
            for kind, (maker, frame, faulty) in FORMS.items():
                altered = faulty and maker is not a_sentence
                tries = (maker(clean, chance) for _ in range(30))
                words = next((one for one in tries if one and not (altered and one in whole)), None)
                if words:
                    yield Case(kind, way, words, frame(words, chance), source, faulty)
