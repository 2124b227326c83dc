"""What a judgment was before: only where the record links the areas, and only where their grades may be compared.

HMICFRS says which grades cannot be compared; a comparison that it forbids is never made here, not even in passing.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from itertools import takewhile

from inspections.models import Area, JudgmentVersion


class GradeLink(StrEnum):
    """How the record ties an area to an earlier one."""

    LINKED = "linked"
    NOT_COMPARABLE = "not comparable"
    NOT_LINKED = "not linked"


@dataclass(frozen=True)
class Earlier:
    """An earlier area that this one carries on, and what the same body got there; None when we hold nothing."""

    area: Area
    version: JudgmentVersion | None


@dataclass(frozen=True)
class History:
    """What the record says of the time before one version: earlier areas, newest first.

    `standing` is the grade that stands when the outcome is “last grade stands”; None when we do not hold it.
    """

    link: GradeLink
    earlier: tuple[Earlier, ...] = ()
    standing: JudgmentVersion | None = None

    @property
    def before(self) -> Earlier | None:
        """The area just before, held or not; None when there is none to compare with."""
        return self.earlier[0] if self.earlier else None


# What readers may see of each body and area, the newest inspection first.
Held = dict[tuple[int, int], list[JudgmentVersion]]


def histories_by_version(versions: Iterable[JudgmentVersion]) -> dict[int, History]:
    """The history of each version (got by `with_record()`), by its primary key, in two queries however many."""
    versions = list(versions)
    if not versions:
        return {}
    areas = Area.objects.select_related("programme").in_bulk()
    chains = {version.pk: _chain(version.judgment.area_id, areas) for version in versions}
    held = _held(versions, {area.pk for chain in chains.values() for area in chain})
    return {version.pk: _history(version, chains[version.pk], held) for version in versions}


def _chain(start: int, areas: dict[int, Area]) -> list[Area]:
    """An area and those that it carries on, newest first. A ring, which nobody should record, ends where it closes."""
    chain: list[Area] = []
    area = areas.get(start)
    while area and area not in chain:
        chain.append(area)
        area = areas.get(area.continues_id)
    return chain


def _held(versions, areas: set[int]) -> Held:
    bodies = {version.judgment.inspection.body_id for version in versions}
    rows = JudgmentVersion.objects.current().filter(judgment__inspection__body__in=bodies, judgment__area__in=areas)
    held: Held = defaultdict(list)
    for row in rows.select_related(
        "grade", "stands_from", "judgment__area", "judgment__inspection__body", "judgment__inspection__programme"
    ).order_by("-judgment__inspection__number"):
        held[row.judgment.inspection.body_id, row.judgment.area_id].append(row)
    return held


def _history(version: JudgmentVersion, chain: list[Area], held: Held) -> History:
    own, *older = chain
    comparable = list(takewhile(lambda area: own.programme.compares_with(area.programme), older))
    link = GradeLink.LINKED if comparable else GradeLink.NOT_COMPARABLE if older else GradeLink.NOT_LINKED
    body = version.judgment.inspection.body_id
    earlier = [Earlier(area, _newest(held, body, area)) for area in comparable]
    return History(link, (*_inspected_before(version, own, held), *earlier), _standing(version, older, held))


def _newest(held: Held, body: int, area: Area) -> JudgmentVersion | None:
    return next(iter(held.get((body, area.pk), ())), None)


def _inspected_before(version: JudgmentVersion, own: Area, held: Held) -> list[Earlier]:
    """The same area in an earlier inspection of the same programme, where a body was inspected twice."""
    inspection = version.judgment.inspection
    rows = held.get((inspection.body_id, own.pk), ())
    return [Earlier(own, row) for row in rows if row.judgment.inspection.number < inspection.number]


def _standing(version: JudgmentVersion, older: list[Area], held: Held) -> JudgmentVersion | None:
    """The grade that stands, followed through areas where it stood already."""
    if version.outcome != JudgmentVersion.Outcome.LAST_GRADE_STANDS:
        return None
    body, found = version.judgment.inspection.body_id, version
    for area in older:
        if area.programme_id == found.stands_from_id:
            found = _newest(held, body, area) or found
    return found if found.grade else None
