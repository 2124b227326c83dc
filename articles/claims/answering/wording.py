"""Words that may be printed: what the inspectorate found, in its own terms, and what the record does not hold."""

import re
from collections import Counter

from django.utils.formats import date_format

from articles.claims.record import Record
from inspections.models import Area, Body, JudgmentVersion, Programme
from inspections.models.reference import name_on

# Our own affair, that no newspaper prints.
OF_OUR_RECORD = re.compile(r"\b(?:we hold|our record)\b", re.IGNORECASE)
SMALL = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]


def number_in_words(number: int) -> str:
    return SMALL[number] if number < len(SMALL) else str(number)


def printable(text: str) -> str:
    """What of a wording a newspaper may print: all that does not speak of what we hold."""
    sentences = re.split(r"(?<=\.) (?=[A-Z])", text)
    parts = [sentence.rstrip(".").split("; ") for sentence in sentences]
    kept = ["; ".join(clause for clause in part if not OF_OUR_RECORD.search(clause)) for part in parts]
    return " ".join(f"{sentence}." for sentence in kept if sentence)


def inspectorate(programme: Programme, record: Record, version: JudgmentVersion | None = None) -> str:
    """What the inspectorate was called when it said so."""
    rows = next(one for one in record.inspectorates if one.pk == programme.inspectorate_id).names.all()
    when = (version.published_on if version else None) or programme.first_published_on
    row = name_on(rows, when) or name_on(rows, "")
    return row.short_name if row else str(programme.inspectorate)


def round_name(programme: Programme) -> str:
    """“PEEL 2023–25”, “Round 2 (2021/22)”."""
    label = re.sub(r"(20\d\d)-(?:20)?(\d\d)$", r"\1–\2", programme.label)
    return re.sub(r"^FRS (Round \d) (.*)$", r"\1 (\2)", label)


def at_area(area: Area) -> str:
    """As a sentence goes on after a grade: “for effectiveness”, “at responding to the public”."""
    label = area.label.split(" (")[0]
    label = label if label[:2].isupper() else label[0].lower() + label[1:]
    return f"at {label}" if label.split()[0].endswith("ing") else f"for {label}"


def graded_in_words(body: Body, version: JudgmentVersion, record: Record, *, again: bool = False) -> str:
    """“HMICFRS graded Kent Police ‘good’ for efficiency in PEEL 2017.”"""
    area = version.judgment.area
    programme = record.area(area.pk).programme
    whom = "it" if again else body.name
    return (
        f"{inspectorate(programme, record, version)} graded {whom} ‘{version.grade.name}’ "
        f"{at_area(area)} in {round_name(programme)}"
    )


def held_in_words(body: Body, area: Area, version: JudgmentVersion | None, record: Record) -> str:
    """What the record holds of one area, whatever it is, as a sentence without its full stop."""
    if version is None:
        return f"We hold no grade of {body.name} {at_area(area)} in {round_name(area.programme)}"
    if version.grade_id:
        return graded_in_words(body, version, record)
    who = inspectorate(area.programme, record, version)
    if version.outcome == JudgmentVersion.Outcome.NOT_GRADED:
        return f"{who} inspected {body.name} {at_area(area)} in {round_name(area.programme)} and gave no grade"
    if version.outcome == JudgmentVersion.Outcome.LAST_GRADE_STANDS:
        stands = f", so that the grade of {round_name(version.stands_from)} stands" if version.stands_from else ""
        return f"{who} gave {body.name} no new grade {at_area(area)} in {round_name(area.programme)}{stands}"
    return f"The judgment of {body.name} {at_area(area)} in {round_name(area.programme)} is {version.outcome_in_words}"


def summary(body: Body, programme: Programme, record: Record) -> str:
    """All that one programme found of a body, without an overall grade: there is none."""
    rows = [
        version for area in top_areas(programme, record) if (version := record.version(body, area)) and version.grade_id
    ]
    if not rows:
        return ""
    who, when = inspectorate(programme, record, rows[0]), round_name(programme)
    if len(rows) <= 3:
        parts = [f"‘{version.grade.name}’ {at_area(version.judgment.area)}" for version in rows]
        return f"In {when} {who} graded {body.name} {listed(parts)}; it gives no overall grade."
    counts = Counter(version.grade for version in rows)
    parts = [
        f"‘{grade.name}’ in {number_in_words(number)} area{'s' if number > 1 else ''}"
        for grade, number in sorted(counts.items(), key=lambda row: row[0].rank)
    ]
    return f"In {when} {who} graded {body.name} {listed(parts)}; it gives no overall grade."


def top_areas(programme: Programme, record: Record) -> list[Area]:
    """The pillars of a programme, or its areas where it has no pillars: those that can have a grade."""
    return [area for area in record.areas_in(programme) if area.parent_id is None and area.graded != Area.Graded.NEVER]


def listed(parts: list[str]) -> str:
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} and {parts[-1]}"


def on_day(version: JudgmentVersion) -> str:
    day = str(version.published_on)
    return f" {'on' if len(day) == 10 else 'in'} {day_in_words(version.published_on)}" if day else ""


def day_in_words(day) -> str:
    """“8 August 2024”, “August 2024” or “2024”, as far as it is known."""
    precise = {10: "j F Y", 7: "F Y", 4: "Y"}
    return date_format(day.first_day(), precise[len(str(day))])


def cannot_be_compared(body: Body | None, newer: Programme, older: Programme | None, version, record: Record) -> str:
    """The newer grade alone, and why none is set beside it."""
    who = inspectorate(newer, record)
    says_so = bool(
        newer.comparability_group
        and (older is None or (older.comparability_group and older.comparability_group != newer.comparability_group))
    )
    why = (
        "it says these grades cannot be compared with those of earlier inspections"
        if says_so
        else "our record does not link them to grades of earlier inspections"
    )
    if body and version and version.grade_id:
        return f"{graded_in_words(body, version, record)}; {why}."
    if says_so:
        return f"{who} says that grades of {round_name(newer)} cannot be compared with those of earlier inspections."
    return (
        f"Our record does not say that grades of {round_name(newer)} may be compared with those of earlier inspections."
    )
