"""The first or the last day asked for, as a reader writes it; of a month or a year, its own first or last."""

from calendar import monthrange
from datetime import date

from inspections.partial_dates import PartialDate


def first_day(text: str) -> date | None:
    """None where nothing was written. Raises ValueError for what is no date."""
    return PartialDate(text).first_day() if text.isascii() else _refuse(text)


def last_day(text: str) -> date | None:
    day = first_day(text)
    precision = PartialDate(text).precision
    if precision in ("year", "month"):
        month = 12 if precision == "year" else day.month
        return date(day.year, month, monthrange(day.year, month)[1])
    return day


def _refuse(text: str):
    raise ValueError(f"“{text}” is not a date")
