"""One body's grades in an area through the programmes that compare, as a stepped line."""

from itertools import pairwise

from inspections.models import Body

from . import record
from .sheet import INK, QUIET, RULE, Sheet, colour

LEFT, RIGHT, TOP, BAND = 330, 1090, 150, 105


def line(body: str, programme: str, code: str):
    """The line that ends at one area of one programme."""
    areas = record.line_of(record.area(programme, code))
    name = Body.objects.get(slug=body).short_name
    grades = record.grades_of(areas[-1])
    sheet = Sheet(f"{name}: {areas[-1].label.lower()}", "Only grades that the inspectorate lets be compared.")
    for rank, grade in enumerate(grades):
        _band(sheet, rank, grade)
    points = [(_x(i, len(areas)), area, record.by_body(area).get(body)) for i, area in enumerate(areas)]
    _steps(sheet, [(x, _y(version.grade)) for x, _, version in points if version and version.grade])
    for x, area, version in points:
        _point(sheet, x, area, version)
    return sheet.finished()


def _x(number: int, count: int) -> float:
    return LEFT + 90 + number * (RIGHT - LEFT - 130) / max(1, count - 1)


def _y(grade) -> float:
    return TOP + (grade.rank - 0.5) * BAND


def _band(sheet: Sheet, rank: int, grade: str) -> None:
    y = TOP + rank * BAND
    sheet.rule((60, y), (1140, y))
    sheet.box((60, y + 34, 76, y + 71), colour(grade), radius=3)
    sheet.text((92, y + BAND / 2), grade.capitalize(), 22, anchor="lm")


def _steps(sheet: Sheet, points) -> None:
    for (x1, y1), (x2, y2) in pairwise(points):
        sheet.rule((x1, y1), (x2, y2), INK, 4)


def _point(sheet: Sheet, x: float, area, version) -> None:
    label, foot = area.programme.label, TOP + 4 * BAND + 16
    sheet.rule((x, TOP + 4 * BAND), (x, TOP + 4 * BAND + 8), RULE)
    sheet.text((x, foot + 8), label, 18, anchor="ma")
    if version and version.grade:
        sheet.disc((x, _y(version.grade)), 17, colour(version.grade.name))
    else:
        sheet.text((x, foot + 32), "not held", 16, QUIET, anchor="ma")
