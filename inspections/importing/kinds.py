"""The three kinds of file, told by their columns. Each kind is described once, and read, compared and written alike."""

from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import Any

from django.db.models import QuerySet

from inspections.models import Releasable

from .problems import FileProblem
from .record import HeldRecord
from .tables import Clean, FileRow, a_name, held_by, read_file, repeated

Key = tuple


class FileKind(ABC):
    """What one row of such a file says, what can be wrong with it, and where it stands in the record.

    A row's *key* is what makes it the same row as one that is held; its *values* are the fields that it fills.
    """

    name: str
    model: type[Releasable]
    # Columns that fill a field just as they are; columns that name another row, and whether each must.
    plain: dict[str, str]
    named: dict[str, bool]
    optional: tuple[str, ...] = ()
    # What makes a row the same row: the fields of its key, and the columns.
    unique: tuple[str, ...]
    once: tuple[str, ...]

    @cached_property
    def columns(self) -> dict[str, Clean]:
        plain = {column: held_by(self.model._meta.get_field(field)) for column, field in self.plain.items()}
        return {column: a_name(needed=needed) for column, needed in self.named.items()} | plain

    def parse(self, file: str, content: bytes) -> tuple[list[FileRow], list[FileProblem]]:
        """All rows that can be read, and all that is wrong with the others and among them."""
        table = read_file(file, content, self.columns, self.optional)
        problems = [*table.problems, *repeated(table.rows, *self.once)]
        for row in table.rows:
            problems.extend(row.problem(reason) for reason in self.contradictions(row.values))
        return table.rows, problems

    def plain_values(self, row: dict[str, Any]) -> dict[str, Any]:
        return {field: row[column] for column, field in self.plain.items() if column in row}

    def contradictions(self, row: dict[str, Any]) -> Iterator[str]:
        """What is wrong with a row by itself."""
        return iter(())

    @abstractmethod
    def misfits(self, row: dict[str, Any], record: HeldRecord) -> Iterator[str]:
        """What the record does not know, or does not allow."""

    @abstractmethod
    def key_of(self, row: dict[str, Any], record: HeldRecord) -> Key: ...

    @abstractmethod
    def values_of(self, row: dict[str, Any], record: HeldRecord) -> dict[str, Any]: ...

    @abstractmethod
    def held(self, keys: set[Key]) -> Iterator[tuple[Key, Releasable]]:
        """What the record holds beside these keys, locked."""

    @abstractmethod
    def places(self, keys: Iterable[Key]) -> dict[Key, dict[str, int]]:
        """What a new row of each key belongs to, made where there is none."""

    @abstractmethod
    def in_words(self, row: dict[str, Any]) -> str: ...

    def gaps(self, fitted: list[tuple[FileRow, Key]], held: Iterable[Key]) -> Iterator[FileProblem]:
        """Rows that need another one before them."""
        return iter(())


def locked(rows: QuerySet) -> QuerySet:
    """So that inside a transaction nobody can release one before it is written."""
    return rows.order_by("pk").select_for_update(of=("self",))
