"""Sources and stories from files: plain text, PDF, HTML."""

import re
from pathlib import Path

import pypdfium2
from lxml import etree
from lxml import html as lxml_html
from pypdfium2 import raw

from .sources import SourceText

_SUPERSCRIPTS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_BLOCKS = re.compile(
    "address|article|aside|blockquote|br|caption|d[dlt]|div|fig(?:caption|ure)|footer|form|h[1-6r]|header|li|main|nav|ol"
    "|option|p|pre|section|table|t[dhr]|ul"
)
_SILENT = frozenset(("script", "style", "noscript", "template", "head"))


class UnreadableError(Exception):
    """The file cannot be read; the text is a sentence for whoever named it."""


def read_source(file: Path) -> SourceText:
    """A source from a file, by what it holds: a PDF's pages and those of a text are parted by form feeds."""
    content = _content(file)
    if content.startswith(b"%PDF-"):
        return SourceText(file.name, "\f".join(pages_of_pdf(content, file)))
    text = _decoded(content, file)
    if file.suffix.lower() in (".html", ".htm", ".xhtml") or re.match(r"\s*<(?:!doctype html|html)\b", text, re.I):
        return SourceText(file.name, text_of_html(text))
    return SourceText(file.name, text)


def read_story(file: Path) -> str:
    content = _content(file)
    if content.startswith(b"%PDF-"):
        raise UnreadableError(f"{file} cannot be read: a story is plain text, and this is a PDF.")
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


# ---- PDF


def pages_of_pdf(content: bytes, file: Path) -> list[str]:
    try:
        document = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as error:
        raise UnreadableError(f"{file} cannot be read: it is not a whole PDF, or needs a password.") from error
    try:
        return [_page_text(page) for page in document]
    finally:
        document.close()


def _page_text(page) -> str:
    """A page's text. Digits raised above their line are footnote marks, and become superscripts."""
    textpage = page.get_textpage()
    text = textpage.get_text_range()
    if textpage.count_chars() == len(text):
        text = "".join(
            one.translate(_SUPERSCRIPTS) if one in "0123456789" and _is_raised(textpage, text, i) else one
            for i, one in enumerate(text)
        )
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\f", "\n")


def _is_raised(textpage, text: str, i: int) -> bool:
    """Whether a digit stands higher than what it clings to, but not on another line."""
    ours, _ = _bottom_and_height(textpage, i)
    for before in range(i - 1, -1, -1):
        if text[before].isspace():
            return False
        base, height = _bottom_and_height(textpage, before)
        if not (text[before].isdigit() and abs(ours - base) <= 0.12 * height):
            return 0.12 * height < ours - base < height
    return False


def _bottom_and_height(textpage, i: int) -> tuple[float, float]:
    """Where a character stands on the page, and the size of its type as it is drawn."""
    x, y = raw.c_double(), raw.c_double()
    raw.FPDFText_GetCharOrigin(textpage, i, x, y)
    _, bottom, _, top = textpage.get_charbox(i, loose=True)
    return y.value, abs(top - bottom)


# ---- HTML


def text_of_html(text: str) -> str:
    """The words of a page as they are read: a blank line between blocks, raised digits as superscripts."""
    try:
        root = lxml_html.document_fromstring(text.encode(), parser=lxml_html.HTMLParser(encoding="utf-8"))
    except (ValueError, etree.ParserError):
        return ""
    etree.strip_elements(root, *_SILENT, etree.Comment, etree.ProcessingInstruction, with_tail=False)
    parts: list[str] = []
    for event, element in etree.iterwalk(root, events=("start", "end")):
        if _BLOCKS.fullmatch(element.tag):
            parts.append("\n\n")
        written = _one_line(element.text if event == "start" else element.tail)
        parts.append(written.translate(_SUPERSCRIPTS) if event == "start" and element.tag == "sup" else written)
    return re.sub(r"\n\s*\n", "\n\n", "".join(parts)).strip()


def _one_line(written: str | None) -> str:
    """White space in HTML is one space; no line ends there."""
    return re.sub(r"[ \t\n\r\f]+", " ", written or "")
