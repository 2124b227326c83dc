"""One area of a programme as a map: a tile of one size for each body, roughly where it lies."""

import textwrap
from dataclasses import dataclass

from inspections.comparing.comparison import Comparison, ComparisonRow
from inspections.models import Area, Body, JudgmentVersion, Scale
from inspections.scales import grade_points

from .grade_dots import Dots
from .linked_areas import NONE_HELD

WIDE, HIGH, GAP = 130, 74, 4
LINE = 12
LETTERS, WORD_LETTERS, LINES = 15, 15, 2


@dataclass(frozen=True)
class Tile(Dots):
    """A body of the table; its name and words as lines with their heights."""

    step = 11

    row: ComparisonRow
    x: int
    y: int
    name: tuple[tuple[int, str], ...]
    words: tuple[tuple[int, str], ...]
    filled: int
    steps: int
    wide: int = WIDE - GAP
    high: int = HIGH - GAP

    @property
    def is_long(self) -> bool:
        """Whether a line of its name needs smaller type to fit."""
        return any(len(line) > LETTERS for _, line in self.name)


@dataclass(frozen=True)
class TileMap:
    area: Area
    tiles: tuple[Tile, ...]
    # Bodies in the table that have no place on the map.
    elsewhere: tuple[Body, ...]
    width: int
    height: int


def map_in(comparison: Comparison, code: str = "") -> TileMap | None:
    """The map of one area of a comparison, of its first one when none is named. Always of all its bodies."""
    for place, column in enumerate(comparison.columns):
        if code in ("", column.area.code):
            return force_map(column.area, comparison.programme.scale, comparison.rows, place)
    return None


def force_map(area: Area, scale: Scale, rows: tuple[ComparisonRow, ...], place: int) -> TileMap | None:
    """None when no body has a tile. Asks the database nothing."""
    placed = [row for row in rows if row.body.tile_row is not None]
    if not placed:
        return None
    tiles = tuple(_tile(row, row.cells[place], scale) for row in placed)
    elsewhere = tuple(row.body for row in rows if row.body.tile_row is None)
    width, height = (max(getattr(tile, side) for tile in tiles) for side in "xy")
    return TileMap(area, tiles, elsewhere, width + WIDE, height + HIGH)


def _tile(row: ComparisonRow, version: JudgmentVersion | None, scale: Scale) -> Tile:
    body = row.body
    filled, steps = grade_points(version.grade, scale) if version and version.grade else (0, 0)
    x, y = body.tile_column * WIDE + GAP // 2, body.tile_row * HIGH + GAP // 2
    name = _down(body.short_name, LETTERS, y + 15)
    words = _down(version.outcome_in_words if version else NONE_HELD, WORD_LETTERS, y + 52)
    return Tile(row, x, y, name, words, filled, steps)


def _down(text: str, letters: int, y: int) -> tuple[tuple[int, str], ...]:
    """In at most two lines."""
    lines = textwrap.wrap(text, letters, max_lines=LINES, placeholder="…", break_long_words=False)
    return tuple((y + number * LINE, line) for number, line in enumerate(lines))
