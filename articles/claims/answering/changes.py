"""Did the grade go up or down? Only along linked areas, and only inside one comparability group."""

from dataclasses import replace

from articles.claims.claim import Claim, ClaimVerdict, State, most_favourable, worst
from articles.claims.reading.change_words import CHANGED, DOWN, SAME, UP
from articles.claims.record import Record, graded_versions
from articles.prose.times import TimeKind
from inspections.models import Area, Body, JudgmentVersion, Programme

from .each_body import answer_for_each_body
from .levels import grade_name
from .programme_meant import later_not_held, programmes_at, programmes_meant
from .wording import cannot_be_compared, graded_in_words, held_in_words, on_day, round_name, summary, top_areas

YES, NO, UNKNOWN, APART = State.SUPPORTED, State.CONTRADICTED, State.NOT_IN_RECORD, State.NOT_COMPARABLE


def answer_change(claim: Claim, record: Record) -> ClaimVerdict:
    return answer_for_each_body(claim, record, _of_body)


def _of_body(claim: Claim, body: Body, record: Record) -> ClaimVerdict:
    if claim.against:
        return _between_bodies(claim, body, record)
    newer = _newer(claim, body, record)
    if not newer:
        return ClaimVerdict(UNKNOWN, f"We hold no judgment of {body.name}.", f"We hold no judgment of {body.name}.")
    held = record.programmes_of(body)
    dated = claim.times or claim.programme or (claim.since and claim.since.kind != TimeKind.EARLIER)
    if held and newer[0] not in held and not dated:
        return ClaimVerdict(UNKNOWN, later_not_held(claim, record, body))
    readings = []
    for programme in newer:
        if again := _regraded(claim, body, programme, record):
            return again
        for older in _older(claim, body, programme, record):
            if older != programme:
                readings.append(_between(claim, body, programme, older, record))
    return most_favourable(readings) if readings else _nothing_since(claim, body, newer[0], record)


def _nothing_since(claim: Claim, body: Body, last: Programme, record: Record) -> ClaimVerdict:
    """The newest that we hold is what the claim counts from: what came after decides."""
    series = record.series(last)
    later = [
        one
        for one in series[series.index(last) + 1 :]
        if str(one.first_published_on) and str(one.first_published_on) <= record.as_of.isoformat()
    ]
    if later and not later[0].compares_with(last):
        return _apart(claim, body, later[0], last, record)
    areas = [area for mention in claim.areas if (area := mention.inside(later[0] if later else last))]
    said = (
        held_in_words(body, areas[0], record.version(body, areas[0]), record) + "."
        if areas
        else f"We hold no inspection of {body.name} after {round_name(last)}."
    )
    return ClaimVerdict(UNKNOWN, said, said)


def _newer(claim: Claim, body: Body, record: Record) -> list[Programme]:
    if claim.times:
        return programmes_at(claim.times[-1], record, body.kind.code, body, claim.areas)
    return programmes_meant(claim, None, record, body)


def _older(claim: Claim, body: Body, newer: Programme, record: Record) -> list[Programme | None]:
    """What the claim sets it against: the programmes it names; None for “the one before”."""
    if claim.since and claim.since.kind != TimeKind.EARLIER:
        return programmes_at(claim.since, record, body.kind.code, body, claim.areas)
    return [None]


# ---- Two programmes


def _between(claim: Claim, body: Body, newer: Programme, older: Programme | None, record: Record) -> ClaimVerdict:
    if older and record.when(older) > record.when(newer):
        turned = {UP: DOWN, DOWN: UP}.get(claim.direction, claim.direction)
        swapped = replace(claim, direction=turned, grade=claim.grade_before, grade_before=claim.grade)
        return _between(swapped, body, older, newer, record)
    if older and not newer.compares_with(older):
        return _apart(claim, body, newer, older, record)
    areas = [area for mention in claim.areas if (area := mention.inside(newer))]
    if claim.areas and not areas:
        return _not_there(claim, body, newer, older, record)
    if areas:
        return worst([_in_area(claim, body, area, older, record) for area in dict.fromkeys(areas)])
    return _as_a_whole(claim, body, newer, older, record)


def _not_there(claim: Claim, body: Body, newer: Programme, older, record: Record) -> ClaimVerdict:
    before = record.before(newer)
    if before and not newer.compares_with(before[0]):
        return _apart(claim, body, newer, before[0], record)
    reason = f"{round_name(newer)} gives no such grade."
    return ClaimVerdict(UNKNOWN, reason, summary(body, newer, record))


def _apart(claim: Claim, body: Body, newer: Programme, older: Programme | None, record: Record) -> ClaimVerdict:
    area = next((area for mention in claim.areas if (area := mention.inside(newer))), None)
    version = record.version(body, area) if area else None
    said = cannot_be_compared(body, newer, older, version, record)
    against = f" with those of {round_name(older)}" if older else ""
    return ClaimVerdict(APART, f"Grades of {round_name(newer)} are not compared{against} in the record.", said)


def _in_area(claim: Claim, body: Body, area: Area, older: Programme | None, record: Record) -> ClaimVerdict:
    chain = record.chain(area)
    if older is None:
        earlier = chain[1] if len(chain) > 1 else None
    else:
        earlier = next((one for one in chain[1:] if one.programme_id == older.pk), None)
    version = record.version(body, area)
    if earlier is None:
        programme, before = record.area(area.pk).programme, record.before(area.programme)
        if older is None and not before and programme.comparability_group:
            return ClaimVerdict(
                UNKNOWN,
                "The record begins here: it has no earlier grade.",
                held_in_words(body, area, version, record) + ".",
            )
        return _apart(claim, body, area.programme, older or (before[0] if before else None), record)
    if claim.grade_before and older is None and not _had(record.version(body, earlier), claim.grade_before.name):
        earlier = next((one for one in chain[1:] if _had(record.version(body, one), claim.grade_before.name)), earlier)
    if claim.again and older is None:
        earlier = next((one for one in chain[1:] if _same_grade(record.version(body, one), version)), earlier)
    return _two(claim, body, (earlier, record.version(body, earlier)), (area, version), record)


def _had(version: JudgmentVersion | None, name: str) -> bool:
    return bool(version and version.grade_id and version.grade.name == name)


def _same_grade(one: JudgmentVersion | None, other: JudgmentVersion | None) -> bool:
    return bool(one and other and one.grade_id and one.grade_id == other.grade_id)


def _two(claim: Claim, body: Body, before, after, record: Record) -> ClaimVerdict:
    """Both ends of one line, compared."""
    (earlier, old), (area, new) = before, after
    if (
        claim.direction == SAME
        and new
        and new.outcome == JudgmentVersion.Outcome.LAST_GRADE_STANDS
        and old
        and old.grade_id
    ):
        return _says(
            claim, old, old, f"{held_in_words(body, area, new, record)}. {graded_in_words(body, old, record)}.", record
        )
    for where, version in ((area, new), (earlier, old)):
        if version is None or not version.grade_id:
            said = held_in_words(body, where, version, record) + "."
            held = new if where is earlier else old
            return ClaimVerdict(
                UNKNOWN, said, f"{graded_in_words(body, held, record)}. {said}" if held and held.grade_id else said
            )
    said = f"{graded_in_words(body, old, record)} and ‘{new.grade.name}’ in {round_name(area.programme)}."
    return _says(claim, old, new, said, record)


def moved(old: JudgmentVersion, new: JudgmentVersion) -> str:
    if new.grade.rank == old.grade.rank:
        return SAME
    return UP if new.grade.rank < old.grade.rank else DOWN


def _says(claim: Claim, old: JudgmentVersion, new: JudgmentVersion, said: str, record: Record) -> ClaimVerdict:
    for mention, version in ((claim.grade_before, old), (claim.grade, new)):
        names = record.scale_of(version) if mention else []
        if mention and grade_name(mention.name, names) != version.grade.name:
            return ClaimVerdict(NO, said, said)
    way = moved(old, new)
    holds = way != SAME if claim.direction == CHANGED else way == claim.direction
    return ClaimVerdict(YES, said) if holds != claim.denied else ClaimVerdict(NO, said, said)


# ---- The body as a whole, and one judgment changed


def _as_a_whole(claim: Claim, body: Body, newer: Programme, older, record: Record) -> ClaimVerdict:
    """No area is named. Some areas moved as claimed and none the other way, or it is not so."""
    areas = top_areas(newer, record)
    answers = [_in_area(claim, body, area, older, record) for area in areas]
    if all(answer.state == APART for answer in answers):
        return _apart(claim, body, newer, older or next(iter(record.before(newer)), None), record)
    if claim.grade or claim.grade_before:
        return _whole_grade(claim, body, newer, answers, record)
    known = [answer for answer in answers if answer.state in (YES, NO)]
    if not known:
        return answers[0]
    said = " ".join(answer.reason for answer in known)
    ways = [_way(area, body, older, record) for area in areas]
    return (
        ClaimVerdict(YES, said)
        if _all_moved(claim, known, ways)
        else ClaimVerdict(NO, f"There is no overall grade. {said}", said, lacks_area=True)
    )


def _whole_grade(
    claim: Claim, body: Body, newer: Programme, answers: list[ClaimVerdict], record: Record
) -> ClaimVerdict:
    if claim.every:
        return worst(answers)
    held = " ".join(answer.reason for answer in answers)
    return ClaimVerdict(
        NO, f"There is no overall grade: say for which area. {held}", summary(body, newer, record), lacks_area=True
    )


def _all_moved(claim: Claim, known: list[ClaimVerdict], ways: list[str | None]) -> bool:
    """Whether the areas moved as a claim about all of them says."""
    moved_so = [answer.state == YES for answer in known]
    if claim.every or claim.direction == SAME or claim.denied:
        return all(moved_so)
    against = {UP: DOWN, DOWN: UP}.get(claim.direction)
    return any(moved_so) and (claim.some or against not in ways)


def _way(area: Area, body: Body, older, record: Record) -> str | None:
    chain = record.chain(area)
    earlier = next((one for one in chain[1:] if older is None or one.programme_id == older.pk), None)
    old, new = (record.version(body, one) if one else None for one in (earlier, area))
    return moved(old, new) if old and new and old.grade_id and new.grade_id else None


def _regraded(claim: Claim, body: Body, programme: Programme, record: Record) -> ClaimVerdict | None:
    """A judgment that was given another grade after it was published: the change is inside one inspection."""
    if claim.since and claim.since.kind != TimeKind.EARLIER:
        return None
    areas = [area for mention in claim.areas if (area := mention.inside(programme))]
    areas = areas or ([] if claim.areas else top_areas(programme, record))
    for area in areas:
        rows = graded_versions(record.all_versions(body, area))
        if len(rows) > 1 and rows[-1].number > 1 and (claim.of_grades or _names_both(claim, rows)):
            said = (
                f"{graded_in_words(body, rows[-2], record)}, and ‘{rows[-1].grade.name}’{on_day(rows[-1])}: it was "
                f"{rows[-1].get_reason_display().lower()}."
            )
            return _says(claim, rows[-2], rows[-1], said, record)
    return None


def _names_both(claim: Claim, rows: list[JudgmentVersion]) -> bool:
    if not (claim.grade and claim.grade_before):
        return False
    return {claim.grade_before.name, claim.grade.name} == {row.grade.name for row in rows[-2:]}


# ---- Two bodies


def _between_bodies(claim: Claim, body: Body, record: Record) -> ClaimVerdict:
    other = claim.against.body
    programmes = (
        programmes_at(claim.times[-1], record, body.kind.code, body, claim.areas)
        if claim.times
        else programmes_meant(claim, None, record, body)
    )
    if other is None or not programmes:
        return ClaimVerdict(UNKNOWN, "We do not hold both grades.")
    areas = [area for mention in claim.areas if (area := mention.inside(programmes[0]))]
    if not areas:
        return ClaimVerdict(
            NO,
            "There is no overall grade to compare two bodies by.",
            summary(body, programmes[0], record),
            lacks_area=True,
        )
    return worst([_two_bodies(claim, body, other, area, record) for area in areas])


def _two_bodies(claim: Claim, body: Body, other: Body, area: Area, record: Record) -> ClaimVerdict:
    one, two = record.version(body, area), record.version(other, area)
    for whose, version in ((body, one), (other, two)):
        if version is None or not version.grade_id:
            said = held_in_words(whose, area, version, record) + "."
            return ClaimVerdict(UNKNOWN, said, said)
    said = f"{graded_in_words(body, one, record)}; {graded_in_words(other, two, record)}."
    return (
        ClaimVerdict(YES, said)
        if (moved(two, one) == claim.direction) != claim.denied
        else ClaimVerdict(NO, said, said)
    )
