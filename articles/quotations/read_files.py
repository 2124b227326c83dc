"""Sources and stories from files: plain text, PDF, HTML."""

import io
from pathlib import Path

from inspections.extraction import ExtractionRefusedError, extract, file_format
from inspections.uploads import limits

from .sources import SourceText


class UnreadableError(Exception):
    """The file cannot be read; the text is a sentence for whoever named it."""


def read_source(file: Path) -> SourceText:
    """A source from a file, by what it holds: a PDF's pages and those of a text are parted by form feeds."""
    content = _content(file)
    if not file_format(content):
        return SourceText(file.name, _decoded(content, file))
    try:
        pages = extract(io.BytesIO(content), limits()).pages
    except ExtractionRefusedError as refusal:
        raise UnreadableError(f"{file} cannot be read. {refusal}") from refusal
    return SourceText(file.name, "\f".join(page.replace("\f", "\n") for page in pages))


def read_story(file: Path) -> str:
    content = _content(file)
    if kind := file_format(content):
        raise UnreadableError(f"{file} cannot be read: a story is plain text, and this is {kind.upper()}.")
    return _decoded(content, file)


def _content(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        raise UnreadableError(f"{file} cannot be read: {error.strerror}.") from error


def _decoded(content: bytes, file: Path) -> str:
    """Text as UTF-8, else as Windows writes it; a byte-order mark decides."""
    encodings = ["utf-16"] if content[:2] in (b"\xff\xfe", b"\xfe\xff") else ["utf-8-sig", "cp1252"]
    for encoding in encodings:
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text.replace("\r\n", "\n").replace("\r", "\n")
    raise UnreadableError(f"{file} cannot be read: it is neither text, HTML nor PDF.")
