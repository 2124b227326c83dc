"""The police forces of England and Wales as tiles, roughly where they lie, in the colour of one grade."""

from inspections.models import Body

from . import record
from .sheet import RULE, Sheet, colour, ink_on

WIDE, HIGH, LEFT, TOP, GAP = 104, 56, 425, 44, 5


def tiles(programme: str, code: str):
    """A map of one area of one programme."""
    area = record.area(programme, code)
    held = record.by_body(area)
    graded = sum(version.grade is not None for version in held.values())
    title = f"{area.label},\nforce by force"
    bodies = list(Body.objects.filter(kind=area.programme.body_kind, tile_row__isnull=False))
    sheet = Sheet(title, f"{area.programme.label}. Grades held for {graded} of {len(bodies)} forces.")
    _legend(sheet, record.grades_of(area), held, len(bodies))
    for body in bodies:
        _tile(sheet, body, held.get(body.slug))
    return sheet.finished()


def _tile(sheet: Sheet, body: Body, version) -> None:
    x, y = LEFT + body.tile_column * WIDE, TOP + body.tile_row * (HIGH + 2)
    corners = (x, y, x + WIDE - GAP, y + HIGH - GAP + 2)
    grade = version.grade.name if version and version.grade else None
    sheet.box(corners, colour(grade), radius=4, outline=None if grade else RULE)
    name = _lines(body.short_name)
    longest = max(map(len, name.split("\n")))
    sheet.centred(corners, name, 14 if longest < 14 else 12 if longest < 16 else 11, ink_on(grade))


def _lines(name: str) -> str:
    """A name in at most two lines that fit a tile."""
    name = name.replace(" and ", " & ")
    if len(name) <= 12 or " " not in name:
        return name
    cut = min((i for i, letter in enumerate(name) if letter == " "), key=lambda i: abs(i - len(name) / 2))
    return f"{name[:cut]}\n{name[cut + 1 :]}"


def _legend(sheet: Sheet, grades: list[str], held, bodies: int) -> None:
    for row, grade in enumerate([*grades, None]):
        y = 190 + row * 52
        number = sum(1 for version in held.values() if version.grade and version.grade.name == grade)
        number = number if grade else bodies - sum(version.grade is not None for version in held.values())
        sheet.box((60, y, 98, y + 38), colour(grade), radius=4, outline=None if grade else RULE)
        sheet.text((114, y + 19), (grade or "not held").capitalize(), 20, anchor="lm")
        sheet.text((366, y + 19), str(number), 20, bold=True, anchor="rm")
