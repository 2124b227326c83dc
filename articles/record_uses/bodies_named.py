"""Who a sentence speaks of: bodies by every name that rules make from the record, “the force”, or somebody else."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from .body_names import Forms
from .plain_text import either
from .record import BodyRow, KindRow

# What other inspectorates grade, and whom a sentence may be about instead.
OTHERS = (
    r"schools?|academ(?:y|ies)|college|nurser(?:y|ies)|pre-school|universit(?:y|ies)|council|hospital|nhs trust|"
    r"surgery|care homes?|hotel|restaurant|takeaway|cafe|prison|jail|museum|theatre|ofsted|estyn|cqc|"
    r"care quality commission|ambulance service|probation service|children's services|"
    r"health service|rail service|bus service|(?:the|a)\s+building|roof|pitch"
)
NEIGHBOUR = r"neighbouring|other|another|rival|nearby|adjoining"
# “A force” is any; “, a force” says more of the one just named.
ANY = r"any|every|each|no|which|(?<!,\s)a"
# A building that bears a body's name is not the body.
PREMISES = re.compile(r"'?s?\s+(?:stations?|headquarters|hq|buildings?|car park|museum|federation)\b", re.IGNORECASE)
PRONOUN = re.compile(r"\b(it|its|they|their|we|our)\b", re.IGNORECASE)
CAPITAL_AFTER = re.compile(r"\s+(?!The\b|A\b)[A-Z][a-z]+")
CAPITAL_BEFORE = re.compile(r"[a-z,;]\s+([A-Z][a-z]+)\s+$")


@dataclass(frozen=True)
class Named:
    """Somebody named in a sentence. `bodies` is empty for somebody of whom the record holds nothing.

    `kinds` is set for “the force”: the bodies of these kinds that the text has been speaking of.
    """

    start: int
    end: int
    bodies: tuple[int, ...] = ()
    kinds: frozenset[int] = frozenset()
    pronoun: bool = False


class Names:
    """Finds who is named. Made once from the record."""

    def __init__(self, kinds: Iterable[KindRow], bodies: Iterable[BodyRow]) -> None:
        self.forms = Forms(kinds, bodies)
        self._compile()

    def _compile(self) -> None:
        short, kinds = either(self.forms.short) or "(?!)", either(self.forms.kinds) or "(?!)"
        endings = either(self.forms.endings) or "(?!)"
        stems = either({form.split()[0][:5] for form in self.forms.kinds if " " in form}) or "(?!)"
        self.pattern = re.compile(
            rf"\b(?:(?P<full>{either(self.forms.full) or '(?!)'})(?!\w)"
            rf"|(?i:(?P<of>{kinds}|(?:{stems})\w*)\s+(?:in|of|for|across)\s+)(?P<whose>{short})(?!\w)"
            rf"|(?P<short>{short})(?!\w)(?:'s?)?(?:\s+(?:county\s+)?(?P<ending>(?i:{endings}))(?!\w))?"
            rf"|(?i:(?P<generic>(?:the|this|that|his|her|'s|county|city|local|troubled|struggling|whole|entire)\s+"
            rf"(?:(?!(?:of|in|by|and|to|for|on|at)\b)(?-i:[a-z-]+)\s+){{0,2}}?(?P<noun>{kinds}))(?![\w-]))"
            rf"|(?i:(?P<other>(?:{NEIGHBOUR}|{ANY})\s+(?:{kinds})|{OTHERS}))(?!\w)"
            rf"|(?P<cut>[A-Z][a-z]{{2,9}})(?:'s)?\s+(?P<cut_ending>(?i:{endings}))(?!\w)"
            rf"|[Tt]he\s+(?P<the>[A-Z][a-z]{{2,5}})(?!\s+[A-Z]|\w))"
        )
        self.plural = re.compile(
            rf"\b(?:{either(f'{form.split()[-1]}s' for form in self.forms.kinds)})\b", re.IGNORECASE
        )

    # ---- Finding

    def find(self, sentence: str) -> list[Named]:
        """Everybody named, in order. `sentence` is plain (words.plain)."""
        found = [one for match in self.pattern.finditer(sentence) if (one := self._named(match, sentence))]
        taken = [(one.start, one.end) for one in found]
        for match in self.plural.finditer(sentence):
            if not any(start <= match.start() < end for start, end in taken):
                found.append(Named(match.start(), match.end()))
        found += [Named(match.start(), match.end(), pronoun=True) for match in PRONOUN.finditer(sentence)]
        return sorted(found, key=lambda one: one.start)

    def _named(self, match: re.Match, sentence: str) -> Named | None:
        start, end = match.span()
        if PREMISES.match(sentence, end):
            return Named(start, end)
        if name := match["full"]:
            return Named(start, end, tuple(sorted(self.forms.full[name])))
        if match["whose"]:
            word = match["of"].casefold()
            kinds = self.forms.kinds.get(word) or self.forms.kinds_beginning(word[:5])
            return Named(start, end, self.forms.of_kind(self.forms.short[match["whose"]], kinds))
        if match["short"]:
            return self._by_short_name(match, sentence)
        if match["cut"]:
            return Named(
                start, end, self.forms.cut_short(match["cut"], self.forms.endings[match["cut_ending"].casefold()])
            )
        if match["the"]:
            bodies = self.forms.beginning(match["the"])
            return Named(start, end, bodies) if len(bodies) == 1 else None
        if match["generic"]:
            near = re.search(rf"{NEIGHBOUR}|{OTHERS}", match["generic"], re.IGNORECASE)
            return Named(
                start, end, kinds=frozenset() if near else frozenset(self.forms.kinds[match["noun"].casefold()])
            )
        return Named(start, end)

    def _by_short_name(self, match: re.Match, sentence: str) -> Named | None:
        start, end = match.span()
        bodies = self.forms.short[match["short"]]
        if match["ending"]:
            return Named(start, end, self.forms.of_kind(bodies, self.forms.endings[match["ending"].casefold()]))
        if CAPITAL_AFTER.match(sentence, end) or CAPITAL_BEFORE.search(sentence[max(0, start - 40) : start]):
            return Named(start, end)
        if re.search(
            r"\b(in|around|near|throughout|outside|across|from)\s+$",
            sentence[max(0, start - 20) : start],
            re.IGNORECASE,
        ):
            return None
        return Named(start, end, tuple(sorted(bodies)))
