"""How many bodies got each grade of an area: a square for each."""

from inspections.comparing.comparison import comparison_of

from . import record
from .sheet import EMPTY, RULE, Sheet, colour

SQUARE = 22


def counts(programme: str, code: str):
    """Counted as the comparison page counts."""
    area = record.area(programme, code)
    column = next(column for column in comparison_of(area.programme).columns if column.area == area)
    note = f"{area.programme.label}. Grades held for {column.graded} of {column.bodies} forces."
    sheet = Sheet(f"{area.label}: a square for each force", note)
    for row, (grade, number) in enumerate(column.counts):
        _row(sheet, row, grade.name.capitalize(), number, colour(grade.name))
    _row(sheet, len(column.counts), "No grade held", column.bodies - column.graded, EMPTY)
    return sheet.finished()


def _row(sheet: Sheet, row: int, name: str, number: int, fill: str) -> None:
    y = 136 + row * 94
    sheet.rule((60, y), (1140, y))
    sheet.text((60, y + 46), name, 24, anchor="lm")
    sheet.text((372, y + 46), str(number), 34, bold=True, anchor="rm")
    for place in range(number):
        x = 400 + place * (SQUARE + 4)
        sheet.box((x, y + 35, x + SQUARE, y + 35 + SQUARE), fill, radius=3, outline=RULE if fill == EMPTY else None)
