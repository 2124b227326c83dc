"""Which judgments a story names in its words alone. A finder: it would rather find too much than miss a use.

Only what the record holds is found: body, programme and grade must meet in one judgment, so a sentence that the record
does not bear out finds nothing. A sentence borrows what it leaves out (“the force”, the year) from those before it.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from .areas import places
from .grades import JUDGED, Claim, Grades
from .names import Named, Names
from .periods import Period, Periods
from .record import Held, Record
from .words import plain, sentences

# A report is news for about this long: a story that names no year then means the newest one.
NEWS = timedelta(days=400)
# Somebody “was rated”: who is not named here is somebody of whom the record holds nothing.
PASSIVE = re.compile(rf"\b(?:was|were|is|are|been|being)\s+(?:\w+ly\s+)?{JUDGED}\s", re.IGNORECASE)
# Sentences after one that may still say of which year it was.
AHEAD = 40
# For so many sentences a text is still speaking of an area that it named.
REMEMBERED = 3
TURNS = ("neighbouring", "unlike", "compared", "meanwhile", "by contrast", "elsewhere", "next door", "in contrast")


@dataclass(frozen=True)
class Passage:
    """A part of a story: `where` is headline, standfirst, text or caption."""

    where: str
    text: str


@dataclass(frozen=True)
class About:
    """What is known of a story besides its words: inspections attached (body, programme), and when it went out."""

    inspections: tuple[tuple[int, int], ...] = ()
    published_at: datetime | None = None
    written_at: datetime | None = None


@dataclass(frozen=True)
class Find:
    """A judgment named in prose: the grade that the sentence gives it, the sentence, and where it stands."""

    judgment: int
    grade: str
    sentence: str
    where: str
    by_area: bool


@dataclass
class Thread:
    """What the text has been speaking of so far."""

    main: tuple[int, ...] = ()
    recent: tuple[int, ...] = ()
    turned: bool = False
    periods: list[Period] = field(default_factory=list)
    areas: frozenset[str] = frozenset()
    since_area: int = 0


@dataclass(frozen=True)
class Sentence:
    text: str
    where: str
    words: str
    named: list[Named]
    periods: list[Period]


class Finder:
    """Made once from the record, used on any number of stories."""

    def __init__(self, record: Record) -> None:
        self.record = record
        self.names = Names(record.kinds, record.bodies)
        self.periods = Periods(record.programmes)
        self.grades = Grades(record.grades)
        self.kind_of = {body.pk: body.kind for body in record.bodies}

    def bodies_in(self, passages: Iterable[Passage]) -> set[int]:
        """Every body that a text names at all."""
        return {pk for passage in passages for one in self.names.find(plain(passage.text)) for pk in one.bodies}

    def find(self, passages: Iterable[Passage], about: About) -> list[Find]:
        """What a story says of which judgment, in the order of its sentences."""
        year = about.written_at.year if about.written_at else None
        read = [self._read(passage, sentence, year) for passage in passages for sentence in sentences(passage.text)]
        thread = Thread(main=self._main(read, about))
        found: list[Find] = []
        for number, sentence in enumerate(read):
            areas = self._areas(sentence, thread)
            found += self._in_sentence(sentence, thread, about, read[number + 1 : number + 1 + AHEAD], areas)
            self._follow(sentence, thread, areas)
        return found

    def _read(self, passage: Passage, text: str, year: int | None) -> Sentence:
        words = plain(text)
        return Sentence(text, passage.where, words, self.names.find(words), self.periods.find(words, year))

    def _main(self, read: list[Sentence], about: About) -> tuple[int, ...]:
        """Whom the story is about: the body of its inspections, else the first that it names."""
        attached = tuple(dict.fromkeys(body for body, _ in about.inspections))
        named = next((one.bodies for sentence in read for one in sentence.named if one.bodies), ())
        return attached if len(attached) == 1 else named or attached

    def _follow(self, sentence: Sentence, thread: Thread, areas) -> None:
        thread.since_area += 1
        if areas:
            thread.areas, thread.since_area = frozenset(areas), 0
        if bodies := [one.bodies for one in sentence.named if one.bodies]:
            thread.recent = bodies[0] if len(bodies) > 1 else bodies[-1]
            thread.turned = sentence.words.casefold().startswith(TURNS) or "neighbouring" in sentence.words.casefold()
        thread.periods = [*sentence.periods, *thread.periods][:12]

    # ---- One sentence

    def _in_sentence(self, sentence: Sentence, thread: Thread, about: About, after, areas) -> Iterator[Find]:
        spots = [spot for of_area in areas.values() for spot in of_area]
        claims = self.grades.claims(sentence.words, spots)
        for claim in claims:
            for bodies in self._whom(claim, sentence, thread, bool(spots)):
                found = [
                    one for body in bodies for one in self._of_body(body, claim, sentence, thread, about, after, areas)
                ]
                if found:
                    yield from found
                    break

    def _areas(self, sentence: Sentence, thread: Thread) -> dict[str, list[tuple[int, int]]]:
        """Where the sentence names an area in which we hold a judgment of somebody that it may speak of."""
        bodies = {pk for one in sentence.named for pk in one.bodies} | set(thread.recent) | set(thread.main)
        labels = {held.area for body in bodies for held in self.record.held.get(body, ())}
        return {label: found for label in labels if (found := places(label, sentence.words))}

    def _whom(self, claim: Claim, sentence: Sentence, thread: Thread, has_area: bool) -> Iterator[tuple[int, ...]]:
        """The bodies that a claim may be about, the likeliest first."""
        before = [one for one in sentence.named if one.end <= claim.start]
        solid = [one for one in before if not one.pronoun]
        if solid:
            last = before[-1]
            if last.pronoun and (named := next((one for one in reversed(solid) if one.bodies or one.kinds), None)):
                last = named
            elif last.pronoun:
                last = solid[-1]
            yield from self._meant(last, solid, sentence, thread)
        elif after := [one for one in sentence.named if one.start >= claim.end and not one.pronoun]:
            if before and not after[0].bodies:
                yield from self._context(thread, None)
            yield from self._meant(after[0], after, sentence, thread)
        elif before or has_area or (claim.sure and not PASSIVE.search(sentence.words[: claim.start])):
            yield from self._context(thread, None)

    def _meant(
        self, one: Named, all_named: list[Named], sentence: Sentence, thread: Thread
    ) -> Iterator[tuple[int, ...]]:
        if one.kinds:
            earlier = [other for other in all_named if other.bodies and other.end <= one.start]
            yield from self._context(thread, one.kinds)
            yield from (self._of(other.bodies, one.kinds) for other in reversed(earlier))
        elif one.bodies:
            yield self._together(one, all_named, sentence, thread)

    def _together(self, one: Named, all_named: list[Named], sentence: Sentence, thread: Thread) -> tuple[int, ...]:
        """“Borsetshire, Felpersham and Ambridge”: names with nothing but commas and “and” between them."""
        group, place = [one], all_named.index(one)
        for other in reversed(all_named[:place]):
            if not other.bodies or not _joined(sentence.words[other.end : group[0].start]):
                break
            group.insert(0, other)
        for other in all_named[place + 1 :]:
            if not other.bodies or not _joined(sentence.words[group[-1].end : other.start]):
                break
            group.append(other)
        return tuple(dict.fromkeys(pk for member in group for pk in self._which(member.bodies, thread)))

    def _which(self, bodies: tuple[int, ...], thread: Thread) -> tuple[int, ...]:
        """A name that two bodies share means the one that the story is about."""
        known = tuple(pk for pk in bodies if pk in thread.recent) or tuple(pk for pk in bodies if pk in thread.main)
        return known or bodies

    def _context(self, thread: Thread, kinds: frozenset[int] | None) -> Iterator[tuple[int, ...]]:
        order = (thread.main, thread.recent) if thread.turned or not thread.recent else (thread.recent, thread.main)
        yield from (self._of(bodies, kinds) for bodies in order)

    def _of(self, bodies: tuple[int, ...], kinds: frozenset[int] | None) -> tuple[int, ...]:
        return tuple(pk for pk in bodies if kinds is None or self.kind_of[pk] in kinds)

    # ---- One body

    def _of_body(
        self, body, claim: Claim, sentence: Sentence, thread: Thread, about: About, after, areas
    ) -> list[Find]:
        held = self.record.held.get(body, [])
        for inspected in self._inspections(body, held, claim, sentence, thread, about, after):
            spoken_of = thread.areas if thread.since_area < REMEMBERED else frozenset()
            if found := _graded(inspected, claim, about, areas, spoken_of):
                by_area = any(one.area in areas for one in found)
                return [Find(one.pk, claim.grade, sentence.text, sentence.where, by_area) for one in found]
        return []

    def _inspections(self, body, held: list[Held], claim, sentence, thread, about, after) -> Iterator[list[Held]]:
        """The judgments of each inspection that the claim may be of, the likeliest first."""
        near = sorted(sentence.periods, key=lambda period: abs(period.start - claim.start))
        own = [reading for period in near for reading in self.periods.meant(period, held) if reading]
        yield from own
        if own:
            return
        carried = [reading for period in thread.periods for reading in self.periods.meant(period, held) if reading]
        attached = [[one for one in held if (body, one.programme) in about.inspections]]
        ahead = [period for later in after for period in later.periods]
        later = [reading for period in ahead for reading in self.periods.meant(period, held) if reading]
        yield from (reading for reading in [*carried[:3], *attached, *later[:3]] if reading)
        if not carried and not later and not any(attached):
            yield _newest(held, about)


def _joined(between: str) -> bool:
    return between.strip(" ,").casefold() in ("", "and", "and the", "the", "both", "as well as", "&", "or")


def _graded(held: list[Held], claim: Claim, about: About, areas, spoken_of: frozenset[str]) -> list[Held]:
    """Those with the grade: in the areas that the sentence names, or else in any area as it then stood.

    Of these, only those in the areas that the text was just speaking of, where it was of some of them.
    """
    named = [one for one in held if one.area in areas]
    if named:
        return [one for one in named if one.with_grade(claim.grade)]
    stood = [one for one in held if one.stood(claim.grade, about.published_at)]
    return [one for one in stood if one.area in spoken_of] or stood


def _newest(held: list[Held], about: About) -> list[Held]:
    """The inspection that had just come out when the story was written."""
    if about.written_at is None:
        return []
    today, oldest = about.written_at.date().isoformat(), (about.written_at - NEWS).date().isoformat()
    dated = [(one.versions[0].published_on, one.programme) for one in held if one.versions[0].published_on]
    recent = [pair for pair in dated if oldest[: len(pair[0])] <= pair[0] <= today]
    return [one for one in held if recent and one.programme == max(recent)[1]]
