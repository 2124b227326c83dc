"""Everything that one inspection found, area by area."""

from inspections.models import Inspection, JudgmentVersion

from . import record
from .sheet import EMPTY, RULE, Sheet, colour, ink_on


def outcomes(inspection: str, *codes: str):
    """All areas of an inspection, `body/programme`, or only those with the given codes, in the framework's order."""
    body, programme = inspection.split("/")
    subject = Inspection.objects.select_related("body", "programme").get(body__slug=body, programme__code=programme)
    found = record.current().filter(judgment__inspection=subject).order_by("judgment__area__position")
    rows = [version for version in found if not codes or version.judgment.area.code in codes]
    sheet = Sheet(
        f"{subject.body.short_name}, {subject.programme.label}",
        "Each area is judged by itself; there is no overall grade.",
    )
    high = min(110, 470 / len(rows))
    for number, version in enumerate(rows):
        _row(sheet, 140 + number * high, high, version)
    return sheet.finished()


def _row(sheet: Sheet, y: float, high: float, version: JudgmentVersion) -> None:
    grade = version.grade.name if version.grade else None
    chip = (800, y + 6, 1140, y + high - 6)
    size = 20 + int(high / 20)
    sheet.rule((60, y), (1140, y))
    sheet.text((60, y + high / 2), version.judgment.area.label, size, anchor="lm")
    sheet.box(chip, colour(grade) if grade else EMPTY, radius=5, outline=None if grade else RULE)
    sheet.centred(chip, version.outcome_in_words.capitalize(), size - 2, ink_on(grade))
