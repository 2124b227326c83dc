"""Two passages of a source that a quotation runs together as if one followed the other."""

from collections.abc import Callable
from dataclasses import dataclass
from itertools import islice, product

from .index import Index, WordSpan
from .words import DASH, MARK, is_word

# Fewer words may stand in two places by chance; fewer between them are words left out of one passage.
WORDS_AT_LEAST, BETWEEN_AT_LEAST, PLACES_AT_MOST = 4, 12, 50
_JOINERS = frozenset((",", ".", ";", ":", "and", "but", MARK, DASH))
_SENTENCE_ENDS = frozenset(".?!")


@dataclass(frozen=True)
class JoinedPassages:
    """The passages in the order of the quotation, and what of the source stands between them."""

    first: WordSpan
    second: WordSpan

    @property
    def is_turned(self) -> bool:
        """Whether the source has them the other way round."""
        return self.second.first < self.first.first

    @property
    def between(self) -> WordSpan:
        low, high = sorted((self.first, self.second), key=lambda span: span.first)
        return WordSpan(low.after, max(low.after, high.first))


def joined_passages(index: Index, words: list[str]) -> JoinedPassages | None:
    """Where both halves of these words stand, far apart or turned round; the nearest pair of such places."""
    halves = _halves(index, words)
    if not halves or any(sum(map(is_word, half)) < WORDS_AT_LEAST for half in halves):
        return None
    places = [list(islice(index.find(half, any_case=True), PLACES_AT_MOST)) for half in halves]
    pairs = [JoinedPassages(*pair) for pair in product(*places)]
    best = min(pairs, key=lambda one: (one.between.after - one.between.first, one.is_turned), default=None)
    if best and (
        best.is_turned or sum(map(is_word, index.read(best.between.first, best.between.after))) > BETWEEN_AT_LEAST
    ):
        return best
    return None


def _halves(index: Index, words: list[str]) -> tuple[list[str], list[str]] | None:
    """The words parted so that each half stands in the source; at the end of a sentence if that may be."""
    longest = _most(len(words), lambda count: _stands(index, words[:count]))
    from_end = _most(len(words), lambda count: _stands(index, words[len(words) - count :]))
    begin = len(words) - from_end
    ends = [place for place in range(max(begin, 1), longest + 1) if words[place - 1] in _SENTENCE_ENDS]
    end = ends[-1] if ends else longest
    begin = max(begin, end)
    if any(word not in _JOINERS for word in words[end:begin]):
        return None
    while words[begin:] and words[begin] in _JOINERS:
        begin += 1
    return words[:end], words[begin:]


def _stands(index: Index, words: list[str]) -> bool:
    return next(index.find(words, any_case=True), None) is not None


def _most(count: int, holds: Callable[[int], bool]) -> int:
    """The greatest number up to `count` for which something holds that holds for all smaller ones."""
    low, high = 0, count
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if holds(middle) else (low, middle - 1)
    return low
