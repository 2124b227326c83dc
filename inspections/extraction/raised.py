"""Raised figures: the marks of footnotes, which must not join the word or number that they follow."""

import ctypes
import re

from pypdfium2 import PdfTextPage
from pypdfium2.raw import FS_RECTF, FPDFText_GetCharOrigin, FPDFText_GetLooseCharBox

FIGURES = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
# Up to three digits that follow a letter or a sign without a space.
CANDIDATE = re.compile(r"(?<=[^\s\d])\d{1,3}(?!\d)")
SMALLER = 0.85
HIGHER = 0.15


def with_raised_figures(text: str, page: PdfTextPage) -> str:
    """The text of a page, with digits that stand smaller and higher than what they follow as Unicode's raised ones.

    Where the text is not told character for character, nothing is changed.
    """
    if len(text) != page.count_chars():
        return text
    return CANDIDATE.sub(lambda found: _as_shown(found, page), text)


def _as_shown(found: re.Match, page: PdfTextPage) -> str:
    height, base = _measures(page, found.start() - 1)
    small, raised = _measures(page, found.start())
    is_raised = 0 < small < SMALLER * height and raised > base + HIGHER * height
    return found[0].translate(FIGURES) if is_raised else found[0]


def _measures(page: PdfTextPage, index: int) -> tuple[float, float]:
    """How high the character's box is on the page, and where its line lies."""
    box, x, y = FS_RECTF(), ctypes.c_double(), ctypes.c_double()
    FPDFText_GetLooseCharBox(page, index, box)
    FPDFText_GetCharOrigin(page, index, x, y)
    return box.top - box.bottom, y.value
