"""The grades of a scale, best first; and two scales with the break between them."""

from inspections.models import Programme

from .sheet import INK, QUIET, Sheet, colour, ink_on


def one_scale(programme: str):
    """The grades of one programme's scale as steps."""
    subject = Programme.objects.select_related("scale").get(code=programme)
    grades = list(subject.scale.grades.order_by("rank"))
    sheet = Sheet(
        f"The {len(grades)} grades of {subject.label}", "Best first. A grade is of one area, never of a whole force."
    )
    high = 440 / len(grades)
    for place, grade in enumerate(grades):
        y = 150 + place * high
        step = (60 + place * 70, y, 760 + place * 70, y + high - 14)
        sheet.box(step, colour(grade.name), radius=8)
        sheet.centred(step, grade.name.capitalize(), 34, ink_on(grade.name), bold=True)
    return sheet.finished()


def two_scales(earlier: str, later: str):
    """Two programmes whose grades do not compare, side by side."""
    left, right = (Programme.objects.select_related("scale").get(code=code) for code in (earlier, later))
    sheet = Sheet(
        "Two scales, and a break between them", "Grades on one side cannot be set against grades on the other."
    )
    _column(sheet, 60, left)
    _column(sheet, 680, right)
    for y in range(140, 600, 22):
        sheet.rule((600, y), (600, y + 11), INK, 3)
    return sheet.finished()


def _column(sheet: Sheet, x: int, programme: Programme) -> None:
    grades = list(programme.scale.grades.order_by("rank"))
    sheet.text((x, 128), f"{programme.label}: {len(grades)} grades", 22, QUIET)
    high = 425 / len(grades)
    for place, grade in enumerate(grades):
        y = 172 + place * high
        corners = (x, y, x + 460, y + high - 10)
        sheet.box(corners, colour(grade.name), radius=8)
        sheet.centred(corners, grade.name.capitalize(), 28, ink_on(grade.name), bold=True)
