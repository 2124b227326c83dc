"""The quotation marks of a paragraph, and what each of them may be."""

import re
from collections import Counter
from dataclasses import dataclass, field

SINGLE, DOUBLE = "single", "double"

_MARK = re.compile(r"''|‘‘|``|(?<!\S),,(?=\w)|[“”„‟\"«»＂″]|[‘’‚‛'‹›＇`′]")
# ’’ is one mark only where ‘‘ is: elsewhere it closes two quotations, one in the other.
_MARK_IN_PAIRS = re.compile(rf"’’|{_MARK.pattern}")
# Which way a mark most often looks; „words“, »words«, ”words” and ‘words‘ use some of them the other way round.
_OPENS = "“„‟«‘‚‛‹`"
_CLOSES = "”»’›"
# A stop right behind a mark; not the ellipsis with which a quotation may begin.
_STOP = re.compile(r"[.,;:!?)\]}](?!\s?\.)")
# 6ft 2in, written 6'2" or 6’ 2”; 12".
_MEASURE = re.compile(r"(?<![\w.,])\d+(?:\.\d+)?\s?['’′]\s?\d{1,2}(?:\.\d+)?\s?(?:[\"”″]|''|’’)?(?!\w)")
# ’tis, ’90s and rock ’n’ roll open nothing, even when a word processor has turned the mark. ‘cause, ‘18 or ‘round may
# open a quotation (‘cause of concern’), but only one that closes.
_ELIDED = re.compile(r"(?:\d0s|tis|twas|n)(?!\w)", re.IGNORECASE)
PERHAPS_ELIDED = re.compile(
    r"(?:\d\d|em|im|er|til|till|cause|cos|bout|round|ere|appen|cept|nuff|kay|ave|ello)(?!\w)", re.IGNORECASE
)
# What a word is called when its end is swallowed: th’ owd lad, jus’ so.
_SWALLOWED = re.compile(r"(?<!\w)(?:\w{1,2}|tha|wit|lil|hav|giv|jus|mos|las|nex|abou|roun|tol)$", re.IGNORECASE)
_SAYING = r"(?:said|says|say|added|adds|told|tells|wrote|explained|insisted|warned|claimed|argued|replied|asked)\b"
# Behind the end of speech: he said; the officer added; or the next sentence.
_SPEECH_ENDS = re.compile(rf"[.,]?\s+(?:(?:he|she|they|it|we|I|who)\s+)?{_SAYING}|,\s+(?:\w+\s+){{1,4}}{_SAYING}")
_NO_MEASURE = re.compile(r"\s+(?:he|she|they|it|we|you|i|the|a|an|and|but|in|of|on|at|to|for)\b", re.IGNORECASE)


@dataclass
class Marks:
    """The marks of a paragraph, with what each may be.

    The words begin at `begins`; `free` counts the marks that stand free so far, `last` is the last of each kind.
    """

    text: str
    marks: list[tuple[int, int, str]] = field(default_factory=list)
    measures: list[tuple[int, int]] = field(default_factory=list)
    opening: list[bool] = field(default_factory=list)
    begins: int = 0
    free: Counter = field(default_factory=Counter)
    last: dict[str, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.measures = [match.span() for match in _MEASURE.finditer(self.text)]
        inside = {i for begin, end in self.measures for i in range(begin, end)}
        pattern = _MARK_IN_PAIRS if "‘‘" in self.text or "``" in self.text else _MARK
        self.marks = [
            (match.start(), match.end(), match.group().replace(",,", "„"))
            for match in pattern.finditer(self.text)
            if match.start() not in inside
        ]
        self.begins = len(self.text) - len(self.text.lstrip())
        self.free, self.last = Counter(), {mark: i for i, (_, _, mark) in enumerate(self.marks)}
        for i in range(len(self.marks)):
            self.opening.append(self._opens(i))
            self.free[self.marks[i][2]] += self._stands_free(i)

    def kind(self, mark: str) -> str:
        return DOUBLE if len(mark) == 2 or mark in '“”„‟"«»＂″' else SINGLE

    def opens(self, i: int) -> bool:
        return self.opening[i]

    def _opens(self, i: int) -> bool:
        begin, end, mark = self.marks[i]
        before, after = self.text[begin - 1 : begin], self.text[end : end + 1]
        if self.kind(mark) == SINGLE and (not after.strip() or self._is_elision(begin, end, mark)):
            return False
        apart, stopped = not before.strip() or before in "([{-–—/", bool(_STOP.match(self.text, end))
        if not after.strip():
            return apart and not before.strip() and self._stands_free(i) and self._opens_standing_free(i)
        if mark[0] in _OPENS:
            backwards = not apart and before not in _OPENS and stopped
            return not backwards and not (mark in ("‘", "`", "``") and before.isalnum())
        if mark[0] in _CLOSES:
            return (self.kind(mark) == DOUBLE or mark == "›") and apart and not stopped
        if apart:
            return not stopped
        return before in _OPENS or (before == ":" and after.isalpha()) or self._follows_opening(i)

    def _stands_free(self, i: int) -> bool:
        """« words », " words ": a double mark with a space on its inner side."""
        begin, end, mark = self.marks[i]
        around = self.text[begin - 1 : begin] + self.text[end : end + 1]
        return self.kind(mark) == DOUBLE and not around.strip()

    def _opens_standing_free(self, i: int) -> bool:
        """Where the mark does not say which way it looks, every other one opens."""
        _, end, mark = self.marks[i]
        if mark[0] in _OPENS or mark[0] in _CLOSES:
            return mark[0] in _OPENS and bool(self.text[end : end + 9].strip())
        return self.free[mark] % 2 == 0 and self.last[mark] > i

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
        if self.opens(i) or begin <= self.begins:
            return False
        if before.strip():
            return self.kind(mark) == DOUBLE or not after.isalnum()
        ends = not after.strip() or bool(_STOP.match(self.text, end))
        return ends and self.kind(mark) == DOUBLE and mark[0] not in _OPENS

    def surely_closes(self, i: int) -> bool:
        """Whether a mark that nothing opened can be neither an apostrophe nor a measure, but ends somebody's words."""
        if not self.may_close(i):
            return False
        begin, end, mark = self.marks[i]
        before, behind = self.text[max(0, begin - 20) : begin], self.text[end : end + 80]
        if _SPEECH_ENDS.match(behind):
            return True
        if self.kind(mark) == DOUBLE:
            return not re.search(r"(?<!\d)\d{1,3}$", before) or bool(_NO_MEASURE.match(behind))
        unlike_apostrophe = not (self.may_be_apostrophe(i) or self.may_be_plural(i) or _SWALLOWED.search(before))
        return before[-1] in ".,!?…" or (unlike_apostrophe and before[-1].lower() not in "szx0123456789")

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
