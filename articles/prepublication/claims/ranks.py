"""Superlatives and counts: a grade among a body's earlier ones, or among those of all bodies."""

from collections import Counter
from dataclasses import dataclass, replace

from inspections.models import Area, Body, Programme

from .changes import moved
from .claim import Answer, Claim, State, Subject, kindest, worst
from .levels import answer_area, answer_level, grade_name
from .movement import DOWN, UP
from .record import Record
from .when import of_kind, programmes_at, programmes_meant
from .wording import cannot_be_compared, found, graded, in_words, listed, round_of, summary, top_areas

YES, NO, UNKNOWN, APART = State.SUPPORTED, State.CONTRADICTED, State.NOT_IN_RECORD, State.NOT_COMPARABLE
# Of so many bodies must the grade be held before a count of the record can stand for all of them.
MOSTLY_HELD = 0.9
CLOSE = 0.05


@dataclass(frozen=True)
class Column:
    """One area of one programme over all its bodies."""

    counts: Counter
    held: int
    bodies: int

    @property
    def missing(self) -> int:
        return self.bodies - self.held

    @property
    def is_mostly_held(self) -> bool:
        return self.bodies > 0 and self.held >= MOSTLY_HELD * self.bodies


def column_of(area: Area, record: Record) -> Column:
    bodies = record.counted_bodies(area.programme)
    versions = [version for body in bodies if (version := record.version(body, area)) is not None]
    counts = Counter(version.grade.name for version in versions if version.grade_id)
    return Column(counts, len(versions), len(bodies))


def in_column(name: str, area: Area, column: Column) -> str:
    """“12 of the 41 forces whose grade we hold were graded requires improvement …”"""
    number, graded = column.counts[name], column.counts.total()
    counted = f"{number} of the {graded} {area.programme.body_kind.plural} whose grade we hold"
    was = "was" if number == 1 else "were"
    label, of_all = area.label.split(" (")[0].lower(), f" ({column.bodies} are counted in all)"
    said = f"{counted} {was} graded ‘{name}’ for {label} in {round_of(area.programme)}"
    return said + (of_all if column.bodies != graded else "") + "."


# ---- How many bodies


def answer_count(claim: Claim, record: Record) -> Answer:
    programmes = _programmes(claim, record)
    readings = []
    for programme in programmes:
        areas = [area for mention in claim.areas if (area := mention.inside(programme))]
        if areas:
            readings.append(worst([_count(claim, area, record) for area in dict.fromkeys(areas)]))
        elif not claim.areas:
            readings += [_count(claim, area, record) for area in top_areas(programme, record)]
    if not readings:
        return Answer(UNKNOWN, "The record has no such grades to count.", "")
    return kindest(readings)


def _programmes(claim: Claim, record: Record) -> list[Programme]:
    if claim.times:
        return [
            one for time in claim.times[:1] for one in programmes_at(time, record, claim.kind_code, None, claim.areas)
        ]
    if claim.programme:
        return [claim.programme]
    fitting = [one for one in of_kind(record, claim.kind_code) if any(mention.inside(one) for mention in claim.areas)]
    with_any = [one for one in fitting if any(record.area(area).programme_id == one.pk for _, area in record.versions)]
    return (with_any or fitting)[:1]


def _count(claim: Claim, area: Area, record: Record) -> Answer:
    column = column_of(area, record)
    names = [grade.name for grade in area.programme.scale.grades.all()]
    name = grade_name(claim.grade.name, names)
    said = in_column(name, area, column)
    if name not in names:
        return Answer(NO, f"“{name}” is no grade of {round_of(area.programme)}.")
    if not column.held:
        said = f"We hold no grade {area.label.lower()} in {round_of(area.programme)} of any of the {column.bodies}."
        return Answer(UNKNOWN, said, said)
    return _compare(claim, column.counts[name], column, said)


def _compare(claim: Claim, number: int, column: Column, said: str) -> Answer:
    most, graded = number + column.missing, column.counts.total()
    if claim.share:
        return _compare_share(claim, number, most, column, said)
    if claim.out_of and claim.out_of not in (graded, column.bodies, column.held):
        return Answer(NO, said, said)
    if claim.number == number and (column.is_mostly_held or claim.out_of == graded):
        return Answer(YES, said)
    if claim.number < number or claim.number > most or (column.is_mostly_held and claim.number != number):
        return Answer(NO, said, said)
    return Answer(UNKNOWN, said, said)


def _compare_share(claim: Claim, number: int, most: int, column: Column, said: str) -> Answer:
    share = number / max(1, column.counts.total())
    tests = {
        "none": (number == 0, number > 0),
        "no other": (number <= 1, number > 1),
        "all": (number == column.counts.total() == column.held, number < column.held),
        "most": (share > 0.5, most <= column.bodies / 2),
        "fewer": (share < 0.5, number >= column.bodies / 2),
        "about": (abs(share - claim.number) <= CLOSE, column.is_mostly_held),
    }
    holds, fails = tests[claim.share]
    if holds and column.is_mostly_held:
        return Answer(YES, said)
    return Answer(NO, said, said) if fails or (column.is_mostly_held and not holds) else Answer(UNKNOWN, said, said)


# ---- The only one, one of two


def answer_only(claim: Claim, record: Record) -> Answer:
    counted = replace(claim, number=claim.number or 1)
    if not claim.subjects or not any(subject.body for subject in claim.subjects):
        return answer_count(counted, record)
    if not claim.areas:
        return answer_level(claim, record)
    own = answer_level(claim, record)
    if own.state != YES:
        return own
    body = next(subject.body for subject in claim.subjects if subject.body)
    return answer_count(replace(counted, programme=_programme(claim, body, record), kind_code=body.kind.code), record)


def _programme(claim: Claim, body: Body, record: Record) -> Programme | None:
    programmes = programmes_meant(claim, claim.times[0] if claim.times else None, record, body)
    return programmes[0] if programmes else None


# ---- The worst since, the first


def answer_superlative(claim: Claim, record: Record) -> Answer:
    if not claim.subjects:
        return Answer(UNKNOWN, "The sentence does not say which body it is about.")
    return worst([_of_subject(claim, subject, record) for subject in claim.subjects])


def _of_subject(claim: Claim, subject: Subject, record: Record) -> Answer:
    body = subject.body
    if body is None:
        return Answer(
            UNKNOWN, f"The record has no body called {subject.name}.", f"We hold no record of {subject.name}."
        )
    if claim.denied:
        return _never(claim, body, record)
    times = [time for time in claim.times if claim.since is None or time != claim.since] or [None]
    programmes = programmes_meant(claim, times[-1], record, body)
    if not programmes and body.kind.code != "police_force":
        programmes = of_kind(record, body.kind.code)[:1]
    if not programmes:
        return Answer(UNKNOWN, f"We hold no judgment of {body.name}.", f"We hold no judgment of {body.name}.")
    return kindest([_in_programme(claim, body, programme, record) for programme in programmes])


def _never(claim: Claim, body: Body, record: Record) -> Answer:
    """“Has never been rated …”: one such grade is enough against it, and the record does not reach back for ever."""
    areas = {area.pk for mention in claim.areas for area in mention.areas}
    for (of, area), versions in record.versions.items():
        scale = [grade.name for grade in record.area(area).programme.scale.grades.all()]
        for version in versions if of == body.pk and (area in areas or not areas) else ():
            if version.grade_id and claim.grade and version.grade.name == grade_name(claim.grade.name, scale):
                return Answer(NO, f"{graded(body, version, record)}.", f"{graded(body, version, record)}.")
    return Answer(UNKNOWN, f"We hold no such grade of {body.name}; our record does not hold every inspection.", "")


def _in_programme(claim: Claim, body: Body, programme: Programme, record: Record) -> Answer:
    areas = [area for mention in claim.areas if (area := mention.inside(programme))]
    earlier = _range(claim, programme, body, record)
    apart = next((one for one in earlier if not programme.compares_with(one)), None)
    version = record.version(body, areas[0]) if areas else None
    if apart:
        said = cannot_be_compared(body, programme, apart, version, record)
        return Answer(
            APART, f"That would set {round_of(programme)} beside {round_of(apart)}, which are not compared.", said
        )
    if not areas:
        if claim.areas:
            return Answer(UNKNOWN, f"{round_of(programme)} gives no such grade.", summary(body, programme, record))
        return Answer(NO, "There is no overall grade: say for which area.", summary(body, programme, record))
    return worst([_in_area(claim, body, area, earlier, record) for area in areas])


def _range(claim: Claim, programme: Programme, body: Body, record: Record) -> list[Programme]:
    """The earlier programmes that the claim speaks of."""
    earlier = record.before(programme)
    if claim.since and claim.since.kind != "earlier":
        starts = programmes_at(claim.since, record, body.kind.code, body, claim.areas)
        first = min((record.when(one) for one in starts), default=None)
        return [one for one in earlier if first is None or record.when(one) >= first]
    return earlier


def _in_area(claim: Claim, body: Body, area: Area, earlier: list[Programme], record: Record) -> Answer:
    own = _own(claim, body, area, record)
    if own.state != YES:
        return own
    version = record.version(body, area)
    chain = {one.programme_id: one for one in record.chain(area)[1:]}
    start = earlier[-1] if claim.since and earlier else None
    between = [one for one in earlier if one != start]
    held = [(one, record.version(body, chain[one.pk])) for one in between if one.pk in chain]
    if against := next((row for row in held if _is_graded(row[1]) and _disproves(claim, version, row[1])), None):
        said = f"{graded(body, version, record)}, and ‘{against[1].grade.name}’ in {round_of(against[0])}."
        return Answer(NO, said, said)
    unlinked = [one for one in between if one.pk not in chain]
    if claim.since and unlinked:
        said = cannot_be_compared(body, area.programme, unlinked[0], version, record)
        return Answer(APART, f"The record links no area of {round_of(unlinked[0])} with this one.", said)
    return _as_far_as_held(claim, graded(body, version, record), area.programme, held)


def _as_far_as_held(claim: Claim, said: str, programme: Programme, held) -> Answer:
    """Nothing speaks against it: it holds if every grade is held that it speaks of."""
    if missing := [one for one, old in held if not _is_graded(old)]:
        said = f"{said}. We hold no grade of {listed([round_of(one) for one in missing])}."
        return Answer(UNKNOWN, said, said)
    if claim.since:
        return Answer(YES, f"{said}.")
    said = f"{said}. Our record of it begins with {round_of(held[-1][0] if held else programme)}."
    return Answer(UNKNOWN, said, said)


def _is_graded(version) -> bool:
    return bool(version and version.grade_id)


def _own(claim: Claim, body: Body, area: Area, record: Record) -> Answer:
    """Whether the body has the grade that is said to be the worst or the first."""
    if claim.grade and claim.grade.name not in ("best", "worst"):
        return answer_area(replace(claim, denied=False), body, area, record)
    version = record.version(body, area)
    said = found(body, area, version, record) + "."
    return Answer(YES, said) if version and version.grade_id else Answer(UNKNOWN, said, said)


def _disproves(claim: Claim, new, old) -> bool:
    """Whether an earlier grade shows that it is not the worst, the best or the first."""
    way = moved(old, new)
    if claim.direction == DOWN:
        return way != DOWN
    if claim.direction == UP:
        return way != UP
    return old.grade.name == new.grade.name


# ---- In how many areas


def answer_area_count(claim: Claim, record: Record) -> Answer:
    body = next((subject.body for subject in claim.subjects if subject.body), None)
    if body is None or not record.programmes_of(body):
        return answer_level(claim, record)
    programmes = programmes_meant(claim, claim.times[0] if claim.times else None, record, body)
    if not programmes:
        return Answer(UNKNOWN, f"We hold no such inspection of {body.name}.", "")
    return kindest([_areas_with(claim, body, programme, record) for programme in programmes])


def _areas_with(claim: Claim, body: Body, programme: Programme, record: Record) -> Answer:
    areas = top_areas(programme, record)
    rows = [version for area in areas if (version := record.version(body, area))]
    names = [grade.name for grade in programme.scale.grades.all()]
    name = grade_name(claim.grade.name, names)
    number = sum(
        1
        for row in rows
        if (row.outcome_in_words == "not graded" if name == "none" else row.grade_id and row.grade.name == name)
    )
    said = summary(body, programme, record)
    if not rows:
        said = f"We hold no judgment of {body.name} in {round_of(programme)}."
        return Answer(UNKNOWN, said, said)
    reason = f"We hold ‘{name}’ in {in_words(number)} of {in_words(len(rows))} areas of {round_of(programme)}."
    expected = [area for area in areas if area.graded == Area.Graded.ALWAYS]
    whole = len(rows) >= len(expected)
    if claim.number == number:
        return Answer(YES, reason) if whole or number else Answer(UNKNOWN, reason, said)
    return Answer(NO if number > claim.number or whole else UNKNOWN, reason, said)
