"""Do the words between quotation marks stand in the sources attached to the story?"""

from collections.abc import Iterator

from django.db.models import Q

from inspections.models import Source

from ..body.blocks import Block, blocks_of
from .problems import Problem
from .quotes import SourceText, Verdict, check_paragraphs, check_words

# The states that stop a publication. None as yet: an editor can neither tick an omission nor override a verdict.
BLOCKING: frozenset[str] = frozenset()
# Stands for pages between those held, as a mark that no quotation has.
NOT_HELD = "⁂"

_WHAT_IS_WRONG = {
    "altered": "is not what the source says",
    "unsourced": "is in no attached source",
    "unclosed": "opens and is never closed",
    "out_of_order": "is not in the order of the source",
}


def quotations_stand_in_their_sources(story, moment) -> Iterator[Problem]:
    places = list(_places(story))
    if not any(mark in text for _, texts in places for text in texts for mark in "‘“\"'«`"):
        return
    sources = [*(_text_of(source) for source in _attached(story)), *_replies(story)]
    for where, texts in places:
        for verdict in check_paragraphs(texts, sources):
            yield from _problem(verdict, where, sources)


def quote_records_stand_in_their_source(story, moment) -> Iterator[Problem]:
    for quote in story.quotes.select_related("source").prefetch_related("source__pages"):
        if quote.source:
            sources = [_text_of(quote.source)]
            yield from _problem(check_words(quote.words, sources), "quotes", sources)


def _places(story) -> Iterator[tuple[str, list[str]]]:
    """The texts of a story, by field; those of the body paragraph by paragraph."""
    yield "headline", [story.headline]
    yield "standfirst", [story.standfirst]
    blocks = (block for block in blocks_of(story.body) if isinstance(block, Block))
    yield "body", [line for block in blocks for line in block.text.split("\n") if line.strip()]
    yield "lead_caption", [story.lead_caption]
    yield "pictures", [use.caption for use in story.pictures.all()]


def _attached(story):
    """The sources of the story's quotes, and those of the inspections and judgments it is about."""
    inspections = Q(inspection__stories=story) | Q(inspection__judgments__uses__story=story)
    return Source.objects.filter(Q(quotes__story=story) | inspections).distinct().prefetch_related("pages")


def _replies(story) -> list[SourceText]:
    """The answers in the story's log: what somebody wrote to us may be quoted as they wrote it."""
    answered = (reply for reply in story.reply_log.all() if reply.answer)
    return [SourceText(reply.title, reply.answer.replace("\f", "\n")) for reply in answered]


def _text_of(source: Source) -> SourceText:
    """Its pages; no passage runs over one that is not held."""
    texts, numbers = [], []
    for page in source.pages.all():
        if numbers and page.number > numbers[-1] + 1:
            texts.append(NOT_HELD)
            numbers.append(numbers[-1] + 1)
        texts.append(page.text.replace("\f", "\n"))
        numbers.append(page.number)
    extract = source.extent == Source.Extent.EXTRACT
    return SourceText(source.title, "\f".join(texts), passages_only=extract, numbers=tuple(numbers))


def _problem(verdict: Verdict, where: str, sources: list[SourceText]) -> Iterator[Problem]:
    nothing_to_compare = not any(source.text.strip() for source in sources)
    if verdict.state not in _WHAT_IS_WRONG or (verdict.state == "unsourced" and nothing_to_compare):
        return
    reason = " ".join(part for part in (_compared(verdict), verdict.note) if part)
    text = f"“{_shortened(verdict.words)}” {_WHAT_IS_WRONG[verdict.state]}. {reason}".strip()
    blocks = verdict.state in BLOCKING and not verdict.house_style_only
    yield Problem(f"quotation-{verdict.state.replace('_', '-')}", text, where, blocks_publication=blocks)


def _compared(verdict: Verdict) -> str:
    pairs = "; ".join(f"“{one.quoted}” for “{one.source}”" for one in verdict.differences)
    return f"{verdict.source}, page {verdict.page}: {pairs}." if pairs else ""


def _shortened(words: str) -> str:
    return words if len(words) <= 120 else f"{words[:119].rstrip()}…"


RULES = [quotations_stand_in_their_sources, quote_records_stand_in_their_source]
