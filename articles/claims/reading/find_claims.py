"""The claims that a sentence makes: counts, superlatives, directions, levels, in that order of reading."""

from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from articles.claims.claim import Claim, Kind, Origin, Origins, Subject
from articles.claims.context import Context
from articles.claims.record import Record
from articles.prose.areas import AreaFinder
from articles.prose.bodies import BODY_WORDS, FIRE, BodyFinder
from articles.prose.grade_words import JUDGES, GradeFinder
from articles.prose.sentences import Sentence
from articles.prose.times import times_in

from .attachment import aside, belonging, ends, is_since, just_before, start_and_end
from .change_claims import from_to, is_a_path, moves
from .change_cues import Cue, cues_in, is_weak
from .change_phrases import is_a_movement, is_between_inspections
from .change_words import OF_GRADES, SINCE_EVENTS
from .counts import OF_A_PART, area_count, counts_of_bodies
from .is_a_grade import goes_on, is_graded_with
from .monitoring import STAGE, monitoring_in
from .patterns import (
    ABOUT_INSPECTIONS,
    AGAIN,
    ALWAYS,
    ANAPHORS,
    DENIED,
    EVERY,
    FORCES_COUNTED,
    FORMERLY,
    LATEST,
    NO_AREA,
    OF_PEOPLE,
    OTHER_BODIES,
    OTHER_JUDGES,
    OVERALL,
    REGRADING,
    SOME,
    THAT_YEAR,
)
from .subject import (
    INSPECTED,
    bodies_only_as_places,
    distinct_bodies,
    first,
    first_time,
    graded_areas,
    grades_other_people,
    has_grade,
    is_about_scales,
    is_in_speech,
    is_of_an_area,
    is_of_others,
    is_of_some,
    spoken_kind,
)
from .superlatives import superlative_in


@lru_cache(maxsize=2)
def make_finders(record: Record) -> tuple[BodyFinder, AreaFinder, GradeFinder]:
    """The names in a record, laid out for reading; once, however many texts are read."""
    return BodyFinder(record.bodies), AreaFinder(record.areas), GradeFinder(record.grades)


class ClaimFinder:
    """Reads sentences in order; what one leaves unsaid is taken from those before (`context`)."""

    def __init__(self, record: Record, context: Context) -> None:
        self.record, self.context = record, context
        self.bodies, self.areas, self.grades = make_finders(record)

    def claims(self, sentence: Sentence) -> list[Claim]:
        self.context.begin(sentence)
        bodies = self.bodies.find(sentence, self._body())
        areas, times = self.areas.find(sentence), times_in(sentence, self.record.years.values())
        named = tuple(Subject(one.body, one.name) for one in bodies)
        found = list(self._claims(sentence, bodies, areas, times))
        self._note(sentence, named, areas, times, found)
        return found

    def _body(self):
        subject = self.context.subject
        return subject.body if subject else None

    def _note(self, sentence, named, areas, times, found) -> None:
        others = OTHER_BODIES.search(sentence.text) or OTHER_JUDGES.search(sentence.text)
        if not named and others and not found:
            self.context.spoke_of_others = True
        subjects = found[-1].subjects if found and named else first(named)
        self.context.last_year = next((time for time in reversed(times) if time.years), self.context.last_year)
        monitored = found and all(claim.kind == Kind.MONITORING for claim in found)
        times = times if not monitored and (found or sentence.known & ABOUT_INSPECTIONS) else []
        self.context.note(subjects, areas if found or not self.context.last_areas else [], times)

    def _claims(self, sentence: Sentence, bodies, areas, times) -> Iterator[Claim]:
        if STAGE.search(sentence.text) and not self._is_about_others(sentence, bodies, areas):
            base = self._base(sentence, bodies, areas, times)
            if base:
                yield from monitoring_in(sentence, base, times)
        candidates = [one for one in self.grades.candidates(sentence) if not is_of_an_area(sentence, one, areas)]
        times = [time for time in times if not _is_of_a_speech(sentence, time, candidates)]
        cues, superlative = cues_in(sentence), superlative_in(sentence, bodies)
        if not (candidates or cues or superlative) or self._is_about_others(sentence, bodies, areas):
            return
        if is_about_scales(sentence, candidates, bodies, areas) or OF_PEOPLE.search(sentence.text):
            return
        if DENIED.search(sentence.text) or (not areas and not bodies and AGAIN.search(sentence.text)):
            return
        candidates = [one for one in candidates if not is_of_others(sentence, one, bodies, areas)]
        areas = graded_areas(sentence, areas, candidates)
        moved = self._cues(sentence, cues, candidates, bodies, areas, times)
        grades = _grades(sentence, candidates, moved, bodies, areas)
        moved = [cue for cue in moved if not is_weak(cue) or has_grade(cue, grades, sentence)]
        if base := self._base(sentence, bodies, areas, times):
            yield from self._of_kind(sentence, base, superlative, moved, grades, bodies, areas, times)

    def _cues(self, sentence: Sentence, cues, candidates, bodies, areas, times) -> list[Cue]:
        """Words of movement that speak of a body, an area or a grade."""
        cues = [cue for cue in cues if not any(area.start <= cue.start < area.end for area in areas)]
        if STAGE.search(sentence.text) or SINCE_EVENTS.search(sentence.text):  # of no two inspections
            cues = [cue for cue in cues if cue.word in OF_GRADES]
        found = [cue for cue in cues if is_a_movement(sentence, cue, candidates, areas, bodies)]
        found = [
            cue for cue in found if cue.word in OF_GRADES or is_between_inspections(sentence, cue, times, areas, bodies)
        ]
        if bodies or areas or sentence.known & ANAPHORS:
            found += from_to(sentence, candidates, found)
        return found

    def _of_kind(self, sentence, base, superlative, moved, grades, bodies, areas, times) -> Iterator[Claim]:
        """Counts first, for they name no body of their own; then superlatives, counts of areas, changes and levels."""
        if counted := list(counts_of_bodies(sentence, grades, base)):
            if all(is_weak(cue) for cue in moved):
                yield from (self._fitted(claim, areas, times) for claim in counted)
        elif FORCES_COUNTED.search(sentence.text) or (OF_A_PART.search(sentence.text) and not bodies):
            return
        elif superlative and (grades or superlative.of_grades or moved):
            yield from self._superlative(sentence, superlative, grades, areas, times, base)
        elif counted := list(area_count(sentence, grades, base, areas)):
            for claim in counted:
                yield replace(self._fitted(replace(claim, times=first_time(times)), [], times), areas=())
        elif not is_a_path(grades, times) and (changes := moves(sentence, moved, grades, times, areas)):
            yield from self._changes(sentence, changes, grades, areas, times, base)
        else:
            yield from self._levels(sentence, grades, areas, times, bodies, base)

    def _is_about_others(self, sentence: Sentence, bodies, areas) -> bool:
        if grades_other_people(sentence, bodies) and not areas:
            return True
        if bodies_only_as_places(sentence, bodies) and OTHER_BODIES.search(sentence.text) and not areas:
            return True
        if any(one.body for one in bodies):
            return bool(OTHER_JUDGES.search(sentence.text)) and not areas and not sentence.known & INSPECTED
        if OTHER_JUDGES.search(sentence.text) and not areas:
            return True
        spoken = set(sentence.known) & ANAPHORS
        if OTHER_BODIES.search(sentence.text) and not (
            spoken & {"force", "constabulary", "police", "service"} or areas
        ):
            return True
        return (
            self.context.spoke_of_others
            and not bodies
            and not areas
            and not spoken & {"force", "constabulary", "police"}
        )

    def _base(self, sentence: Sentence, bodies, areas, times) -> Claim | None:
        """A claim with what all claims of the sentence share; None when it is about nobody that is inspected."""
        subjects = tuple(Subject(one.body, one.name) for one in distinct_bodies(sentence, bodies))
        spoken = bool(sentence.known & (ANAPHORS | FIRE | BODY_WORDS) or areas)
        headline = sentence.where == "headline" or len(sentence.words) <= 12
        if not subjects and not (spoken or headline or sentence.known & JUDGES):
            return None
        origin = Origin.SAID
        if not subjects:
            subject = self._sibling(sentence)
            subjects = (subject,) if subject else ()
            origin = self.context.origin_of_body(subject)
        subjects = tuple(self._inspected_in(areas, one) for one in subjects)
        kind = next((one.body.kind.code for one in subjects if one.body), spoken_kind(sentence))
        return Claim(
            sentence, Kind.LEVEL, 0, len(sentence.words), subjects,
            programme=self._programme(kind),
            overall=bool(OVERALL.search(sentence.text)), every=bool(EVERY.search(sentence.text)),
            some=bool(SOME.search(sentence.text)), formerly=bool(FORMERLY.search(sentence.text)), kind_code=kind,
            origins=Origins(body=origin),
        )  # fmt: skip

    def _programme(self, kind: str):
        """The default, where it inspects such bodies."""
        programme = self.context.programme
        return programme if programme and programme.body_kind.code == kind else None

    def _sibling(self, sentence: Sentence) -> Subject | None:
        """The context's body; its fire service when the sentence speaks of one, and the reverse."""
        subject = self.context.subject
        if not (subject and subject.body):
            return subject
        kind = spoken_kind(sentence, default="")
        return self._of_same_place(subject, {kind}) if kind else subject

    def _inspected_in(self, areas, subject: Subject) -> Subject:
        """“Kent is good at preventing fires”: the body there that is inspected in such areas."""
        kinds = {area.programme.body_kind.code for mention in areas for area in mention.areas}
        return self._of_same_place(subject, kinds) if kinds and subject.body else subject

    def _of_same_place(self, subject: Subject, kinds: set[str]) -> Subject:
        if subject.body.kind.code in kinds:
            return subject
        place = subject.body.short_name
        other = [one for one in self.record.bodies if one.kind.code in kinds and one.short_name == place]
        return Subject(other[0]) if other else subject

    # ---- Kinds of claims

    def _levels(self, sentence, grades, areas, times, bodies, base) -> Iterator[Claim]:
        stops = [grade.start for grade in grades]
        told = [time for time in times if time.kind != "earlier" or len(times) == 1]
        start = next((time for time in told if time.years and is_since(sentence, time)), None)
        told = [time for time in told if time != start]
        no_area = bool(NO_AREA.search(sentence.text))
        for number, grade in enumerate(grades):
            own = tuple(belonging(areas, stops, number, sentence))
            if grade.negated and not own and len(grades) > 1:
                continue
            if base.every and not (areas or times or grade.negated) and self.context.last_areas:
                continue  # “It was good in each area”: each of what was named just before
            claim = replace(
                base, start=grade.start, end=grade.end, grade=grade, denied=grade.negated or no_area, areas=own,
                since=start,
                subjects=_subjects(base, belonging(bodies, stops, number, sentence), grades),
                times=tuple(belonging(told, stops, number, sentence)),
                some=base.some and is_of_some(sentence, grade),
                throughout=bool(start or ALWAYS.search(sentence.text)),
            )  # fmt: skip
            yield self._fitted(claim, areas, times)

    def _changes(self, sentence, cues: list[Cue], grades, areas, times, base) -> Iterator[Claim]:
        stops, used = [cue.start for cue in cues], set()
        against = _compared_with(base, sentence)
        for number, cue in enumerate(cues):
            own, graded, timed = ([*belonging(things, stops, number, sentence)] for things in (areas, grades, times))
            if cue.word in ("up", "down") and len(own) > 1:
                own, graded = just_before(cue, own, graded)
            start, told = start_and_end(aside(sentence, cue, timed))
            before, after = ends(sentence, cue, graded, timed, start)
            if base.formerly and after and after.start < cue.start:
                before, after = after, None
            claim = replace(
                base, kind=Kind.CHANGE, start=cue.start, end=cue.end, areas=_not_denied(sentence, own), times=told,
                since=start, grade=after, grade_before=before, direction=cue.direction, denied=cue.denied,
                against=against, again=cue.word == "again", of_grades=cue.word in REGRADING,
                subjects=base.subjects[:1] if against else base.subjects,
            )  # fmt: skip
            used |= {before, after}
            yield self._fitted(claim, areas, times)
        yield from self._left_over(sentence, [one for one in grades if one not in used], areas, times, base, stops[-1])

    def _left_over(self, sentence, grades, areas, times, base, last: int) -> Iterator[Claim]:
        """Grades after the last change, with areas of their own: “up from …, and good for legitimacy”."""
        left = [grade for grade in grades if grade.start > last]
        rest = [area for area in areas if area.start > last]
        if left and rest and len(areas) > 1:
            yield from self._levels(sentence, left, rest, times, [], base)

    def _superlative(self, sentence, superlative, grades, areas, times, base) -> Iterator[Claim]:
        start, told = start_and_end(times, strict=True)
        claim = replace(
            base, kind=superlative.kind, start=superlative.start, end=superlative.end,
            grade=grades[0] if grades else superlative.as_grade(), areas=tuple(areas), times=told, since=start,
            ever=superlative.ever and start is None, number=superlative.number, direction=superlative.direction,
            denied=superlative.never,
        )  # fmt: skip
        yield self._fitted(claim, areas, times)

    def _fitted(self, claim: Claim, areas, times) -> Claim:
        """With what the sentence leaves unsaid, and how each part was come by."""
        said = claim
        claim = self._filled(claim, areas, times)
        area = Origin.SAID if said.areas or areas else self.context.origin_of_areas()
        told = said.times or said.since or (claim.times and claim.times[0] in times)
        attached = claim.programme and not claim.times
        inspection = Origin.SAID if told else Origin.ATTACHED if attached else Origin.CARRIED
        speech = is_in_speech(claim.sentence, claim.start)
        return replace(claim, origins=Origins(claim.origins.body, area, inspection, speech))

    def _filled(self, claim: Claim, areas, times) -> Claim:
        if not (claim.areas or claim.overall or claim.every or claim.some):
            claim = replace(claim, areas=tuple(areas) or self.context.mentions)
        if self._means_that_year(claim, times):
            return replace(claim, times=(self.context.last_year,))
        if claim.times:
            return claim
        told = self._unsaid_time(claim, times)
        guessed = bool(told) and told[0] not in times
        newest = self.context.is_guessing_time or LATEST.search(claim.sentence.text)
        if not told and self.context.earlier and claim.kind == Kind.LEVEL and not LATEST.search(claim.sentence.text):
            told = (self.context.earlier,)
        return replace(claim, times=told, may_mean_today=guessed and bool(newest))

    def _means_that_year(self, claim: Claim, times) -> bool:
        named = any(time.kind in ("span", "year") for time in times)
        return bool(self.context.last_year and not named and THAT_YEAR.search(claim.sentence.text))

    def _unsaid_time(self, claim: Claim, times) -> tuple:
        if claim.kind == Kind.CHANGE:
            fixed = tuple(time for time in times if time.years and not time.is_from)
            if len(fixed) == 1 and not claim.since:
                return fixed
            return tuple(time for time in self.context.times if not claim.since or time.order > claim.since.order)
        if claim.since is not None:
            return ()
        return tuple(time for time in times if not time.is_from)[:1] or self.context.times


def _grades(sentence: Sentence, candidates, moved, bodies, areas) -> list:
    """The grades that the sentence gives, in a list that has begun too."""
    full = [cue for cue in moved if not is_weak(cue)]
    given = [one for one in candidates if is_graded_with(sentence, one, areas, bodies, full)]
    return [one for one in candidates if one in given or (given and goes_on(sentence, one, given))]


def _is_of_a_speech(sentence: Sentence, time, candidates) -> bool:
    """“… is good, and said: “The new model will start in 2018””: when what is said happens, and no inspection."""
    around = sentence.quotation_at(time.start)
    return (
        bool(candidates) and is_in_speech(sentence, time.start) and not any(one.start in around for one in candidates)
    )


def _subjects(base: Claim, near, grades) -> tuple[Subject, ...]:
    """Of several bodies and grades, those that stand by this grade."""
    if len(base.subjects) < 2 or len(grades) < 2:
        return base.subjects
    return tuple(Subject(one.body, one.name) for one in near) or base.subjects[-1:]


def _compared_with(base: Claim, sentence: Sentence) -> Subject | None:
    """The body that another is said to be better or worse than."""
    if "than" not in sentence.known or len(base.subjects) < 2:
        return None
    first_named, second = base.subjects[:2]
    return second if second.body != first_named.body else None


def _not_denied(sentence: Sentence, areas) -> tuple:
    """“… but not in efficiency”: that area is no part of the claim."""
    told = [one for one in areas if "not" not in sentence.bases[max(0, one.start - 3) : one.start]]
    return tuple(told or areas)
