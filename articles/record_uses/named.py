"""Whom a sentence speaks of: bodies by name, “the force” and “it”, or somebody of whom the record holds nothing.

“The force, unlike Felpersham Police, was rated good” gives the bodies of its kind, then Felpersham Police.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from articles.prose.bodies import BodyFinder, BodyMention
from articles.prose.sentences import Sentence

# What other inspectorates grade, and whom a sentence may be about instead.
OTHERS = (
    r"schools?|academ(?:y|ies)|college|nurser(?:y|ies)|pre-school|universit(?:y|ies)|council|hospital|nhs trust|"
    r"surgery|care homes?|hotel|restaurant|takeaway|cafe|prison|jail|museum|theatre|ofsted|estyn|cqc|"
    r"care quality commission|ambulance service|probation service|children['’]s services|"
    r"health service|rail service|bus service|(?:the|a)\s+building|roof|pitch"
)
NEIGHBOUR = r"neighbouring|other|another|rival|nearby|adjoining"
# “A force” is any; “, a force” says more of the one just named.
ANY = r"any|every|each|no|which|(?<!,\s)a"
ONE = r"the|this|that|his|her|county|city|local|troubled|struggling|whole|entire"
SMALL = r"of|in|by|and|to|for|on|at"
IS_NEAR = re.compile(rf"{NEIGHBOUR}|{OTHERS}", re.IGNORECASE)
PRONOUNS = frozenset(("it", "its", "they", "their", "we", "our"))
# A building that bears a body's name is not the body.
PREMISES = frozenset(["station", "stations", "headquarters", "hq", "building", "buildings", "museum", "federation"])
# “Rated good in Borsetshire” is of a place; “the police in Borsetshire” are its force.
WHERE = frozenset(["in", "around", "near", "throughout", "outside", "across", "from"])
BELONGING = frozenset(("in", "of", "for", "across"))


@dataclass(frozen=True)
class Named:
    """Somebody spoken of in the words `start` to `end`. `bodies` is empty for somebody that the record does not hold.

    `kinds` is set for “the force”: the bodies of these kinds that the text has been speaking of.
    """

    start: int
    end: int
    bodies: tuple[int, ...] = ()
    kinds: frozenset[int] = frozenset()
    is_pronoun: bool = False


class NamedBodies:
    """Finds who is spoken of, with the words that the record has for kinds of bodies."""

    def __init__(self, finder: BodyFinder) -> None:
        self.kinds = {" ".join(form): frozenset(kinds) for form, kinds in finder.kinds.items()}
        self.endings = {form[0]: frozenset(kinds) for form, kinds in finder.endings.items() if len(form) == 1}
        kinds = "|".join(sorted(map(re.escape, self.kinds), key=len, reverse=True)) or "(?!)"
        plurals = "|".join(sorted({re.escape(form.split()[-1]) + "s" for form in self.kinds})) or "(?!)"
        self.pattern = re.compile(
            rf"(?:\b(?:{ONE})|['’]s)\s+(?:(?!(?:{SMALL})\b)(?-i:[a-z-]+)\s+){{0,2}}?(?P<noun>{kinds})(?![\w-])"
            rf"|\b(?:(?:{NEIGHBOUR}|{ANY})\s+(?:{kinds})|{OTHERS}|{plurals})(?!\w)",
            re.IGNORECASE,
        )

    def find(self, sentence: Sentence, mentions: list[BodyMention]) -> list[Named]:
        """Everybody spoken of, in order."""
        found = [named for one in mentions if (named := self._by_name(one, sentence))]
        taken = {number for one in mentions for number in range(one.start, one.end)}
        for match in self.pattern.finditer(sentence.text):
            start, end = sentence.span(match)
            if (end - 1) not in taken:
                found.append(Named(start, end, kinds=self._kinds(match)))
        found += _pronouns(sentence)
        return sorted(found, key=lambda one: one.start)

    def _kinds(self, match: re.Match) -> frozenset[int]:
        noun = match["noun"]
        return frozenset() if not noun or IS_NEAR.search(match[0]) else self.kinds[noun.lower()]

    def _by_name(self, one: BodyMention, sentence: Sentence) -> Named | None:
        bases = sentence.bases
        if set(bases[one.end : one.end + 1]) & PREMISES:
            return Named(one.start, one.end)
        bodies = one.bodies
        if one.is_place:
            before = bases[one.start - 1] if one.start else ""
            kinds = self._kind_before(bases[max(0, one.start - 2)]) if before in BELONGING else frozenset()
            bodies = [body for body in bodies if not kinds or body.kind_id in kinds]
            if not kinds and _is_longer(one, sentence):
                return Named(one.start, one.end)
            if not kinds and before in WHERE:
                return None
        return Named(one.start, one.end, tuple(body.pk for body in bodies))

    def _kind_before(self, base: str) -> frozenset[int]:
        """“Police”, “policing”, “firefighters”: the kinds whose words begin so."""
        return frozenset(
            kind for form, kinds in {**self.endings, **self.kinds}.items() if form[:5] == base[:5] for kind in kinds
        )


def _pronouns(sentence: Sentence) -> Iterator[Named]:
    return (Named(at, at + 1, is_pronoun=True) for at, base in enumerate(sentence.bases) if base in PRONOUNS)


def _is_longer(one: BodyMention, sentence: Sentence) -> bool:
    """Whether the name of a place is part of another name: “Borsetshire County Council”, “Anna Borset”."""
    after = sentence.words[one.end].text if one.end < len(sentence.words) else ""
    before = sentence.words[one.start - 1].text if one.start > 1 else ""
    return (_is_name(after) and after not in ("The", "A")) or _is_name(before)


def _is_name(word: str) -> bool:
    return word.isalpha() and word.istitle()
