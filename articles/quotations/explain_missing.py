"""The verdict on words that stand in no source: what they come near, or why nothing can be said."""

from dataclasses import replace
from itertools import dropwhile

from .differences import Difference, differences, house_style_alone, spelt
from .ellipses_and_brackets import Parts, split_at_omissions
from .joined_passages import JoinedPassages, joined_passages
from .matching import parts_stand_apart
from .nearest import Nearest, nearest
from .sources import SourceText
from .verdicts import ALTERED, OUT_OF_ORDER, UNCHECKABLE, UNSOURCED, Verdict, placed
from .words import CLOSING, composed, compounds, is_word, other_case, split_words

# Of fewer words than these the nearest passage is chance.
FEWEST_COMPARED = 4
# What stands between two passages is shown whole up to so many words, else its two ends.
SHOWN_WHOLE, SHOWN_AT_ENDS = 30, 8


def verdict_on_missing(words: str, sources: list[SourceText]) -> Verdict:
    verdict, parts = Verdict(" ".join(words.split()), UNSOURCED), split_at_omissions(words)
    legible = [source for source in sources if source.index.has_words]
    for source in legible:
        if parts.has_joints and (run := parts_stand_apart(source.index, parts)):
            verdict = placed(replace(verdict, state=OUT_OF_ORDER), source, run)
            return verdict.with_note("Its parts stand in the source in another order.")
    for source in legible:
        if joined := joined_passages(source.index, parts.literal):
            return _joined(verdict, joined, source)
    near = [(one, source) for source in legible if (one := nearest(source.index, parts.literal))]
    best = max(near, key=lambda pair: pair[0].shared, default=None)
    count = sum(map(is_word, parts.literal))
    if best and best[0].shared * 2 >= count:
        altered = _altered(verdict, words, parts, *best)
        if count >= FEWEST_COMPARED or altered.house_style_only or _has_the_same_words(parts, *best):
            return altered
    return _absent(verdict, sources, legible)


def _has_the_same_words(parts: Parts, near: Nearest, source: SourceText) -> bool:
    """Whether nothing but marks, capitals and what follows a decimal point differs: “it is good!”, “it cost £12”."""
    ours, theirs = parts.literal, source.index.words[near.run.first : near.run.after]
    bare = [[word.lower().partition(".")[0] for word in words if is_word(word)] for words in (ours, theirs)]
    return bare[0] == bare[1]


def _joined(verdict: Verdict, joined: JoinedPassages, source: SourceText) -> Verdict:
    first, second = (
        f"“{source.index.passage(span.first, span.after)}” (page {source.page_of(span.first)})"
        for span in (joined.first, joined.second)
    )
    left_out = list(dropwhile(CLOSING.__contains__, source.index.read(joined.between.first, joined.between.after)))
    count, shown = sum(map(is_word, left_out)), spelt(left_out)
    if len(left_out) > SHOWN_WHOLE:
        shown = f"{spelt(left_out[:SHOWN_AT_ENDS])} … {spelt(left_out[-SHOWN_AT_ENDS:])}"
    order = "which the source has the other way round, with" if joined.is_turned else "between which stand"
    between = f"{order} {count} words: “{shown}”" if count else "which the source has the other way round"
    low, high = sorted((joined.first, joined.second), key=lambda span: span.first)
    verdict = placed(replace(verdict, state=ALTERED), source, low)
    return replace(
        verdict,
        passage=f"{verdict.passage} … {source.index.passage(high.first, high.after)}",
        differences=(Difference("", shown),) if count else (),
    ).with_note(f"It joins two passages of the source, {first} and {second}, {between}.")


def _altered(verdict: Verdict, words: str, parts: Parts, near: Nearest, source: SourceText) -> Verdict:
    index = source.index
    taken = split_words(composed(words))
    begin = _begin_of(taken.words, parts.literal)
    quoted = compounds(taken, list(range(begin, begin + len(parts.literal))))
    wide = index.read(max(0, near.run.first - 4), min(len(index.words), near.run.after + 4))
    theirs = index.read(near.run.first, near.run.after)
    house_style = house_style_alone(quoted, wide)
    if other_case(quoted[0]) in theirs and quoted[0] not in theirs:
        quoted[0] = other_case(quoted[0])  # the case of the first letter is set aside
    verdict = replace(
        placed(verdict, source, near.run),
        state=ALTERED,
        differences=tuple(differences(quoted, theirs)),
        house_style_only=bool(house_style),
    )
    return verdict.with_note(f"Only {house_style} differ from the source." if house_style else "")


def _begin_of(words: list[str], literal: list[str]) -> int:
    return next(i for i in range(len(words)) if words[i : i + len(literal)] == literal)


def _absent(verdict: Verdict, sources: list[SourceText], legible: list[SourceText]) -> Verdict:
    without = [source.title for source in sources if source not in legible]
    if without:
        note = f"It cannot be checked: no text is held of {', '.join(without)}."
        return replace(verdict, state=UNCHECKABLE).with_note(note)
    if any(source.passages_only for source in legible):
        return verdict.with_note("It is not in the passages held.")
    return verdict.with_note("It is in no attached source." if sources else "No source is attached.")
