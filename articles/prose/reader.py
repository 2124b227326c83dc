"""The one reader of prose: a sentence in, all that it mentions out. Made once from what is to be found.

“Kent Police was rated good for efficiency in PEEL 2017” gives a body, an area, a grade, a programme and a time.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from inspections.models import Area, Body, Programme

from .areas import AreaFinder, AreaMention
from .bodies import BodyFinder, BodyMention
from .grade_words import GradeFinder, GradeMention
from .programmes import ProgrammeFinder, ProgrammeMention
from .sentences import Sentence
from .times import Time, times_in


@dataclass(frozen=True)
class Mentions:
    """What a sentence mentions, each with its place, in order. `grades` are all words that could be one."""

    bodies: list[BodyMention]
    areas: list[AreaMention]
    grades: list[GradeMention]
    programmes: list[ProgrammeMention]
    times: list[Time]


class Reader:
    def __init__(
        self, bodies: Iterable[Body], programmes: Iterable[Programme], areas: Iterable[Area], grades: Iterable[str]
    ) -> None:
        self.bodies, self.areas = BodyFinder(bodies), AreaFinder(areas)
        self.programmes, self.grades = ProgrammeFinder(programmes), GradeFinder(grades)

    def mentions(self, sentence: Sentence) -> Mentions:
        return Mentions(
            self.bodies.find_all(sentence),
            self.areas.find(sentence),
            self.grades.candidates(sentence),
            self.programmes.find(sentence),
            times_in(sentence, self.programmes.years.values()),
        )
