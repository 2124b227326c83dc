"""What the panel beside the form shows of each quotation and each claim."""

from collections.abc import Iterable
from dataclasses import dataclass

from articles.claims import CheckedClaim, State
from articles.content.word_diff import DiffPart, Sides, diff_parts
from articles.models import NotAQuotation, OmissionApproval, RaisedAlarm
from articles.prepublication.decided_alarms import is_answered
from articles.prepublication.problems import Problem
from articles.prepublication.proof import Proof
from articles.prepublication.recorded_words import RecordedWords
from articles.prepublication.rules.claims import claim_problem, told_answers
from articles.prepublication.rules.quotations import verdict_problems
from articles.prepublication.speakers import words_without_source
from articles.prepublication.story_quotations import StoryQuotation
from articles.quotations.verdicts import (
    ALTERED,
    HALF_MARKED,
    NOT_A_QUOTATION,
    OMISSIONS,
    OUT_OF_ORDER,
    UNCHECKABLE,
    UNCLOSED,
    UNOPENED,
    UNSOURCED,
    VERBATIM,
)
from articles.verbs.check_decisions import MAX_MARKED_WORDS
from inspections.models import Source

STATES = {
    VERBATIM: "Word for word",
    OMISSIONS: "Word for word, with omissions",
    ALTERED: "Altered",
    UNSOURCED: "In no attached source",
    UNCHECKABLE: "Cannot be checked",
    UNCLOSED: "Never closed",
    UNOPENED: "Never opened",
    OUT_OF_ORDER: "Not in the source’s order",
    NOT_A_QUOTATION: "Not a quotation",
}
ANSWERS = {
    State.SUPPORTED: "Supported by comparable grades",
    State.BY_QUOTE: "Supported by the inspectorate’s own words",
    State.NOT_COMPARABLE: "Not comparable",
    State.CONTRADICTED: "Contradicted by the record",
    State.NOT_IN_RECORD: "Not in the record",
}
PLACES = {
    "headline": "headline",
    "standfirst": "standfirst",
    "body": "text",
    "lead_caption": "caption of the lead picture",
    "pictures": "caption in the text",
    "quotes": "quote attached",
}
# So many papers are offered to choose from.
PAPERS = 25
DIFFER = (ALTERED, OMISSIONS, OUT_OF_ORDER, *HALF_MARKED)


def field_label(where: str) -> str:
    """What the panel calls a field: its own words for it, else those of its name."""
    return PLACES.get(where, where.replace("_", " "))


@dataclass(frozen=True)
class QuotationResult:
    """One quotation in the panel, with the words that differ on either side."""

    of: StoryQuotation
    quoted: tuple[DiffPart, ...]
    passage: tuple[DiffPart, ...]

    @property
    def state(self) -> str:
        if self.of.lacks_source:
            return "No source is attached"
        if self.of.recorded:
            return "Answered by the record"
        if self.of.waits_for_tick:
            return "With omissions that a person must look at"
        if self.of.verdict.house_style_only:
            return "Differs by house style alone"
        return STATES[self.of.verdict.state]

    @property
    def place(self) -> str:
        return field_label(self.of.where)

    @property
    def tone(self) -> str:
        if self.of.is_fine:
            return "fine"
        return "hint" if self.of.verdict.house_style_only else "bad"

    @property
    def hash(self) -> str:
        """What a tick would hold for."""
        return OmissionApproval.hash_of(self.of.words, self.of.verdict.source, self.of.verdict.passage)

    @property
    def is_gathered(self) -> bool:
        """It is shown with the others of its speaker that have no source."""
        return self.of.lacks_source and self.of.record is None

    @property
    def may_be_attached(self) -> bool:
        """Words in marks that stand in a source, and are not attached as a quote yet."""
        return self.of.record is None and self.of.source is not None and self.of.verdict.is_sound

    @property
    def may_be_marked(self) -> bool:
        """Few words in marks that are no speech cut off in the middle."""
        few = len(self.of.words.split()) <= MAX_MARKED_WORDS
        is_open = self.of.mark is None and not self.of.is_fine and self.of.verdict.state not in HALF_MARKED
        return few and is_open and self.of.record is None


@dataclass(frozen=True)
class ShownClaim:
    of: CheckedClaim

    @property
    def state(self) -> str:
        return ANSWERS[self.of.state]

    @property
    def where(self) -> str:
        return self.of.claim.sentence.where

    @property
    def place(self) -> str:
        return field_label(self.where)


def check_results(proof: Proof) -> dict:
    """What the panel draws of quotations and claims, and of what editors said of them."""
    shown = [QuotationResult(one, *_marked(one)) for one in proof.quotations]
    answered = list(RaisedAlarm.objects.about(proof.story).decided())
    said = {alarm.key: alarm.decision for alarm in answered}
    to_mend = [one for one in shown if not one.of.is_fine and not _is_answered(verdict_problems(one.of), said)]
    without_source = words_without_source(proof.content, [one.of for one in to_mend])
    claims_to_mend = [one for one in told_answers(proof) if not _is_answered([claim_problem(one)], said)]
    return {
        "without_source": without_source,
        "papers": _papers(proof) if without_source else (),
        "to_mend": [one for one in to_mend if not one.is_gathered],
        "in_order": [one for one in shown if one.of.is_fine],
        "claims_to_mend": [ShownClaim(one) for one in claims_to_mend],
        "claims_in_order": [ShownClaim(one) for one in proof.claims if one.state.is_fine],
        "mark_kinds": NotAQuotation.Kind.choices,
        "answered": answered,
    }


def _papers(proof: Proof) -> list[Source]:
    """What the words may be from: papers of the bodies that the story is about, then the newest."""
    papers = Source.objects.exclude(kind=Source.Kind.INTERVIEW)
    own = papers.filter(inspection__body__in=RecordedWords(proof).asked)[:PAPERS]
    return list({paper.pk: paper for paper in (*own, *papers[:PAPERS])}.values())[:PAPERS]


def _is_answered(problems: Iterable[Problem], said: dict[str, str]) -> bool:
    """Whether an editor has said enough of each of these problems, of which there are some."""
    problems = list(problems)
    return bool(problems) and all(is_answered(one, said.get(one.key, "")) for one in problems)


def _marked(one: StoryQuotation) -> Sides:
    verdict = one.verdict
    if verdict.passage and verdict.differences and verdict.state in DIFFER:
        return diff_parts(verdict.words.split(), verdict.passage.split(), between=" ", alike=_bare)
    return (DiffPart(verdict.words, False),), (DiffPart(verdict.passage, False),) if verdict.passage else ()


def _bare(word: str) -> str:
    """A word as it is compared for showing: the first capital, marks and closing stops are set aside."""
    bare = word.strip("“”‘’\"'.,;:")
    return (bare[:1].lower() + bare[1:]).replace("’", "'") or word
