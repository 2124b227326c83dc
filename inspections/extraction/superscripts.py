"""Raised figures and letters: marks of footnotes, which must not join the word or number that they follow."""

import ctypes
import re

from pypdfium2 import PdfTextPage
from pypdfium2.raw import FS_RECTF, FPDFText_GetCharOrigin, FPDFText_GetFontSize, FPDFText_GetLooseCharBox

FIGURES = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
LETTERS = str.maketrans("abcdefghijklmnoprstuvwxyz", "ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻ")
# A footnote's mark has three digits at most, and several are parted by commas or dashes; or it is a letter, or Roman.
MAX_DIGITS_RAISED = 3
NUMBERS = re.compile(r"\d+(?:[,;–-]\s?\d{1,3}(?!\d))*")
LAST_LETTERS = re.compile(r"(?<=[^\W\d_]|[.,;:!?’”])(?:[a-z]|[ivx]{2,4})(?=[\s.,;:!?]|$)")
SMALLER = 0.85
HIGHER = 0.15


def with_raised_figures(text: str, page: PdfTextPage) -> str:
    """The text of a page, with what stands smaller and higher than what it follows as Unicode's raised characters.

    Where the text is not told character for character, nothing is changed.
    """
    if len(text) != page.count_chars():
        return text
    text = NUMBERS.sub(lambda found: _numbers_as_shown(found, page), text)
    return LAST_LETTERS.sub(lambda found: _letters_as_shown(found, page), text)


def _numbers_as_shown(found: re.Match, page: PdfTextPage) -> str:
    """The digits, from the first that is raised above what it follows: a word, a sign, or a number (20¹)."""
    text, begin, end = found.string, found.start(), found.end()
    first_ends = begin + len(re.match(r"\d+", found[0])[0])
    for index in range(max(begin, first_ends - MAX_DIGITS_RAISED), end):
        follows = index and not text[index - 1].isspace() and text[index - 1] not in "⁰¹²³⁴⁵⁶⁷⁸⁹"
        if follows and text[index].isdigit() and _is_raised(page, index):
            return text[begin:index] + text[index:end].translate(FIGURES)
    return found[0]


def _letters_as_shown(found: re.Match, page: PdfTextPage) -> str:
    index = found.start()
    # Each word ends in a letter: its size is asked first, which is soon told.
    smaller = FPDFText_GetFontSize(page, index) < FPDFText_GetFontSize(page, index - 1)
    return found[0].translate(LETTERS) if smaller and _is_raised(page, index) else found[0]


def _is_raised(page: PdfTextPage, index: int) -> bool:
    height, base = _measures(page, index - 1)
    small, raised = _measures(page, index)
    return 0 < small < SMALLER * height and raised > base + HIGHER * height


def _measures(page: PdfTextPage, index: int) -> tuple[float, float]:
    """How high the character's box is on the page, and where its line lies."""
    box, x, y = FS_RECTF(), ctypes.c_double(), ctypes.c_double()
    FPDFText_GetLooseCharBox(page, index, box)
    FPDFText_GetCharOrigin(page, index, x, y)
    return box.top - box.bottom, y.value
