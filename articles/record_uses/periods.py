"""Which programme a sentence means: by its label, by its years, or by a year in which its judgments came out."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from .plain_text import either, plain
from .record import Held, ProgrammeRow

YEARS = re.compile(r"\b((?:19|20)\d\d)(?:\s?(?:-|/|to|and)\s?((?:19|20)?\d\d)\b)?(?!\d)")
AGO = re.compile(
    r"\b(last|this|previous) year(?:'s)?\b|\b(a|one|two|three|four) years? (?:ago|earlier)\b", re.IGNORECASE
)
COUNT = {"a": 1, "one": 1, "two": 2, "three": 3, "four": 4}
ROUND = r"(?:inspections?|rounds?|assessments?|programme|cycle|framework)"


@dataclass(frozen=True)
class Period:
    """A time or a programme named in a sentence. `family` is the label's own word, such as PEEL."""

    start: int
    years: tuple[int, int] | None = None
    programmes: frozenset[int] = frozenset()
    family: str = ""
    of_round: bool = False


def years_of(label: str) -> tuple[int, int] | None:
    """The first and last year of a label: PEEL 2018/19 is of 2018 and 2019."""
    match = YEARS.search(plain(label))
    return _span(match) if match else None


def _span(match: re.Match) -> tuple[int, int]:
    first, last = match[1], match[2] or match[1]
    return int(first), int(last if len(last) == 4 else first[:2] + last)


class Periods:
    def __init__(self, programmes: Iterable[ProgrammeRow]) -> None:
        self.programmes = tuple(programmes)
        self.years = {one.pk: years_of(one.label) for one in self.programmes}
        self.families = {one.pk: self._family(one.label) for one in self.programmes}
        self.named = {self._bare(one.label): one.pk for one in self.programmes if not self.years[one.pk]}
        words = {family for pk, family in self.families.items() if self.years[pk] and family}
        self.family = re.compile(rf"\b(?:{either(words) or '(?!)'})\b")
        self.label = re.compile(rf"\b(?:{either(self.named) or '(?!)'})\b", re.IGNORECASE)

    def _family(self, label: str) -> str:
        return YEARS.sub("", plain(label)).strip(" ,-").split(" ")[0]

    def _bare(self, label: str) -> str:
        return re.sub(r"\s*\(.*?\)", "", plain(label)).casefold()

    def find(self, sentence: str, written: int | None) -> list[Period]:
        """The times and programmes that a plain sentence names; `written` is the year of the story."""
        family = self.family.search(sentence)
        found = [self._years(match, sentence, family[0] if family else "") for match in YEARS.finditer(sentence)]
        found += [
            Period(match.start(), programmes=frozenset({self.named[match[0].casefold()]}))
            for match in self.label.finditer(sentence)
        ]
        if written:
            found += [_ago(match, written) for match in AGO.finditer(sentence)]
        return found

    def _years(self, match: re.Match, sentence: str, family: str) -> Period:
        after = re.match(rf"(?:'s)?\s+(?:[\w-]+\s+){{0,2}}?{ROUND}\b", sentence[match.end() :], re.IGNORECASE)
        before = re.search(rf"\b{ROUND}\s+(?:of|in|for)\s+$", sentence[: match.start()], re.IGNORECASE)
        return Period(match.start(), _span(match), family=family, of_round=bool(after or before or family))

    def meant(self, period: Period, held: Iterable[Held]) -> list[list[Held]]:
        """The judgments of what is held that a period may mean, the likeliest reading first."""
        if period.programmes:
            return [[one for one in held if one.programme in period.programmes]]
        labelled = [one for one in held if self._is_of(one.programme, period)]
        dated = [one for one in held if period.years[0] == period.years[1] and period.years[0] in one.years]
        exact = [one for one in labelled if self.years[one.programme] == period.years]
        return [exact, labelled, dated] if period.of_round else [[*exact, *dated], labelled]

    def _is_of(self, programme: int, period: Period) -> bool:
        years = self.years[programme]
        if not years or (period.family and self.families[programme] != period.family):
            return False
        first, last = period.years
        return years[0] <= first <= last <= years[1]


def _ago(match: re.Match, written: int) -> Period:
    back = COUNT[match[2].casefold()] if match[2] else 0 if match[1].casefold() == "this" else 1
    return Period(match.start(), (written - back, written - back))
