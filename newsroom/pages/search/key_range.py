"""The key of the index begins with the minute of publication, so a span of days is a span of keys."""

from datetime import date, datetime, time, timedelta
from typing import NamedTuple

from django.utils import timezone

# Of a key, what follows the minute: newsroom/pages/search/indexed_view.py.
OF_A_MINUTE = 2**32


class KeyRange(NamedTuple):
    """The first key, and the first after the last."""

    first: int
    end: int

    def from_place(self, place: int | None) -> "KeyRange":
        return self if place is None else KeyRange(place, self.end)

    @staticmethod
    def sql(place: str) -> str:
        return f"{place} >= %s AND {place} < %s"


def within(since: date | None, until: date | None) -> KeyRange:
    """From the one day to the other of the newsroom's clock, and never later than this minute."""
    now = timezone.now()
    today = timezone.localdate(now)
    first = _at_midnight(min(since, today + timedelta(days=1))) if since else -(2**63)
    end = _of(now) + OF_A_MINUTE
    return KeyRange(first, min(end, _at_midnight(until + timedelta(days=1))) if until and until < today else end)


def _at_midnight(day: date) -> int:
    return _of(datetime.combine(day, time.min, timezone.get_default_timezone()))


def _of(moment: datetime) -> int:
    return int(moment.timestamp()) // 60 * OF_A_MINUTE
