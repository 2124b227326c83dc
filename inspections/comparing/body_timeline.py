"""One body's record through time, in stretches inside which grades may be compared."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from inspections.models import Body, Inspection, Programme

from .framework import Inspected, inspected


@dataclass(frozen=True)
class ComparableStretch:
    """Inspections whose grades may be compared with each other, newest first, and with those of no other stretch."""

    records: tuple[Inspected, ...]

    @property
    def newest(self) -> Programme:
        return self.records[0].inspection.programme

    @property
    def oldest(self) -> Programme:
        return self.records[-1].inspection.programme


def body_record(body: Body) -> list[ComparableStretch]:
    """All that readers may see of a body's inspections, the stretch with the newest inspection first."""
    inspections = Inspection.objects.public().filter(body=body).select_related("body", "programme__inspectorate")
    records = inspected(sorted(inspections, key=_when, reverse=True))
    stretches = [ComparableStretch(tuple(stretch)) for _, stretch in groupby(sorted(records, key=_group), key=_group)]
    return sorted(stretches, key=lambda stretch: _when(stretch.records[0].inspection), reverse=True)


def _when(inspection: Inspection) -> tuple[str, str, int]:
    return str(inspection.programme.first_published_on), inspection.programme.code, inspection.number


def _group(record: Inspected) -> str:
    """Programmes without a group compare with nothing but themselves."""
    programme = record.inspection.programme
    return programme.comparability_group or f"only {programme.code}"


def bodies_by_region(bodies: Iterable[Body]) -> list[tuple[str, list[Body]]]:
    """Bodies by region, both in the order of the alphabet."""
    ordered = sorted(bodies, key=lambda body: (body.region, body.name))
    return [(region, list(group)) for region, group in groupby(ordered, key=lambda body: body.region)]
