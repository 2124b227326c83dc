"""Was this grade given? Answered area by area and programme by programme; never for a body as a whole."""

from articles.claims.claim import Claim, ClaimVerdict, State, most_favourable, worst
from articles.claims.record import Record
from inspections.models import Area, Body, JudgmentVersion, Programme

from .each_body import NOBODY, answer_for_each_body
from .programme_meant import later_not_held, newest_held, programmes_at, programmes_meant
from .wording import at_area, held_in_words, inspectorate, on_day, round_name, summary, top_areas

YES, NO, UNKNOWN = State.SUPPORTED, State.CONTRADICTED, State.NOT_IN_RECORD


def answer_level(claim: Claim, record: Record) -> ClaimVerdict:
    if not claim.subjects:
        return _of_nobody(claim, record)
    return answer_for_each_body(claim, record, _of_body)


def _of_nobody(claim: Claim, record: Record) -> ClaimVerdict:
    if claim.areas and not claim.overall:
        return ClaimVerdict(UNKNOWN, NOBODY)
    return ClaimVerdict(
        NO, "No force is given an overall grade: say in which area, and of which body.", lacks_area=True
    )


def _of_body(claim: Claim, body: Body, record: Record) -> ClaimVerdict:
    if not record.programmes_of(body) and not claim.overall:
        return ClaimVerdict(UNKNOWN, f"We hold no judgment of {body.name}.", f"We hold no judgment of {body.name}.")
    return worst([_at_time(claim, body, time, record) for time in claim.times or (None,)])


def _at_time(claim: Claim, body: Body, time, record: Record) -> ClaimVerdict:
    programmes = programmes_meant(claim, time, record, body)
    past = claim.formerly or claim.since
    if past and time is None and claim.areas and (held := newest_held(claim, record, body)):
        programmes = [held]
    if not claim.areas:
        return _of_all(claim, body, programmes, record)
    if not programmes:
        return _no_programme(claim, body, time, record)
    if time is None and not claim.programme and not _is_held(claim, body, programmes, record):
        return ClaimVerdict(UNKNOWN, later_not_held(claim, record, body))
    if claim.throughout and time is None:
        return _throughout(claim, body, programmes[0], record)
    readings = []
    for programme in programmes:
        areas = [area for mention in claim.areas if (area := mention.inside(programme))]
        if areas:
            readings.append(worst([answer_area(claim, body, area, record) for area in dict.fromkeys(areas)]))
        else:
            readings.append(_no_area(claim, body, programme, record))
    return most_favourable(readings)


def _is_held(claim: Claim, body: Body, programmes: list[Programme], record: Record) -> bool:
    areas = (mention.inside(programme) for programme in programmes for mention in claim.areas)
    return any(area and (area.graded == Area.Graded.NEVER or record.version(body, area)) for area in areas)


def _throughout(claim: Claim, body: Body, newest: Programme, record: Record) -> ClaimVerdict:
    """“Good since 2015”, “consistently good”: every inspection of the line from then on."""
    began = programmes_at(claim.since, record, body.kind.code, body, claim.areas) if claim.since else []
    first = min(map(record.when, began), default=None)
    areas = [area for mention in claim.areas if (area := mention.inside(newest))]
    line = [one for area in areas for one in record.chain(area)]
    line = [one for one in line if first is None or record.when(record.area(one.pk).programme) >= first]
    if not line:
        return _no_area(claim, body, newest, record)
    answer = worst([answer_area(claim, body, area, record) for area in line])
    linked = {area.programme_id for area in line}
    apart = [one for one in record.before(newest) if first and record.when(one) >= first and one.pk not in linked]
    if apart and answer.state == YES:
        return ClaimVerdict(
            State.NOT_COMPARABLE,
            f"The record links no area of {round_name(apart[0])} with this one.",
            answer.reason,
        )
    return answer


def _no_programme(claim: Claim, body: Body, time, record: Record) -> ClaimVerdict:
    said = time.date or "–".join(dict.fromkeys(map(str, time.years))) if time and time.years else "that time"
    return ClaimVerdict(
        UNKNOWN, f"We hold no inspection of {body.name} of {said}.", f"We hold no grade of {body.name} of {said}."
    )


def _no_area(claim: Claim, body: Body, programme: Programme, record: Record) -> ClaimVerdict:
    label = at_area(claim.areas[0].areas[0])
    reason = f"{round_name(programme)} gives no grade {label}."
    return ClaimVerdict(UNKNOWN, reason, summary(body, programme, record) or reason)


# ---- The body as a whole


def _of_all(claim: Claim, body: Body, programmes: list[Programme], record: Record) -> ClaimVerdict:
    """No area is named: every area must have the grade where the sentence says so; else there is no such grade."""
    if not programmes:
        if claim.overall or record.programmes_of(body):
            return ClaimVerdict(NO, "No body is given an overall grade.", lacks_area=True)
        return ClaimVerdict(UNKNOWN, f"We hold no judgment of {body.name}.", f"We hold no judgment of {body.name}.")
    if claim.every and claim.denied:
        return most_favourable([_in_none(claim, body, programme, record) for programme in programmes])
    if claim.every or (claim.grade and claim.grade.name == "none"):
        return most_favourable([_each(claim, body, programme, record) for programme in programmes])
    if claim.some and not claim.overall:
        return most_favourable([_in_some(claim, body, programme, record) for programme in programmes])
    if claim.denied and not claim.overall:
        return most_favourable([_in_none(claim, body, programme, record) for programme in programmes])
    held = next((text for programme in programmes if (text := summary(body, programme, record))), "")
    who = inspectorate(programmes[0], record)
    return ClaimVerdict(
        NO,
        f"{who} gives no overall grade to a force or service: say for which area.",
        held or f"{who} gives no overall grade.",
        lacks_area=True,
    )


def _in_none(claim: Claim, body: Body, programme: Programme, record: Record) -> ClaimVerdict:
    """“Avoided an inadequate grade”: one such grade is against it; for it, the whole inspection must be held."""
    answers, is_whole = _in_areas_held(claim, body, programme, record)
    against = next((answer for answer in answers if answer.state == NO), None)
    said = summary(body, programme, record) or later_not_held(claim, record, body)
    return against or ClaimVerdict(YES if is_whole else UNKNOWN, said)


def _in_some(claim: Claim, body: Body, programme: Programme, record: Record) -> ClaimVerdict:
    """“In several areas”: one that has the grade bears it out; that none has can be said only of a whole inspection."""
    answers, is_whole = _in_areas_held(claim, body, programme, record)
    if not answers:
        return ClaimVerdict(UNKNOWN, later_not_held(claim, record, body))
    best = most_favourable(answers)
    said = summary(body, programme, record)
    return best if best.state == YES or is_whole else ClaimVerdict(UNKNOWN, said, said)


def _in_areas_held(claim: Claim, body: Body, programme: Programme, record: Record) -> tuple[list[ClaimVerdict], bool]:
    """The answer in each area of which we hold a judgment, and whether those are all that are always graded."""
    areas = top_areas(programme, record)
    answers = [answer_area(claim, body, area, record) for area in areas if record.version(body, area)]
    always = sum(area.graded == Area.Graded.ALWAYS for area in areas)
    return answers, bool(answers) and len(answers) >= always


def _each(claim: Claim, body: Body, programme: Programme, record: Record) -> ClaimVerdict:
    answers = [answer_area(claim, body, area, record) for area in top_areas(programme, record)]
    if not answers:
        return ClaimVerdict(UNKNOWN, f"We hold no areas of {round_name(programme)}.")
    if claim.grade.name == "none":
        return most_favourable(answers)
    answer = worst(answers)
    return ClaimVerdict(answer.state, answer.reason, summary(body, programme, record) if answer.state != YES else "")


# ---- One area


def answer_area(claim: Claim, body: Body, area: Area, record: Record) -> ClaimVerdict:
    """Whether one body got the claimed grade in one area of one programme."""
    versions = record.all_versions(body, area)
    version = versions[-1] if versions else None
    said = held_in_words(body, area, version, record) + "."
    grade = claim.grade
    if grade.name == "none":
        return _no_grade_claimed(claim, version, said)
    names = [one.name for one in area.programme.scale.grades.all()]
    name = grade_name(grade.name, names)
    if name not in names:
        reason = f"“{name}” is no grade of {round_name(area.programme)}."
        return ClaimVerdict(UNKNOWN if claim.denied else NO, reason, said, is_off_scale=True)
    if area.graded == Area.Graded.NEVER:
        reason = (
            f"{inspectorate(area.programme, record)} gives no grade {at_area(area)} in {round_name(area.programme)}."
        )
        return ClaimVerdict(UNKNOWN, reason, reason)
    if version is None or not version.grade_id:
        return ClaimVerdict(UNKNOWN, said, said)
    if claim.formerly and any(one.grade_id and one.grade.name == name for one in versions[:-1]):
        return ClaimVerdict(YES, f"First published as {name}.")
    if (version.grade.name == name) != claim.denied:
        return ClaimVerdict(YES, said)
    return ClaimVerdict(NO, said + _former(versions, name), said)


def grade_name(name: str, names: list[str]) -> str:
    """The scale's own name for the best or worst grade; any other as it is."""
    if name in ("best", "worst"):
        return names[0] if name == "best" else names[-1]
    return name.removeprefix("foreign ")


def _no_grade_claimed(claim: Claim, version: JudgmentVersion | None, said: str) -> ClaimVerdict:
    if version is None:
        return ClaimVerdict(UNKNOWN, said, said)
    return ClaimVerdict(NO, said, said) if version.grade_id else ClaimVerdict(YES, said)


def _former(versions: list[JudgmentVersion], name: str) -> str:
    if any(one.grade_id and one.grade.name == name for one in versions[:-1]):
        return (
            f" It was ‘{name}’ as first published, and was "
            f"{versions[-1].get_reason_display().lower()}{on_day(versions[-1])}."
        )
    return ""
