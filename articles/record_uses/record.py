"""The record as the finder needs it: names, and which judgment had which grade when."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

from inspections.models import Area, Body, Programme


@dataclass(frozen=True)
class Version:
    """One version that readers may see: its grade's name (empty without a grade), and when they first saw it."""

    pk: int
    number: int
    grade: str
    published_on: str
    seen_at: datetime


@dataclass(frozen=True)
class Held:
    """A judgment that we hold, with its versions in order."""

    pk: int
    body: int
    programme: int
    area: int
    versions: tuple[Version, ...]

    def with_grade(self, grade: str) -> list[Version]:
        return [version for version in self.versions if version.grade == grade]

    def stood(self, grade: str, at: datetime | None) -> bool:
        """Whether this grade had not been replaced yet, as readers saw it at a moment (now, without one)."""
        newest = self.versions[-1].number
        for version in self.with_grade(grade):
            later = [other for other in self.versions if other.number > version.number]
            if version.number == newest or (at and all(other.seen_at > at for other in later)):
                return True
        return False

    @property
    def years(self) -> set[int]:
        return {int(version.published_on[:4]) for version in self.versions if version.published_on}


@dataclass(frozen=True)
class NamedRecord:
    """What may be named, with the names of the grades, and what is held, by body."""

    bodies: tuple[Body, ...]
    programmes: tuple[Programme, ...]
    areas: tuple[Area, ...]
    grades: frozenset[str]
    held: dict[int, list[Held]] = field(default_factory=dict)


def by_body(held: Iterable[Held]) -> dict[int, list[Held]]:
    found = defaultdict(list)
    for judgment in held:
        found[judgment.body].append(judgment)
    return dict(found)
