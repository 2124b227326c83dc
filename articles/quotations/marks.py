"""The quotation marks of a paragraph, and what each of them may be."""

import re
from dataclasses import dataclass, field

SINGLE, DOUBLE = "single", "double"

_MARK = re.compile(r"''|‘‘|``|[“”„‟\"«»＂″]|[‘’‚‛'‹›＇`′]")
# ’’ is one mark only where ‘‘ is: elsewhere it closes two quotations, one in the other.
_MARK_IN_PAIRS = re.compile(rf"’’|{_MARK.pattern}")
_OPENS = "“„‟«‘‚‛‹`"
_CLOSES = "”»’›"
# 6ft 2in, written 6'2" or 6’ 2”; 12".
_MEASURE = re.compile(r"(?<![\w.,])\d+(?:\.\d+)?\s?['’′]\s?\d{1,2}(?:\.\d+)?\s?(?:[\"”″]|''|’’)?(?!\w)")
# ’tis, ’90s and rock ’n’ roll open nothing, even when a word processor has turned the mark. ‘cause, ‘18 or ‘round may
# open a quotation (‘cause of concern’), but only one that closes.
_ELIDED = re.compile(r"(?:\d0s|tis|twas|n)(?!\w)", re.IGNORECASE)
PERHAPS_ELIDED = re.compile(
    r"(?:\d\d|em|im|er|til|till|cause|cos|bout|round|ere|appen|cept|nuff|kay|ave|ello)(?!\w)", re.IGNORECASE
)


@dataclass
class Marks:
    """The marks of a paragraph, with what each may be."""

    text: str
    marks: list[tuple[int, int, str]] = field(default_factory=list)
    measures: list[tuple[int, int]] = field(default_factory=list)
    opening: list[bool] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.measures = [match.span() for match in _MEASURE.finditer(self.text)]
        inside = {i for begin, end in self.measures for i in range(begin, end)}
        pattern = _MARK_IN_PAIRS if "‘‘" in self.text or "``" in self.text else _MARK
        self.marks = [
            (match.start(), match.end(), match.group())
            for match in pattern.finditer(self.text)
            if match.start() not in inside
        ]
        for i in range(len(self.marks)):
            self.opening.append(self._opens(i))

    def kind(self, mark: str) -> str:
        return DOUBLE if len(mark) == 2 or mark in '“”„‟"«»＂″' else SINGLE

    def opens(self, i: int) -> bool:
        return self.opening[i]

    def _opens(self, i: int) -> bool:
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
        return i > 0 and self.marks[i - 1][1] == begin and self.marks[i - 1][2] not in _CLOSES and self.opening[i - 1]

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

    def may_be_apostrophe(self, i: int) -> bool:
        """The officers’ time, goin’ home, a 5" pipe: a word follows, and what stands before takes such a mark."""
        begin, end, mark = self.marks[i]
        before = self.text[begin - 1 : begin].lower()
        takes_it = (
            before.isdigit() if mark == '"' else self.kind(mark) == SINGLE and before in ("s", "z", "n", "o", "x")
        )
        return takes_it and bool(re.match(r"\s+[\w“‘\"']", self.text[end : end + 20]))

    def may_be_plural(self, i: int) -> bool:
        """officers’, supervisors’ and victims’ views: a comma may follow one too."""
        begin, end, mark = self.marks[i]
        before, behind = self.text[begin - 1 : begin].lower(), self.text[end : end + 1]
        return self.kind(mark) == SINGLE and before in ("s", "z", "x") and behind in (",", ";", ")", "–", "-", "/")
