"""Which inspection of a body a sentence means: by its programme, by its years, or by a year in which it came out."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from articles.prose.programmes import ProgrammeFinder
from articles.prose.reader import Mentions
from articles.prose.sentences import Sentence
from articles.prose.times import Time, years_back
from articles.prose.years import Years

from .record import Held

ROUND = frozenset(("inspection", "inspections", "round", "rounds", "assessment", "assessments", "programme", "cycle"))


@dataclass(frozen=True)
class Period:
    """A time or some programmes named in a sentence; `of_round` when the years are those of a programme."""

    start: int
    years: Years | None = None
    programmes: frozenset[int] = frozenset()
    of_round: bool = False


class Periods:
    def __init__(self, finder: ProgrammeFinder) -> None:
        self.years = finder.years

    def find(self, sentence: Sentence, mentions: Mentions, written: int | None) -> Iterator[Period]:
        """The times and programmes that a sentence names; `written` is the year of the story."""
        families = [one for one in mentions.programmes if one.is_family]
        family = frozenset(programme.pk for one in families[:1] for programme in one.programmes)
        for time in mentions.times:
            if time.years:
                of_round = bool(family) or _is_of_round(sentence, time)
                yield Period(time.start, time.years, family, of_round)
        for one in mentions.programmes:
            if not one.is_family:
                yield Period(one.start, programmes=frozenset(programme.pk for programme in one.programmes))
        if written:
            for start, back in years_back(sentence):
                yield Period(start, Years(written - back, written - back))

    def meant(self, period: Period, held: Iterable[Held]) -> list[list[Held]]:
        """The judgments of what is held that a period may mean, the likeliest reading first."""
        if not period.years:
            return [[one for one in held if one.programme in period.programmes]]
        labelled = [one for one in held if self._is_of(one.programme, period)]
        dated = [one for one in held if period.years.first == period.years.last and period.years.first in one.years]
        exact = [one for one in labelled if self.years[one.programme] == period.years]
        return [exact, labelled, dated] if period.of_round else [[*exact, *dated], labelled]

    def _is_of(self, programme: int, period: Period) -> bool:
        years = self.years[programme]
        if not years or (period.programmes and programme not in period.programmes):
            return False
        return years.first <= period.years.first <= period.years.last <= years.last


def _is_of_round(sentence: Sentence, time: Time) -> bool:
    """“The 2017 inspection”, “the round of 2017”."""
    before = sentence.bases[max(0, time.start - 2) : time.start]
    after = sentence.bases[time.end : time.end + 3]
    return bool(ROUND & set(after)) or (before[:1] and before[0] in ROUND and before[-1] in ("of", "in", "for"))
