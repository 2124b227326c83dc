"""The inspectorate's own words: a claim inside a quotation that an attached source holds, word for word."""

import re
from dataclasses import dataclass, field
from functools import cached_property

from articles.claims.claim import Claim, Kind
from articles.claims.reading.superlatives import NUMBER, read_number
from articles.prose.sentences import Sentence
from articles.quotations import SourceText, sources_that_hold

MARKS = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'", "–": "-", "—": "-", "\u00ad": "", "\u00a0": " "})
# Somebody whose words are not the inspectorate's.
SPEAKERS = re.compile(
    r"\b(?:(?:deputy |assistant )?chief (?:constable|fire officer|officer|executive)|DCC|ACC|PCC|"
    r"PFCC|superintendent|commissioner|councillor|Cllr|MP|"
    r"mayor|federation|union|spokes(?:man|woman|person)|victim|campaigner|resident|minister|home secretary|leader)\b"
)
INSPECTORATE = re.compile(
    r"\b(?:report|HMICFRS|HMIC|HM Inspector|Her Majesty’s|His Majesty’s|inspectors?|inspectorate|watchdog)\b"
)
FIRST_PERSON = re.compile(r"\b(?:[Ww]e|[Oo]urs?|us|I|[Mm]y)\b")
FEWEST_WORDS = 3
COUNTS = (Kind.COUNT, Kind.AREA_COUNT)


def plain(text: str) -> str:
    """A text without what typesetting does to it: kinds of marks, runs of space, hyphens at a line's end."""
    text = re.sub(r"(?<=[a-z])-\n(?=[a-z])", "", text.translate(MARKS))
    return " ".join(text.split())


@dataclass(frozen=True)
class Sources:
    """The papers attached. Whether one holds a quotation, the quotes check decides, here as everywhere."""

    texts: tuple[SourceText, ...] = ()

    def hold(self, quotation: str) -> list[str]:
        """The papers in which a quotation stands, without what typesetting does to them."""
        return [self._plain[source] for source in sources_that_hold(quotation.strip(), self.texts)]

    @cached_property
    def _plain(self) -> dict[SourceText, str]:
        return {source: plain(source.text) for source in self.texts}


@dataclass
class Speaker:
    """Who speaks in the quotations of a story, as far as its sentences say."""

    somebody_else: bool = field(default=False)

    def note(self, sentence: Sentence) -> None:
        outside = _outside(sentence)
        if SPEAKERS.search(outside) and re.search(
            r"\b(?:said|says|added|told|continued|insisted|admitted|commented|responded|welcomed|defended)\b", outside
        ):
            self.somebody_else = True
        elif INSPECTORATE.search(outside):
            self.somebody_else = False


def _outside(sentence: Sentence) -> str:
    return "".join(word.text + " " for word in sentence.words if not word.quoted)


def _says_number(quotation: str, claim: Claim) -> bool:
    """“Good in ‘three areas’”: the number must be the inspectorate’s too, and not the paper’s own."""
    said = re.finditer(rf"\b{NUMBER}\b", quotation, re.IGNORECASE)
    return any(read_number(found[0]) == claim.number for found in said)


def says_so(claim: Claim, sources: Sources, speaker: Speaker) -> bool:
    """Whether the words of the claim are quoted, and an attached source has the whole quotation."""
    sentence = claim.sentence
    words = sentence.words[claim.start : claim.end]
    if not sources.texts or speaker.somebody_else or not words or not all(word.quoted for word in words):
        return False
    quotation = _around(claim)
    if FIRST_PERSON.search(quotation) and not INSPECTORATE.search(_outside(sentence)):
        return False
    if claim.kind in COUNTS and not _says_number(quotation, claim):
        return False
    if len(quotation.split()) < FEWEST_WORDS:
        return _grade_is_said(claim, quotation, sources)
    return bool(sources.hold(quotation))


def _around(claim: Claim) -> str:
    """The quotation that the words of the claim stand in."""
    return claim.sentence.said_at(claim.start)


def is_bare(claim: Claim) -> bool:
    """Whether what is quoted is hardly more than the grade itself."""
    return len(_around(claim).split()) < FEWEST_WORDS


def _grade_is_said(claim: Claim, quotation: str, sources: Sources) -> bool:
    """A bare grade in marks counts where a source says it of this body, in a sentence that names the area claimed."""
    body = next((subject.body for subject in claim.subjects if subject.body), None)
    if claim.overall:
        return False
    for text in sources.hold(quotation):
        for sentence in re.split(r"(?<=[.!?]) ", text):
            if (
                plain(quotation).strip(" .,;:").lower() in sentence.lower()
                and _names(sentence, body)
                and _has_area(claim, sentence)
            ):
                return True
    return False


def _names(sentence: str, body) -> bool:
    return body is not None and (body.short_name in sentence or "force" in sentence)


def _has_area(claim: Claim, sentence: str) -> bool:
    """The sentence of the source names the area; a claim without one needs none, if the words are no single word."""
    if not claim.areas:
        return claim.end - claim.start > 1
    labels = {area.label.lower() for mention in claim.areas for area in mention.areas}
    wordings = {
        re.sub(r"^how \w+ is the force at |\?$", "", area.wording.lower())
        for mention in claim.areas
        for area in mention.areas
    }
    return any(name and name in sentence.lower() for name in labels | wordings)
