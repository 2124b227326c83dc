"""Where the running text of a source goes on: behind furniture and footnote marks, and over broken words."""

import re
from bisect import bisect_left, bisect_right

from .footnotes import Span
from .page_furniture import find_furniture
from .words import MARK, Words

# Ways to read one broken word: with one hyphen taken out, with two …
JOINS_AT_MOST = 4
# Lines of furniture, one behind the other, that a passage may run across.
JUMPS_AT_MOST = 100
_LINE_END_HYPHEN = re.compile(r"(?<=[^\W\d_])[-\u2010\u2011\u00ad][^\S\n\f]*[\n\f]")
_NOTE_NUMBER = re.compile(r"(?m)^\s*(\d{1,3})[.)]?\s+[^\W\d_]")
_BEHIND_STOP = re.compile(
    r"[.,;:!?](?<=[^\W\d_].)[”’\"')]?(?P<mark>\d{1,3}(?:\s?[,–-]\s?\d{1,3})*)(?=\s|$|(?P<glued>[A-Z]))"
)
_CLINGING = re.compile(r"([^\W\d_]{3,})(\d{1,3})")
BLANK_LINE = re.compile(r"\n[^\S\n]*\n")

Positions = dict[str, list[int]]


class RunningText:
    """The ways on from each word of a text, beside the word that simply follows.

    `jumps` leads from a word to where the text goes on behind furniture; `joins` from a word broken at a line's end to
    the whole word and what follows it. Words made by joining are added to `positions`.
    """

    def __init__(self, taken: Words, positions: Positions, furniture: list[Span] | None = None) -> None:
        self.taken, self.positions = taken, positions
        self.jumps: dict[int, list[int]] = {}
        self.joins: dict[int, list[tuple[str, int]]] = {}
        notes = self._jump_furniture(furniture or [])
        self._jump_marks()
        self._jump_numbers_behind_stops()
        self._join_broken_words()
        self._join_words_with_note_numbers(notes)

    def moves(self, here: int) -> list[tuple[str, int]]:
        """The words that may be read here, each with the place behind it."""
        if here >= len(self.taken.words):
            return []
        plain = (self.taken.words[here], here + 1)
        return [plain, *self.joins[here]] if here in self.joins else [plain]

    def reached(self, here: int) -> list[int]:
        """This place, and those behind furniture that begins here."""
        if here not in self.jumps:
            return [here]
        reached, ahead = [here], list(self.jumps[here])
        while ahead and len(reached) < JUMPS_AT_MOST:
            if (there := ahead.pop()) not in reached:
                reached.append(there)
                ahead += self.jumps.get(there, ())
        return reached

    def begins_paragraph(self, i: int) -> bool:
        return not i or bool(BLANK_LINE.search(self.taken.text, self.taken.ends[i - 1], self.taken.starts[i]))

    # ---- Jumps

    def _jump(self, here: int, there: int) -> None:
        if there > here:
            self.jumps.setdefault(here, []).append(there)

    def _jump_furniture(self, known: list[Span]) -> set[str]:
        """Over furniture, known beforehand or found; returns the numbers of the footnotes in it."""
        notes: set[str] = set()
        for begin, end in sorted({*known, *find_furniture(self.taken.text)}):
            self._jump(bisect_left(self.taken.starts, begin), bisect_left(self.taken.starts, end))
            notes.update(_NOTE_NUMBER.findall(self.taken.text, begin, end))
        return notes

    def _jump_marks(self) -> None:
        words = self.taken.words
        for i in self.positions.get(MARK, ()):
            # Speech in the source that reopens with its paragraph.
            if i and words[i] == MARK and self.begins_paragraph(i):
                self._jump(i, i + 1)
        for i in self.positions.get("[", ()):
            if self._clings(i) and words[i + 2 : i + 3] == ["]"] and words[i + 1].isdigit():
                self._jump(i, i + 3)
        for i in self.positions.get("*", ()):
            if self._clings(i) and self._ends_word(i):
                self._jump(i, i + 1)

    def _jump_numbers_behind_stops(self) -> None:
        """“levels.12 The force”, “levels,8-11 and”, “levels.2The”: numbers that cling to a stop are footnotes'."""
        words, starts, grown = self.taken.words, self.taken.starts, set()
        for match in _BEHIND_STOP.finditer(self.taken.text):
            first = bisect_left(starts, match.start("mark"))
            last = bisect_right(starts, match.end("mark") - 1) - 1
            if not match["glued"]:
                self._jump(first, last + 1)
            elif rest := words[last].lstrip("0123456789"):
                self._jump(first, last)
                self._join(last, rest, last + 1)
                grown.add(rest)
        self._sort(grown)

    def _clings(self, i: int) -> bool:
        """Whether nothing parts a word from the one before it."""
        return i > 0 and self.taken.ends[i - 1] == self.taken.starts[i]

    def _ends_word(self, i: int) -> bool:
        end = self.taken.ends[i]
        return not self.taken.text[end : end + 1].strip()

    # ---- Joins

    def _join(self, left: int, word: str, after: int) -> None:
        self.joins.setdefault(left, []).append((word, after))
        self.positions.setdefault(word, []).append(left)

    def _join_broken_words(self) -> None:
        grown: set[str] = set()
        words, starts = self.taken.words, self.taken.starts
        for match in reversed(list(_LINE_END_HYPHEN.finditer(self.taken.text))):
            left = bisect_right(starts, match.start() - 1) - 1
            hyphen_is_a_word = left + 1 < len(words) and starts[left + 1] == match.start()
            for right in self.reached(left + 1 + hyphen_is_a_word):
                for rest, after in self.moves(right):
                    if rest[0].isalpha() and len(self.joins.get(left, ())) < JOINS_AT_MOST:
                        self._join(left, words[left] + rest, after)
                        grown.add(words[left] + rest)
        self._sort(grown)

    def _join_words_with_note_numbers(self, notes: set[str]) -> None:
        """“levels3” where a footnote 3 was found: the word may be read without its mark, which was raised once."""
        marked = [match for word in self.positions if (match := _CLINGING.fullmatch(word))] if notes else []
        for match in marked:
            if match.group(2) in notes:
                for i in self.positions[match.group()]:
                    self._join(i, match.group(1), i + 1)
                self._sort({match.group(1)})

    def _sort(self, grown: set[str]) -> None:
        for word in grown:
            self.positions[word] = sorted(set(self.positions[word]))
