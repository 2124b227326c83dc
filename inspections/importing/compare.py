"""What taking in a file would change, found in a few queries however long the file is."""

from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256
from typing import Any

from inspections.models import Releasable

from .findings import Findings
from .judgments import Judgments
from .kinds import FileKind, Key
from .monitoring import MonitoringPeriods
from .problems import FileProblem, FileRefusedError
from .record import HeldRecord
from .tables import FileRow, column_names

JUDGMENTS, FINDINGS, MONITORING = Judgments(), Findings(), MonitoringPeriods()
KINDS = (JUDGMENTS, FINDINGS, MONITORING)


class Effect(StrEnum):
    NEW = "new"
    UNCHANGED = "unchanged"
    REPLACES = "replacing an unreleased row"
    CONFLICT = "in conflict with a released row"


@dataclass(frozen=True)
class Change:
    """One row of the file beside what the record holds: `held`, and how that would differ."""

    row: FileRow
    key: Key
    values: dict[str, Any]
    words: str
    held: Releasable | None = None
    differences: tuple[str, ...] = ()

    @property
    def effect(self) -> Effect:
        if self.held is None:
            return Effect.NEW
        if not self.differences:
            return Effect.UNCHANGED
        return Effect.CONFLICT if self.held.released_at else Effect.REPLACES

    def __str__(self) -> str:
        words = f"{self.row.place}: {self.effect}: {self.words}"
        return f"{words} ({'; '.join(self.differences)})" if self.differences else words


@dataclass(frozen=True)
class Plan:
    """All rows of one file, none of them wrong."""

    kind: FileKind
    changes: tuple[Change, ...]

    def of(self, effect: Effect) -> list[Change]:
        return [change for change in self.changes if change.effect == effect]

    @property
    def unreleased(self) -> list[Releasable]:
        """Rows that the file repeats and that wait for their release."""
        return [change.held for change in self.of(Effect.UNCHANGED) if change.held.released_at is None]

    @property
    def fingerprint(self) -> str:
        """Of all that it would change: another one, and it is not the plan that somebody looked at."""
        return sha256("\n".join(map(str, self.changes)).encode()).hexdigest()

    @property
    def totals(self) -> str:
        return ", ".join(f"{len(self.of(effect))} {effect}" for effect in Effect)


def recognise_kind(file: str, content: bytes) -> FileKind:
    """The kind of file whose columns these mostly are. Raises RefusedError for a file of none."""
    header = set(column_names(content))
    kind = max(KINDS, key=lambda kind: len(header & kind.columns.keys()))
    if header and not header & kind.columns.keys():
        known = "; ".join(f"{kind.name}: {', '.join(kind.columns)}" for kind in KINDS)
        raise FileRefusedError(
            [FileProblem(file, 1, f"these are the columns of no file that can be taken in ({known})")]
        )
    return kind


def plan(file: str, content: bytes, kind: FileKind | None = None) -> Plan:
    """Compare a file with the record. Raises RefusedError with everything that is wrong with it.

    The rows found are locked, so inside a transaction nobody can release one before it is written.
    """
    kind = kind or recognise_kind(file, content)
    rows, problems = kind.parse(file, content)
    record = HeldRecord()
    fitting = [row for row in rows if not _misfits(kind, row, record, problems)]
    keyed = [(row, kind.key_of(row.values, record)) for row in fitting]
    held = dict(kind.held({key for _, key in keyed}))
    problems.extend(kind.gaps(keyed, held))
    if problems:
        raise FileRefusedError(problems)
    return Plan(kind, tuple(_change(kind, row, key, held.get(key), record) for row, key in keyed))


def _misfits(kind: FileKind, row: FileRow, record: HeldRecord, problems: list[FileProblem]) -> bool:
    found = [row.problem(reason) for reason in kind.misfits(row.values, record)]
    problems.extend(found)
    return bool(found)


def _change(kind: FileKind, row: FileRow, key: Key, held: Releasable | None, record: HeldRecord) -> Change:
    values = kind.values_of(row.values, record)
    differences = tuple(
        f"{_called(held, name)}: {record.say(name, getattr(held, name))} → {record.say(name, value)}"
        for name, value in (values.items() if held else ())
        if getattr(held, name) != value
    )
    return Change(row, key, values, kind.in_words(row.values), held, differences)


def _called(held: Releasable, name: str) -> str:
    """A field as the desk's pages call it."""
    return str(held._meta.get_field(name).verbose_name)
