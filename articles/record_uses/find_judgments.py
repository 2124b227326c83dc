"""Which judgments a story names in its words alone. A finder: it would rather find too much than miss a use.

Only what the record holds is found: body, programme and grade must meet in one judgment, so a sentence that the record
does not bear out finds nothing. A sentence borrows what it leaves out (“the force”, the year) from those around it.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from articles.claims.reading.change_cues import cues_in
from articles.claims.reading.is_a_grade import goes_on, is_graded_with
from articles.claims.reading.subject import is_of_an_area
from articles.prose.grade_words import GradeMention
from articles.prose.reader import Mentions, Reader
from articles.prose.sentences import Passage, Sentence, split_sentences

from .body_of_claim import Whom
from .inspection_of_claim import Which
from .named import NamedBodies
from .periods import Periods
from .reading_state import ReadingState, ReadSentence, SentenceInContext, StoryContext
from .record import NamedRecord

LISTING = frozenset((",", ";", "and", "or", "to", "“", "”", "‘", "’", "'", '"'))
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

    def __init__(self, record: NamedRecord) -> None:
        self.record = record
        self.reader = Reader(record.bodies, record.programmes, record.areas, record.grades)
        self.names = NamedBodies(self.reader.bodies)
        self.periods = Periods(self.reader.programmes)
        self.whom = Whom({body.pk: body.kind_id for body in record.bodies})
        self.which = Which(self.periods)

    def read(self, passages: Iterable[Passage], about: StoryContext) -> list[ReadSentence]:
        """The sentences of a story, with what each mentions: who and when, and which grades it gives."""
        year = about.written_at.year if about.written_at else None
        return [self._read(sentence, year) for sentence in split_sentences(passages)]

    def find(self, read: list[ReadSentence], about: StoryContext) -> list[FoundJudgment]:
        """What a story says of which judgment, in the order of its sentences."""
        thread = ReadingState(main=_main(read, about))
        found: list[FoundJudgment] = []
        for number, sentence in enumerate(read, start=1):
            place = SentenceInContext(sentence, thread, about, read[number : number + AHEAD])
            for grade in sentence.grades:
                found += self._with_grade(grade, place)
            thread.follow(sentence)
        return found

    def _read(self, sentence: Sentence, year: int | None) -> ReadSentence:
        mentions = self.reader.mentions(sentence)
        return ReadSentence(
            sentence,
            self.names.find(sentence, mentions.bodies),
            list(self.periods.find(sentence, mentions, year)),
            frozenset(area.pk for one in mentions.areas for area in one.areas),
            grades_given(sentence, mentions),
        )

    def _with_grade(self, grade: GradeMention, place: SentenceInContext) -> list[FoundJudgment]:
        finds = (self._about(bodies, grade, place) for bodies in self.whom.of(grade, place))
        return next((found for found in finds if found), [])

    def _about(self, bodies: tuple[int, ...], grade: GradeMention, place: SentenceInContext) -> list[FoundJudgment]:
        words, areas = place.sentence.words, place.sentence.areas
        return [
            FoundJudgment(one.pk, grade.name, words.text, words.where, one.area in areas)
            for body in bodies
            for one in self.which.of(body, self.record.held.get(body, []), grade, place)
        ]


def grades_given(sentence: Sentence, mentions: Mentions) -> list[GradeMention]:
    """The grades that a sentence gives somebody, and does not merely use as words; not the scale itself, told off."""
    areas, bodies = mentions.areas, mentions.bodies
    possible = [one for one in mentions.grades if not (one.negated or is_of_an_area(sentence, one, areas))]
    cues = cues_in(sentence) if possible else []
    given: list[GradeMention] = []
    for one in possible:
        if is_graded_with(sentence, one, areas, bodies, cues) or goes_on(sentence, one, given):
            given.append(one)
    return _without_scales(given, sentence)


def _without_scales(grades: list[GradeMention], sentence: Sentence) -> list[GradeMention]:
    """Without “outstanding, good, requires improvement, inadequate”."""
    runs: list[list[GradeMention]] = []
    for grade in grades:
        if runs and LISTING.issuperset(sentence.bases[runs[-1][-1].end : grade.start]):
            runs[-1].append(grade)
        else:
            runs.append([grade])
    return [grade for run in runs if len({grade.name for grade in run}) < 3 for grade in run]


def _main(read: list[ReadSentence], about: StoryContext) -> tuple[int, ...]:
    """Whom the story is about: the body of its inspections, else the first that it names."""
    attached = tuple(dict.fromkeys(body for body, _ in about.inspections))
    named = next((one.bodies for sentence in read for one in sentence.named if one.bodies), ())
    return attached if len(attached) == 1 else named or attached


__all__ = ["FoundJudgment", "JudgmentFinder", "Passage", "StoryContext"]
