"""When a body was inspected, along the years: a lane for each stretch of comparable grades and each kind of monitoring.

A date is drawn as wide as it is known: a day as a tick, a month and a year as long as they are. The lanes of two
stretches share nothing but the years; between them the picture is broken.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from inspections.comparing.body_timeline import ComparableStretch
from inspections.comparing.framework import versions_in
from inspections.models import Monitoring
from inspections.partial_dates import PartialDate

WIDTH, LEFT, RIGHT, LANE, TOP, BREAK = 288, 4, 284, 38, 24, 26
LEAST_WIDE, LEAST_BETWEEN_YEARS = 4, 34
LETTERS = 44


@dataclass(frozen=True)
class Bar:
    x: float
    width: float


@dataclass(frozen=True)
class Lane:
    """`is_open` when the period has no end that we hold; `break_at` is the height of the break above the lane."""

    kind: str
    label: str
    y: int
    bars: tuple[Bar, ...]
    is_open: bool = False
    break_at: int | None = None

    @property
    def end(self) -> float:
        return max(bar.x + bar.width for bar in self.bars)

    @property
    def start(self) -> float:
        return min(bar.x for bar in self.bars)

    @property
    def is_late(self) -> bool:
        """Whether its label would not fit between its start and the edge, and so ends at the edge."""
        return self.start > (LEFT + RIGHT) / 3

    @property
    def label_at(self) -> float:
        return RIGHT if self.is_late else self.start


@dataclass(frozen=True)
class Strip:
    years: tuple[tuple[float, int], ...]
    lanes: tuple[Lane, ...]
    height: int
    width: int = WIDTH
    right: int = RIGHT
    top: int = TOP


class Axis:
    """Years as places between the edges of the picture."""

    def __init__(self, dates: list[PartialDate]) -> None:
        self.first = int(min(began(date) for date in dates))
        self.last = max(int(max(ended(date) for date in dates) - 0.001) + 1, self.first + 1)
        self.of_a_year = (RIGHT - LEFT) / (self.last - self.first)

    def x(self, year: float) -> float:
        return round(LEFT + (year - self.first) * self.of_a_year, 1)

    def bar(self, start: float, end: float) -> Bar:
        x = self.x(start)
        return Bar(x, round(max(self.x(end) - x, LEAST_WIDE), 1))

    @property
    def years(self) -> tuple[tuple[float, int], ...]:
        step = 1
        while step * self.of_a_year < LEAST_BETWEEN_YEARS:
            step += 1
        return tuple((self.x(year), year) for year in range(self.first, self.last, step))


def began(date: PartialDate) -> float:
    day = date.first_day()
    return day.year + (day.month - 1) / 12 + (day.day - 1) / 366


def ended(date: PartialDate) -> float:
    """The end of the day, month or year that the date names."""
    return began(date) + {"day": 1 / 366, "month": 1 / 12, "year": 1}[date.precision]


def draw_timeline(stretches: Iterable[ComparableStretch], monitoring: Iterable[Monitoring]) -> Strip | None:
    """None when no date at all is held. Asks the database nothing."""
    dated = [(stretch, dates) for stretch in stretches if (dates := _dates(stretch))]
    periods = [period for period in monitoring if period.from_on]
    known = [date for _, dates in dated for date in dates]
    known += [date for period in periods for date in (period.from_on, period.to_on) if date]
    if not known:
        return None
    axis, lanes, y = Axis(known), [], TOP + 14
    for period in periods:
        lanes.append(_period(period, axis, y))
        y += LANE
    for number, (stretch, dates) in enumerate(dated):
        y += BREAK if number else 0
        bars = tuple(axis.bar(began(date), ended(date)) for date in dates)
        lanes.append(Lane("grades", _label(stretch), y, bars, break_at=y - 36 if number else None))
        y += LANE
    return Strip(axis.years, tuple(lanes), y - 14)


def _dates(stretch: ComparableStretch) -> list[PartialDate]:
    dates = {str(version.published_on): version.published_on for version in versions_in(stretch.records)}
    return [date for text, date in sorted(dates.items()) if text]


def _period(period: Monitoring, axis: Axis, y: int) -> Lane:
    until = f" to {period.to_on.in_words()}" if period.to_on else ", no end held"
    end = ended(period.to_on) if period.to_on else axis.last
    label = f"{period.stage.capitalize()}: {period.from_on.in_words()}{until}"
    return Lane("monitoring", label, y, (axis.bar(began(period.from_on), end),), is_open=not period.to_on)


def _label(stretch: ComparableStretch) -> str:
    """The programmes of the lane, from the oldest to the newest."""
    ends = dict.fromkeys((stretch.oldest.label, stretch.newest.label))
    label = " to ".join(ends)
    return label if len(label) <= LETTERS else f"{label[: LETTERS - 1]}…"
