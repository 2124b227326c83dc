"""The questions of a framework, under their pillars, where no grade is held yet."""

import textwrap

from inspections.models import Area, Programme

from .sheet import EMPTY, QUIET, RULE, Sheet


def framework(programme: str):
    subject = Programme.objects.get(code=programme)
    areas = Area.objects.filter(programme=subject).select_related("parent").order_by("position", "code")
    pillars = [area for area in areas if area.parent is None]
    sheet = Sheet(f"{subject.label}: what is asked", "Empty boxes: no judgment is held yet.")
    wide = 1080 / len(pillars)
    for place, pillar in enumerate(pillars):
        children = [area for area in areas if area.parent_id == pillar.pk]
        _pillar(sheet, 60 + place * wide, wide - 24, pillar, children)
    return sheet.finished()


def _pillar(sheet: Sheet, x: float, wide: float, pillar: Area, questions: list[Area]) -> None:
    sheet.text((x, 136), pillar.label, 26, bold=True)
    for row, question in enumerate(questions):
        y = 186 + row * 87
        corners = (x, y, x + wide, y + 78)
        sheet.box(corners, EMPTY, radius=6, outline=RULE)
        sheet.text((x + 14, y + 22), question.number, 16, QUIET, anchor="lm")
        sheet.text((x + 56, y + 12), _wrapped(question.label, 30), 16)


def _wrapped(words: str, width: int) -> str:
    return "\n".join(textwrap.wrap(words, width))
