"""Figures, tables and boxes in the middle of a sentence, which goes on behind them.

    the force was busy when officers said that
    Figure 3: Holes dug, 2012 to 2017
    2012 2013 2014
    they had dug more than ever.

The line before must break off, and what stands between must be told from running text: by a caption, by being numbers
and labels, or by a title and an end behind which no sentence could begin.
"""

import re
from collections.abc import Iterator

from .footnotes import Span

LINES_AT_MOST, LABEL_AT_MOST, TITLE_AT_MOST, NUMBERS_AT_LEAST = 40, 6, 8, 3
# A title is so much shorter than the lines around it.
SHORTER = 0.75
_KINDS = r"(?:Figure|Fig\.?|Table|Chart|Graph|Map|Diagram|Exhibit|Infographic|Image|Photo(?:graph)?|Picture|Box|Plate)"
_CAPTION = re.compile(
    rf"{_KINDS}\s*\d{{1,3}}(?:\.\d{{1,2}})?[a-z]?(?:\s*$|\s*[:–—|-]|\.\s)|(?:Source|Note|Base|Key)s?\s*:"
)
# “as shown in Figure 3: …” speaks of a figure, and is none.
_SPEAKS_OF_ONE = re.compile(r"\b(?:in|see|of|to|from|by|and|or|on|at|with|the|both|also|per|our|\()\s*$", re.IGNORECASE)
_ENDS_A_SENTENCE = re.compile(r"[.!?][”’\"')\]]*[¹²³⁰⁴-⁹\d]{0,2}$")
_ABBREVIATED = re.compile(
    r"(?:\b(?:\w\.\w|etc|Ltd|plc|No|Nos|Mr|Mrs|Ms|Dr|St|approx|vs|cf|paras?|pp?|al)\.)[”’\"')\]]*$", re.IGNORECASE
)
_BREAKS_OFF = re.compile(r"[\w,;–—-]$")
_NUMBER = re.compile(r"[£$€(+–-]?\d[\d.,/:%–)-]*(?:m|bn|k|per|cent)?[*†]?|[–—-]|n/?a", re.IGNORECASE)


def find_insets(text: str, lines: list[Span]) -> list[Span]:
    """The stretches of a text's lines, furniture left out, over which a sentence runs on."""
    said = [text[begin:end].strip() for begin, end in lines]
    return [
        (lines[first][0], lines[after - 1][1])
        for first in range(1, len(said) - 1)
        if _BREAKS_OFF.search(said[first - 1]) and said[first][:1].isupper() | said[first][:1].isdigit()
        for after in _ends(said, first)
    ]


def _ends(said: list[str], first: int) -> Iterator[int]:
    """The lines with which the sentence that broke off before line `first` may go on."""
    yield from _behind_figure(said, first)
    if _is_title(said, first):
        yield from _behind_box(said, first)


def _behind_figure(said: list[str], first: int) -> Iterator[int]:
    captions = numbers = 0
    for place in range(first, min(first + LINES_AT_MOST, len(said))):
        line = said[place]
        is_caption = bool(_CAPTION.match(line)) and not (place == first and _SPEAKS_OF_ONE.search(said[first - 1]))
        sure = captions or numbers >= NUMBERS_AT_LEAST
        if place > first and sure and not is_caption and (line[:1].islower() or (captions and not _is_label(line))):
            yield place
        goes_on = place > first and line[:1].islower() and _CAPTION.match(said[place - 1])
        if not (is_caption or goes_on or _is_label(line)):
            return
        captions += is_caption
        numbers += 0 if is_caption else sum(bool(_NUMBER.fullmatch(word)) for word in line.split())


def _is_label(line: str) -> bool:
    """Numbers, or a few words that are no sentence: the axis of a chart, the row of a table."""
    words = line.split()
    others = [word for word in words if not _NUMBER.fullmatch(word)]
    return len(others) <= LABEL_AT_MOST and not line[:1].islower() and not _ENDS_A_SENTENCE.search(line)


def _is_title(said: list[str], first: int) -> bool:
    line, following = said[first], said[first + 1]
    longest = max(map(len, said[max(0, first - 3) : first + 4]))
    return (
        len(line.split()) <= TITLE_AT_MOST
        and len(line) <= SHORTER * longest
        and not _ENDS_A_SENTENCE.search(line)
        and not line.endswith(",")
        and not _SPEAKS_OF_ONE.search(line)
        and (following[:1].isupper() or following[:1] in "•●▪–-")
    )


def _behind_box(said: list[str], first: int) -> Iterator[int]:
    """No sentence begins with a small letter: one that seems to goes on from before the box."""
    for place in range(first + 2, min(first + LINES_AT_MOST, len(said))):
        before = said[place - 1]
        if _ENDS_A_SENTENCE.search(before) and not _ABBREVIATED.search(before) and said[place][:1].islower():
            yield place
            return
