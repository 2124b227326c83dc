"""The quotations in a text: where each pair of marks opens, and every place where it could close.

‘ ’ and “ ” may each stand for phrases or for speech, straight marks for both, and ’ for an apostrophe too. What cannot
be told from the marks alone is left open here: `endings` holds every reading, and the sources decide.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from .marks import DOUBLE, PERHAPS_ELIDED, SINGLE, Marks
from .speech import next_paragraph_of_speech

READINGS_AT_MOST = 12
_SENTENCE_BEGINS = re.compile(r"[.!?:,;…][’”\"']?\s+")


@dataclass(frozen=True)
class Quotation:
    """A pair of quotation marks in a paragraph.

    The words begin at `begin`; each of `endings`, shortest first, is where they could end. Without any the quotation is
    not closed, and runs to `stop`. An ending in `doubtful` is most likely an apostrophe, since a surer one follows: it
    never makes a quotation sound. `continues` means that the next paragraph opens it again, so that it may run to
    `stop` whatever its endings; `speech` is one number for all paragraphs of one speech. Where `opened` is false a mark
    closes what nothing opened: the words may begin at `begin`, or with any sentence or clause behind it.
    """

    paragraph: int
    text: str
    begin: int
    endings: tuple[int, ...]
    stop: int
    doubtful: frozenset[int] = frozenset()
    speech: int = 0
    continues: bool = False
    is_measure: bool = False
    opened: bool = True

    @property
    def closed(self) -> bool:
        return bool(self.endings) or self.continues or self.is_measure

    @property
    def beginnings(self) -> list[str]:
        """Of words that nothing opened, each way to begin them, the longest first."""
        words = self.text[self.begin : self.stop]
        begins = [match.end() for match in _SENTENCE_BEGINS.finditer(words)][-READINGS_AT_MOST:]
        return [words[begin:] for begin in (0, *begins) if words[begin:].strip()]

    @property
    def readings(self) -> list[str]:
        """The words, by each way to read the marks, the longest first."""
        ends = self.endings or (self.stop,)
        return [self.text[self.begin : end] for end in sorted({*ends}, reverse=True)]

    @property
    def sure_readings(self) -> list[str]:
        """The readings that may make it sound."""
        ends = [end for end in self.endings if end not in self.doubtful] or self.endings or (self.stop,)
        return [self.text[self.begin : end] for end in sorted({*ends}, reverse=True)]


def find_quotations(paragraphs: list[str]) -> list[Quotation]:
    """All quotations of these paragraphs, in order; one for each paragraph of a speech that runs over several."""
    found: list[Quotation] = []
    speech, awaited = 0, None
    for number, text in enumerate(paragraphs):
        following = next_paragraph_of_speech(paragraphs, number)
        for quotation in _in_paragraph(number, text, paragraphs[following] if following else ""):
            goes_on = awaited == number and quotation.begin <= 2 and not quotation.is_measure
            speech += not goes_on
            awaited = following if quotation.continues else awaited
            found.append(replace(quotation, speech=speech))
    return found


def _in_paragraph(number: int, text: str, following: str) -> Iterator[Quotation]:
    marks = Marks(text)
    balanced = _balanced(marks)
    found = [
        Quotation(number, text, a, (b,), b, is_measure=True)
        for a, b in marks.measures
        if '"' in text[a:b] or "”" in text[a:b] or "''" in text[a:b]
    ]
    i, free_from = 0, {SINGLE: 0, DOUBLE: 0}
    while i < len(marks.marks):
        kind, quotation, behind = marks.kind(marks.marks[i][2]), None, i + 1
        if marks.opens(i):
            quotation, behind = _opened(number, marks, i, following, balanced)
        elif marks.surely_closes(i):
            quotation = _unopened(number, text, free_from[kind], marks.marks[i][0])
        if quotation:
            found.append(quotation)
            free_from[kind] = marks.marks[behind - 1][1]
        i = behind
    inside = [(one.begin, one.endings[-1] if one.endings else one.stop) for one in found if not one.is_measure]
    yield from sorted(
        (one for one in found if not (one.is_measure and any(a <= one.begin < b for a, b in inside))),
        key=lambda one: one.begin,
    )


def _unopened(number: int, text: str, begin: int, end: int) -> Quotation | None:
    """What stands before a mark that closes it and behind the quotation before, if it holds a word."""
    if any(character.isalnum() for character in text[begin:end]):
        return Quotation(number, text, begin, (end,), end, opened=False)
    return None


def _opened(
    number: int, marks: Marks, i: int, following: str, balanced: dict[int, int]
) -> tuple[Quotation | None, int]:
    """The quotation that opens with mark `i`, if it is one, and the mark behind its shortest reading."""
    begin, kind = marks.marks[i][1], marks.kind(marks.marks[i][2])
    closing, doubtful, upto = _closings(marks, i, kind, balanced)
    end = len(marks.text)
    reopens = _reopens(following, kind) and upto == len(marks.marks)
    if reopens and all(marks.may_be_apostrophe(j) for j in closing):
        # In running speech they are apostrophes; in a phrase that the paper's own words lead to, perhaps not.
        may_be_phrase = marks.text[: begin - 1].rstrip()[-1:] not in ("", ":", ",")
        endings = tuple(marks.marks[j][0] for j in closing) if may_be_phrase else ()
        behind = closing[0] + 1 if endings else len(marks.marks)
        return Quotation(number, marks.text, begin, endings, end, continues=True), behind
    if closing:
        endings = tuple(marks.marks[j][0] for j in closing)
        first_sure = next((j for j in closing if j not in doubtful), None)
        unsure = frozenset() if first_sure is None else frozenset(e for e in endings if e < marks.marks[first_sure][0])
        behind = closing[0] if first_sure is None else first_sure
        return Quotation(number, marks.text, begin, endings, endings[-1], unsure), behind + 1
    if kind == SINGLE and PERHAPS_ELIDED.match(marks.text, begin):
        return None, i + 1
    stop = marks.marks[upto][0] if upto < len(marks.marks) else end
    return Quotation(number, marks.text, begin, (), stop, continues=reopens), upto


def _closings(marks: Marks, i: int, kind: str, balanced: dict[int, int]) -> tuple[list[int], set[int], int]:
    """The marks that could close what mark `i` opens, which of them are doubtful, and where the next opens."""
    closing: list[int] = []
    doubtful: set[int] = set()
    within = 0
    for j in range(i + 1, len(marks.marks)):
        if marks.kind(marks.marks[j][2]) != kind:
            within = max(0, within + marks.opens(j) - marks.may_close(j))
            continue
        if marks.opens(j):
            # “He called it “good”, she said”: the same marks within.
            nested = i in balanced and doubtful.issuperset(closing)
            return ([*closing, balanced[i]] if nested else closing), doubtful, j
        if marks.may_close(j):
            closing.append(j)
            if within or marks.may_be_apostrophe(j) or marks.may_be_plural(j):
                doubtful.add(j)
            if len(closing) == READINGS_AT_MOST or (kind == DOUBLE and marks.marks[j][2] != '"'):
                return closing, doubtful, j + 1
    return closing, doubtful, len(marks.marks)


def _balanced(marks: Marks) -> dict[int, int]:
    """Which mark closes which, when every one is counted that is no apostrophe."""
    pairs: dict[int, int] = {}
    waiting: dict[str, list[int]] = {SINGLE: [], DOUBLE: []}
    for i, (_, _, mark) in enumerate(marks.marks):
        stack = waiting[marks.kind(mark)]
        if marks.opens(i):
            stack.append(i)
        elif stack and marks.may_close(i) and not marks.may_be_apostrophe(i):
            pairs[stack.pop()] = i
    return pairs


def _reopens(following: str, kind: str) -> bool:
    marks = Marks(following.lstrip()[:400])
    return bool(marks.marks) and marks.marks[0][0] == 0 and marks.kind(marks.marks[0][2]) == kind and marks.opens(0)
