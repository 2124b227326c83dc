"""All bodies of one programme beside each other, area by area. No ranking, and never an overall grade."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from inspections.models import Area, Body, Grade, Inspection, JudgmentVersion, Programme
from inspections.partial_dates import PartialDate

# More missing names than this are told as a number; the table shows which they are.
NAMES_AT_MOST = 6


@dataclass(frozen=True)
class AreaColumn:
    """One area: how often each grade was given, of how many bodies, and for whom we hold none.

    Only grades given in this programme are counted; every other outcome is told apart, with its bodies.
    """

    area: Area
    counts: tuple[tuple[Grade, int], ...]
    graded: int
    bodies: int
    missing: tuple[Body, ...]
    others: tuple[tuple[str, tuple[Body, ...]], ...]

    @property
    def names_missing(self) -> bool:
        return 0 < len(self.missing) <= NAMES_AT_MOST


@dataclass(frozen=True)
class ComparisonRow:
    """One body: its version in each column, None where we hold no judgment; `is_held` when any of its inspection is."""

    body: Body
    cells: tuple[JudgmentVersion | None, ...]
    is_held: bool


@dataclass(frozen=True)
class Comparison:
    programme: Programme
    columns: tuple[AreaColumn, ...]
    rows: tuple[ComparisonRow, ...]
    # Bodies of the kind that the programme is not expected to inspect.
    not_counted: tuple[Body, ...]


def compare_programme(programme: Programme) -> Comparison:
    """What readers may see of one programme, in four queries however many bodies and areas it has."""
    held = _held(programme)
    inspected = {body for body, _ in held}
    bodies = Body.objects.filter(kind=programme.body_kind)
    active = [body for body in bodies if body.pk in inspected or active_during(body, programme)]
    counted = counted_among(active, inspected)
    areas = [area for area in programme.areas.all() if any(found == area.pk for _, found in held)]
    grades = list(programme.scale.grades.all())
    rows = [
        ComparisonRow(body, tuple(held.get((body.pk, area.pk)) for area in areas), body.pk in inspected)
        for body in counted
    ]
    columns = [
        _column(area, [(row.body, row.cells[place]) for row in rows], grades) for place, area in enumerate(areas)
    ]
    return Comparison(programme, tuple(columns), tuple(rows), tuple(body for body in active if body not in counted))


def active_during(body: Body, programme: Programme) -> bool:
    """Whether the body existed while the programme's reports came out, as far as the dates are held."""
    began, ended = programme.first_published_on, programme.last_published_on
    return not _before(body.active_to_on, began) and not _before(ended, body.active_from_on)


def programmes_not_held(body: Body, inspections: Iterable[Inspection]) -> list[Programme]:
    """Programmes of the body's kind and time of which we hold no judgment of it, the oldest first."""
    held = {inspection.programme_id for inspection in inspections}
    programmes = Programme.objects.filter(body_kind=body.kind_id).order_by("first_published_on", "code")
    return [one for one in programmes if one.pk not in held and active_during(body, one)]


def _before(one: PartialDate, other: PartialDate) -> bool:
    """Whether one date surely lies before another; never, when either is not held or the known parts agree."""
    length = min(len(str(one)), len(str(other)))
    return bool(length) and str(one)[:length] < str(other)[:length]


def _held(programme: Programme) -> dict[tuple[int, int], JudgmentVersion]:
    """By body and area; of a body inspected twice, the later inspection."""
    rows = JudgmentVersion.objects.current().filter(judgment__inspection__programme=programme)
    rows = rows.select_related("grade", "judgment__inspection").order_by("judgment__inspection__number")
    return {(row.judgment.inspection.body_id, row.judgment.area_id): row for row in rows}


def counted_among(active: list[Body], inspected: set[int]) -> list[Body]:
    """The bodies that a count is out of: those with an area of their own, as the ONS lists it, or with a judgment here.

    PEEL inspects the forces that police an area; the British Transport Police has none. Where the record holds no
    ONS code for any body of a kind (fire services), all of them count.
    """
    coded = any(body.ons_code for body in active)
    return [body for body in active if body.ons_code or not coded or body.pk in inspected]


def _column(area: Area, cells: Iterable[tuple[Body, JudgmentVersion | None]], grades: list[Grade]) -> AreaColumn:
    cells = list(cells)
    given = Counter(version.grade_id for _, version in cells if version and version.grade_id)
    counts = tuple((grade, given[grade.pk]) for grade in grades if given[grade.pk])
    missing = tuple(body for body, version in cells if version is None)
    return AreaColumn(area, counts, given.total(), len(cells), missing, _others(cells))


def _others(cells) -> tuple[tuple[str, tuple[Body, ...]], ...]:
    others: dict[str, list[Body]] = {}
    for body, version in cells:
        if version and not version.grade_id:
            others.setdefault(version.outcome_in_words, []).append(body)
    return tuple((words, tuple(bodies)) for words, bodies in others.items())
