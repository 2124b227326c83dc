"""A story as the guard reads it: its words in order, whom and what it is about, and the papers it quotes."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date, datetime

from django.db.models import prefetch_related_objects
from django.utils import timezone

from articles.claims import CheckedClaim, Context, check
from articles.claims.record import Record, current
from articles.claims.sentences import Passage
from articles.content.body.blocks import block_texts
from articles.content.notes.strip import without_notes_copy
from articles.content.texts import prose
from articles.quotations import SourceText
from inspections.models import Source

from .story_sources import source_text

# Papers in which an inspectorate speaks. A statement or an interview is somebody else's word.
INSPECTORATES_OWN = (Source.Kind.REPORT, Source.Kind.LETTER, Source.Kind.RELEASE)

# While the rules are asked about one story: the answers that the first of them got, by story and moment.
_given: ContextVar[dict[tuple, list[CheckedClaim]] | None] = ContextVar("given", default=None)


@contextmanager
def answering_once() -> Iterator[None]:
    """Within it a story's sentences are read once, however many rules ask what they claim."""
    token = _given.set({})
    try:
        yield
    finally:
        _given.reset(token)


def passages_in(story) -> Iterator[Passage]:
    """Headline, standfirst, paragraphs and captions. Quotes that are placed in the body are the quotes check's."""
    for text, words in prose(story):
        yield from (Passage(text.name, one) for one in (block_texts(words) if text.html else [words]))
    for use in story.pictures.all():
        yield Passage("pictures", use.caption)


def answers_for(story, moment: datetime) -> list[CheckedClaim]:
    """What the record, as it will be at a moment, says to each claim of a story."""
    given = _given.get()
    if given is None:
        return _answers_for(story, moment)
    # A story is the same object as long as its rules are asked.
    if (id(story), moment) not in given:
        given[id(story), moment] = _answers_for(story, moment)
    return given[id(story), moment]


def day_of(moment: datetime) -> date:
    """The day of which the record is read for a story that goes out at a moment."""
    return timezone.localdate(moment)


def _answers_for(story, moment: datetime) -> list[CheckedClaim]:
    story = without_notes_copy(story)
    record = current(day_of(moment))
    passages = [passage for passage in passages_in(story) if passage.text.strip()]
    return check(passages, record, sources=sources_for_claims(story), context=context_of(story, record))


def context_of(story, record: Record) -> Context:
    """What the records attached to a story say that it is about, where they agree."""
    judgments = [use.judgment for use in story.judgments.select_related("judgment__inspection", "judgment__area")]
    inspections = [*story.inspections.all(), *(judgment.inspection for judgment in judgments)]
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


def sources_for_claims(story) -> list[SourceText]:
    """Each paper of an inspectorate that the story quotes."""
    quotes = list(story.quotes.all())
    prefetch_related_objects(quotes, "source")
    papers = list({quote.source for quote in quotes if quote.source and quote.source.kind in INSPECTORATES_OWN})
    prefetch_related_objects(papers, "pages")
    return [source_text(paper) for paper in sorted(papers, key=lambda paper: paper.pk)]
