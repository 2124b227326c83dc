"""The claims that a sentence makes: counts, superlatives, directions, levels, in that order of reading."""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise

from .areas import AreaFinder, AreaMention
from .bodies import BODY_WORDS, FIRE, BodyFinder
from .claim import Claim, Kind, Subject
from .context import Context
from .counting import area_count, counts_of_bodies
from .directions import CHANGED, PASSED, SAME, Cue, cues_in, is_weak, speaks_of
from .grades import JUDGES, NOUNS, GradeFinder, GradeMention, goes_on, is_graded_with, is_supposed
from .record import Record
from .superlatives import superlative_in
from .text import Sentence
from .times import times_in
from .words import words

OTHER_JUDGES = re.compile(

        r"\b(?:Ofsted|CQC|Care Quality Commission|Estyn|Ofcom|Ofwat|Ofgem|Food Standards|food hygiene|"
        r"HMIP|HM Inspectorate of (?:Probation|Prisons)|"
        r"Probation|Prisons|Independent Monitoring Board|TripAdvisor|Trustpilot|Met Office|Moody|"
        r"Standard & Poor|Audit Office|auditors?|Ombudsman|"
        r"teachers?|pupils|patients|tourists|customers|diners|voters|fans|Trading Standards|General "
        r"Medical Council|Environment Agency|Natural England|DVSA|Highways England)\b"

)
OTHER_BODIES = re.compile(
    (
        r"\b(?:schools?|academ(?:y|ies)|colleges?|universit(?:y|ies)|hospitals?|councils?|care homes?|"
        r"nurser(?:y|ies)|NHS|prisons?|jail|ambulance|surger(?:y|ies)|GP|"
        r"roads?|restaurants?|takeaways?|hotels?|pubs?|football|rugby|cricket|team|weather|bridges?|"
        r"beach(?:es)?|rivers?|bathing water|library|museum|bus(?:es)?|trains?|railway)\b"
    ),
    re.I,
)
ANAPHORS = words("force constabulary police it its they their service forces brigade officers them we our")
OVERALL = re.compile(r"\b(?:overall|as a whole|all round|all-round|in general|generally)\b", re.I)
EVERY = re.compile(
    (
        r"\b(?:(?:in|at|for|across|on|of) (?:all|every|each|both)(?: (?:of )?(?:its|the|their))?(?: "
        r"(?:three|four|eight|nine|ten|graded|main|key|other))?(?: \w+)? "
        r"?(?:areas?|pillars?|categor(?:y|ies)|fronts|counts|respects|aspects|strands|measures)|across "
        r"the board|all three (?:areas|pillars|categories|strands|counts|fronts)|in each (?:pillar|area|"
        r"category))\b"
    ),
    re.I,
)
SOME = re.compile(
    (
        r"\b(?:in|at) (?:some|several|important|certain|a number of|key|many)(?: \w+){0,2} (?:areas|"
        r"respects|aspects|ways)\b"
    ),
    re.I,
)
FORMERLY = re.compile(
    (
        r"\b(?:once(?! more| again)|previously|formerly|in the past|originally|initially|at first|first "
        r"(?:rated|graded|judged|published|found|given)|had been|before (?:being|it was) (?:regraded|"
        r"downgraded|revised)|when (?:the report was )?first published)\b"
    ),
    re.I,
)
# A year beside one of these is the year of an inspection.
ABOUT_INSPECTIONS = JUDGES | NOUNS | {"inspected", "peel", "round", "reports", "inspections", "published"}
# Said of one judgment that is given another grade.
REGRADING = words("downgraded downgrade regraded revised changed changes change from upgraded upgrade")
THAT_YEAR = re.compile(r"\b(?:that|the same) (?:year|round|inspection)\b", re.I)
PARTING = {"while", "whilst", "but", "whereas", "although", "though", ";", "however", "yet"}
# Said beside a bare place name, the sentence is about something else there.
NEARBY = {"in", "near", "at", "around", "across", "from", "of", "outside", "for"}
SCALES = re.compile(
    (
        r"\b(?:scale|grades? (?:run|range|are|go)|(?:run|range)s? from|four grades|five grades|possible "
        r"grades|possible ratings|grading system|grades available)\b"
    ),
    re.I,
)


@lru_cache(maxsize=2)
def finders_of(record: Record) -> tuple[BodyFinder, AreaFinder, GradeFinder]:
    """The names in a record, laid out for reading; once, however many texts are read."""
    return BodyFinder(record), AreaFinder(record), GradeFinder(record)


class ClaimFinder:
    """Reads sentences in order; what one leaves unsaid is taken from those before (`context`)."""

    def __init__(self, record: Record, context: Context) -> None:
        self.record, self.context = record, context
        self.bodies, self.areas, self.grades = finders_of(record)

    def claims(self, sentence: Sentence) -> list[Claim]:
        self.context.begin(sentence.passage)
        bodies = self.bodies.find(sentence, self._body())
        areas, times = self.areas.find(sentence), times_in(sentence, self.record)
        named = tuple(Subject(one.body, one.name) for one in bodies)
        found = list(self._claims(sentence, bodies, areas, times))
        self._note(sentence, named, areas, times, found)
        return found

    def _body(self):
        subject = self.context.subject
        return subject.body if subject else None

    def _note(self, sentence, named, areas, times, found) -> None:
        if not named and OTHER_BODIES.search(sentence.text) and not found:
            self.context.spoke_of_others = True
        subjects = found[-1].subjects if found and named else _first(named)
        self.context.last_year = next((time for time in reversed(times) if time.years), self.context.last_year)
        times = times if found or sentence.known & ABOUT_INSPECTIONS else []
        self.context.note(subjects, areas if found or not self.context.last_areas else [], times)

    def _claims(self, sentence: Sentence, bodies, areas, times) -> Iterator[Claim]:
        candidates, cues = self.grades.candidates(sentence), cues_in(sentence)
        candidates = [one for one in candidates if not _is_of_an_area(sentence, one, areas)]
        superlative = superlative_in(sentence, bodies)
        if not (candidates or cues or superlative) or self._is_about_others(sentence, bodies, areas):
            return
        if _is_about_scales(sentence, candidates, bodies, areas):
            return
        cues = [cue for cue in cues if not any(area.start <= cue.start < area.end for area in areas)]
        strong = [cue for cue in cues if speaks_of(sentence, cue, candidates, areas, bodies)]
        strong += _from_to(sentence, candidates, strong) if bodies or areas or sentence.known & ANAPHORS else []
        full = [cue for cue in strong if not is_weak(cue)]
        grades = [one for one in candidates if is_graded_with(sentence, one, areas, bodies, full)]
        grades = [one for one in candidates if one in grades or (grades and goes_on(sentence, one, grades))]
        strong = [cue for cue in strong if not is_weak(cue) or _has_grade(cue, grades, sentence)]
        base = self._base(sentence, bodies, areas, times)
        if base is None:
            return
        if counted := list(counts_of_bodies(sentence, grades, base, self.record)):
            if any(not is_weak(cue) for cue in strong):
                return
            yield from (self._fitted(claim, areas, times) for claim in counted)
        elif superlative and (grades or superlative.of_grades or strong):
            yield from self._superlative(sentence, superlative, grades, areas, times, base)
        elif counted := list(area_count(sentence, grades, base, areas)):
            yield from (
                replace(self._fitted(replace(claim, times=_told(times)), [], times), areas=()) for claim in counted
            )
        elif not _is_a_path(grades, times) and (moved := _moves(sentence, strong, grades, times, areas)):
            yield from self._changes(sentence, moved, grades, areas, times, base)
        else:
            yield from self._levels(sentence, grades, areas, times, bodies, base)

    def _is_about_others(self, sentence: Sentence, bodies, areas) -> bool:
        if _is_only_there(sentence, bodies) and OTHER_BODIES.search(sentence.text) and not areas:
            return True
        if any(one.body for one in bodies):
            return bool(re.search(r"\b(?:Ofsted|CQC|Care Quality Commission|Estyn|Trading Standards)\b", sentence.text))
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
        subjects = tuple(Subject(one.body, one.name) for one in _leading(sentence, bodies))
        spoken = bool(sentence.known & (ANAPHORS | FIRE | BODY_WORDS) or areas)
        headline = sentence.where == "headline" or len(sentence.words) <= 12
        if not subjects and not (spoken or headline or sentence.known & JUDGES):
            return None
        if not subjects:
            subject = self._sibling(sentence)
            subjects = (subject,) if subject else ()
        kind = next((one.body.kind.code for one in subjects if one.body), _kind(sentence))
        return Claim(
            sentence, Kind.LEVEL, 0, len(sentence.words), subjects,
            programme=self._programme(kind),
            overall=bool(OVERALL.search(sentence.text)), every=bool(EVERY.search(sentence.text)),
            some=bool(SOME.search(sentence.text)), formerly=bool(FORMERLY.search(sentence.text)), kind_code=kind,
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
        kind = _kind(sentence, default="")
        if not kind or subject.body.kind.code == kind:
            return subject
        other = [
            one for one in self.record.bodies if one.kind.code == kind and one.short_name == subject.body.short_name
        ]
        return Subject(other[0]) if other else subject

    # ---- Kinds of claims

    def _levels(self, sentence, grades, areas, times, bodies, base) -> Iterator[Claim]:
        stops = [grade.start for grade in grades]
        told = [time for time in times if time.kind != "earlier" or len(times) == 1]
        for number, grade in enumerate(grades):
            if (
                (grade.negated or grade.name == "none")
                and not _own(areas, stops, number, sentence)
                and grade.name != "none"
                and len(grades) > 1
            ):
                continue
            subjects = base.subjects
            if len(subjects) > 1 and len(grades) > 1:
                subjects = (
                    tuple(Subject(one.body, one.name) for one in _own(bodies, stops, number, sentence)) or subjects[-1:]
                )
            claim = replace(
                base, start=grade.start, end=grade.end, subjects=subjects, grade=grade, denied=grade.negated,
                times=tuple(_own(told, stops, number, sentence)), areas=tuple(_own(areas, stops, number, sentence)),
            )  # fmt: skip
            yield self._fitted(claim, areas, times)

    def _changes(self, sentence, cues: list[Cue], grades, areas, times, base) -> Iterator[Claim]:
        stops, used = [cue.start for cue in cues], set()
        for number, cue in enumerate(cues):
            own, graded, timed = ([*_own(things, stops, number, sentence)] for things in (areas, grades, times))
            if cue.word in ("up", "down") and len(own) > 1:
                own, graded = _just_before(cue, own, graded)
            since, told = _since(_aside(sentence, cue, timed))
            own = [one for one in own if "not" not in sentence.bases[max(0, one.start - 3) : one.start]] or own
            before, after = _ends(sentence, cue, graded, timed, since)
            if base.formerly and after and after.start < cue.start:
                before, after = after, None
            against = (
                base.subjects[1]
                if len(base.subjects) > 1
                and "than" in sentence.known
                and base.subjects[1].body != base.subjects[0].body
                else None
            )
            claim = replace(
                base, kind=Kind.CHANGE, start=cue.start, end=cue.end, areas=tuple(own), times=told, since=since,
                grade=after, grade_before=before, direction=cue.direction, denied=cue.denied, against=against,
                again=cue.word == "again", subjects=base.subjects[:1] if against else base.subjects,
                of_grades=cue.word in REGRADING,
            )  # fmt: skip
            used |= {before, after}
            yield self._fitted(claim, areas, times)
        if left := [grade for grade in grades if grade not in used and len(areas) > 1 and grade.start > stops[-1]]:
            rest = [area for area in areas if area.start > stops[-1]]
            yield from self._levels(sentence, left, rest, times, [], base) if rest else ()

    def _superlative(self, sentence, superlative, grades, areas, times, base) -> Iterator[Claim]:
        since, told = _since(times, strict=True)
        claim = replace(
            base, kind=superlative.kind, start=superlative.start, end=superlative.end,
            grade=grades[0] if grades else superlative.as_grade(), areas=tuple(areas), times=told, since=since,
            ever=superlative.ever and since is None, number=superlative.number, direction=superlative.direction,
            denied=superlative.never,
        )  # fmt: skip
        yield self._fitted(claim, areas, times)

    def _fitted(self, claim: Claim, areas, times) -> Claim:
        """With what the sentence leaves unsaid."""
        if not claim.areas and not claim.overall and not claim.every:
            claim = replace(claim, areas=tuple(areas) or self.context.mentions)
        if (
            self.context.last_year
            and not any(time.kind in ("span", "year") for time in times)
            and THAT_YEAR.search(claim.sentence.text)
        ):
            return replace(claim, times=(self.context.last_year,))
        if not claim.times and claim.since is None and claim.kind != Kind.CHANGE:
            told = tuple(time for time in times if not time.is_from)[:1]
            claim = replace(
                claim,
                times=told or (self.context.times if claim.kind != Kind.SUPERLATIVE or self.context.times else ()),
            )
        elif not claim.times and claim.kind == Kind.CHANGE:
            told = tuple(time for time in self.context.times if not claim.since or time.order > claim.since.order)
            claim = replace(claim, times=told)
        return claim


def _told(times) -> tuple:
    return tuple(time for time in times if not time.is_from and time.kind != "earlier")[:1]


def _first(named: tuple[Subject, ...]) -> tuple[Subject, ...]:
    return tuple(one for one in named if one.body)[:1]


def _is_only_there(sentence: Sentence, bodies) -> bool:
    """Whether bodies are named only as places: “the restaurant in Durham”."""
    if not bodies or sentence.known & {"police", "constabulary", "force", "forces", "fire", "hmicfrs", "hmic"}:
        return False
    return all(one.start and sentence.bases[one.start - 1] in NEARBY for one in bodies)


def _leading(sentence: Sentence, bodies):
    """The bodies that a sentence is about; each once."""
    seen, found = set(), []
    for one in bodies:
        key = one.body or one.name
        if key not in seen:
            seen.add(key)
            found.append(one)
    return found


def _kind(sentence: Sentence, default: str = "police_force") -> str:
    if FIRE & sentence.known:
        return "fire_service"
    return "police_force" if sentence.known & {"police", "constabulary", "force", "forces"} else default


def _is_of_an_area(sentence: Sentence, grade: GradeMention, areas) -> bool:
    """“Good use of resources” is an area and no grade."""
    return sentence.bases[grade.start] == "good" and sentence.bases[grade.end : grade.end + 2] == ("use", "of")


def _is_about_scales(sentence: Sentence, grades, bodies, areas) -> bool:
    names = {grade.name for grade in grades}
    if len(names) >= 4 and not any(one.body for one in bodies) and not areas:
        return True
    return bool(SCALES.search(sentence.text)) and not any(one.body for one in bodies) and not areas and len(names) >= 2


def _has_grade(cue: Cue, grades, sentence: Sentence) -> bool:
    return bool(grades) or cue.word in ("same", "unchanged", "no", "lost", "regained")


def _is_a_path(grades, times) -> bool:
    """Three grades of three years and more: each is a claim of its own."""
    return len(grades) == len(times) >= 3


def _from_to(sentence: Sentence, grades, cues) -> list[Cue]:
    """“From adequate to requires improvement” is a change, whatever the verb."""
    for one, two in pairwise(grades):
        before, between = sentence.bases[max(0, one.start - 3) : one.start], sentence.bases[one.end : two.start]
        if (
            not any(not is_weak(cue) for cue in cues)
            and "from" in before
            and "to" in between
            and two.start - one.end < 9
            and not is_supposed(sentence.bases, one.start)
        ):
            return [Cue(one.start, two.end, CHANGED, word="from")]
    return []


def _moves(sentence: Sentence, cues: list[Cue], grades, times, areas) -> list[Cue]:
    """The cues that each make a claim: of several, weak ones stand back, and those without an end of their own."""
    full = [cue for cue in cues if not is_weak(cue)]
    if full and (parted := [cue for cue in cues if is_weak(cue) and _clause([full[0].start, cue.start], 1, sentence)]):
        return sorted((full[0], parted[0]), key=lambda cue: cue.start)
    if not full:
        told = [time for time in times if not time.is_from]
        return [] if grades and (len(told) > 1 or len(grades) > 1) else cues[:1]
    if len(full) > 1 and len(areas) <= 1 and len(grades) <= 2:
        told = next((cue.direction for cue in full if cue.direction != CHANGED), CHANGED)
        return [replace(full[-1], direction=told)]
    found = []
    for cue in full:
        if found and (cue.word in ("up", "down") or cue.start - found[-1].end <= 3):
            continue
        found.append(cue)
    return found


def _own(things, stops: list[int], number: int, sentence: Sentence) -> list:
    """Which of the things named belong to the claim at `stops[number]`: those after it, or before, as it runs."""
    if len(stops) == 1:
        return list(things)
    start, before = stops[number], stops[number - 1] if number else -1
    if clause := _clause(stops, number, sentence):
        inside = [one for one in things if clause[0] <= one.start < clause[1]]
        within = [stop for stop in stops if clause[0] <= stop < clause[1]]
        if inside:
            return _own(inside, within, within.index(start), sentence) if len(within) < len(stops) else inside
    after = stops[number + 1] if number + 1 < len(stops) else len(sentence.words)
    forward = [one for one in things if start < one.start < after]
    backward = [one for one in things if before < one.start < start]
    runs_back = not any(one.start > stops[-1] for one in things)
    own = (backward or forward) if runs_back else (forward or backward)
    return own or [one for one in things if one.start < start][-1:]


def _clause(stops: list[int], number: int, sentence: Sentence) -> tuple[int, int] | None:
    """Where the claim's clause begins and ends, if a conjunction parts it from its neighbours."""
    left, right = 0, len(sentence.words)
    for place, base in enumerate(sentence.bases):
        if base in PARTING and place < stops[number] and any(stop < place for stop in stops):
            left = place
        elif base in PARTING and place > stops[number] and any(stop > place for stop in stops):
            right = min(right, place)
    return (left, right) if left or right < len(sentence.words) else None


def _just_before(cue: Cue, areas, grades):
    """“Good for efficiency, up from …”: what stands just before the words, and the grade that comes after them."""
    last = next((grade for grade in reversed(grades) if grade.end <= cue.start), None)
    near = [area for area in areas if (last.start if last else 0) <= area.start < cue.start] or areas[-1:]
    return near, [grade for grade in grades if grade is last or cue.start <= grade.start <= cue.end + 6]


def _aside(sentence: Sentence, cue: Cue, times):
    """A time in an aside before the verb is when it was otherwise: “X, inadequate in 2016, rose a step”."""
    place = cue.start - 1
    while place > 0 and sentence.bases[place] in PASSED:
        place -= 1
    if place <= 0 or sentence.bases[place] != "," or "," not in sentence.bases[:place]:
        return times
    begins = place - 1 - sentence.bases[:place][::-1].index(",")
    return [replace(time, is_from=True) if begins < time.start < place else time for time in times]


def _since(times, *, strict: bool = False):
    """What a change is counted from, and when it was seen."""
    from_ = [time for time in times if time.is_from]
    told = [time for time in times if not time.is_from]
    fixed = [time for time in told if time.kind != "earlier"]
    if not from_ and len(fixed) > 1 and not strict:
        fixed = sorted(fixed, key=lambda time: time.order)
        return fixed[0], (fixed[-1],)
    since = next((time for time in from_ if time.kind != "earlier"), None)
    since = since or next((time for time in (*from_, *told) if time.kind == "earlier"), None)
    return since, tuple(fixed[-1:])


def _ends(sentence: Sentence, cue: Cue, grades, times, since) -> tuple[GradeMention | None, GradeMention | None]:
    """The grades that a change is said to go from and to."""
    before = after = None
    for grade in grades:
        dated = since and grade.end <= since.start < cue.start and since.start - grade.end < 10
        if dated or _is_start(sentence, grade, cue, times):
            before = before or grade
        else:
            after = after or grade
    return (after, None) if cue.direction == SAME and cue.denied else (before, after)


def _is_start(sentence: Sentence, grade: GradeMention, cue: Cue, times) -> bool:
    lead = [word.base for word in sentence.words[max(0, grade.start - 5) : grade.start] if not word.is_mark]
    if cue.word == "lost" or cue.word in ("stripped", "loses", "losing", "shed"):
        return True
    if "to" in lead[-2:] or cue.direction == SAME:
        return False
    if {"from", "than", "below", "above"} & set(lead[-4:]) and "to" not in lead[-3:]:
        return True
    return "when" in sentence.bases[max(0, grade.start - 8) : grade.start] and any(
        time.is_from and time.start < grade.start for time in times
    )


__all__ = ["NOUNS", "AreaMention", "ClaimFinder"]
