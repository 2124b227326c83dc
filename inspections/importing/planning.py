"""What taking in a file of judgments would change, found in a few queries however long the file is."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from django.db.models import F

from ..models import Area, Body, Grade, JudgmentVersion, Programme
from .problems import Problem, RefusedError
from .rows import PLAIN, JudgmentRow, parse

# The other outcomes stand in the column of the grades.
OTHER_OUTCOMES = [outcome for outcome in JudgmentVersion.Outcome.values if outcome != JudgmentVersion.Outcome.GRADED]
# Body, programme, area, number: a file speaks of a body's first inspection under a programme.
Key = tuple[int, int, int, int]


class Kind(StrEnum):
    NEW = "new"
    UNCHANGED = "unchanged"
    REPLACES = "replacing an unreleased row"
    CONFLICT = "in conflict with a released row"


@dataclass(frozen=True)
class Change:
    """One row of the file beside what the record holds: `held`, and how that would differ."""

    row: JudgmentRow
    key: Key
    values: dict[str, Any]
    held: JudgmentVersion | None = None
    differences: tuple[str, ...] = ()

    @property
    def kind(self) -> Kind:
        if self.held is None:
            return Kind.NEW
        if not self.differences:
            return Kind.UNCHANGED
        return Kind.CONFLICT if self.held.released_at else Kind.REPLACES

    def __str__(self) -> str:
        row = self.row
        version = f", version {row.version}" if row.version > 1 else ""
        words = f"line {row.line}: {self.kind}: {row.body}, {row.programme}, {row.area}{version}: {row.outcome}"
        return f"{words} ({'; '.join(self.differences)})" if self.differences else words


@dataclass(frozen=True)
class Plan:
    """All rows of one file, none of them wrong."""

    changes: tuple[Change, ...]

    def of(self, kind: Kind) -> list[Change]:
        return [change for change in self.changes if change.kind == kind]

    @property
    def unreleased(self) -> list[JudgmentVersion]:
        """Versions that the file repeats and that wait for their release."""
        return [change.held for change in self.of(Kind.UNCHANGED) if change.held.released_at is None]

    @property
    def totals(self) -> str:
        return ", ".join(f"{len(self.of(kind))} {kind}" for kind in Kind)


class Record:
    """What the rows of a file can name, by the codes that they name it by."""

    def __init__(self) -> None:
        self.bodies = {body.slug: body for body in Body.objects.select_related("kind")}
        self.programmes = {programme.code: programme for programme in Programme.objects.select_related("body_kind")}
        self.areas = {(area.programme_id, area.code): area for area in Area.objects.all()}
        self.grades: dict[int, dict[str, Grade]] = defaultdict(dict)
        for grade in Grade.objects.order_by("rank"):
            self.grades[grade.scale_id][grade.name] = grade

    def say(self, name: str, value: Any) -> str:
        """A value of a version as people say it."""
        if name == "grade_id":
            value = next((grade for scale in self.grades.values() for grade in scale.values() if grade.pk == value), "")
        if name == "stands_from_id":
            value = next((programme for programme in self.programmes.values() if programme.pk == value), "")
        return f"“{value}”" if value else "nothing"


def plan(file: str, content: bytes) -> Plan:
    """Compare a file with the record. Raises RefusedError with everything that is wrong with it.

    The versions found are locked, so inside a transaction nobody can release one before it is written.
    """
    rows, problems = parse(file, content)
    record = Record()
    fitted = [(row, fitting) for row in rows if (fitting := _fit(row, record, problems))]
    held = _held({key[1] for _, (key, _) in fitted})
    problems.extend(_gaps(fitted, held))
    if problems:
        raise RefusedError(problems)
    return Plan(tuple(_change(row, key, values, held.get(key), record) for row, (key, values) in fitted))


def _fit(row: JudgmentRow, record: Record, problems: list[Problem]) -> tuple[Key, dict[str, Any]] | None:
    found = list(_misfits(row, record))
    problems.extend(row.problem(reason) for reason in found)
    if found:
        return None
    programme = record.programmes[row.programme]
    area = record.areas[programme.pk, row.area]
    grade = record.grades[programme.scale_id].get(row.outcome)
    stands_from = record.programmes.get(row.stands_from)
    values = {name: getattr(row, column) for column, name in PLAIN.items()} | {
        "outcome": JudgmentVersion.Outcome.GRADED.value if grade else row.outcome,
        "grade_id": grade.pk if grade else None,
        "stands_from_id": stands_from.pk if stands_from else None,
    }
    return (record.bodies[row.body].pk, programme.pk, area.pk, row.version), values


def _misfits(row: JudgmentRow, record: Record) -> Iterator[str]:
    body, programme = record.bodies.get(row.body), record.programmes.get(row.programme)
    if body is None:
        yield f"body: there is no “{row.body}” in the record"
    if programme is None:
        yield f"programme: there is no “{row.programme}” in the record"
    if row.stands_from and row.stands_from not in record.programmes:
        yield f"stands_from: there is no programme “{row.stands_from}” in the record"
    if row.stands_from and row.stands_from == row.programme:
        yield f"stands_from: a grade stands from an earlier programme, not from {row.programme} itself"
    if programme:
        yield from _misfits_in(row, programme, record)
    if body and programme and body.kind_id != programme.body_kind_id:
        yield f"body: {programme} inspects {programme.body_kind.plural}, and {body} is a {body.kind}"


def _misfits_in(row: JudgmentRow, programme: Programme, record: Record) -> Iterator[str]:
    area, grades = record.areas.get((programme.pk, row.area)), record.grades[programme.scale_id]
    if area is None:
        yield f"area: there is no “{row.area}” in {programme}"
    if row.outcome not in grades and row.outcome not in OTHER_OUTCOMES:
        known = ", ".join([*grades, *OTHER_OUTCOMES])
        yield f"outcome: “{row.outcome}” is not a grade of {programme}, which knows: {known}"
    if area and area.graded == Area.Graded.NEVER and row.outcome in grades:
        yield f"outcome: “{area.label}” is never graded in {programme}"


def _held(programmes: set[int]) -> dict[Key, JudgmentVersion]:
    # Annotated, not joined as objects: there may be thousands, and only their keys are asked for.
    versions = JudgmentVersion.objects.annotate(
        of_body=F("judgment__inspection__body"),
        of_programme=F("judgment__inspection__programme"),
        of_area=F("judgment__area"),
    ).filter(of_programme__in=programmes, judgment__inspection__number=1)
    return {
        (version.of_body, version.of_programme, version.of_area, version.number): version
        for version in versions.order_by("pk").select_for_update(of=("self",))
    }


def _gaps(fitted, held: dict[Key, JudgmentVersion]) -> Iterator[Problem]:
    numbers = {key for _, (key, _) in fitted} | held.keys()
    for row, (key, _) in fitted:
        if row.version > 1 and (*key[:3], row.version - 1) not in numbers:
            yield row.problem(f"version: there is no version {row.version - 1} before this one")


def _change(row: JudgmentRow, key: Key, values: dict, held: JudgmentVersion | None, record: Record) -> Change:
    differences = tuple(
        f"{name.removesuffix('_id')}: {record.say(name, getattr(held, name))} → {record.say(name, value)}"
        for name, value in (values.items() if held else ())
        if getattr(held, name) != value
    )
    return Change(row, key, values, held, differences)
