"""The passage that a quotation comes nearest to. It is shown to a person; it never passes a quotation."""

from collections import Counter
from dataclasses import dataclass
from difflib import SequenceMatcher

from .index import Index, WordSpan
from .words import is_word

# A word found in more places than this says little about where the quotation is from.
COMMON = 250
ANCHORS, CANDIDATES, LONGEST = 24, 6, 240


@dataclass(frozen=True)
class Nearest:
    """A passage and how many of the quotation's words, in order, it shares."""

    run: WordSpan
    shared: int


def nearest(index: Index, words: list[str]) -> Nearest | None:
    """The passage that shares the most words in their order, if any shares one."""
    ours = [word.lower() for word in words if is_word(word)][:LONGEST]
    if not ours or not index.words:
        return None
    lowered = index.lowered
    found = [_aligned(index, ours, start, lowered) for start in _candidates(index, ours)]
    return max(
        (one for one in found if one), key=lambda one: (one.shared, -(one.run.after - one.run.first)), default=None
    )


def _candidates(index: Index, ours: list[str]) -> list[int]:
    """Where the passage might begin: where the rarer words agree, each taken back by its place in the quotation."""
    places = index.places_in_any_case
    known = sorted((len(places[word]), word) for word in set(ours) if word in places)
    anchors = [word for count, word in known if count <= COMMON][:ANCHORS] or [word for _, word in known[:3]]
    offsets = {word: ours.index(word) for word in anchors}
    step = max(4, len(ours) // 3)
    votes: Counter[int] = Counter()
    for word in anchors:
        near = {max(0, place - offsets[word]) // step for place in places[word][: 4 * COMMON]}
        votes.update(near | {one + 1 for one in near})
    return [bucket * step for bucket, _ in votes.most_common(CANDIDATES)]


def _aligned(index: Index, ours: list[str], start: int, lowered: list[str]) -> Nearest | None:
    """The stretch around a place, cut to the words that it shares."""
    low = max(0, start - len(ours) // 2 - 4)
    high = min(len(lowered), start + 2 * len(ours) + 12)
    places = [i for i in range(low, high) if is_word(lowered[i])]
    theirs = [lowered[i] for i in places]
    blocks = [
        block for block in SequenceMatcher(None, ours, theirs, autojunk=False).get_matching_blocks() if block.size
    ]
    blocks = _without_stragglers(blocks, len(ours))
    if not blocks:
        return None
    first = max(0, blocks[0].b - blocks[0].a)
    last = min(len(places) - 1, blocks[-1].b + blocks[-1].size - 1 + len(ours) - blocks[-1].a - blocks[-1].size)
    return Nearest(WordSpan(places[first], places[last] + 1), sum(block.size for block in blocks))


def _without_stragglers(blocks: list, length: int) -> list:
    """Blocks at the ends that lie farther off than the quotation is long are chance."""
    while len(blocks) > 1 and blocks[-1].b - blocks[-2].b - blocks[-2].size > max(8, length // 2):
        blocks = blocks[:-1] if blocks[-1].size <= blocks[0].size else blocks[1:]
    while len(blocks) > 1 and blocks[1].b - blocks[0].b - blocks[0].size > max(8, length // 2):
        blocks = blocks[1:] if blocks[0].size <= blocks[-1].size else blocks[:-1]
    return blocks
