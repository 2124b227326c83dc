"""When a person must look at what was left out of a quotation, or put into it."""

import re
from collections.abc import Iterator

from .ellipses_and_brackets import Parts
from .index import Index
from .matching import Match, Omission
from .words import DASH, is_word, split_words

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
# A condition, somebody's opinion or intention, a degree: without it the rest says more than the source does.
HEDGES = _set_of(
    "when whenever where whether while whilst whereas provided providing assuming should would could may might must "
    "maybe perhaps possibly probably potentially likely apparently supposedly says say said saying told tells claims "
    "claim claimed believes believe believed thinks think thought suggests suggest suggested feels feel felt according "
    "argues argued alleged reportedly plans plan planned planning aims aim intends intend intended hopes hope hoping "
    "hoped wants want try tries tried trying attempt attempts attempted expects expect expected seeks seek towards "
    "risk risks struggle struggles struggled struggling difficult difficulty difficulties concern concerns concerned "
    "problem problems weakness weaknesses slow slowly late delay delays delayed largely mostly mainly generally "
    "usually often broadly reasonably relatively fairly quite rather limited unlike used formerly previously"
)
# Words that only lead from one sentence to the next, and those of phrases which do.
CONNECTIVES = _set_of(
    "also and indeed therefore thus moreover furthermore further additionally of course in addition turn fact for "
    "example instance as well then now so our view we found"
)
# What limits where, when or to whom it applies, even between commas.
_LIMITS = _set_of(
    "in at on of for from to by with within during throughout among amongst between across under over since after "
    "before as because once again this these those that last next recently currently always ever"
)
_SENTENCE_ENDS = frozenset('.!?:"')
_STOPS = frozenset(".!?")
_PARTING = frozenset((",", ";", "(", ")", DASH))
_NEW_SUBJECT = re.compile(
    r"(?:[,;:-]|\b(?:and|but|or|while|whereas|because|as|so|yet)) (?:(?:it|they|he|she|we|i|you|there)\b|"
    r"(?:the|its|their|a|an|our|his|her|this|that|these|those) (?:[\w’'-]+ ){1,3}"
    r"(?:is|are|was|were|has|have|had|do|does|did|can|could|will|would|may|might|must|should)\b)",
    re.IGNORECASE,
)


def reasons_to_tick(index: Index, parts: Parts, match: Match) -> list[str]:
    """Why this quotation with omissions needs a person's tick; nothing when it needs none."""
    reasons = [reason for omission in match.omissions for reason in _of_omission(index, omission)]
    if parts.own_words < FEW and any(_changes_something(index, omission) for omission in match.omissions):
        reasons.append("the quotation is shorter than five words")
    return list(dict.fromkeys(reasons))


def _of_omission(index: Index, omission: Omission) -> Iterator[str]:
    left = _left_out(index, omission)
    theirs, put_in = [index.words[i] for i in left], split_words(omission.joint.own_words).words
    if any(is_negation(word) for word in theirs + put_in):
        yield "it holds a negation"
    if any(is_number(word) for word in theirs + put_in):
        yield "it holds a number"
    if any(_is_name(index, i) for i in left) or any(_looks_like_a_name(word) for word in put_in):
        yield "it holds a name"
    if any(word.lower() in HEDGES for word in theirs) and not _is_whole_sentences(index, left):
        yield "it holds a condition, an opinion or a degree"
    if left and _speaks_of_something_else(index, left, theirs):
        yield "it ends a sentence, or speaks of something else"
    if (put_in and sum(map(is_word, put_in)) < FEW) or _may_hide_a_limit(index, left, theirs):
        yield "it is shorter than five words"
    if omission.left_out and index.crosses_paragraph(omission.left_out.first, omission.left_out.after):
        yield "it crosses a paragraph"


def _speaks_of_something_else(index: Index, left: range, theirs: list[str]) -> bool:
    """Whether what follows goes on with a sentence other than the one that was broken off; a new one may begin."""
    if _begins_sentence(index, left.stop):
        return False
    return bool(_STOPS.intersection(theirs) or _NEW_SUBJECT.search(" ".join(theirs)))


def _is_whole_sentences(index: Index, left: range) -> bool:
    begins = left.start + (index.words[left.start] in _STOPS)
    return _begins_sentence(index, begins) and _begins_sentence(index, left.stop)


def _left_out(index: Index, omission: Omission) -> range:
    return range(omission.left_out.first, omission.left_out.after) if omission.left_out else range(0)


def _changes_something(index: Index, omission: Omission) -> bool:
    """Whether words were put in, other than “[sic]”, or left out."""
    return bool(omission.joint.own_words) or any(is_word(index.words[i]) for i in _left_out(index, omission))


def _may_hide_a_limit(index: Index, left: range, theirs: list[str]) -> bool:
    """Few words, such as “properly” or “at weekends”; not those that lead on, nor an aside between its own commas."""
    words = [word.lower() for word in theirs if is_word(word)]
    if not 0 < len(words) < FEW or CONNECTIVES.issuperset(words) or _is_whole_sentences(index, left):
        return False
    return not _is_aside(index, left) or bool(_LIMITS.intersection(words)) or any(w.endswith("ly") for w in words)


def _is_aside(index: Index, left: range) -> bool:
    """Parted from what stands before and behind it by commas, dashes or brackets."""
    around = index.words[max(0, left[0] - 1) : left[0] + 1], index.words[left[-1] : left[-1] + 2]
    return all(_PARTING.intersection(edge) for edge in around)


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
    return not _begins_sentence(index, i) or (word.lower() not in index.positions and word.lower() not in _COMMON)


def _begins_sentence(index: Index, i: int) -> bool:
    return i == 0 or index.words[i - 1] in _SENTENCE_ENDS or index.running.begins_paragraph(i)


def _looks_like_a_name(word: str) -> bool:
    return word[:1].isupper() and word != "I" and not word.startswith("I'")


_COMMON = _set_of(
    "the a an this that these those it its they their there we our he his she her in on at of for from to by with as "
    "and or when while where which who what how some many other another such here also since during after before "
    "overall"
)
