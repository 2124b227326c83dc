"""Judgments in the order and nesting of their programme's framework."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from inspections.models import Area, Inspection, JudgmentVersion


@dataclass(frozen=True)
class FrameworkLine:
    """One area of a framework with what was found on it (the newest version first) and the areas below it."""

    area: Area
    versions: tuple[JudgmentVersion, ...]
    below: tuple["FrameworkLine", ...]

    @property
    def current(self) -> JudgmentVersion | None:
        return self.versions[0] if self.versions else None

    @property
    def replaced(self) -> tuple[JudgmentVersion, ...]:
        """Versions that stood before the current one."""
        return self.versions[1:]

    @property
    def replacements(self) -> list[tuple[JudgmentVersion, JudgmentVersion]]:
        """Each version that stood before with the one that replaced it, the newest first."""
        return [(old, new) for new, old in pairwise(self.versions)]


def framework_lines(
    areas: Iterable[Area], versions: Iterable[JudgmentVersion], *, gaps: bool
) -> tuple[FrameworkLine, ...]:
    """The areas in framework order, each with its versions.

    With `gaps`, areas that could be graded but of which we hold nothing have a line too; without, only what is held
    and the areas above it.
    """
    below: dict[int | None, list[Area]] = defaultdict(list)
    for area in areas:
        below[area.parent_id].append(area)
    found: dict[int, list[JudgmentVersion]] = defaultdict(list)
    for version in sorted(versions, key=lambda version: -version.number):
        found[version.judgment.area_id].append(version)
    return _lines(None, below, found, gaps)


def _lines(parent: int | None, below, found, gaps: bool) -> tuple[FrameworkLine, ...]:
    lines = [
        FrameworkLine(area, tuple(found.get(area.pk, ())), _lines(area.pk, below, found, gaps))
        for area in below.get(parent, ())
    ]
    return tuple(line for line in lines if line.versions or line.below or (gaps and _gradable(line.area)))


def _gradable(area: Area) -> bool:
    return area.graded in (Area.Graded.ALWAYS, Area.Graded.SOME)


@dataclass(frozen=True)
class Inspected:
    """One inspection with its lines."""

    inspection: Inspection
    lines: tuple[FrameworkLine, ...]


def inspected(inspections: Iterable[Inspection], *, gaps: bool = False) -> list[Inspected]:
    """What readers may see of these inspections, in two queries (and one for the scales) however many they are."""
    inspections = list(inspections)
    areas = defaultdict(list)
    for area in Area.objects.filter(programme__in={inspection.programme_id for inspection in inspections}):
        areas[area.programme_id].append(area)
    versions = defaultdict(list)
    for version in JudgmentVersion.objects.public().with_record().filter(judgment__inspection__in=inspections):
        versions[version.judgment.inspection_id].append(version)
    return [
        Inspected(one, framework_lines(areas[one.programme_id], versions[one.pk], gaps=gaps)) for one in inspections
    ]


def versions_in(records: Iterable[Inspected]) -> list[JudgmentVersion]:
    """The current version on every line, at every depth."""
    return [version for record in records for version in _currents(record.lines)]


def _currents(lines: Iterable[FrameworkLine]):
    for line in lines:
        if line.current:
            yield line.current
        yield from _currents(line.below)
