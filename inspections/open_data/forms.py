"""Rows written as CSV and as JSON, in pieces that follow each other until the whole is sent."""

import csv
import io
import json
from collections.abc import Iterable, Iterator
from itertools import chain, islice
from typing import Any

from .fields import NAMES

LINES_IN_A_PIECE = 200
# A spreadsheet takes a cell that begins so for a formula, and runs it.
RUN_BY_SPREADSHEETS = ("=", "+", "-", "@", "\t", "\r")


def as_csv(rows: Iterable[list[Any]]) -> Iterator[bytes]:
    """UTF-8 without a byte order mark, one header, lines ended as RFC 4180 says."""
    lines = chain([list(NAMES)], ([_cell(value) for value in row] for row in rows))
    while some := list(islice(lines, LINES_IN_A_PIECE)):
        piece = io.StringIO(newline="")
        csv.writer(piece).writerows(some)
        yield piece.getvalue().encode()


def _cell(value: Any) -> Any:
    """Text that a spreadsheet would run begins with an apostrophe; numbers are as they are."""
    return f"'{value}" if isinstance(value, str) and value.startswith(RUN_BY_SPREADSHEETS) else value


def as_json(rows: Iterable[list[Any]], about: dict[str, Any]) -> Iterator[bytes]:
    """One object: what the data is, then `judgments`, an object for each row. What is not held is null."""
    yield f'{_written(about)[:-1]}, "judgments": ['.encode()
    lines = (_written(dict(zip(NAMES, row, strict=True))) for row in rows)
    before = "\n"
    while some := list(islice(lines, LINES_IN_A_PIECE)):
        yield (before + ",\n".join(some)).encode()
        before = ",\n"
    yield b"\n]}\n"


def _written(value: dict[str, Any]) -> str:
    return json.dumps(value, ensure_ascii=False)
