"""Of each quote, whether it stands word for word in its source: kept when readers are given the story.

Readers are told of it as long as the words, their page and the text of the source are those that were checked; nothing
is compared when they ask for the page. A quote that an editor let out in spite of a problem is not told to be checked.
"""

from collections.abc import Iterable
from datetime import datetime

from articles.content.story_content import StoryContent, saved_content
from articles.models import Quote, Story
from articles.quotations import pages_that_hold
from articles.quotations.verdicts import OMISSIONS, VERBATIM

from .rules.quote_page_and_speaker import page_is_right, speaker_is_right
from .story_quotations import StoryQuotation, quotations_in
from .story_sources import source_text

KEPT = ("checked_at", "checked_as", "checked_page", "checked_for")
NOTHING = (None, "", None, "")


def store_quote_checks(story: Story, moment: datetime) -> None:
    """Keep, for each quote of the story as it now stands in the database, what the check says of it."""
    quotes = list(story.quotes.order_by("pk"))
    set_quote_checks(saved_content(Story.objects.get(pk=story.pk)), quotes, moment)
    Quote.objects.bulk_update(quotes, KEPT)


def set_quote_checks(content: StoryContent, quotes: Iterable[Quote], moment: datetime) -> None:
    """Let these rows say what would be kept of them if readers were given the story at a moment. Writes nothing."""
    found = {one.record.pk: one for one in quotations_in(content.without_notes()) if one.record}
    for quote in quotes:
        said = _said(found[quote.pk], moment) if quote.pk in found else NOTHING
        for name, value in zip(KEPT, said, strict=True):
            setattr(quote, name, value)


def _said(one: StoryQuotation, moment: datetime) -> tuple:
    """What is kept of a quote; nothing at all when it is not the source's, or when it needed an editor's word."""
    pages = _pages(one) if _stands(one) else set()
    if not pages:
        return NOTHING
    how = Quote.Checked.OMISSIONS if one.verdict.state == OMISSIONS else Quote.Checked.WORD
    page = one.record.page or _only_page(one, pages)
    return moment, how, page, _checkable(one)


def _only_page(one: StoryQuotation, pages: set[int]) -> int | None:
    """The page where nobody said one: none if they stand on several, or if passages are kept as one page."""
    return min(pages) if len(pages) == 1 < len(one.source.pages.all()) else None


def _checkable(one: StoryQuotation) -> str:
    one.record.source = one.source
    return one.record.checkable()


def _stands(one: StoryQuotation) -> bool:
    stands = one.source is not None and one.verdict.state in (VERBATIM, OMISSIONS) and one.is_fine
    return stands and not any(problem.blocks_publication for problem in (*page_is_right(one), *speaker_is_right(one)))


def _pages(one: StoryQuotation) -> set[int]:
    """The pages on which the words stand; none when that is not where the quote says."""
    pages = pages_that_hold(one.record.words, source_text(one.source))
    return pages if one.record.page in {None, *pages} else set()
