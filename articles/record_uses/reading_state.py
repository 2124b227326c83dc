"""A story as the finder reads it, sentence by sentence, and what the text has been speaking of so far."""

from dataclasses import dataclass, field
from datetime import datetime

from articles.prose.grade_words import GradeMention
from articles.prose.sentences import Sentence

from .named import Named
from .periods import Period

# For so many sentences a text is still speaking of an area that it named.
REMEMBERED = 3
TURNS = ("neighbouring", "unlike", "compared", "meanwhile", "by contrast", "elsewhere", "next door", "in contrast")


@dataclass(frozen=True)
class StoryContext:
    """What is known of a story besides its words: inspections attached (body, programme), and when it went out."""

    inspections: tuple[tuple[int, int], ...] = ()
    published_at: datetime | None = None
    written_at: datetime | None = None


@dataclass(frozen=True)
class ReadSentence:
    """One sentence, and whom, when and what it names (`areas` by key), with the grades that it gives."""

    words: Sentence
    named: list[Named]
    periods: list[Period]
    areas: frozenset[int]
    grades: list[GradeMention]


@dataclass
class ReadingState:
    """Whom, when and what the sentences read so far spoke of. `main` is whom the story is about."""

    main: tuple[int, ...] = ()
    recent: tuple[int, ...] = ()
    turned: bool = False
    periods: list[Period] = field(default_factory=list)
    areas: frozenset[int] = frozenset()
    since_area: int = 0

    @property
    def spoken_of(self) -> frozenset[int]:
        """The areas that the text was just speaking of."""
        return self.areas if self.since_area < REMEMBERED else frozenset()

    def follow(self, sentence: ReadSentence) -> None:
        """Go on to the next sentence."""
        self.since_area += 1
        if sentence.areas:
            self.areas, self.since_area = sentence.areas, 0
        if bodies := [one.bodies for one in sentence.named if one.bodies]:
            self.recent = min(bodies, key=len)
            # “Neighbouring Felpersham …” turns aside: “the force” is then again the one of the story.
            self.turned = sentence.words.text.lower().startswith(TURNS) or "neighbouring" in sentence.words.known
        self.periods = [*sentence.periods, *self.periods][:12]


@dataclass(frozen=True)
class SentenceInContext:
    """Where in a story a claim stands: its sentence, what came before, and the sentences that follow."""

    sentence: ReadSentence
    thread: ReadingState
    about: StoryContext
    after: list[ReadSentence]
