"""What a sentence may leave unsaid because it was said before: whom, when and what."""

from dataclasses import dataclass, field

from articles.prose.areas import AreaMention
from articles.prose.sentences import Sentence
from articles.prose.times import Time
from inspections.models import Area, Body, Programme

from .claim import Origin, Subject

# In words: a longer paragraph is no row of a list, nor a heading.
LONGEST_ROW = 20


@dataclass
class Context:
    """What was named so far. In a paragraph the last counts; across paragraphs, what the story is about."""

    body: Body | None = None
    programme: Programme | None = None
    areas: tuple[Area, ...] = ()
    passage: int = -1
    last_subject: Subject | None = None
    main_subject: Subject | None = None
    last_areas: tuple[AreaMention, ...] = ()
    areas_named: list[frozenset] = field(default_factory=list)
    all_areas: list[AreaMention] = field(default_factory=list)
    last_times: tuple[Time, ...] = ()
    times_named: list[Time] = field(default_factory=list)
    spoke_of_others: bool = False
    last_year: Time | None = None
    earlier: Time | None = None
    in_rows: bool = False

    def begin(self, sentence: Sentence) -> None:
        """A new paragraph: the last one's details no longer count, save those of a heading for the rows below it."""
        if sentence.passage == self.passage:
            return
        is_row = len(sentence.words) <= LONGEST_ROW and sentence.text[-1:] not in ".!?…”’\"'"
        if not (is_row and self.in_rows):
            self.last_areas, self.last_times = (), ()
            self.last_subject = self.last_year = None
        self.passage, self.in_rows = sentence.passage, is_row

    @property
    def subject(self) -> Subject | None:
        if self.last_subject:
            return self.last_subject
        return Subject(self.body) if self.body else self.main_subject

    @property
    def is_guessing_time(self) -> bool:
        """Whether the time is one of another paragraph."""
        return not self.last_times

    @property
    def times(self) -> tuple[Time, ...]:
        """When, if it was said before in the paragraph; else, without a default, the only time named so far."""
        if self.last_times:
            return self.last_times
        if self.programme is None and len({(time.years, time.date, time.number) for time in self.times_named}) == 1:
            return (self.times_named[0],)
        return ()

    @property
    def mentions(self) -> tuple[AreaMention, ...]:
        if self.last_areas:
            return self.last_areas
        if self.areas:
            return (AreaMention(0, 0, self.areas),)
        return (self.all_areas[0],) if len(set(self.areas_named)) == 1 else ()

    def origin_of_body(self, subject: Subject | None) -> Origin:
        return Origin.ATTACHED if subject and subject.body and subject.body == self.body else Origin.CARRIED

    def origin_of_areas(self) -> Origin:
        return Origin.ATTACHED if self.areas and not self.last_areas else Origin.CARRIED

    def note(self, subjects, areas, times) -> None:
        if subjects:
            self.last_subject = subjects[0]
            self.main_subject = self.main_subject or subjects[0]
            self.spoke_of_others = False
        if areas:
            self.last_areas = tuple(areas)
            self.areas_named += [frozenset(area.label.lower() for area in mention.areas) for mention in areas]
            self.all_areas += areas
        self.earlier = next((time for time in times if time.kind == "earlier"), self.earlier)
        told = tuple(time for time in times if not time.is_from and time.kind != "earlier")
        if told:
            self.last_times = told[-1:]
            self.times_named += told
