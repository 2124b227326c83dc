"""A text taken apart into sentences and words, each with its place and whether it stands in quotation marks."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import NamedTuple

# A sentence longer than this is no sentence; it is cut, so that no text takes long to read.
LONGEST = 1200
# All the ways to spell out the inspectorate are one word, so that “Constabulary” in its name is no force: “Her
# Majesty’s Inspectorate of Constabulary and Fire & Rescue Services”, “HM Inspector of Constabulary”.
INSPECTED = (
    r"(?:Constabular(?:y|ies)|Police(?: Forces)?|Fire(?: and| &) Rescue(?: Services?)?)"
    r"(?:,?(?: and(?: of| the)?| &)? Fire(?: and| &)? Rescue(?: Services?| Authorities)?)?(?:['’]s)?"
)
INSPECTORATE = (
    r"(?:\b(?:(?:Her|His) (?:late )?Majest(?:y|ies)['’]?s? |H\.? ?M\.? )?(?:Chief )?Inspect(?:orate|ors?)(?: General)? "
    rf"(?:of|for) (?:the )?{INSPECTED}\b"
    r"|\b(?:(?:Her|His) (?:late )?Majest(?:y|ies)['’]?s? |H\.?M\.? )(?:Chief )?Inspect(?:orate|ors?)\b"
    r"(?! of (?:Prisons|Probation|Education|Schools|Taxes|Court|Crown))"
    r"|\b(?:constabulary|police|policing|fire)(?: (?:and|&) (?:fire|rescue))?(?: service)? (?:inspectorate|watchdog)\b"
    r"(?!['’]s)"
    r"|\bHMI\b)"
)
# So is PEEL spelt out, which names no areas.
PEEL = (
    r"(?:PEEL \()?\bpolice(?:['’]s)? (?:effectiveness|efficiency),? (?:effectiveness|efficiency),?(?: and|"
    r" &) legitimacy\b"
    r"(?: \(PEEL\))?"
)
# Their first letters are looked at first, which saves much time.
TOKEN = re.compile(rf"(?i:(?=[chfip])(?:{INSPECTORATE}|{PEEL}))|\w+(?:['’]\w+)*|[^\w\s]")
IS_INSPECTORATE = re.compile(INSPECTORATE, re.IGNORECASE)
END = re.compile(r"[.!?…]+[\"'”’)\]]*\s+(?=[\"'“‘(\[]*[A-Z0-9£])|\n+")
ABBREVIATED = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Insp|Supt|Sgt|Det|Con|Cllr|Rev|Sir|St|No|vs|p|e\.g|i\.e|approx|Jan|Feb|Aug|Sept|Oct|Nov|Dec)|\b[A-Z])$"
)
OPENS = re.compile(r"(?<![\w’'])[“\"‘']")


@dataclass(frozen=True)
class Passage:
    """A stretch of a story that is read as one: its headline, a paragraph, a caption."""

    where: str
    text: str


class Word(NamedTuple):
    """A word or mark. `base` is lower case without a possessive; `stem` is what its relatives share."""

    text: str
    start: int
    quoted: bool

    @property
    def base(self) -> str:
        return base_form(self.text)

    @property
    def stem(self) -> str:
        return stem(base_form(self.text))

    @property
    def is_inspectorate(self) -> bool:
        return base_form(self.text) == "hmicfrs"

    @property
    def is_mark(self) -> bool:
        return not (self.text[0].isalnum() or self.text[0] == "_")


# A text has each word many times.
@lru_cache(maxsize=8192)
def base_form(word: str) -> str:
    if " " in word or word.lower() == "hmi":
        return "hmicfrs" if IS_INSPECTORATE.fullmatch(word) else "peel"
    return re.sub(r"(['’]s|['’])$", "", word.lower()).replace("’", "'")


@dataclass(frozen=True)
class Sentence:
    """One sentence with its words. `quotations` are what it says in marks; `number` is its place in the passage."""

    where: str
    passage: int
    text: str
    words: tuple[Word, ...]
    quotations: tuple[str, ...]

    @cached_property
    def bases(self) -> tuple[str, ...]:
        return tuple(word.base for word in self.words)

    @cached_property
    def known(self) -> frozenset[str]:
        return frozenset(self.bases)

    @cached_property
    def starts(self) -> tuple[int, ...]:
        return tuple(word.start for word in self.words)

    def quotation_at(self, place: int) -> range:
        """The words in the same marks as one of them; empty where it stands in none."""
        if not self.words[place].quoted:
            return range(0)
        start = end = place
        while start and self.words[start - 1].quoted:
            start -= 1
        while end < len(self.words) and self.words[end].quoted:
            end += 1
        return range(start, end)

    def said_at(self, place: int) -> str:
        """The text of the quotation that a word stands in."""
        around = self.quotation_at(place)
        if not around:
            return ""
        last = self.words[around[-1]]
        return self.text[self.words[around[0]].start : last.start + len(last.text)]

    def at(self, offset: int) -> int:
        """The number of the word at a character."""
        return bisect_right(self.starts, offset) - 1

    def span(self, found: re.Match) -> tuple[int, int]:
        """The numbers of the first word of a match, and of the one after its last."""
        return self.at(found.start()), self.at(found.end() - 1) + 1


def plain_passages(text: str, *, headline: bool = True) -> list[Passage]:
    """A plain file: the first line is the headline; blank lines part the paragraphs."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\f", "\n\n").lstrip("\ufeff\n ")
    first, _, rest = text.partition("\n") if headline else ("", "", text)
    found = [Passage("headline", first.strip())] if first.strip() else []
    paragraphs = (" ".join(part.split()) for part in re.split(r"\n[ \t]*\n", rest))
    return found + [Passage("body", part) for part in paragraphs if part]


def split_sentences(passages: Iterable[Passage]) -> Iterator[Sentence]:
    for number, passage in enumerate(passages):
        marked = quoted_spans(passage.text)
        for start, end in _cuts(passage.text):
            yield _sentence(passage, number, start, end, marked)


def _cuts(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for found in END.finditer(text):
        if ABBREVIATED.search(text, max(0, found.start() - 12), found.start()) and found[0][0] == ".":
            continue
        yield from _pieces(start, found.end())
        start = found.end()
    yield from _pieces(start, len(text))


def _pieces(start: int, end: int) -> Iterator[tuple[int, int]]:
    while end - start > LONGEST:
        yield start, start + LONGEST
        start += LONGEST
    if end > start:
        yield start, end


def _sentence(passage: Passage, number: int, start: int, end: int, marked) -> Sentence:
    start += len(passage.text[start:end]) - len(passage.text[start:end].lstrip())
    text = passage.text[start:end]
    inside = [(max(a, start) - start, min(b, end) - start) for a, b in marked if a < end and b > start]
    words = tuple(
        Word(found[0], found.start(), bool(inside) and any(a <= found.start() < b for a, b in inside))
        for found in TOKEN.finditer(text)
    )
    return Sentence(passage.where, number, text.strip(), words, tuple(text[a:b].strip() for a, b in inside))


def quoted_spans(text: str) -> list[tuple[int, int]]:
    """Where a passage speaks in marks: from each opening mark to the one that closes it, or to the end."""
    spans: list[tuple[int, int]] = []
    at = 0
    while found := OPENS.search(text, at):
        closes = {"“": "”", "‘": "’", '"': '"', "'": "'"}[found[0]]
        start = found.end()
        end = _closing(text, closes, start)
        if end is None and found[0] in "‘'":
            at = start
            continue
        end = len(text) if end is None else end
        spans.append((start, end))
        at = end + 1
    return spans


def _closing(text: str, mark: str, start: int) -> int | None:
    """The first closing mark that is no apostrophe: one that stands at the end of a word and before none."""
    end = text.find(mark, start)
    while end != -1 and end + 1 < len(text) and text[end + 1].isalnum():
        end = text.find(mark, end + 1)
    return None if end == -1 else end


PREFIXES = {
    "investigat": "investig",
    "prevent": "prevent",
    "protect": "protect",
    "respon": "respond",
    "manag": "manag",
    "vulnerab": "vulnerab",
    "legitima": "legitim",
    "effective": "effectiv",
    "efficien": "effici",
    "organis": "organis",
    "organiz": "organis",
    "treat": "treat",
    "offend": "offend",
    "offenc": "offend",
    "resourc": "resourc",
    "leader": "leader",
    "victim": "victim",
    "disrupt": "disrupt",
    "tackl": "tackl",
    "understand": "understand",
    "regulat": "regulat",
    "emergenc": "emergenc",
    "behav": "behav",
    "reduc": "reduc",
    "keep": "keep",
    "kept": "keep",
    "record": "record",
}
_PREFIX = re.compile("|".join(sorted(PREFIXES, key=len, reverse=True)))


@lru_cache(maxsize=8192)
def stem(word: str) -> str:
    """What a word shares with its relatives: enough for names and for what is searched, no more."""
    if found := _PREFIX.match(word):
        return PREFIXES[found[0]]
    if word.endswith("ies") and len(word) > 5:
        return word[:-3] + "y"
    for ending in ("ness", "ings", "ing", "es", "ed", "s", "e"):
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            return word[: -len(ending)]
    return word
