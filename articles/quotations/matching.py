"""Whether a quotation's words stand in a source, and where. Exactly, or not at all: nothing here measures likeness."""

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import chain, islice, pairwise

from .ellipses_and_brackets import Gap, Parts
from .index import Index, WordSpan
from .words import is_word

# Places of one run that are looked at, and words that a bracket may stand for.
PLACES_AT_MOST = 2_000
BRACKET_AT_MOST = 25


@dataclass(frozen=True)
class Omission:
    """What a joint left out of the source between two runs, and what it put in."""

    joint: Gap
    left_out: WordSpan | None = None


@dataclass(frozen=True)
class Match:
    """Where a quotation stands: from the first of its words to the last."""

    whole: WordSpan
    omissions: tuple[Omission, ...] = field(default=())


def exact_matches(index: Index, parts: Parts) -> Iterator[Match]:
    """Where the words stand one after another, brackets and ellipses as the source itself prints them."""
    for run in chain.from_iterable(index.find(form, any_case=True) for form in parts.forms):
        if not _asks_or_exclaims(index, run, parts):
            yield Match(run)


def match_with_omissions(index: Index, parts: Parts) -> Match | None:
    """The place with the least left out where the parts stand in their order."""
    places = _places(index, parts)
    if not places or not all(places):
        return None
    places_in_order = _shortest_chain(index, parts, places)
    if not places_in_order or _asks_or_exclaims(index, places_in_order[-1], parts):
        return None
    between = [WordSpan(before.after, behind.first) for before, behind in pairwise(places_in_order)]
    omissions = [Omission(joint, run) for joint, run in zip(parts.joints[1:-1], between, strict=True)]
    edges = [Omission(joint) for joint in (parts.joints[0], parts.joints[-1]) if joint.put_in]
    return Match(WordSpan(places_in_order[0].first, places_in_order[-1].after), tuple(omissions + edges))


def parts_stand_apart(index: Index, parts: Parts) -> WordSpan | None:
    """Where the first part stands, if every part is in the source but not in this order."""
    if not any(joint.leaves_out for joint in parts.joints[1:-1]):
        return None
    groups = [one for one in _by_ellipsis(parts) if one.runs]
    found = [match_with_omissions(index, one) for one in groups]
    return found[0].whole if all(found) else None


def _by_ellipsis(parts: Parts) -> Iterator[Parts]:
    """The stretches between ellipses, each with its brackets."""
    stretch = Parts([], "", [], [Gap(put_in=parts.joints[0].put_in)])
    for number, run in enumerate(parts.runs):
        joint = parts.joints[number + 1]
        stretch.runs.append(run)
        stretch.joints.append(Gap() if joint.leaves_out else joint)
        if joint.leaves_out:
            yield stretch
            stretch = Parts([], "", [], [Gap()])
    yield stretch


def _asks_or_exclaims(index: Index, run: WordSpan, parts: Parts) -> bool:
    """A stop in place of the source's ? or !, which are kept."""
    follows = index.words[run.after] if run.after < len(index.words) else ""
    return bool(parts.closing) and follows in ("?", "!")


def _places(index: Index, parts: Parts) -> list[list[WordSpan]]:
    return [
        list(islice(index.find(run, any_case=_begins_a_part(parts, number)), PLACES_AT_MOST))
        for number, run in enumerate(parts.runs)
    ]


def _begins_a_part(parts: Parts, number: int) -> bool:
    joint = parts.joints[number]
    return joint.leaves_out or (number == 0 and not joint.put_in)


def _shortest_chain(index: Index, parts: Parts, places: list[list[WordSpan]]) -> list[WordSpan] | None:
    best: list[WordSpan] | None = None
    for first in places[0]:
        chain = _chain_from(index, parts, places, first)
        if chain and (best is None or _length(chain) < _length(best)):
            best = chain
    if best and not _edge_word_fits(index, parts, best):
        return None
    return best


def _chain_from(index: Index, parts: Parts, places: list[list[WordSpan]], first: WordSpan) -> list[WordSpan] | None:
    """From a place of the first run, the nearest place of each that follows."""
    chain = [first]
    for runs, joint in zip(places[1:], parts.joints[1:-1], strict=True):
        at = bisect_left(runs, chain[-1].after, key=lambda run: run.first)
        following = next((run for run in runs[at : at + 3] if _fits(index, joint, chain[-1].after, run.first)), None)
        if following is None:
            return None
        chain.append(following)
    return chain


def _length(chain: list[WordSpan]) -> int:
    return chain[-1].after - chain[0].first


def _fits(index: Index, joint: Gap, begin: int, end: int) -> bool:
    """Whether what lies between may be what the joint stands for."""
    if joint.stands_for_one_word:
        return end - begin == 1 and _keeps_letters(index.words[begin], joint)
    if joint.leaves_out:
        return True
    if joint.stands_for_nothing:
        return not any(is_word(word) for word in index.words[begin:end])
    return sum(is_word(word) for word in index.words[begin:end]) <= BRACKET_AT_MOST


def _edge_word_fits(index: Index, parts: Parts, chain: list[WordSpan]) -> bool:
    """“[Im]proving” at an edge: the source's word there must bear the letters that were kept."""
    first, last = parts.joints[0], parts.joints[-1]
    before, after = chain[0].first - 1, chain[-1].after
    return (not first.stands_for_one_word or (before >= 0 and _keeps_letters(index.words[before], first))) and (
        not last.stands_for_one_word or (after < len(index.words) and _keeps_letters(index.words[after], last))
    )


def _keeps_letters(word: str, joint: Gap) -> bool:
    return (
        word.lower().startswith(joint.kept_before.lower())
        and word.lower().endswith(joint.kept_after.lower())
        and len(word) >= max(len(joint.kept_before), len(joint.kept_after))
    )
