"""What a reader asked of a comparison: which area, outcome, region and words, and in which order. All in the address.

Nothing asked for is ever an error: what the record does not know is set aside, and told.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from django.utils.text import Truncator

from inspections.drawing.linked_areas import NONE_HELD

from .comparison import Comparison, ComparisonRow

NAMES, REGIONS, OF_AREA = "name", "region", "area:"
FIELDS = ("area", "outcome", "region", "words", "sort")
NO_REGION = "no region held"
MAX_FILTER_LETTERS = 120


@dataclass(frozen=True)
class ComparisonFilter:
    """`sort` is a name of a column, with a minus before it for the other direction; empty for the order by name."""

    area: str = ""
    outcome: str = ""
    region: str = ""
    words: str = ""
    sort: str = ""

    @property
    def narrows(self) -> bool:
        return bool(self.area or self.outcome or self.region or self.words)

    @property
    def column(self) -> str:
        return self.sort.removeprefix("-") or NAMES

    @property
    def descends(self) -> bool:
        return self.sort.startswith("-")

    def address(self, **changed: str) -> str:
        """The query of this choice, with some of it changed; the shortest that says it."""
        values = {name: getattr(replace(self, **changed), name) for name in FIELDS}
        return "?" + urlencode({name: value for name, value in values.items() if value})

    def sorted_by(self, column: str) -> str:
        """The query of the link in a column's head: a second visit turns the order round."""
        turned = "-" if column == self.column and not self.descends else ""
        sort = f"{turned}{column}"
        return self.address(sort="" if sort == NAMES else sort)

    def aria_sort(self, column: str) -> str:
        if column != self.column:
            return ""
        return "descending" if self.descends else "ascending"


def read_comparison_filter(asked: Mapping[str, str], comparison: Comparison) -> tuple[ComparisonFilter, list[str]]:
    """What can be done of what was asked, and a sentence for each thing that cannot."""
    cleaned = {name: _clean(asked.get(name, "")) for name in FIELDS}
    known = known_in(comparison)
    unknown = [name for name in known if cleaned[name] and cleaned[name] not in known[name]]
    told = [f"We know no {name} “{Truncator(cleaned[name]).chars(40)}” here, so it is left out." for name in unknown]
    choice = ComparisonFilter(**cleaned | dict.fromkeys(unknown, ""))
    is_hidden = choice.area and choice.column.startswith(OF_AREA) and choice.column != f"{OF_AREA}{choice.area}"
    return replace(choice, sort="") if is_hidden else choice, told


def _clean(text: str) -> str:
    """In one line, without what cannot be printed, and no longer than any name that the record can hold."""
    return " ".join("".join(letter if letter.isprintable() else " " for letter in text).split())[:MAX_FILTER_LETTERS]


def known_in(comparison: Comparison) -> dict[str, list[str]]:
    """What can be chosen, in the order in which it is offered."""
    areas = [column.area.code for column in comparison.columns]
    columns = [NAMES, REGIONS, *(f"{OF_AREA}{code}" for code in areas)]
    return {
        "area": areas,
        "outcome": outcomes_in(comparison),
        "region": list(dict.fromkeys(sorted(region_name(row) for row in comparison.rows))),
        "sort": [f"{turned}{column}" for column in columns for turned in ("", "-")],
    }


def outcomes_in(comparison: Comparison) -> list[str]:
    """The grades of the scale, best first, then every other outcome that is there, then none at all."""
    grades = [grade.name for grade in comparison.programme.scale.grades.all()]
    others = {version.outcome for row in comparison.rows for version in row.cells if version and not version.grade_id}
    return [*grades, *sorted(others), NONE_HELD]


def region_name(row: ComparisonRow) -> str:
    return row.body.region or NO_REGION


def matching(comparison: Comparison, choice: ComparisonFilter) -> Comparison:
    """The comparison with only the columns and rows that were asked for, in the order asked for."""
    places = [place for place, column in enumerate(comparison.columns) if choice.area in ("", column.area.code)]
    columns = tuple(comparison.columns[place] for place in places)
    rows = [replace(row, cells=tuple(row.cells[place] for place in places)) for row in comparison.rows]
    fitting = [row for row in rows if _fits(row, choice)]
    return replace(comparison, columns=columns, rows=tuple(_in_order(fitting, columns, choice)))


@dataclass(frozen=True)
class ColumnHead:
    """The head of a column: a link that sorts by it."""

    label: str
    address: str
    aria_sort: str


def column_heads(comparison: Comparison, choice: ComparisonFilter) -> list[ColumnHead]:
    """Of the name, the region and each area that is shown."""
    columns = {NAMES: comparison.programme.body_kind.name.capitalize(), REGIONS: "Region"}
    columns |= {f"{OF_AREA}{column.area.code}": column.area.label for column in comparison.columns}
    return [ColumnHead(label, choice.sorted_by(key), choice.aria_sort(key)) for key, label in columns.items()]


def _fits(row: ComparisonRow, choice: ComparisonFilter) -> bool:
    outcomes = {version.outcome_in_words if version else NONE_HELD for version in row.cells}
    said = f"{row.body.name} {row.body.short_name} {row.body.region}".casefold()
    return (
        choice.outcome in ("", *outcomes)
        and choice.region in ("", region_name(row))
        and all(word in said for word in choice.words.casefold().split())
    )


def _in_order(rows: Iterable[ComparisonRow], columns, choice: ComparisonFilter) -> list[ComparisonRow]:
    """By one column. Bodies that say the same in it stand by name; those without a grade come last either way."""
    rows = sorted(rows, key=lambda row: row.body.short_name.casefold())
    code = choice.column.removeprefix(OF_AREA) if choice.column.startswith(OF_AREA) else None
    if code is None:
        key = region_name if choice.column == REGIONS else lambda row: row.body.short_name.casefold()
        return sorted(rows, key=key, reverse=choice.descends)
    places = [place for place, column in enumerate(columns) if column.area.code == code]
    if not places:
        return rows
    graded = [row for row in rows if row.cells[places[0]] and row.cells[places[0]].grade_id]
    by_rank = sorted(graded, key=lambda row: row.cells[places[0]].grade.rank, reverse=choice.descends)
    return [*by_rank, *(row for row in rows if row not in graded)]
