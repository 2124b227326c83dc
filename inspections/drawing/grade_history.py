"""One chain as a picture: a row for each inspection, so many points of the scale's filled, and a line from row to row.

Time runs down the page, the newest first, so that it is read on a narrow phone as well as on paper.
"""

import textwrap
from dataclasses import dataclass
from itertools import pairwise

from inspections.scales import grade_points

from .grade_dots import Dots
from .linked_areas import Chain, Point

WIDTH, STEP, EDGE = 288, 16, 9
WORDS_HIGH, NOTE_HIGH, GAP = 17, 15, 13
# As many letters as stand beside the widest scale at the size of the style sheet.
LETTERS, NOTE_LETTERS = 25, 31


@dataclass(frozen=True)
class HistoryRow(Dots):
    """A point with its place: `y` is the middle of its mark, `x` of the last filled dot, None without a grade."""

    step = STEP

    point: Point
    y: int
    x: int | None
    filled: int
    steps: int
    words: tuple[tuple[int, str], ...]
    notes: tuple[tuple[int, str], ...]


@dataclass(frozen=True)
class Connector:
    """A line between two neighbours; `stands` when one of the two was not given but stands."""

    start: HistoryRow
    end: HistoryRow
    stands: bool


@dataclass(frozen=True)
class Track:
    chain: Chain
    rows: tuple[HistoryRow, ...]
    joints: tuple[Connector, ...]
    text_at: int
    height: int
    width: int = WIDTH
    edge: int = EDGE


def draw_grade_history(chain: Chain) -> Track:
    rows, top = [], 0
    for point in chain.points:
        rows.append(_row(point, top))
        top = (rows[-1].notes or rows[-1].words)[-1][0] + GAP
    text_at = EDGE * 2 + max(max(row.steps - 1, 1) * STEP for row in rows) + 6
    joints = [Connector(one, other, _stands(one, other)) for one, other in pairwise(rows) if _joined(one, other)]
    return Track(chain, tuple(rows), tuple(joints), text_at, top - GAP + 6)


def _row(point: Point, top: int) -> HistoryRow:
    words = _down(textwrap.wrap(point.words, LETTERS), top + 14, WORDS_HIGH)
    notes = _down(list(_notes(point)), words[-1][0] + NOTE_HIGH, NOTE_HIGH)
    filled, steps = grade_points(point.at, point.area.programme.scale) if point.at else (0, 0)
    return HistoryRow(point, top + 10, EDGE + (filled - 1) * STEP if filled else None, filled, steps, words, notes)


def _down(lines: list[str], y: int, high: int) -> tuple[tuple[int, str], ...]:
    return tuple((y + number * high, line) for number, line in enumerate(lines))


def _notes(point: Point):
    """What stands in small type below the word."""
    version = point.version
    date = f", {version.published_on.in_words()}" if version else ""
    said = [f"{point.label}{date}"]
    if point.kind == "last-grade-stands":
        stands = point.standing
        said.append(
            f"{stands.outcome_in_words}, of {stands.judgment.inspection.programme.label}"
            if stands
            else "which, we do not hold"
        )
    said += [f"before: {old.outcome_in_words}" for old in point.replaced]
    for one in said:
        yield from textwrap.wrap(one, NOTE_LETTERS)


def _joined(one: HistoryRow, other: HistoryRow) -> bool:
    """Both have a place on the same scale. Across what we do not hold, or what has no grade, no line is drawn."""
    return bool(one.filled and other.filled and one.point.at.scale_id == other.point.at.scale_id)


def _stands(one: HistoryRow, other: HistoryRow) -> bool:
    return not (one.point.version.grade and other.point.version.grade)
