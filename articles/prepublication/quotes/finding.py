"""The quotations in a text: where each pair of marks opens, and every place where it could close.

‘ ’ and “ ” may each stand for phrases or for speech, straight marks for both, and ’ for an apostrophe too. What cannot
be told from the marks alone is left open here: `endings` holds every reading, and the sources decide.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

READINGS_AT_MOST = 12
SINGLE, DOUBLE = "single", "double"

_MARK = re.compile(r"''|’’|‘‘|``|[“”„‟\"«»＂]|[‘’‚‛'‹›＇`]")
_OPENS = "“„‟«‘‚‛‹`"
_CLOSES = "”»’›"
# 6ft 2in, written 6'2" or 6’ 2”; 12".
_MEASURE = re.compile(r"(?<![\w.,])\d+(?:\.\d+)?\s?['’′]\s?\d{1,2}(?:\.\d+)?\s?(?:[\"”″]|''|’’)?(?!\w)")
# ’tis, ’90s and rock ’n’ roll open nothing, even when a word processor has turned the mark. ‘cause, ‘18 or ‘round may
# open a quotation (‘cause of concern’), but only one that closes.
_ELIDED = re.compile(r"(?:\d0s|tis|twas|n)(?!\w)", re.IGNORECASE)
_PERHAPS_ELIDED = re.compile(
    r"(?:\d\d|em|im|er|til|till|cause|cos|bout|round|ere|appen|cept|nuff|kay|ave|ello)(?!\w)", re.IGNORECASE
)
_BLANK_LINES = re.compile(r"\n[^\S\n]*(?:\n[^\S\n]*)+")


@dataclass(frozen=True)
class Quotation:
    """A pair of quotation marks in a paragraph.

    The words begin at `begin`; each of `endings`, shortest first, is where they could end. Without any the quotation is
    not closed, and runs to `stop`. An ending in `doubtful` is most likely an apostrophe, since a surer one follows: it
    never makes a quotation sound. `continues` means that the next paragraph opens it again; `speech` is one number for
    all paragraphs of one speech.
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

    @property
    def closed(self) -> bool:
        return bool(self.endings) or self.continues or self.is_measure

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


@dataclass
class _Marks:
    """The marks of a paragraph, with what each may be."""

    text: str
    marks: list[tuple[int, int, str]] = field(default_factory=list)
    measures: list[tuple[int, int]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.measures = [match.span() for match in _MEASURE.finditer(self.text)]
        inside = {i for begin, end in self.measures for i in range(begin, end)}
        self.marks = [
            (match.start(), match.end(), match.group())
            for match in _MARK.finditer(self.text)
            if match.start() not in inside
        ]

    def kind(self, mark: str) -> str:
        return DOUBLE if len(mark) == 2 or mark in '“”„‟"«»＂' else SINGLE

    def opens(self, i: int) -> bool:
        begin, end, mark = self.marks[i]
        before, after = self.text[begin - 1 : begin], self.text[end : end + 1]
        if not after.strip():
            return False
        if self.kind(mark) == SINGLE and self._is_elision(begin, end, mark):
            return False
        if mark[0] in _OPENS:
            return not (mark in ("‘", "`") and before.isalnum())
        if mark[0] in _CLOSES:
            return False
        return not before.strip() or before in "([{-–—/" or before in _OPENS or self._follows_opening(i)

    def _follows_opening(self, i: int) -> bool:
        """A straight mark right behind another that opens."""
        begin = self.marks[i][0]
        return i > 0 and self.marks[i - 1][1] == begin and self.marks[i - 1][2] not in _CLOSES and self.opens(i - 1)

    def _is_elision(self, begin: int, end: int, mark: str) -> bool:
        """’tis, ’90s, rock ’n’ roll: also with the mark that a word processor turns the wrong way."""
        match = _ELIDED.match(self.text, end)
        if not match or self.text[begin - 1 : begin].isalnum():
            return False
        # ‘90’, ‘Er’: with a mark behind it, it may be quoted after all. “n” is never.
        follower = self.text[match.end() : match.end() + 1]
        return match.group().lower() == "n" or not (follower and follower in "’'‘.,!?")

    def may_close(self, i: int) -> bool:
        begin, end, mark = self.marks[i]
        before, after = self.text[begin - 1 : begin], self.text[end : end + 1]
        if not before.strip() or mark in _OPENS:
            return False
        if self.kind(mark) == SINGLE and after.isalnum():
            return False
        return mark[0] in _CLOSES or not self.opens(i)


def paragraphs_of(text: str, headline: bool = True) -> list[str]:
    """A plain text's paragraphs. Blank lines part them; where there are none, each line that ends a sentence does."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\f", "\n\n").lstrip("\n\ufeff ")
    first, rest = text.partition("\n")[::2] if headline else ("", text)
    if "\n" in rest.strip() and not _BLANK_LINES.search(rest.strip()):
        blocks = re.split(r"(?<=[.!?:;”’\"'])[^\S\n]*\n", rest)
    else:
        blocks = _BLANK_LINES.split(rest)
    # One speech's paragraphs may stand on lines of their own without a blank one between.
    parts = [part for block in blocks for part in re.split(r"(?<=[.!?:;”’\"'])[^\S\n]*\n(?=\s*[“‘\"'])", block)]
    return [part.strip() for part in (first, *parts) if part.strip()]


def quotations_of(paragraphs: list[str]) -> list[Quotation]:
    """All quotations of these paragraphs, in order; one for each paragraph of a speech that runs over several."""
    found: list[Quotation] = []
    speech = 0
    for number, text in enumerate(paragraphs):
        following = paragraphs[number + 1] if number + 1 < len(paragraphs) else ""
        for quotation in _in_paragraph(number, text, following):
            continued = found and found[-1].continues and found[-1].paragraph == number - 1
            goes_on = continued and quotation.begin <= 2 and not quotation.is_measure
            speech += not goes_on
            found.append(_numbered(quotation, speech))
    return found


def _numbered(quotation: Quotation, speech: int) -> Quotation:
    return Quotation(**{name: getattr(quotation, name) for name in quotation.__dataclass_fields__} | {"speech": speech})


def _in_paragraph(number: int, text: str, following: str) -> Iterator[Quotation]:
    marks = _Marks(text)
    balanced = _balanced(marks)
    found = [
        Quotation(number, text, a, (b,), b, is_measure=True)
        for a, b in marks.measures
        if '"' in text[a:b] or "”" in text[a:b] or "''" in text[a:b]
    ]
    i = 0
    while i < len(marks.marks):
        if not marks.opens(i):
            i += 1
            continue
        quotation, i = _opened(number, marks, i, following, balanced)
        if quotation:
            found.append(quotation)
    inside = [(one.begin, one.endings[-1] if one.endings else one.stop) for one in found if not one.is_measure]
    yield from sorted(
        (one for one in found if not (one.is_measure and any(a <= one.begin < b for a, b in inside))),
        key=lambda one: one.begin,
    )


def _opened(
    number: int, marks: _Marks, i: int, following: str, balanced: dict[int, int]
) -> tuple[Quotation | None, int]:
    """The quotation that opens with mark `i`, if it is one, and the mark behind its shortest reading."""
    begin, kind = marks.marks[i][1], marks.kind(marks.marks[i][2])
    closing, doubtful, upto = _closings(marks, i, kind, balanced)
    end = len(marks.text)
    reopens = _reopens(following, kind)
    if reopens and all(_may_be_apostrophe(marks, j) for j in closing):
        return Quotation(number, marks.text, begin, (), end, continues=True), len(marks.marks)
    if closing:
        endings = tuple(marks.marks[j][0] for j in closing)
        first_sure = next((j for j in closing if j not in doubtful), None)
        unsure = frozenset() if first_sure is None else frozenset(e for e in endings if e < marks.marks[first_sure][0])
        behind = closing[0] if first_sure is None else first_sure
        return Quotation(number, marks.text, begin, endings, endings[-1], unsure), behind + 1
    if kind == SINGLE and _PERHAPS_ELIDED.match(marks.text, begin):
        return None, i + 1
    stop = marks.marks[upto][0] if upto < len(marks.marks) else end
    continues = reopens and upto == len(marks.marks)
    return Quotation(number, marks.text, begin, (), stop, continues=continues), upto


def _closings(marks: _Marks, i: int, kind: str, balanced: dict[int, int]) -> tuple[list[int], set[int], int]:
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
            if within or _may_be_apostrophe(marks, j) or _may_be_plural(marks, j):
                doubtful.add(j)
            if len(closing) == READINGS_AT_MOST or (kind == DOUBLE and marks.marks[j][2] != '"'):
                return closing, doubtful, j + 1
    return closing, doubtful, len(marks.marks)


def _balanced(marks: _Marks) -> dict[int, int]:
    """Which mark closes which, when every one is counted that is no apostrophe."""
    pairs: dict[int, int] = {}
    waiting: dict[str, list[int]] = {SINGLE: [], DOUBLE: []}
    for i, (_, _, mark) in enumerate(marks.marks):
        stack = waiting[marks.kind(mark)]
        if marks.opens(i):
            stack.append(i)
        elif stack and marks.may_close(i) and not _may_be_apostrophe(marks, i):
            pairs[stack.pop()] = i
    return pairs


def _may_be_apostrophe(marks: _Marks, i: int) -> bool:
    """The officers’ time, goin’ home, a 5" pipe: a word follows, and what stands before takes such a mark."""
    begin, end, mark = marks.marks[i]
    before = marks.text[begin - 1 : begin].lower()
    takes_it = before.isdigit() if mark == '"' else marks.kind(mark) == SINGLE and before in ("s", "z", "n", "o", "x")
    return takes_it and bool(re.match(r"\s+[\w“‘\"']", marks.text[end : end + 20]))


def _may_be_plural(marks: _Marks, i: int) -> bool:
    """officers’, supervisors’ and victims’ views: a comma may follow one too."""
    begin, end, mark = marks.marks[i]
    before, behind = marks.text[begin - 1 : begin].lower(), marks.text[end : end + 1]
    return marks.kind(mark) == SINGLE and before in ("s", "z", "x") and behind in (",", ";", ")", "–", "-", "/")


def _reopens(following: str, kind: str) -> bool:
    marks = _Marks(following.lstrip()[:400])
    return bool(marks.marks) and marks.marks[0][0] == 0 and marks.kind(marks.marks[0][2]) == kind and marks.opens(0)
