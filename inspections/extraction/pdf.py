"""The text of a PDF, page by page, by PDFium."""

import pypdfium2
from pypdfium2 import PdfDocument, PdfiumError

from .results import Extracted, ExtractionRefusedError, has_words, tidy
from .superscripts import with_raised_figures

# More than any report holds: a few hundred bytes can be packed to spell out a library.
MAX_CHARACTERS = 10_000_000
# What PDFium writes for a hyphen at the end of a line whose word goes on in the next. Shown, it is both of these.
BROKEN_WORD = "-\n"
MARKS_OF_A_BROKEN_WORD = ("\x02", "\ufffe")

DAMAGED = "This PDF is damaged and cannot be read: fetch it again, or save it anew from its program."
ENCRYPTED = "This PDF is encrypted and needs a password: save it without one first."


def text_of_pdf(data: bytes, max_pages: int) -> Extracted:
    document = _opened(data)
    if len(document) > max_pages:
        raise ExtractionRefusedError(f"This PDF has {len(document):,} pages; at most {max_pages:,} are taken.")
    pages, unread, left = [], [], MAX_CHARACTERS
    for number in range(1, len(document) + 1):
        text, shows_something = _page(document, number, left)
        left -= len(text)
        pages.append(text)
        if shows_something and not has_words(text):
            unread.append(number)
    return Extracted("pdf", tuple(pages), tuple(unread))


def _opened(data: bytes) -> PdfDocument:
    try:
        document = PdfDocument(data)
    except PdfiumError as error:
        code = error.err_code
        locked = code in (pypdfium2.raw.FPDF_ERR_PASSWORD, pypdfium2.raw.FPDF_ERR_SECURITY)
        raise ExtractionRefusedError(ENCRYPTED if locked else DAMAGED) from error
    if len(document) == 0:
        raise ExtractionRefusedError(DAMAGED)
    return document


def _page(document: PdfDocument, number: int, left: int) -> tuple[str, bool]:
    try:
        page = document[number - 1]
        text_page = page.get_textpage()
    except PdfiumError as error:
        raise ExtractionRefusedError(
            f"Page {number} of this PDF is damaged and cannot be read: fetch the file again."
        ) from error
    if text_page.count_chars() > left:
        raise ExtractionRefusedError(f"This PDF holds more text than any report: over {MAX_CHARACTERS:,} characters.")
    # Not get_text_bounded(), which leaves out characters that count_chars() counts, so that no figure could be placed.
    text = with_raised_figures(text_page.get_text_range(), text_page)
    for mark in MARKS_OF_A_BROKEN_WORD:
        text = text.replace(mark, BROKEN_WORD)
    shows_something = next(page.get_objects(max_depth=1), None) is not None
    text_page.close()
    page.close()
    return tidy(text), shows_something
