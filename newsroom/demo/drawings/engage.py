"""Periods of enhanced monitoring, as bars along the years."""

from inspections.models import Monitoring
from inspections.partial_dates import PartialDate

from .sheet import QUIET, Sheet

LEFT, RIGHT = 330, 1100
BAR, OPEN = "#a5342b", "#d9a19b"


def engage():
    periods = list(Monitoring.objects.public().select_related("body").filter(stage="engage").order_by("from_on"))
    first = min(period.from_on.year for period in periods)
    last = max((period.to_on or period.from_on).year for period in periods) + 1
    sheet = Sheet("In the Engage stage of monitoring", "Paler: no end is held. Months, as the record has them.")
    for year in range(first, last + 1):
        x = _x(PartialDate(str(year)), first, last)
        sheet.rule((x, 150), (x, 540))
        sheet.text((x, 556), str(year), 18, QUIET, anchor="ma")
    for row, period in enumerate(periods):
        _bar(sheet, 180 + row * 120, period, first, last)
    return sheet.finished()


def _x(when: PartialDate, first: int, last: int) -> float:
    day = when.first_day()
    return LEFT + (day.year - first + (day.month - 1) / 12) * (RIGHT - LEFT) / (last - first)


def _bar(sheet: Sheet, y: int, period: Monitoring, first: int, last: int) -> None:
    start = _x(period.from_on, first, last)
    end = _x(period.to_on, first, last) if period.to_on else RIGHT + 40
    until = f"to {period.to_on.in_words()}" if period.to_on else "no end held"
    sheet.text((60, y + 16), period.body.short_name, 24, bold=True, anchor="lm")
    sheet.text((60, y + 38), f"from {period.from_on.in_words()}", 16, QUIET)
    sheet.text((60, y + 60), until, 16, QUIET)
    sheet.box((start, y + 6, end, y + 66), BAR if period.to_on else OPEN, radius=6)
