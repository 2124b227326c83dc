"""Who a sentence speaks of: bodies by every name that rules make from the record, “the force”, or somebody else."""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from .record import BodyRow, KindRow
from .words import either, plain

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
CAPITAL_AFTER = re.compile(r"\s+(?!HMIC|PEEL|Police|The\b|A\b)[A-Z][a-z]+")
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

    @property
    def stranger(self) -> bool:
        return not self.bodies and not self.kinds and not self.pronoun


class Names:
    """Finds who is named. Made once from the record; every form is derived, none is listed."""

    def __init__(self, kinds: Iterable[KindRow], bodies: Iterable[BodyRow]) -> None:
        self.bodies = {body.pk: body for body in bodies}
        self.full: dict[str, set[int]] = defaultdict(set)
        self.short: dict[str, set[int]] = defaultdict(set)
        self.kind_words: dict[str, set[int]] = defaultdict(set)
        # After a short name more is said: “Borsetshire fire” is its service, though “the fire” is none.
        self.endings: dict[str, set[int]] = defaultdict(set)
        for kind in kinds:
            self._add_kind(kind)
        for body in self.bodies.values():
            self._add_body(body)
        self._add_initials()
        for form, kinds_of in self.kind_words.items():
            self.endings[form] |= kinds_of
        self._compile()

    # ---- Forms

    def _add_kind(self, kind: KindRow) -> None:
        """A fire and rescue service is also a fire service, and a service."""
        words = kind.name.casefold().split()
        for form in {" ".join(words), f"{words[0]} {words[-1]}", words[-1]}:
            self.kind_words[form].add(kind.pk)
        self.endings[words[0]].add(kind.pk)

    def _add_body(self, body: BodyRow) -> None:
        self.short[plain(body.short_name)].add(body.pk)
        for name in body.names:
            for form in {name, name.replace(" and ", " & "), name.replace(" & ", " and ")}:
                self.full[plain(form)].add(body.pk)
            if name.startswith(f"{body.short_name} "):
                ending = plain(name.removeprefix(body.short_name).strip()).casefold()
                for form in {ending, ending.split()[-1]}:
                    self.kind_words[form].add(body.kind)
            self._add_former_short(name, body)

    def _add_former_short(self, name: str, body: BodyRow) -> None:
        """A former name without its ending: what people went on calling it."""
        for ending in list(self.kind_words):
            if name.casefold().endswith(f" {ending}") and body.kind in self.kind_words[ending]:
                self.short[plain(name[: -len(ending)].strip())].add(body.pk)

    def _add_initials(self) -> None:
        """Three or more initials, where only one body has them."""
        made = defaultdict(set)
        for body in self.bodies.values():
            for name in body.names:
                made["".join(word[0] for word in name.split() if word[0].isupper())].add(body.pk)
        for initials, bodies in made.items():
            if len(initials) > 2 and len(bodies) == 1:
                self.full[initials] |= bodies

    def _compile(self) -> None:
        short, kinds = either(self.short) or "(?!)", either(self.kind_words) or "(?!)"
        endings = either(self.endings) or "(?!)"
        stems = either({form.split()[0][:5] for form in self.kind_words if " " in form}) or "(?!)"
        self.pattern = re.compile(
            rf"\b(?:(?P<full>{either(self.full) or '(?!)'})"
            rf"|(?i:(?P<of>{kinds}|(?:{stems})\w*)\s+(?:in|of|for|across)\s+)(?P<whose>{short})"
            rf"|(?P<short>{short})(?:'s?)?(?:\s+(?:county\s+)?(?P<ending>(?i:{endings}))(?!\w))?"
            rf"|(?i:(?P<generic>(?:the|this|that|his|her|'s|county|city|local|troubled|struggling|whole|entire)\s+"
            rf"(?:(?!(?:of|in|by|and|to|for|on|at)\b)(?-i:[a-z-]+)\s+){{0,2}}?(?P<noun>{kinds}))(?![\w-]))"
            rf"|(?i:(?P<other>(?:{NEIGHBOUR}|{ANY})\s+(?:{kinds})|{OTHERS}))(?!\w)"
            rf"|(?P<cut>[A-Z][a-z]{{2,9}})(?:'s)?\s+(?P<cut_ending>(?i:{endings}))(?!\w)"
            rf"|[Tt]he\s+(?P<the>[A-Z][a-z]{{2,5}})(?!\s+[A-Z]|\w))"
        )
        self.plural = re.compile(
            rf"\b(?:{either(f'{form.split()[-1]}s' for form in self.kind_words)})\b", re.IGNORECASE
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
            return Named(start, end, tuple(sorted(self.full[name])))
        if match["whose"]:
            word = match["of"].casefold()
            kinds = self.kind_words.get(word) or self._kinds_beginning(word[:5])
            return Named(start, end, self._of_kind(self.short[match["whose"]], kinds))
        if match["short"]:
            return self._by_short_name(match, sentence)
        if match["cut"]:
            return Named(start, end, self._cut(match["cut"], self.endings[match["cut_ending"].casefold()]))
        if match["the"]:
            bodies = self._beginning(match["the"])
            return Named(start, end, bodies) if len(bodies) == 1 else None
        if match["generic"]:
            near = re.search(rf"{NEIGHBOUR}|{OTHERS}", match["generic"], re.IGNORECASE)
            return Named(
                start, end, kinds=frozenset() if near else frozenset(self.kind_words[match["noun"].casefold()])
            )
        return Named(start, end)

    def _by_short_name(self, match: re.Match, sentence: str) -> Named | None:
        start, end = match.span()
        bodies = self.short[match["short"]]
        if match["ending"]:
            return Named(start, end, self._of_kind(bodies, self.endings[match["ending"].casefold()]))
        if CAPITAL_AFTER.match(sentence, end) or CAPITAL_BEFORE.search(sentence[max(0, start - 40) : start]):
            return Named(start, end)
        if re.search(
            r"\b(in|around|near|throughout|outside|across|from)\s+$",
            sentence[max(0, start - 20) : start],
            re.IGNORECASE,
        ):
            return None
        return Named(start, end, tuple(sorted(bodies)))

    def _of_kind(self, bodies: Iterable[int], kinds: set[int]) -> tuple[int, ...]:
        return tuple(sorted(pk for pk in bodies if self.bodies[pk].kind in kinds))

    def _kinds_beginning(self, stem: str) -> set[int]:
        return {kind for form, kinds in self.kind_words.items() if form.startswith(stem) for kind in kinds}

    def _beginning(self, start: str) -> tuple[int, ...]:
        """Bodies of whose short name this is the beginning, shortened by at least three letters."""
        long = [
            pk
            for name, pks in self.short.items()
            if name.startswith(start) and len(name) > len(start) + 2
            for pk in pks
        ]
        return tuple(sorted(set(long)))

    def _cut(self, word: str, kinds: set[int]) -> tuple[int, ...]:
        """“Cambs Police”: the beginning of one short name, with or without an s."""
        for start in dict.fromkeys((word, word.removesuffix("s"))):
            found = self._of_kind(self._beginning(start), kinds) if len(start) > 2 else ()
            if len(found) == 1:
                return found
        return ()
