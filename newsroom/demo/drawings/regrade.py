"""A judgment as first published and as it stands now."""

from inspections.models import Judgment, JudgmentVersion

from .sheet import INK, QUIET, Sheet, colour, ink_on


def regrade(body: str, programme: str, code: str):
    judgment = Judgment.objects.select_related("inspection__body", "inspection__programme", "area").get(
        inspection__body__slug=body, inspection__programme__code=programme, area__code=code
    )
    versions = list(JudgmentVersion.objects.public().filter(judgment=judgment).with_record().order_by("number"))
    inspection = judgment.inspection
    sheet = Sheet(
        f"{inspection.body.short_name}: {judgment.area.label.lower()}",
        f"{inspection.programme.label}. Both versions stay on the record.",
    )
    _version(sheet, (60, 190, 540, 500), versions[0], "First published")
    _version(sheet, (660, 190, 1140, 500), versions[-1], "Regraded")
    sheet.rule((562, 345), (634, 345), INK, 4)
    sheet.rule((616, 327), (635, 345), INK, 4)
    sheet.rule((616, 363), (635, 345), INK, 4)
    return sheet.finished()


def _version(sheet: Sheet, corners, version: JudgmentVersion, heading: str) -> None:
    left, top, right, bottom = corners
    grade = version.grade.name if version.grade else None
    sheet.text((left, top - 34), heading, 22, QUIET)
    sheet.box(corners, colour(grade), radius=10)
    sheet.centred((left, top, right, bottom - 60), version.outcome_in_words.capitalize(), 40, ink_on(grade), bold=True)
    sheet.centred((left, bottom - 120, right, bottom), version.published_on.in_words(), 24, ink_on(grade))
