"""The first sheet of an XLSX workbook as rows of text. A workbook may come from anywhere, so it is bounded first."""

import io
import re
import zipfile
from collections.abc import Iterator
from datetime import date, datetime, time
from typing import Any

from openpyxl import load_workbook

from .problems import NoTableError, UnreadableCell

UNPACKED_BYTES_AT_MOST = 60 * 1024 * 1024
PARTS_AT_MOST = 1_000
ROWS_AT_MOST = 50_000
# No sheet has more, empty ones included.
LAST_ROW = 1_048_576
COLUMNS_AT_MOST = 100
# In a number's format: words in quotation marks, a colour or a language in brackets, an escaped character.
NOT_A_CODE = re.compile(r'"[^"]*"|\[[^\]]*\]|\\.')


def is_workbook(content: bytes) -> bool:
    """By its bytes, not its name: XLSX is a zip file, and a password makes an OLE file of it."""
    return content.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0"))


def records(content: bytes) -> Iterator[tuple[int, list[str]]]:
    """Each row that holds anything, with its number in the sheet. Raises UnreadableError."""
    _refuse_what_unpacks_too_large(content)
    try:
        yield from _rows(content)
    except NoTableError:
        raise
    except Exception as error:
        # A spoilt or hostile workbook makes openpyxl, its XML parser or zlib raise whatever comes first.
        raise NoTableError(1, "this XLSX workbook is damaged and cannot be read") from error


def _refuse_what_unpacks_too_large(content: bytes) -> None:
    """The sizes that a zip file states are also the most that is ever unpacked of it."""
    try:
        parts = zipfile.ZipFile(io.BytesIO(content)).infolist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, UnicodeDecodeError) as error:
        raise NoTableError(1, "this is no XLSX workbook, or it is protected by a password") from error
    if len(parts) > PARTS_AT_MOST or sum(part.file_size for part in parts) > UNPACKED_BYTES_AT_MOST:
        raise NoTableError(1, "this XLSX workbook unpacks to more than can be taken in: save the sheet as CSV")


def _rows(content: bytes) -> Iterator[tuple[int, list[str]]]:
    book = load_workbook(io.BytesIO(content), read_only=True, data_only=False, keep_links=False)
    if not book.worksheets:
        raise NoTableError(1, "this XLSX workbook has no sheet")
    sheet = book.worksheets[0]
    # What a sheet says of its own size may be wrong, and would cut it short.
    sheet.reset_dimensions()
    width = found = 0
    for number, cells in enumerate(sheet.iter_rows(max_row=LAST_ROW, max_col=COLUMNS_AT_MOST), start=1):
        texts = _trimmed([_text(cell) for cell in cells])
        if not texts:
            continue
        width, found = width or len(texts), found + 1
        if found > ROWS_AT_MOST:
            raise NoTableError(number, f"there are more than {ROWS_AT_MOST:,} rows: send them in several files")
        yield number, texts + [""] * (width - len(texts))


def _trimmed(texts: list[str]) -> list[str]:
    """Without the empty cells that a sheet has to the right."""
    while texts and not texts[-1].strip():
        texts.pop()
    return texts


def _text(cell) -> str:
    if cell.data_type == "f":
        return UnreadableCell("holds a formula: put its value there (copy, then paste as values)")
    if cell.data_type == "e":
        return UnreadableCell(f"holds the error {cell.value}")
    return _as_text(cell.value, cell.number_format if isinstance(cell.value, date) else "")


def _as_text(value: Any, written_as: str) -> str:
    if value is None:
        return ""
    if isinstance(value, datetime):
        return value.isoformat(" ") if value.time() != time() else _date(value.date(), written_as)
    if isinstance(value, date):
        return _date(value, written_as)
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value).strip()


def _date(value: date, written_as: str) -> str:
    """A month typed into a sheet is kept there as its first day: what the sheet shows is what was known."""
    codes = NOT_A_CODE.sub("", written_as).lower()
    if "d" in codes or "y" not in codes:
        return value.isoformat()
    return value.isoformat()[: 7 if "m" in codes else 4]
