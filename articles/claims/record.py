"""The record as it could be read on a day, got once in a few queries and asked in memory from then on."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from django.db.models import Count, Max
from django.utils import timezone

from articles.prose.years import Years, programme_years
from inspections.comparing.comparison import active_during, counted_among
from inspections.models import (
    Area,
    Body,
    BodyName,
    Grade,
    Inspectorate,
    InspectorateName,
    JudgmentVersion,
    Monitoring,
    Programme,
)


@dataclass(frozen=True, eq=False)
class Record:
    """Bodies, programmes and areas by what they are, and the versions published by a day, oldest number first."""

    as_of: date
    bodies: tuple[Body, ...]
    programmes: tuple[Programme, ...]
    areas: tuple[Area, ...]
    inspectorates: tuple[Inspectorate, ...]
    versions: dict[tuple[int, int], list[JudgmentVersion]] = field(repr=False)
    monitoring: dict[int, list[Monitoring]] = field(repr=False, default_factory=dict)

    # ---- Reference

    @cached_property
    def years(self) -> dict[int, Years | None]:
        """The years in the name of each programme, by its primary key."""
        return {programme.pk: programme_years(programme.label) for programme in self.programmes}

    @cached_property
    def grades(self) -> dict[str, list[Grade]]:
        found = defaultdict(list)
        for scale in {programme.scale for programme in self.programmes}:
            for grade in scale.grades.all():
                found[grade.name].append(grade)
        return found

    def scale_grades(self, grade: Grade) -> list[Grade]:
        """The scale of a grade, the best first."""
        return self._scales[grade.scale_id]

    @cached_property
    def _scales(self) -> dict[int, list[Grade]]:
        return {one.scale_id: list(one.scale.grades.all()) for one in self.programmes}

    def area(self, pk: int) -> Area:
        return self._areas_by_pk[pk]

    def areas_in(self, programme: Programme) -> list[Area]:
        return self._areas_by_programme[programme.pk]

    @cached_property
    def _areas_by_programme(self) -> dict[int, list[Area]]:
        found = defaultdict(list)
        for area in self.areas:
            found[area.programme_id].append(area)
        return found

    @cached_property
    def _areas_by_pk(self) -> dict[int, Area]:
        return {area.pk: area for area in self.areas}

    def series(self, programme: Programme) -> list[Programme]:
        """The programmes of its kind whose name begins alike (PEEL, FRS), in the order of their years."""
        family = programme.label.split()[0]
        rows = [
            one
            for one in self.programmes
            if one.body_kind_id == programme.body_kind_id and one.label.split()[0] == family
        ]
        return sorted(rows, key=lambda one: (self.years[one.pk] or Years(0, 0), one.code))

    def before(self, programme: Programme) -> list[Programme]:
        """The programmes of its series that came before, newest first."""
        series = self.series(programme)
        return series[: series.index(programme)][::-1]

    # ---- What was found

    def all_versions(self, body: Body, area: Area) -> list[JudgmentVersion]:
        return self.versions.get((body.pk, area.pk), [])

    def version(self, body: Body, area: Area) -> JudgmentVersion | None:
        """What stood on the day; None when we hold nothing."""
        rows = self.all_versions(body, area)
        return rows[-1] if rows else None

    def scale_of(self, version: JudgmentVersion) -> list[str]:
        """The grades that a version could have got, the best first."""
        return [grade.name for grade in self.area(version.judgment.area_id).programme.scale.grades.all()]

    def programmes_of(self, body: Body) -> list[Programme]:
        """The programmes in which we hold anything of a body, the newest first."""
        held = {self._areas_by_pk[area].programme_id for of, area in self.versions if of == body.pk}
        rows = [programme for programme in self.programmes if programme.pk in held]
        return sorted(rows, key=self.when, reverse=True)

    def when(self, programme: Programme) -> tuple:
        return (self.years[programme.pk] or Years(0, 0), str(programme.first_published_on or ""), programme.code)

    def chain(self, area: Area) -> list[Area]:
        """An area and those that it carries on, newest first, as far as their grades may be compared."""
        chain = [area]
        while (older := self._areas_by_pk.get(chain[-1].continues_id)) and older not in chain:
            if not area.programme.compares_with(older.programme):
                break
            chain.append(older)
        return chain

    def counted_bodies(self, programme: Programme) -> list[Body]:
        """The bodies that a count of the programme is out of, as its page of comparison counts them."""
        inspected = {of for of, area in self.versions if self._areas_by_pk[area].programme_id == programme.pk}
        bodies = [body for body in self.bodies if body.kind_id == programme.body_kind_id]
        active = [body for body in bodies if body.pk in inspected or active_during(body, programme)]
        return counted_among(active, inspected)


# The last record read, with what told it from others.
_newest: dict[tuple, Record] = {}


class Records(dict[date, Record]):
    """The record by day, each looked at once, for a run that asks many questions: `records[day]`."""

    def __missing__(self, day: date) -> Record:
        self[day] = current(day)
        return self[day]


def current(as_of: date) -> Record:
    """The record as of a day; the last one read, as long as nothing in the database has changed."""
    key = (as_of, *_fingerprint())
    if key not in _newest:
        found = read_record(as_of)
        _newest.clear()
        _newest[key] = found
    return _newest[key]


def _fingerprint() -> Iterator:
    """What tells that the record is another: what is public, and every row of reference."""
    yield tuple(JudgmentVersion.objects.public().aggregate(Count("pk"), Max("pk"), Max("released_at")).values())
    for model in (Monitoring, Body, BodyName, Programme, Area, Grade, InspectorateName):
        yield hash(tuple(model.objects.order_by("pk").values_list()))


def read_record(as_of: date | None = None) -> Record:
    """The public record as of the end of a day; today without one."""
    as_of = as_of or timezone.localdate()
    areas = Area.objects.select_related("programme__scale", "programme__body_kind", "programme__inspectorate")
    programmes = Programme.objects.select_related("scale", "body_kind", "inspectorate")
    return Record(
        as_of=as_of,
        bodies=tuple(Body.objects.select_related("kind").prefetch_related("names")),
        programmes=tuple(programmes.prefetch_related("scale__grades")),
        areas=tuple(areas.prefetch_related("programme__scale__grades")),
        inspectorates=tuple(Inspectorate.objects.prefetch_related("names")),
        versions=_versions(as_of),
        monitoring=_monitoring(as_of),
    )


def _monitoring(as_of: date) -> dict[int, list[Monitoring]]:
    """The periods of monitoring that had begun by a day, by body."""
    found: dict[int, list[Monitoring]] = defaultdict(list)
    for row in Monitoring.objects.public():
        if str(row.from_on) <= as_of.isoformat():
            found[row.body_id].append(row)
    return dict(found)


def _versions(as_of: date) -> dict[tuple[int, int], list[JudgmentVersion]]:
    rows = JudgmentVersion.objects.public().select_related(
        "grade", "stands_from", "judgment__area", "judgment__inspection__programme"
    )
    rows = rows.order_by("judgment__inspection__number", "number")
    found: dict[tuple[int, int], list[JudgmentVersion]] = defaultdict(list)
    for row in rows:
        if published_by(row, as_of):
            found[row.judgment.inspection.body_id, row.judgment.area_id].append(row)
    return dict(found)


def published_by(version: JudgmentVersion, day: date) -> bool:
    """Whether a version was out by the end of a day, as far as its date is known.

    A month or year counts from its beginning. A date not held is no earlier than the programme's first report.
    """
    known = str(version.published_on) or str(version.judgment.inspection.programme.first_published_on)
    return known <= day.isoformat()[: len(known)]


def graded_versions(versions: Iterable[JudgmentVersion]) -> list[JudgmentVersion]:
    return [version for version in versions if version.grade_id]
