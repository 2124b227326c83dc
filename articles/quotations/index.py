"""A source's words, indexed once, so that a run of words is found in it at once and exactly."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from .known_furniture import spans_of_lines
from .running_text import BLANK_LINE, RunningText
from .word_boundaries import may_begin, may_end
from .words import Words, composed, compounds, is_word, other_case, split_words

# How far, in words, furniture and joined words may stretch a passage beyond the words quoted.
STRETCH = 300
# Steps in looking for one run; hostile text ends here, and is then not found, which never passes a quotation.
STEPS_AT_MOST = 2_000_000
STEPS_TO_BEGIN = 10


@dataclass(frozen=True, slots=True)
class WordSpan:
    """Where words stand: from the word `first` up to, not with, the word `after`."""

    first: int
    after: int


class Index:
    """The words of one text, its pages parted by form feeds."""

    def __init__(self, text: str, furniture: Sequence[Sequence[int]] = ()) -> None:
        self.taken: Words = split_words(composed(text))
        self.text, self.words = self.taken.text, self.taken.words
        self.positions: dict[str, list[int]] = {}
        for i, word in enumerate(self.words):
            self.positions.setdefault(word, []).append(i)
        self.running = RunningText(self.taken, self.positions, spans_of_lines(text, furniture))
        self.specials = sorted({*self.running.jumps, *self.running.joins})
        self.pages = [match.start() for match in re.finditer("\f", self.text)]

    @property
    def has_words(self) -> bool:
        return any(is_word(word) for word in self.positions)

    # ---- Finding

    def find(self, words: list[str], any_case: bool = False) -> Iterator[WordSpan]:
        """Every place where exactly these words stand, in order; the first letter in either case if told so."""
        if not words:
            return
        firsts = {words[0], other_case(words[0])} if any_case else {words[0]}
        if not any(first in self.positions for first in firsts):
            return
        if any(word not in self.positions for word in words[1:]):
            return
        left = STEPS_AT_MOST
        for start in self._candidates(words, firsts):
            after, steps = self._walk(start, words, firsts)
            left -= steps + STEPS_TO_BEGIN
            if after is not None and self._whole(start, after):
                yield WordSpan(start, after)
            if left < 0:
                return

    def _whole(self, first: int, after: int) -> bool:
        return may_begin(self.taken, first, self.running.joins) and may_end(self.taken, after - 1)

    def _candidates(self, words: list[str], firsts: set[str]) -> list[int]:
        """Where the first word stands near enough to the rarest."""
        rarest, offset = min(
            ((len(self.positions[word]), place) for place, word in enumerate(words[1:], start=1)),
            default=(len(self.words) + 1, 0),
        )
        ours = sorted({i for first in firsts for i in self.positions.get(first, ())})
        if len(ours) <= rarest:
            return ours
        found: set[int] = set()
        for place in self.positions[words[offset]]:
            near = bisect_left(self.specials, place - offset - STRETCH)
            if near < len(self.specials) and self.specials[near] <= place:
                low = bisect_left(ours, place - offset - STRETCH)
                found.update(ours[low : bisect_right(ours, place)])
            elif place >= offset and self.words[place - offset] in firsts:
                found.add(place - offset)
        return sorted(found)

    def _walk(self, start: int, words: list[str], firsts: set[str]) -> tuple[int | None, int]:
        """The word after the last, if all the words follow one another from here; and the steps it took."""
        moves, reached = self.running.moves, self.running.reached
        at, steps = {i for word, i in moves(start) if word in firsts}, 1
        for word in words[1:]:
            if not at:
                break
            steps += len(at)
            at = {i for here in at for there in reached(here) for w, i in moves(there) if w == word}
        return (min(at) if at else None), steps

    # ---- Showing

    def page_of(self, i: int) -> int:
        return bisect_right(self.pages, self.taken.starts[i]) + 1

    def passage(self, first: int, after: int) -> str:
        """The words as they are printed, on one line."""
        return " ".join(self.text[self.taken.starts[first] : self.taken.ends[after - 1]].split())

    def around(self, first: int, after: int, width: int = 300) -> tuple[str, str, str]:
        """What stands before a passage, the passage, and what follows it."""
        begin, end = self.taken.starts[first], self.taken.ends[after - 1]
        return self.text[max(0, begin - width) : begin], self.text[begin:end], self.text[end : end + width]

    def crosses_paragraph(self, first: int, after: int) -> bool:
        """Whether a paragraph ends between the word before `first` and the word `after`."""
        end = self.taken.starts[after] if after < len(self.words) else len(self.text)
        return bool(BLANK_LINE.search(self.text, self.taken.ends[first - 1] if first else 0, end))

    def read(self, first: int, after: int) -> list[str]:
        """The words of a stretch as they are read, without the furniture in it, broken words whole."""
        read: list[str] = []
        places, i = [], first
        while i < after:
            if i in self.running.jumps:
                i = max(self.running.reached(i))
            elif (whole := self._unbroken(i)) and whole[1] <= after:
                read += [*compounds(self.taken, places), whole[0]]
                places, i = [], whole[1]
            else:
                places.append(i)
                i += 1
        return read + compounds(self.taken, places)

    def _unbroken(self, i: int) -> tuple[str, int] | None:
        """A word broken at a line's end as one, unless both halves stand elsewhere as words: then it is a compound."""
        if i not in self.running.joins:
            return None
        whole, after = self.running.joins[i][0]
        halves = (self.words[i], self.words[after - 1])
        is_compound = len(self.positions[whole]) == 1 and all(len(self.positions.get(half, ())) > 1 for half in halves)
        return None if is_compound else (whole, after)

    @cached_property
    def lowered(self) -> list[str]:
        return [word.lower() for word in self.words]

    @cached_property
    def places_in_any_case(self) -> dict[str, list[int]]:
        places: dict[str, list[int]] = {}
        for i, word in enumerate(self.lowered):
            places.setdefault(word, []).append(i)
        return places
