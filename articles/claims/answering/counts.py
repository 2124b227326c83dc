"""A grade among those of all bodies, or among those of one body: how often it was given."""

from collections import Counter
from dataclasses import dataclass, replace

from articles.claims.claim import Claim, ClaimVerdict, State, most_favourable, worst
from articles.claims.record import Record
from inspections.models import Area, Body, Programme

from .levels import answer_level, grade_name
from .programme_meant import programmes_at, programmes_meant
from .wording import at_area, number_in_words, round_name, summary, top_areas

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


def count_column(area: Area, record: Record) -> Column:
    bodies = record.counted_bodies(area.programme)
    versions = [version for body in bodies if (version := record.version(body, area)) is not None]
    counts = Counter(version.grade.name for version in versions if version.grade_id)
    return Column(counts, len(versions), len(bodies))


def in_column(name: str, area: Area, column: Column) -> str:
    """“12 of the 41 forces whose grade we hold were graded requires improvement …”"""
    number, graded = column.counts[name], column.counts.total()
    counted = f"{number} of the {graded} {area.programme.body_kind.plural} whose grade we hold"
    said = (
        f"{counted} {'was' if number == 1 else 'were'} graded ‘{name}’ {at_area(area)} in {round_name(area.programme)}"
    )
    return said + (f" ({column.bodies} are counted in all)" if column.bodies != graded else "") + "."


def otherwise(said: str, column: Column) -> ClaimVerdict:
    """The record’s number, which may be printed where the grade of every body is held."""
    is_whole = column.bodies == column.counts.total()
    return ClaimVerdict(NO, said, said.replace(" whose grade we hold", "") if is_whole else "")


# ---- How many bodies


def answer_count(claim: Claim, record: Record) -> ClaimVerdict:
    programmes = _programmes(claim, record)
    readings = []
    for programme in programmes:
        areas = [area for mention in claim.areas if (area := mention.inside(programme))]
        if areas:
            readings.append(worst([_count(claim, area, record) for area in dict.fromkeys(areas)]))
        elif not claim.areas:
            readings += [_count(claim, area, record) for area in top_areas(programme, record)]
    if not readings:
        return ClaimVerdict(UNKNOWN, "The record has no such grades to count.", "")
    return most_favourable(readings)


def _programmes(claim: Claim, record: Record) -> list[Programme]:
    if claim.times:
        return [
            one for time in claim.times[:1] for one in programmes_at(time, record, claim.kind_code, None, claim.areas)
        ]
    return programmes_meant(claim, None, record, None)


def _count(claim: Claim, area: Area, record: Record) -> ClaimVerdict:
    column = count_column(area, record)
    names = [grade.name for grade in area.programme.scale.grades.all()]
    name = grade_name(claim.grade.name, names)
    said = in_column(name, area, column)
    if name not in names:
        return ClaimVerdict(NO, f"“{name}” is no grade of {round_name(area.programme)}.")
    if not column.held:
        said = f"We hold no grade {area.label.lower()} in {round_name(area.programme)} of any of the {column.bodies}."
        return ClaimVerdict(UNKNOWN, said, said)
    return _compare(claim, column.counts[name], column, said)


def _compare(claim: Claim, number: int, column: Column, said: str) -> ClaimVerdict:
    most, graded = number + column.missing, column.counts.total()
    if claim.share:
        return _compare_share(claim, number, most, column, said)
    if claim.out_of and claim.out_of not in (graded, column.bodies, column.held):
        return otherwise(said, column)
    if claim.number == number and (column.is_mostly_held or claim.out_of == graded):
        return ClaimVerdict(YES, said)
    if claim.number < number or claim.number > most or (column.is_mostly_held and claim.number != number):
        return otherwise(said, column)
    return ClaimVerdict(UNKNOWN, said)


def _compare_share(claim: Claim, number: int, most: int, column: Column, said: str) -> ClaimVerdict:
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
        return ClaimVerdict(YES, said)
    return otherwise(said, column) if fails or (column.is_mostly_held and not holds) else ClaimVerdict(UNKNOWN, said)


# ---- The only one, one of two


def answer_only(claim: Claim, record: Record) -> ClaimVerdict:
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


# ---- In how many areas


def answer_area_count(claim: Claim, record: Record) -> ClaimVerdict:
    body = next((subject.body for subject in claim.subjects if subject.body), None)
    if body is None or not record.programmes_of(body):
        return answer_level(claim, record)
    programmes = programmes_meant(claim, claim.times[0] if claim.times else None, record, body)
    if not programmes:
        return ClaimVerdict(UNKNOWN, f"We hold no such inspection of {body.name}.", "")
    return most_favourable([_areas_with(claim, body, programme, record) for programme in programmes])


def _areas_with(claim: Claim, body: Body, programme: Programme, record: Record) -> ClaimVerdict:
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
        said = f"We hold no judgment of {body.name} in {round_name(programme)}."
        return ClaimVerdict(UNKNOWN, said, said)
    reason = (
        f"Of {number_in_words(len(rows))} {'areas' if len(rows) > 1 else 'area'} of {round_name(programme)} "
        "that we hold, "
        f"{number_in_words(number) if number else 'none'} {'is' if number <= 1 else 'are'} graded ‘{name}’."
    )
    expected = [area for area in areas if area.graded == Area.Graded.ALWAYS]
    whole = len(rows) >= max(len(expected), claim.out_of or 0) and not _has_questions(programme, claim, record)
    if claim.number == number:
        return ClaimVerdict(YES, reason) if whole or number else ClaimVerdict(UNKNOWN, reason, said)
    has_more = number > claim.number and not _has_questions(programme, claim, record)
    return ClaimVerdict(NO if has_more or whole else UNKNOWN, reason, said)


def _has_questions(programme: Programme, claim: Claim, record: Record) -> bool:
    """Whether “areas” may be the questions below the pillars, of which we hold few."""
    if "pillars" in claim.sentence.known or (claim.out_of or 0) == len(top_areas(programme, record)):
        return False
    return any(area.parent_id for area in record.areas_in(programme))
