"""How much of each programme we hold, counted from the record: what we do not hold, we say that we do not hold."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.db.models import Count, Exists, OuterRef, Q

from inspections.comparing.comparison import NAMES_AT_MOST, active_during, counted_among
from inspections.models import Area, Body, JudgmentVersion, Programme


@dataclass(frozen=True)
class Covered:
    """One area: for how many bodies we hold a grade or another outcome, out of how many, and who is missing.

    `missing` is named only where they are few.
    """

    area: Area
    graded: int
    others: int
    bodies: int
    missing: tuple[Body, ...]

    @property
    def not_held(self) -> int:
        return self.bodies - self.graded - self.others

    def __str__(self) -> str:
        return f"{self.area.programme.label}, {self.in_its_programme}"

    @property
    def in_its_programme(self) -> str:
        """Effectiveness: 41 of 43 police forces; no judgment held for Derbyshire and Norfolk."""
        said = f"{self.area.label}: {self.graded} of {self.bodies} {self.area.programme.body_kind.plural}"
        others = f"; {self.others} not given a grade" if self.others else ""
        return f"{said}{others}{self._missing()}"

    def _missing(self) -> str:
        if not self.missing:
            return f"; no judgment held for the other {self.not_held}" if self.not_held else ""
        *first, last = [body.short_name for body in self.missing]
        return f"; no judgment held for {', '.join(first)} and {last}" if first else f"; no judgment held for {last}"


def coverage() -> list[Covered]:
    """Every area of which we hold anything, the newest programme first, in six queries however many there are."""
    counts = {area: (graded, held) for area, graded, held in _counts()}
    bodies = _counted_bodies()
    areas = list(Area.objects.filter(pk__in=counts).select_related("programme__body_kind"))
    areas.sort(key=lambda area: (area.programme.code, area.position))
    areas.sort(key=lambda area: str(area.programme.first_published_on), reverse=True)
    missing = _missing(areas, counts, bodies)
    return [_covered(area, *counts[area.pk], len(bodies[area.programme_id]), missing[area.pk]) for area in areas]


def not_covered() -> list[Programme]:
    """Programmes that the record names, and of which we hold nothing that readers may see."""
    held = JudgmentVersion.objects.public().filter(judgment__area__programme=OuterRef("pk"))
    return list(Programme.objects.exclude(Exists(held)))


def _covered(area: Area, graded: int, held: int, bodies: int, missing: tuple[Body, ...]) -> Covered:
    return Covered(area, graded, held - graded, bodies, missing)


def _current():
    """Of a body inspected twice, either inspection counts it once."""
    return JudgmentVersion.objects.current().order_by()


def _counts() -> Iterable[tuple[int, int, int]]:
    bodies = "judgment__inspection__body"
    return (
        _current()
        .values_list("judgment__area")
        .annotate(graded=Count(bodies, distinct=True, filter=Q(grade__isnull=False)), held=Count(bodies, distinct=True))
    )


def _counted_bodies() -> dict[int, list[Body]]:
    """By programme, the bodies that its counts are out of."""
    inspected = defaultdict(set)
    for programme, body in _current().values_list("judgment__area__programme", "judgment__inspection__body").distinct():
        inspected[programme].add(body)
    by_kind = defaultdict(list)
    for body in Body.objects.all():
        by_kind[body.kind_id].append(body)
    return {
        programme.pk: list(_expected(programme, by_kind[programme.body_kind_id], inspected[programme.pk]))
        for programme in Programme.objects.filter(pk__in=inspected)
    }


def _expected(programme: Programme, bodies: list[Body], inspected: set[int]) -> Iterator[Body]:
    active = [body for body in bodies if body.pk in inspected or active_during(body, programme)]
    yield from counted_among(active, inspected)


def _missing(areas: list[Area], counts, bodies) -> dict[int, tuple[Body, ...]]:
    """The missing bodies of the areas that miss only a few."""
    few = [area for area in areas if 0 < len(bodies[area.programme_id]) - counts[area.pk][1] <= NAMES_AT_MOST]
    held = defaultdict(set)
    for area, body in (
        _current().filter(judgment__area__in=few).values_list("judgment__area", "judgment__inspection__body")
    ):
        held[area].add(body)
    missing: dict[int, tuple[Body, ...]] = defaultdict(tuple)
    for area in few:
        missing[area.pk] = tuple(body for body in bodies[area.programme_id] if body.pk not in held[area.pk])
    return missing
