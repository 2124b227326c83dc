"""A story as the guard reads it: its words in order, whom and what it is about, and the papers it quotes."""

from collections.abc import Iterator

from django.db.models import prefetch_related_objects

from articles.claims import CheckedClaim, Context, check
from articles.claims.record import Record
from articles.content.body.blocks import block_texts
from articles.content.story_content import StoryContent
from articles.content.texts import prose
from articles.prose.sentences import Passage
from articles.quotations import SourceText
from inspections.models import Source

from .story_sources import source_text

# Papers in which an inspectorate speaks. A statement or an interview is somebody else's word.
INSPECTORATES_OWN = (Source.Kind.REPORT, Source.Kind.LETTER, Source.Kind.RELEASE)


def passages_in(content: StoryContent) -> Iterator[Passage]:
    """Headline, standfirst, paragraphs and captions. Quotes that are placed in the body are the quotes check's."""
    for text, words in prose(content):
        yield from (Passage(text.name, one) for one in (block_texts(words) if text.html else [words]))
    for use in content.pictures:
        yield Passage("pictures", use.caption)


def check_claims(content: StoryContent, passages: list[Passage], record: Record) -> list[CheckedClaim]:
    """What a record says to each claim in the passages of a story."""
    return check(passages, record, sources=sources_for_claims(content), context=claims_context(content, record))


def claims_context(content: StoryContent, record: Record) -> Context:
    """What the records attached to a story say that it is about, where they agree."""
    prefetch_related_objects(content.judgments, "judgment__inspection", "judgment__area")
    judgments = [use.judgment for use in content.judgments]
    inspections = [*content.inspections, *(judgment.inspection for judgment in judgments)]
    body, programme = _only(one.body_id for one in inspections), _only(one.programme_id for one in inspections)
    above = {judgment.area_id for judgment in judgments}
    label = _only(judgment.area.label for judgment in judgments if judgment.area.parent_id not in above)
    return Context(
        body=next((one for one in record.bodies if one.pk == body), None),
        programme=next((one for one in record.programmes if one.pk == programme), None),
        areas=tuple(area for area in record.areas if area.label == label),
    )


def _only(values):
    """The one value that all are; None when there are none, or several."""
    found = set(values)
    return found.pop() if len(found) == 1 else None


def sources_for_claims(content: StoryContent) -> list[SourceText]:
    """Each paper of an inspectorate that the story quotes."""
    prefetch_related_objects(content.quotes, "source")
    papers = list({quote.source for quote in content.quotes if quote.source and quote.source.kind in INSPECTORATES_OWN})
    prefetch_related_objects(papers, "pages")
    return [source_text(paper) for paper in sorted(papers, key=lambda paper: paper.pk)]
