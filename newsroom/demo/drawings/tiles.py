"""The police forces of England and Wales as tiles, roughly where they lie, in the colour of one grade."""

from inspections.models import Body

from . import record
from .sheet import RULE, Sheet, colour, ink_on

# Column and row of each force, north at the top.
PLACES = {
    "northumbria": (4, 0),
    "cumbria": (3, 1), "durham": (4, 1), "cleveland": (5, 1),
    "lancashire": (3, 2), "west-yorkshire": (4, 2), "north-yorkshire": (5, 2),
    "merseyside": (2, 3), "greater-manchester": (3, 3), "south-yorkshire": (4, 3), "humberside": (5, 3),
    "north-wales": (1, 4), "cheshire": (2, 4), "derbyshire": (3, 4), "nottinghamshire": (4, 4), "lincolnshire": (5, 4),
    "dyfed-powys": (1, 5), "staffordshire": (2, 5), "west-midlands": (3, 5), "leicestershire": (4, 5),
    "cambridgeshire": (5, 5), "norfolk": (6, 5),
    "south-wales": (0, 6), "gwent": (1, 6), "west-mercia": (2, 6), "warwickshire": (3, 6), "northamptonshire": (4, 6),
    "bedfordshire": (5, 6), "suffolk": (6, 6),
    "avon-and-somerset": (1, 7), "gloucestershire": (2, 7), "thames-valley": (3, 7), "hertfordshire": (4, 7),
    "metropolitan": (5, 7), "essex": (6, 7),
    "devon-and-cornwall": (0, 8), "dorset": (1, 8), "wiltshire": (2, 8), "hampshire": (3, 8), "surrey": (4, 8),
    "city-of-london": (5, 8), "kent": (6, 8),
    "sussex": (4, 9),
}  # fmt: skip
WIDE, HIGH, LEFT, TOP, GAP = 104, 56, 425, 44, 5


def tiles(programme: str, code: str):
    """A map of one area of one programme."""
    area = record.area(programme, code)
    held = record.by_body(area)
    graded = sum(version.grade is not None for version in held.values())
    title = f"{area.label},\nforce by force"
    sheet = Sheet(title, f"{area.programme.label}. Grades held for {graded} of {len(PLACES)} forces.")
    _legend(sheet, record.grades_of(area), held)
    for body in Body.objects.filter(slug__in=PLACES):
        _tile(sheet, body, held.get(body.slug))
    return sheet.finished()


def _tile(sheet: Sheet, body: Body, version) -> None:
    column, row = PLACES[body.slug]
    x, y = LEFT + column * WIDE, TOP + row * (HIGH + 2)
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


def _legend(sheet: Sheet, grades: list[str], held) -> None:
    for row, grade in enumerate([*grades, None]):
        y = 190 + row * 52
        number = sum(1 for version in held.values() if version.grade and version.grade.name == grade)
        number = number if grade else len(PLACES) - sum(version.grade is not None for version in held.values())
        sheet.box((60, y, 98, y + 38), colour(grade), radius=4, outline=None if grade else RULE)
        sheet.text((114, y + 19), (grade or "not held").capitalize(), 20, anchor="lm")
        sheet.text((366, y + 19), str(number), 20, bold=True, anchor="rm")
