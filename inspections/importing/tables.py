"""A CSV file or an XLSX sheet read into rows of typed values. Asks nothing of the database."""

import csv
import io
import re
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Field

from . import sheets
from .problems import FileProblem, NoTableError, UnreadableCell

Clean = Callable[[str], Any]
BYTES_AT_MOST = 5 * 1024 * 1024
UNPRINTABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


@dataclass(frozen=True)
class FileRow:
    """One row, the place where it stands, and its values by the names of their columns."""

    file: str
    line: int
    values: dict[str, Any]
    unit: str = "line"

    @property
    def place(self) -> str:
        return f"{self.unit} {self.line}"

    def problem(self, reason: str) -> FileProblem:
        return FileProblem(self.file, self.line, reason, self.unit)


@dataclass(frozen=True)
class FileTable:
    """What could be read, and what could not."""

    rows: list[FileRow]
    problems: list[FileProblem]


def column_names(content: bytes) -> list[str]:
    """The names of a file's columns; none when it is no table."""
    try:
        return next(_records(content))[1]
    except NoTableError:
        return []


def read_file(file: str, content: bytes, columns: dict[str, Clean], optional: Collection[str] = ()) -> FileTable:
    """Every row of the file, each value cleaned by its column. A byte order mark and any line ends are welcome.

    A column that is `optional` and not there has no value in the rows.
    """
    unit = "row" if sheets.is_workbook(content) else "line"
    try:
        (line, header), *records = _records(content)
    except NoTableError as error:
        return FileTable([], [FileProblem(file, error.line, str(error), unit)])
    if wrong := list(_wrong_columns(header, columns, optional)):
        return FileTable([], [FileProblem(file, line, reason, unit) for reason in wrong])
    table = FileTable([], [])
    for line, fields in records:
        _read_row(table, FileRow(file, line, {}, unit), header, fields, columns)
    return table


def _records(content: bytes) -> Iterator[tuple[int, list[str]]]:
    if len(content) > BYTES_AT_MOST:
        raise NoTableError(1, f"the file is larger than {BYTES_AT_MOST // 1024**2} MB: send it in several")
    found = False
    for found in sheets.records(content) if sheets.is_workbook(content) else _lines(_decoded(content)):
        yield found
    if not found:
        raise NoTableError(1, "the file is empty")


def _decoded(content: bytes) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise NoTableError(content[: error.start].count(b"\n") + 1, "this is not UTF-8 text") from error


def _lines(text: str) -> Iterator[tuple[int, list[str]]]:
    """Each record with the line on which it begins; empty lines are passed over."""
    reader, line = csv.reader(io.StringIO(text, newline=""), strict=True), 1
    try:
        for fields in reader:
            if any(field.strip() for field in fields):
                yield line, [field.strip() for field in fields]
            line = reader.line_num + 1
    except csv.Error as error:
        raise NoTableError(line, f"this is not CSV: {error}") from error


def _wrong_columns(header: list[str], columns: Collection[str], optional: Collection[str]) -> Iterator[str]:
    for name in columns:
        if name not in header and name not in optional:
            yield f"the column “{name}” is missing"
    for name in dict.fromkeys(header):
        if name not in columns:
            yield f"there is no column “{name}” in such a file"
        elif header.count(name) > 1:
            yield f"the column “{name}” comes twice"


def _read_row(table: FileTable, row: FileRow, header: list[str], fields: list[str], columns: dict[str, Clean]) -> None:
    if len(fields) != len(header):
        table.problems.append(row.problem(f"{len(fields)} fields where the header has {len(header)}"))
        return
    before = len(table.problems)
    for name, text in zip(header, fields, strict=True):
        if isinstance(text, UnreadableCell):
            table.problems.append(row.problem(f"{name}: {text}"))
            continue
        try:
            row.values[name] = columns[name](text)
        except ValidationError as error:
            table.problems.append(row.problem(f"{name}: {' '.join(error.messages)}"))
    if len(table.problems) == before:
        table.rows.append(row)


def held_by(field: Field, *, needed: bool = False) -> Clean:
    """Whatever the model's field may hold, and nothing else; `needed` when the file may not leave it empty."""
    known = [value for value, _ in field.flatchoices]

    # The same dates, sources and addresses stand in row after row.
    @cache
    def clean(text: str) -> Any:
        _refuse_unprintable(text)
        if not text and field.null and not needed:
            return None
        if known and text not in known:
            raise ValidationError(f"“{text}” is not one of: {', '.join(filter(None, known))}")
        if not text and not (field.blank and field.empty_strings_allowed):
            raise ValidationError("must not be empty")
        return field.clean(text, None)

    return clean


def a_name(*, needed: bool) -> Clean:
    """The code by which another row is known; whether there is such a row is asked later."""

    def clean(text: str) -> str:
        _refuse_unprintable(text)
        if needed and not text:
            raise ValidationError("must not be empty")
        return text

    return clean


def _refuse_unprintable(text: str) -> None:
    if UNPRINTABLE.search(text):
        raise ValidationError("holds a character that cannot be printed")


def repeated(rows: list[FileRow], *columns: str) -> Iterator[FileProblem]:
    """Rows that say again what an earlier line said."""
    first: dict[tuple, int] = {}
    for row in rows:
        key = tuple(row.values[column] for column in columns)
        if key in first:
            yield row.problem(f"the same {', '.join(columns)} as on {row.unit} {first[key]}")
        first.setdefault(key, row.line)
