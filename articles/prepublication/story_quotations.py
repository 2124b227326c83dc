"""Each quotation of a story with what was found about it, and what a person has said of it since."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from articles.content.body.blocks import block_texts
from articles.content.story_content import StoryContent
from articles.content.texts import prose
from articles.models.attachments import Quote
from articles.models.check_decisions import fingerprint
from articles.models.omission_approvals import OmissionApproval
from articles.models.scare_quotes import NotAQuotation
from articles.models.stories import Story
from articles.quotations import SourceText, Verdict, check_paragraphs, check_words
from articles.quotations.verdicts import HALF_MARKED, NOT_A_QUOTATION, OMISSIONS, UNSOURCED
from articles.quotations.words import MARKS
from inspections.models import Source

from .story_sources import attached_sources, source_text


@dataclass(frozen=True)
class StoryQuotation:
    """One quotation: the field where it stands, the verdict, and the source compared with, if it came near one.

    `record` is the quote record whose words these are; none for words in marks. `mark` and `tick` are what a person
    has said of it. `recorded` is what in the record it is no more than. `nothing_attached`: there is no source to
    compare anything with.
    """

    where: str
    verdict: Verdict
    source: Source | None = None
    record: Quote | None = None
    mark: NotAQuotation | None = None
    tick: OmissionApproval | None = None
    nothing_attached: bool = False
    recorded: str = ""

    @property
    def words(self) -> str:
        return self.verdict.words

    @property
    def waits_for_tick(self) -> bool:
        return self.verdict.state == OMISSIONS and self.verdict.needs_tick and not self.tick

    @property
    def is_fine(self) -> bool:
        return self.verdict.is_fine or self.tick is not None or bool(self.recorded)

    @property
    def lacks_source(self) -> bool:
        return self.verdict.state == UNSOURCED and self.nothing_attached and not self.recorded


def quotations_in(content: StoryContent) -> list[StoryQuotation]:
    """The quotations of headline, standfirst, body and captions, then the quote records, in order."""
    places = list(places_of_text(content))
    quotes = [quote for quote in content.quotes if quote.words.strip()]
    if not quotes and not any(mark in text for _, texts in places for text in texts for mark in MARKS):
        return []
    papers = {paper.pk: paper for paper in attached_sources(content, quotes)}
    found = [*_in_marks(places, papers, _replies(content.story)), *_records(quotes, papers)]
    marks = {mark.words_hash: mark for mark in NotAQuotation.objects.of(content.story)}
    ticks = {tick.values_hash: tick for tick in OmissionApproval.objects.of(content.story)}
    return [_decided(one, marks, ticks) for one in found]


def places_of_text(content: StoryContent) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The texts of a story, by field; those of the body paragraph by paragraph."""
    for text, words in prose(content):
        blocks = block_texts(words) if text.html else ()
        lines = tuple(line for block in blocks for line in block.split("\n") if line.strip())
        yield text.name, lines if text.html else (words,)
    for use in content.pictures:
        yield "pictures", (use.caption,)


def _replies(story: Story) -> list[SourceText]:
    """The answers in the story's log: what somebody wrote to us may be quoted as they wrote it."""
    answered = (reply for reply in story.reply_log.all() if reply.answer)
    return [SourceText(reply.title, reply.answer.replace("\f", "\n")) for reply in answered]


def _in_marks(places, papers: dict[int, Source], replies: list[SourceText]) -> Iterator[StoryQuotation]:
    sources = (*(source_text(paper) for paper in papers.values()), *replies)
    for where, texts in places:
        for verdict in _verdicts(texts, sources):
            yield StoryQuotation(where, verdict, papers.get(verdict.source_key), nothing_attached=not sources)


def _records(quotes: list[Quote], papers: dict[int, Source]) -> Iterator[StoryQuotation]:
    for quote in quotes:
        paper = papers.get(quote.source_id)
        verdict = _verdict(quote.words, source_text(paper)) if paper else Verdict(quote.words, UNSOURCED)
        yield StoryQuotation("quotes", verdict, paper, record=quote, nothing_attached=paper is None)


# What was asked of the same texts before: the form, the panel beside it and the verb ask one after another.
@lru_cache(maxsize=256)
def _verdicts(texts: tuple[str, ...], sources: tuple[SourceText, ...]) -> tuple[Verdict, ...]:
    return tuple(check_paragraphs(list(texts), sources))


@lru_cache(maxsize=256)
def _verdict(words: str, source: SourceText) -> Verdict:
    return check_words(words, [source])


def _decided(
    one: StoryQuotation, marks: dict[str, NotAQuotation], ticks: dict[str, OmissionApproval]
) -> StoryQuotation:
    """With the mark or tick that holds for exactly this. A lost mark is a fault whatever the words are."""
    verdict = one.verdict
    mark = marks.get(fingerprint(verdict.words)) if one.record is None and verdict.state not in HALF_MARKED else None
    if mark:
        return replace(one, mark=mark, verdict=replace(verdict, state=NOT_A_QUOTATION, needs_tick=False, note=""))
    if verdict.state == OMISSIONS and verdict.needs_tick:
        tick = ticks.get(OmissionApproval.hash_of(verdict.words, verdict.source, verdict.passage))
        return replace(one, tick=tick)
    return one
