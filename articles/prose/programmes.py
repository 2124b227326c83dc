"""Programmes of inspection in a sentence: “the PEEL report of 2017” mentions all of the family PEEL."""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from inspections.models import Programme

from .sentences import Sentence
from .years import Years, programme_years

YEARS = re.compile(r"\b(?:19|20)\d\d.*")


@dataclass(frozen=True)
class ProgrammeMention:
    """The words `start` to `end` name these: one that has no year in its name, or all of a family, such as PEEL."""

    start: int
    end: int
    programmes: tuple[Programme, ...]
    is_family: bool = False


class ProgrammeFinder:
    """`years` has the years in the name of each programme, by its key."""

    def __init__(self, programmes: Iterable[Programme]) -> None:
        self.years: dict[int, Years | None] = {}
        self.named: dict[tuple[str, ...], list[Programme]] = defaultdict(list)
        self.families: dict[str, list[Programme]] = defaultdict(list)
        for programme in programmes:
            self.years[programme.pk] = programme_years(programme.label)
            label = re.sub(r"\(.*?\)", "", YEARS.sub("", programme.label)).lower()
            words = tuple(re.findall(r"\w+", label))
            if self.years[programme.pk] and words:
                self.families[words[0]].append(programme)
            elif words:
                self.named[words].append(programme)
        self.begin = self.families.keys() | {name[0] for name in self.named}

    def find(self, sentence: Sentence) -> list[ProgrammeMention]:
        if sentence.known.isdisjoint(self.begin):
            return []
        words = [(number, word.base) for number, word in enumerate(sentence.words) if not word.is_mark]
        bases = tuple(base for _, base in words)
        found = []
        for place, (number, base) in enumerate(words):
            if base in self.families and sentence.words[number].text[0].isupper():
                found.append(ProgrammeMention(number, number + 1, tuple(self.families[base]), is_family=True))
            for name, programmes in self.named.items():
                if bases[place : place + len(name)] == name:
                    end = words[place + len(name) - 1][0] + 1
                    found.append(ProgrammeMention(number, end, tuple(programmes)))
        return found
