"""The rows of a file of judgments, and what can be wrong with one that needs no look at the record."""

from collections.abc import Iterator
from dataclasses import dataclass

from ..models import JudgmentVersion
from ..partial_dates import PartialDate
from .problems import Problem
from .tables import Clean, Row, a_name, held_by, read, repeated

STANDS = JudgmentVersion.Outcome.LAST_GRADE_STANDS
# Columns that fill a field of the version just as they are.
PLAIN = {
    "version": "number",
    "reason": "reason",
    "published": "published_on",
    "body_name_at_time": "body_name_at_time",
    "source": "source",
    "source_url": "source_url",
    "confidence": "confidence",
    "note": "note",
}
KEY = ("body", "programme", "area", "version")


@dataclass(frozen=True)
class JudgmentRow:
    """One version of one judgment, as the file has it. `outcome` is a grade's name or another outcome's."""

    file: str
    line: int
    body: str
    programme: str
    area: str
    version: int
    outcome: str
    stands_from: str
    reason: str
    published: PartialDate
    body_name_at_time: str
    source: str
    source_url: str
    confidence: str
    note: str

    def problem(self, reason: str) -> Problem:
        return Problem(self.file, self.line, reason)


def columns() -> dict[str, Clean]:
    """Each column of such a file, with what it may hold."""
    plain = {column: held_by(JudgmentVersion._meta.get_field(name)) for column, name in PLAIN.items()}
    names = {name: a_name(needed=True) for name in ("body", "programme", "area", "outcome")}
    return names | plain | {"stands_from": a_name(needed=False)}


def parse(file: str, content: bytes) -> tuple[list[JudgmentRow], list[Problem]]:
    """All rows that can be read, and all that is wrong with the others and among them."""
    table = read(file, content, columns())
    problems = [*table.problems, *repeated(table.rows, *KEY)]
    for row in table.rows:
        problems.extend(row.problem(reason) for reason in _contradictions(row))
    return [JudgmentRow(row.file, row.line, **row.values) for row in table.rows], problems


def _contradictions(row: Row) -> Iterator[str]:
    number, reason = row.values["version"], row.values["reason"]
    if number < 1:
        yield "version: versions count from 1"
    if number == 1 and reason:
        yield "reason: a first version has none"
    if number > 1 and not reason:
        yield "reason: a second or later version must say why it was made"
    if row.values["stands_from"] and row.values["outcome"] != STANDS:
        yield f"stands_from: only with the outcome “{STANDS}”"
