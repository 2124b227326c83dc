"""Superlatives: a grade among a body's earlier ones."""

from dataclasses import replace

from articles.claims.claim import Claim, ClaimVerdict, State, most_favourable, worst
from articles.claims.reading.change_words import DOWN, UP
from articles.claims.record import Record
from inspections.models import Area, Body, Programme

from .changes import moved
from .each_body import answer_for_each_body
from .levels import answer_area, grade_name
from .programme_meant import programmes_at, programmes_meant
from .wording import cannot_be_compared, graded_in_words, held_in_words, listed, round_name, summary

YES, NO, UNKNOWN, APART = State.SUPPORTED, State.CONTRADICTED, State.NOT_IN_RECORD, State.NOT_COMPARABLE


def answer_superlative(claim: Claim, record: Record) -> ClaimVerdict:
    return answer_for_each_body(claim, record, _of_body)


def _of_body(claim: Claim, body: Body, record: Record) -> ClaimVerdict:
    if claim.denied:
        return _never(claim, body, record)
    times = [time for time in claim.times if claim.since is None or time != claim.since] or [None]
    programmes = programmes_meant(claim, times[-1], record, body)
    if not programmes:
        return ClaimVerdict(UNKNOWN, f"We hold no judgment of {body.name}.", f"We hold no judgment of {body.name}.")
    return most_favourable([_in_programme(claim, body, programme, record) for programme in programmes])


def _never(claim: Claim, body: Body, record: Record) -> ClaimVerdict:
    """“Has never been rated …”: one such grade is enough against it, and the record does not reach back for ever."""
    areas = {area.pk for mention in claim.areas for area in mention.areas}
    for (of, area), versions in record.versions.items():
        scale = [grade.name for grade in record.area(area).programme.scale.grades.all()]
        for version in versions if of == body.pk and (area in areas or not areas) else ():
            if version.grade_id and claim.grade and version.grade.name == grade_name(claim.grade.name, scale):
                return ClaimVerdict(
                    NO, f"{graded_in_words(body, version, record)}.", f"{graded_in_words(body, version, record)}."
                )
    return ClaimVerdict(
        UNKNOWN, f"We hold no such grade of {body.name}; our record does not hold every inspection.", ""
    )


def _in_programme(claim: Claim, body: Body, programme: Programme, record: Record) -> ClaimVerdict:
    areas = [area for mention in claim.areas if (area := mention.inside(programme))]
    earlier = _range(claim, programme, body, record)
    apart = next((one for one in earlier if not programme.compares_with(one)), None)
    version = record.version(body, areas[0]) if areas else None
    if apart:
        said = cannot_be_compared(body, programme, apart, version, record)
        return ClaimVerdict(
            APART,
            f"That would set {round_name(programme)} beside {round_name(apart)}, which are not compared.",
            said,
        )
    if not areas:
        if claim.areas:
            return ClaimVerdict(
                UNKNOWN, f"{round_name(programme)} gives no such grade.", summary(body, programme, record)
            )
        return ClaimVerdict(
            NO, "There is no overall grade: say for which area.", summary(body, programme, record), lacks_area=True
        )
    return worst([_in_area(claim, body, area, earlier, record) for area in areas])


def _range(claim: Claim, programme: Programme, body: Body, record: Record) -> list[Programme]:
    """The earlier programmes that the claim speaks of."""
    earlier = record.before(programme)
    if claim.since and claim.since.kind != "earlier":
        starts = programmes_at(claim.since, record, body.kind.code, body, claim.areas)
        first = min((record.when(one) for one in starts), default=None)
        return [one for one in earlier if first is None or record.when(one) >= first]
    return earlier


def _in_area(claim: Claim, body: Body, area: Area, earlier: list[Programme], record: Record) -> ClaimVerdict:
    own = _own(claim, body, area, record)
    if own.state != YES:
        return own
    version = record.version(body, area)
    chain = {one.programme_id: one for one in record.chain(area)[1:]}
    start = earlier[-1] if claim.since and earlier else None
    between = [one for one in earlier if one != start]
    held = [(one, record.version(body, chain[one.pk])) for one in between if one.pk in chain]
    if against := next((row for row in held if _is_graded(row[1]) and _disproves(claim, version, row[1])), None):
        said = f"{graded_in_words(body, version, record)}, and ‘{against[1].grade.name}’ in {round_name(against[0])}."
        return ClaimVerdict(NO, said, said)
    unlinked = [one for one in between if one.pk not in chain]
    if claim.since and unlinked:
        said = cannot_be_compared(body, area.programme, unlinked[0], version, record)
        return ClaimVerdict(APART, f"The record links no area of {round_name(unlinked[0])} with this one.", said)
    return _as_far_as_held(claim, graded_in_words(body, version, record), area.programme, held)


def _as_far_as_held(claim: Claim, said: str, programme: Programme, held) -> ClaimVerdict:
    """Nothing speaks against it: it holds if every grade is held that it speaks of."""
    if missing := [one for one, old in held if not _is_graded(old)]:
        said = f"{said}. We hold no grade of {listed([round_name(one) for one in missing])}."
        return ClaimVerdict(UNKNOWN, said, said)
    if claim.since:
        return ClaimVerdict(YES, f"{said}.")
    said = f"{said}. Our record of it begins with {round_name(held[-1][0] if held else programme)}."
    return ClaimVerdict(UNKNOWN, said, said)


def _is_graded(version) -> bool:
    return bool(version and version.grade_id)


def _own(claim: Claim, body: Body, area: Area, record: Record) -> ClaimVerdict:
    """Whether the body has the grade that is said to be the worst or the first."""
    if claim.grade and claim.grade.name not in ("best", "worst"):
        return answer_area(replace(claim, denied=False), body, area, record)
    version = record.version(body, area)
    said = held_in_words(body, area, version, record) + "."
    return ClaimVerdict(YES, said) if version and version.grade_id else ClaimVerdict(UNKNOWN, said, said)


def _disproves(claim: Claim, new, old) -> bool:
    """Whether an earlier grade shows that it is not the worst, the best or the first."""
    way = moved(old, new)
    if claim.direction == DOWN:
        return way != DOWN
    if claim.direction == UP:
        return way != UP
    return old.grade.name == new.grade.name
