"""What a body's grades are drawn from: areas that the record links inside one comparability group, as one chain each.

The picture and the table below it are both drawn from these points, so neither can say what the other does not.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from inspections.comparing.framework import FrameworkLine, Inspected, versions_in
from inspections.comparing.history import History
from inspections.models import Area, Grade, JudgmentVersion

NONE_HELD = "none held"


@dataclass(frozen=True)
class Point:
    """One area of one inspection: its current version, None where we hold none, and what that replaced."""

    area: Area
    version: JudgmentVersion | None
    standing: JudgmentVersion | None = None
    replaced: tuple[JudgmentVersion, ...] = ()

    @property
    def words(self) -> str:
        return self.version.outcome_in_words if self.version else NONE_HELD

    @property
    def kind(self) -> str:
        """`graded`, one of the other outcomes, or `none-held`: each is drawn with a shape of its own."""
        return (self.version.outcome if self.version else NONE_HELD).replace(" ", "-")

    @property
    def at(self) -> Grade | None:
        """The grade at which it is drawn: the one given, or the one that stands if it is of the same scale."""
        if self.version is None or self.version.grade:
            return self.version and self.version.grade
        standing = self.standing.grade if self.standing else None
        return standing if standing and standing.scale_id == self.area.programme.scale_id else None

    @property
    def label(self) -> str:
        number = self.version.judgment.inspection.number if self.version else 1
        again = f", inspection {number}" if number > 1 else ""
        return f"{self.area.programme.label}{again}"


@dataclass(frozen=True)
class Chain:
    """One area and those that it carries on, the newest first. Only neighbours in a chain are ever joined by a line."""

    points: tuple[Point, ...]

    @property
    def area(self) -> Area:
        return self.points[0].area

    @property
    def key(self) -> int:
        """Names the chain in the page."""
        return self.points[0].version.pk


def link_areas(records: Iterable[Inspected], histories: dict[int, History]) -> list[Chain]:
    """The chains of one stretch of the record, in the order of its newest framework; asks the database nothing."""
    records = list(records)
    versions = {version.pk: version for version in versions_in(records)}
    replaced = dict(_replaced(line for record in records for line in record.lines))
    carried_on = {step.version.pk for pk in versions for step in histories[pk].earlier if step.version}

    def point(area: Area, version: JudgmentVersion | None) -> Point:
        if version is None or version.pk not in versions:
            return Point(area, version)
        found = versions[version.pk]
        return Point(found.judgment.area, found, histories[found.pk].standing, replaced[found.pk])

    return [
        Chain((point(head.judgment.area, head), *(point(step.area, step.version) for step in _held(histories[pk]))))
        for pk, head in versions.items()
        if pk not in carried_on
    ]


def _held(history: History) -> list:
    """The steps before a version, down to the oldest that we hold: nothing is drawn of the time before that."""
    last = max((place for place, step in enumerate(history.earlier, start=1) if step.version), default=0)
    return list(history.earlier[:last])


def _replaced(lines: Iterable[FrameworkLine]):
    for line in lines:
        if line.current:
            yield line.current.pk, line.replaced
        yield from _replaced(line.below)
