"""A source's words, indexed once, so that a run of words is found in it at once and exactly."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

from .furniture import furniture_of
from .words import MARK, Words, composed, compounds, is_word, other_case, words_of

# How far, in words, furniture and joined words may stretch a passage beyond the words quoted.
STRETCH = 300
# Steps in looking for one run; hostile text ends here, and is then not found, which never passes a quotation.
STEPS_AT_MOST = 2_000_000
STEPS_TO_BEGIN = 10
# Ways to read one broken word: with one hyphen taken out, with two …
JOINS_AT_MOST = 4
_LINE_END_HYPHEN = re.compile(r"(?<=[^\W\d_])[-\u2010\u2011\u00ad][^\S\n\f]*[\n\f]")
_GLUED_BEFORE = re.compile(r"(?:\w[-\u2010\u2011\u2212/]|[£$€#@+]|\w[-\u2010\u2011\u00ad]\s*)$")
_MINUS_BEFORE = re.compile(r"(?:(?:^|[\s(])[-\u2212\u2013]|\d[\u2013\u2014])$")
_GLUED_AFTER = re.compile(
    r"[-\u2010\u2011/]\w|[-\u2010\u2011\u00ad][^\S\n\f]*[\n\f]\s*\w|[^\S\n\f]?[%‰°]|[\u2013\u2212]\d"
)
_NOTE_NUMBER = re.compile(r"(?m)^\s*(\d{1,3})[.)]?\s+[^\W\d_]")
_CLINGING = re.compile(r"([^\W\d_]{3,})(\d{1,3})")
_BLANK_LINE = re.compile(r"\n[^\S\n]*\n")


@dataclass(frozen=True, slots=True)
class Run:
    """Where words stand: from the word `first` up to, not with, the word `after`."""

    first: int
    after: int


@dataclass
class Index:
    """The words of one text, its pages parted by form feeds.

    `jumps` leads from a word to where the running text goes on behind furniture; `joins` from a word broken at a line's
    end to the whole word and what follows it.
    """

    text: str
    words: list[str] = field(init=False)
    starts: list[int] = field(init=False)
    ends: list[int] = field(init=False)

    def __post_init__(self) -> None:
        self.text = composed(self.text)
        taken = words_of(self.text)
        self.words, self.starts, self.ends = taken.words, taken.starts, taken.ends
        self.positions: dict[str, list[int]] = {}
        for i, word in enumerate(self.words):
            self.positions.setdefault(word, []).append(i)
        self.jumps: dict[int, list[int]] = {}
        self.joins: dict[int, list[tuple[str, int]]] = {}
        self.notes: set[str] = set()
        self._note_jumps()
        self._note_joins()
        self._note_clinging_numbers()
        self.specials = sorted({*self.jumps, *self.joins})
        self.pages = [match.start() for match in re.finditer("\f", self.text)]

    @property
    def has_words(self) -> bool:
        return any(is_word(word) for word in self.positions)

    # ---- Finding

    def find(self, words: list[str], any_case: bool = False) -> Iterator[Run]:
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
            if after is not None and self.may_begin(start) and self.may_end(after - 1):
                yield Run(start, after)
            if left < 0:
                return

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
        at, steps = {i for word, i in self._moves(start) if word in firsts}, 1
        for word in words[1:]:
            if not at:
                break
            steps += len(at)
            if len(at) == 1 and not self.specials:
                (here,) = at
                at = {here + 1} if here < len(self.words) and self.words[here] == word else set()
            else:
                at = {i for here in at for there in self._reached(here) for w, i in self._moves(there) if w == word}
        return (min(at) if at else None), steps

    def _moves(self, here: int) -> list[tuple[str, int]]:
        if here >= len(self.words):
            return []
        plain = (self.words[here], here + 1)
        return [plain, *self.joins[here]] if here in self.joins else [plain]

    def _reached(self, here: int) -> list[int]:
        """This place, and those behind furniture that begins here."""
        if here not in self.jumps:
            return [here]
        reached, ahead = [here], list(self.jumps[here])
        while ahead:
            if (there := ahead.pop()) not in reached:
                reached.append(there)
                ahead += self.jumps.get(there, ())
        return reached

    # ---- The edges of words: a quotation takes whole ones

    def may_begin(self, i: int) -> bool:
        """Not in the middle of re-offending, £12, 2017/18 or −5."""
        before = self.text[max(0, self.starts[i] - 4) : self.starts[i]]
        if _GLUED_BEFORE.search(before) and not (before[-1:].isspace() and not self._is_joined_to(i)):
            return False
        return not (self.words[i][0].isdigit() and _MINUS_BEFORE.search(before))

    def may_end(self, i: int) -> bool:
        """Not before the second half of a compound, nor a number before its per cent sign."""
        after = self.text[self.ends[i] : self.ends[i] + 6]
        match = _GLUED_AFTER.match(after)
        return not match or (not self.words[i][-1:].isdigit() and match.group().strip()[:1] in set("%‰°"))

    def _is_joined_to(self, i: int) -> bool:
        return any(i in (before + 1, before + 2) for before in (i - 1, i - 2) if before in self.joins)

    # ---- Showing

    def page_of(self, i: int) -> int:
        return bisect_right(self.pages, self.starts[i]) + 1

    def passage(self, first: int, after: int) -> str:
        """The words as they are printed, on one line."""
        return " ".join(self.text[self.starts[first] : self.ends[after - 1]].split())

    def around(self, first: int, after: int, width: int = 300) -> tuple[str, str, str]:
        """What stands before a passage, the passage, and what follows it."""
        begin, end = self.starts[first], self.ends[after - 1]
        return self.text[max(0, begin - width) : begin], self.text[begin:end], self.text[end : end + width]

    def begins_paragraph(self, i: int) -> bool:
        before = self.ends[i - 1] if i else 0
        return bool(_BLANK_LINE.search(self.text, before, self.starts[i])) if i else True

    def crosses_paragraph(self, first: int, after: int) -> bool:
        """Whether a paragraph ends between the word before `first` and the word `after`."""
        end = self.starts[after] if after < len(self.words) else len(self.text)
        return bool(_BLANK_LINE.search(self.text, self.ends[first - 1] if first else 0, end))

    def read(self, first: int, after: int) -> list[str]:
        """The words of a stretch as they are read, without the furniture in it, broken words whole."""
        read: list[str] = []
        places, i = [], first
        taken = Words(self.text, self.words, self.starts, self.ends)
        while i < after:
            if i in self.jumps:
                i = max(self._reached(i))
            elif i in self.joins and self.joins[i][0][1] <= after and not self._is_compound(i):
                read += [*compounds(taken, places), self.joins[i][0][0]]
                places, i = [], self.joins[i][0][1]
            else:
                places.append(i)
                i += 1
        return read + compounds(taken, places)

    def _is_compound(self, i: int) -> bool:
        """Whether a word broken at a line's end looks like two: both halves stand elsewhere as words."""
        whole, after = self.joins[i][0]
        return len(self.positions[whole]) == 1 and all(
            len(self.positions.get(half, ())) > 1 for half in (self.words[i], self.words[after - 1])
        )

    @cached_property
    def lowered(self) -> list[str]:
        return [word.lower() for word in self.words]

    @cached_property
    def places_in_any_case(self) -> dict[str, list[int]]:
        places: dict[str, list[int]] = {}
        for i, word in enumerate(self.lowered):
            places.setdefault(word, []).append(i)
        return places

    # ---- Building

    def _word_at(self, place: int) -> int:
        return bisect_left(self.starts, place)

    def _note_jumps(self) -> None:
        for begin, end in furniture_of(self.text):
            self._jump(self._word_at(begin), self._word_at(end))
            self.notes.update(_NOTE_NUMBER.findall(self.text, begin, end))
        for i in self.positions.get(MARK, ()):
            # Speech in the source that reopens with its paragraph.
            if i and self.words[i] == MARK and self.begins_paragraph(i):
                self._jump(i, i + 1)
        for i in self.positions.get("[", ()):
            clings = i and self.ends[i - 1] == self.starts[i]
            if clings and self.words[i + 2 : i + 3] == ["]"] and self.words[i + 1].isdigit():
                self._jump(i, i + 3)
        for i in self.positions.get("*", ()):
            if i and self.ends[i - 1] == self.starts[i] and not self.text[self.ends[i] : self.ends[i] + 1].strip():
                self._jump(i, i + 1)
        for stop in ".,;:":
            for i in self.positions.get(stop, ()):
                self._note_number_behind(i)

    def _note_number_behind(self, i: int) -> None:
        """“…normal levels.12 The force”: a number that clings to a stop is a footnote's."""
        clings = (
            0 < i < len(self.words) - 1 and self.ends[i - 1] == self.starts[i] and (self.ends[i] == self.starts[i + 1])
        )
        if clings and self.words[i + 1].isdigit() and len(self.words[i + 1]) < 4 and self.words[i - 1][-1].isalpha():
            after = self.text[self.ends[i + 1] : self.ends[i + 1] + 1]
            if not after.strip():
                self._jump(i + 1, i + 2)

    def _jump(self, here: int, there: int) -> None:
        if there > here:
            self.jumps.setdefault(here, []).append(there)

    def _note_clinging_numbers(self) -> None:
        """“levels3” where a footnote 3 was found: the word may be read without its mark, which was raised once."""
        marked = (
            [(word, match) for word in self.positions if (match := _CLINGING.fullmatch(word))] if self.notes else []
        )
        for word, match in marked:
            if match.group(2) in self.notes:
                bare = self.positions.setdefault(match.group(1), [])
                for i in self.positions[word]:
                    self.joins.setdefault(i, []).append((match.group(1), i + 1))
                    bare.append(i)
                bare.sort()

    def _note_joins(self) -> None:
        grown = set()
        for match in reversed(list(_LINE_END_HYPHEN.finditer(self.text))):
            left = bisect_right(self.starts, match.start() - 1) - 1
            hyphen_is_a_word = left + 1 < len(self.words) and self.starts[left + 1] == match.start()
            for right in self._reached(left + 1 + hyphen_is_a_word):
                for rest, after in self._moves(right):
                    if rest[0].isalpha() and len(self.joins.get(left, ())) < JOINS_AT_MOST:
                        self.joins.setdefault(left, []).append((self.words[left] + rest, after))
                        self.positions.setdefault(self.words[left] + rest, []).append(left)
                        grown.add(self.words[left] + rest)
        for word in grown:
            self.positions[word] = sorted(set(self.positions[word]))
