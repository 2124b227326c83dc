"""Invented reports and stories that quote them, honestly and not, to measure the quote check with.

The half to tune on and the half to report on share neither seeds nor templates.
"""

import random
import re
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from articles.quotations import SourceText
from articles.quotations.read_files import read_source

from .language import report
from .printing import WAYS, printed
from .quoting import FAULTY, HONEST

SEEDS = {"tune": 1000, "report": 9000}
MARKS = ("“”", "‘’", '""', "''")


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
            for faulty, makers in ((False, HONEST), (True, FAULTY)):
                for kind, maker in makers.items():
                    tries = (maker(clean, chance) for _ in range(30))
                    words = next((one for one in tries if one and not (faulty and one in whole)), None)
                    if words:
                        yield Case(kind, way, words, _story(words, chance), source, faulty)


def _story(words: str, chance: random.Random) -> list[str]:
    marks = chance.choice(MARKS)
    if marks == '""' and '"' not in words:
        words = words.replace("“", "'").replace("”", "'")
    elif marks == "‘’":
        words = re.sub(r"‘(.*?)’(?!\w)", "“\\1”", words)
    elif marks == "''":
        marks = "“”" if "'" in words or "’ " in words or "‘" in words else marks
    elif "“" in words:
        words = words.replace("“", "‘").replace("”", "’")
    quoted = f"{marks[0]}{words}{marks[1]}"
    return [
        "Inspectors publish their report",
        chance.choice(
            (f"The report says: {quoted}", f"{quoted} it was said.", f"They found {quoted}, among other things.")
        ),
        "More will be known next week.",
    ]
