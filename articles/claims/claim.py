"""A claim that a sentence makes of the record, and what the record answers."""

from dataclasses import dataclass, field
from enum import StrEnum

from articles.prose.areas import AreaMention
from articles.prose.grade_words import GradeMention
from articles.prose.sentences import Sentence
from articles.prose.times import Time
from inspections.models import Body, Programme

from .reading.change_words import SAME


class State(StrEnum):
    SUPPORTED = "supported"
    BY_QUOTE = "supported_by_quote"
    NOT_COMPARABLE = "not_comparable"
    CONTRADICTED = "contradicted"
    NOT_IN_RECORD = "not_in_record"

    @property
    def is_fine(self) -> bool:
        return self in (State.SUPPORTED, State.BY_QUOTE)


# The worst first: of the parts of one claim, the worst answers for all.
SEVERITY = (State.CONTRADICTED, State.NOT_COMPARABLE, State.NOT_IN_RECORD, State.BY_QUOTE, State.SUPPORTED)


class Origin(StrEnum):
    """How a part of a claim was come by: said in its sentence, given by what is attached, or carried over by guess."""

    SAID = "said"
    ATTACHED = "attached"
    CARRIED = "carried"


@dataclass(frozen=True)
class Origins:
    """How body, area and inspection of a claim were come by, and whether it stands in somebody’s speech."""

    body: Origin = Origin.SAID
    area: Origin = Origin.CARRIED
    inspection: Origin = Origin.CARRIED
    in_speech: bool = False


class Kind(StrEnum):
    LEVEL = "level"
    CHANGE = "direction"
    SUPERLATIVE = "superlative"
    ONLY = "only"
    COUNT = "count"
    AREA_COUNT = "areas"
    MONITORING = "monitoring"


@dataclass(frozen=True)
class Subject:
    """Whom a claim is about. `name` without `body` is a name the record does not have; neither: nobody is named."""

    body: Body | None = None
    name: str = ""


@dataclass(frozen=True)
class Claim:
    """One claim. `areas` are those that it names, or that stand before it; none: it is about the body as a whole.

    `times` is when, `since` what it is set against; `programme` is meant where no time is named. `may_mean_today`:
    the time is another paragraph’s, or the sentence speaks of the latest report.
    """

    sentence: Sentence
    kind: Kind
    start: int
    end: int
    subjects: tuple[Subject, ...]
    areas: tuple[AreaMention, ...] = ()
    times: tuple[Time, ...] = ()
    since: Time | None = None
    grade: GradeMention | None = None
    grade_before: GradeMention | None = None
    direction: str = ""
    denied: bool = False
    programme: Programme | None = None
    number: float = 0
    out_of: int | None = None
    share: str = ""
    overall: bool = False
    every: bool = False
    some: bool = False
    ever: bool = False
    against: Subject | None = None
    formerly: bool = False
    of_grades: bool = False
    again: bool = False
    throughout: bool = False
    may_mean_today: bool = False
    kind_code: str = "police_force"
    origins: Origins = Origins()

    @property
    def leaves_nothing_to_guess(self) -> bool:
        """Whether body, area or count, and inspection are each said or attached, and nobody else says it."""
        parts = [self.origins.body]
        if self.kind != Kind.MONITORING:
            parts.append(self.origins.inspection)
            parts += [] if self.is_of_the_whole else [self.origins.area]
        return not self.origins.in_speech and Origin.CARRIED not in parts

    @property
    def compares_outright(self) -> bool:
        """“Up from good”, “better than in 2022”; not “has improved” or “still inadequate”, which name one end only."""
        if self.since:
            return True
        graded = self.grade or self.grade_before or self.of_grades
        return bool(graded) and self.direction != SAME and self.origins.inspection != Origin.CARRIED

    @property
    def is_of_the_whole(self) -> bool:
        return self.overall or self.every or self.some or self.kind in (Kind.COUNT, Kind.AREA_COUNT)


@dataclass(frozen=True)
class ClaimVerdict:
    """What the record says to a claim: in one word, in a sentence, and in words that may be printed.

    `is_off_scale`: the programme meant gives no such grade at all.
    """

    state: State
    reason: str
    safe_wording: str = ""
    lacks_area: bool = False
    is_off_scale: bool = False


@dataclass(frozen=True)
class CheckedClaim:
    """`is_fact`: nothing of it is guessed, so that it may stop a story; `lacks_area`: “there is no overall grade”."""

    claim: Claim = field(repr=False)
    sentence: str
    state: State
    reason: str
    safe_wording: str
    is_fact: bool = False
    lacks_area: bool = False


def worst(answers: list[ClaimVerdict]) -> ClaimVerdict:
    return min(answers, key=lambda answer: SEVERITY.index(answer.state))


def most_favourable(answers: list[ClaimVerdict]) -> ClaimVerdict:
    """Of several readings of one claim: the one that holds; else the one that says most."""
    order = (State.SUPPORTED, State.CONTRADICTED, State.NOT_COMPARABLE, State.NOT_IN_RECORD, State.BY_QUOTE)
    return min(answers, key=lambda answer: order.index(answer.state))
