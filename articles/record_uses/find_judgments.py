"""Which judgments a story names in its words alone. A finder: it would rather find too much than miss a use.

Only what the record holds is found: body, programme and grade must meet in one judgment, so a sentence that the record
does not bear out finds nothing. A sentence borrows what it leaves out (“the force”, the year) from those around it.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from .areas import places
from .bodies_named import Names
from .body_of_claim import Whom
from .grades import Claim, Grades
from .inspection_of_claim import Which
from .periods import Periods
from .plain_text import plain, sentences
from .reading_state import Areas, Passage, ReadingState, Sentence, SentenceInContext, StoryContext
from .record import Record

# Sentences after one that may still say of which year it was.
AHEAD = 40


@dataclass(frozen=True)
class FoundJudgment:
    """A judgment named in prose: the grade that the sentence gives it, the sentence, and where it stands."""

    judgment: int
    grade: str
    sentence: str
    where: str
    by_area: bool


class JudgmentFinder:
    """Made once from the record, used on any number of stories."""

    def __init__(self, record: Record) -> None:
        self.record = record
        self.names = Names(record.kinds, record.bodies)
        self.periods = Periods(record.programmes)
        self.grades = Grades(record.grades)
        self.whom = Whom({body.pk: body.kind for body in record.bodies})
        self.which = Which(self.periods)

    def bodies_in(self, passages: Iterable[Passage]) -> set[int]:
        """Every body that a text names at all."""
        return {pk for passage in passages for one in self.names.find(plain(passage.text)) for pk in one.bodies}

    def find(self, passages: Iterable[Passage], about: StoryContext) -> list[FoundJudgment]:
        """What a story says of which judgment, in the order of its sentences."""
        year = about.written_at.year if about.written_at else None
        read = [self._read(passage, sentence, year) for passage in passages for sentence in sentences(passage.text)]
        thread = ReadingState(main=_main(read, about))
        found: list[FoundJudgment] = []
        for number, sentence in enumerate(read, start=1):
            areas = self._areas(sentence, thread)
            found += self._in_sentence(SentenceInContext(sentence, thread, about, read[number : number + AHEAD], areas))
            thread.follow(sentence, areas)
        return found

    def _read(self, passage: Passage, text: str, year: int | None) -> Sentence:
        words = plain(text)
        return Sentence(text, passage.where, words, self.names.find(words), self.periods.find(words, year))

    def _areas(self, sentence: Sentence, thread: ReadingState) -> Areas:
        """Where the sentence names an area in which we hold a judgment of somebody that it may speak of."""
        bodies = {pk for one in sentence.named for pk in one.bodies} | {*thread.recent, *thread.main}
        labels = {held.area for body in bodies for held in self.record.held.get(body, ())}
        return {label: found for label in sorted(labels) if (found := places(label, sentence.words))}

    def _in_sentence(self, place: SentenceInContext) -> Iterator[FoundJudgment]:
        spots = [spot for of_area in place.areas.values() for spot in of_area]
        for claim in self.grades.claims(place.sentence.words, spots):
            finds = (self._about(bodies, claim, place) for bodies in self.whom.of(claim, place))
            yield from next((found for found in finds if found), ())

    def _about(self, bodies: tuple[int, ...], claim: Claim, place: SentenceInContext) -> list[FoundJudgment]:
        sentence = place.sentence
        return [
            FoundJudgment(one.pk, claim.grade, sentence.text, sentence.where, one.area in place.areas)
            for body in bodies
            for one in self.which.of(body, self.record.held.get(body, []), claim, place)
        ]


def _main(read: list[Sentence], about: StoryContext) -> tuple[int, ...]:
    """Whom the story is about: the body of its inspections, else the first that it names."""
    attached = tuple(dict.fromkeys(body for body, _ in about.inspections))
    named = next((one.bodies for sentence in read for one in sentence.named if one.bodies), ())
    return attached if len(attached) == 1 else named or attached


__all__ = ["FoundJudgment", "JudgmentFinder", "Passage", "StoryContext"]
