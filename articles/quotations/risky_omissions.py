"""When a person must look at what was left out of a quotation, or put into it."""

import re
from collections.abc import Iterator

from .ellipses_and_brackets import Parts
from .index import Index
from .matching import Match, Omission
from .words import is_word, split_words

FEW = 5


def _set_of(words: str) -> frozenset[str]:
    return frozenset(words.split())


NEGATIONS = _set_of(
    "no not never none nor neither nobody nothing nowhere cannot without hardly barely scarcely rarely seldom unless "
    "except excluding despite although unable unlikely unwilling fail fails failed failing failure failures lack lacks "
    "lacked lacking absent absence refuse refused refuses deny denied denies denying avoid avoided stop stopped ceased "
    "little few fewer less least false untrue insufficient inadequate neglected if but however only partly "
    "partially almost nearly until allegedly instead otherwise yet sometimes occasionally unclear uncertain unsafe "
    "ineffective inefficient inconsistent incomplete inaccurate poor poorly worse worst weak"
)
NUMBERS = _set_of(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand million billion dozen "
    "half third quarter quarters thirds first second fourth fifth sixth seventh eighth ninth tenth once twice double "
    "doubled treble trebled both cent percent some several many most "
    "majority minority part parts"
)
_SENTENCE_ENDS = frozenset('.!?:"')


def reasons_to_tick(index: Index, parts: Parts, match: Match) -> list[str]:
    """Why this quotation with omissions needs a person's tick; nothing when it needs none."""
    reasons = [reason for omission in match.omissions for reason in _of_omission(index, omission)]
    if parts.own_words < FEW:
        reasons.append("the quotation is shorter than five words")
    return list(dict.fromkeys(reasons))


def _of_omission(index: Index, omission: Omission) -> Iterator[str]:
    left = range(omission.left_out.first, omission.left_out.after) if omission.left_out else range(0)
    put_in = split_words(omission.joint.put_in).words
    words = [index.words[i] for i in left] + put_in
    if any(is_negation(word) for word in words):
        yield "it holds a negation"
    if any(is_number(word) for word in words):
        yield "it holds a number"
    if any(_is_name(index, i) for i in left) or any(_looks_like_a_name(word) for word in put_in):
        yield "it holds a name"
    counts = [sum(map(is_word, put_in))] if omission.joint.put_in else []
    if left or not omission.joint.put_in:
        counts.append(sum(is_word(index.words[i]) for i in left))
    if min(counts) < FEW:
        yield "it is shorter than five words"
    if omission.left_out and index.crosses_paragraph(omission.left_out.first, omission.left_out.after):
        yield "it crosses a paragraph"


def is_negation(word: str) -> bool:
    word = word.lower()
    return word in NEGATIONS or word.endswith("n't") or bool(re.match(r"(?:non|un)$", word))


def is_number(word: str) -> bool:
    return any(one.isnumeric() for one in word) or word.lower() in NUMBERS or word in ("%", "£", "$", "€")


def _is_name(index: Index, i: int) -> bool:
    """A capital within a sentence, or at its beginning in a word that the source never writes small."""
    word = index.words[i]
    if not _looks_like_a_name(word):
        return False
    begins = i == 0 or index.words[i - 1] in _SENTENCE_ENDS or index.running.begins_paragraph(i)
    return not begins or (word.lower() not in index.positions and word.lower() not in _COMMON)


def _looks_like_a_name(word: str) -> bool:
    return word[:1].isupper() and word != "I" and not word.startswith("I'")


_COMMON = _set_of(
    "the a an this that these those it its they their there we our he his she her in on at of for from to by with as "
    "and or when while where which who what how some many other another such here also since during after before "
    "overall"
)
