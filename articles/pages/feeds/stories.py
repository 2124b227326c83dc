"""The entries of a list of stories: full text, and first of all what has been corrected in it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC

from django.db.models import Max, Q
from django.template.loader import render_to_string

from articles.content.body import render
from articles.content.pictures.layout import picture_sources
from articles.content.texts import prose
from articles.models import Publication, Story
from articles.models.stories import StoryQuerySet
from articles.pages import replies
from articles.pages.correction_notices import CorrectionNotice, correction_notices
from articles.pages.judgment_boxes import JudgmentBox, boxes_with_changes, by_key, unplaced_boxes
from articles.pages.metadata import absolute_address
from articles.pages.public_content import PublicContent, public_content
from articles.pages.sources_cited import CitedSource, cited_sources
from articles.pages.story_lists import Listing
from inspections.moments import day_on_our_clock

from .entries import NEWEST, FeedAuthor, FeedEntry, FeedPicture, with_absolute_addresses

# So many of the stories corrected last stay in a feed that has moved on: who holds the mistake gets the correction.
CORRECTED = 10


def story_entries(listing: Listing, publication: Publication) -> Iterator[FeedEntry]:
    stories = _in_feed(listing.stories.in_feeds(publication.feed_wait)).for_reading()
    contents = [public_content(story) for story in stories]
    boxes = boxes_with_changes(box for content in contents for box in content.boxes)
    return (story_entry(_entry_content(content, boxes), publication) for content in contents)


def _in_feed(stories: StoryQuerySet) -> StoryQuerySet:
    """The newest stories of a list, and those corrected last however old they are."""
    # Begun from the corrections: of all stories of an archive, few have one.
    corrected = stories.filter(corrections__made_at__isnull=False).annotate(corrected_at=Max("corrections__made_at"))
    newest, corrected = stories[:NEWEST], corrected.order_by("-corrected_at", "-pk")[:CORRECTED]
    return stories.filter(Q(pk__in=newest.values("pk")) | Q(pk__in=corrected.values("pk")))


@dataclass(frozen=True)
class EntryContent:
    """A story with all that its entry shows, gathered once. The newest correction stands first."""

    content: PublicContent
    boxes: list[JudgmentBox]
    notices: list[CorrectionNotice]
    sources: list[CitedSource]


def _entry_content(content: PublicContent, boxes: list[JudgmentBox]) -> EntryContent:
    """`boxes` are those of all stories of the feed."""
    own = [box for box in boxes if box.use.story_id == content.story.pk]
    notices = sorted(correction_notices(content.corrections), key=lambda one: one.newest.made_at, reverse=True)
    return EntryContent(content, own, notices, cited_sources(content))


def story_entry(entry: EntryContent, publication: Publication) -> FeedEntry:
    story = entry.content.story
    return FeedEntry(
        id=publication.tag(story.tag_specific),
        address=absolute_address(story.get_absolute_url()),
        title=story.headline,
        summary=_summary(story, entry.notices),
        html=entry_html(entry),
        text="\n\n".join(_texts(entry)),
        authors=tuple(FeedAuthor(author.name, absolute_address(author.get_absolute_url())) for author in story.authors),
        categories=_categories(story),
        published_at=story.published_at.astimezone(UTC),
        updated_at=story.changed_at.astimezone(UTC),
        picture=_lead_picture(story),
    )


def _texts(entry: EntryContent) -> Iterator[str]:
    """All of it as plain text, in the order of the page."""
    content = entry.content
    yield from map(_notice_as_text, entry.notices)
    yield from (f"Updated {day_on_our_clock(update.made_at)}: {update.text}" for update in content.updates)
    for text, words in prose(content, of_picture=False):
        # A program shows the headline over all of it.
        if text.name != "headline" and words:
            yield render.body_as_text(content, by_key(entry.boxes)) if text.html else words
    yield from replies.replies_as_text(content.replies)
    if entry.sources:
        yield "\n".join(["Sources:", *map(_source_as_text, entry.sources)])


def _source_as_text(cited: CitedSource) -> str:
    source, pages = cited.source, cited.listed_pages
    said = [source.title, source.publisher, f"quoted: {pages}" if pages else "", source.attribution, source.licence]
    return f"{', '.join(filter(None, said))}. {source.address}".strip()


def entry_html(entry: EntryContent) -> str:
    """All of it: corrections, lead picture, standfirst, body, and the judgments for which the body has no place."""
    content, story = entry.content, entry.content.story
    context = {
        "story": story,
        "content": content,
        "notices": entry.notices,
        "picture": _lead_picture(story),
        "body": render.body_for_feed(content, by_key(entry.boxes)),
        "unplaced_boxes": unplaced_boxes(content.words["body"], entry.boxes),
        "sources": entry.sources,
    }
    return with_absolute_addresses(render_to_string("articles/feeds/entry.html", context), story.get_absolute_url())


def _summary(story: Story, notices: list[CorrectionNotice]) -> str:
    """Some programs show nothing else of a story, so it says first that there is a correction."""
    if not notices:
        return story.standfirst
    return f"Corrected on {day_on_our_clock(notices[0].newest.made_at)}. {story.standfirst}".strip()


def _notice_as_text(notice: CorrectionNotice) -> str:
    return render_to_string("articles/feeds/correction_notice.txt", {"notice": notice}).strip()


def _categories(story: Story) -> tuple[str, ...]:
    """Its section and topics, each once."""
    section = [story.section.name] if story.section else []
    return tuple(dict.fromkeys([*section, *(topic.name for topic in story.topics.all())]))


def _lead_picture(story: Story) -> FeedPicture | None:
    picture = story.lead_picture
    if not (shown := picture and picture_sources(picture, "story")):
        return None
    return FeedPicture(
        address=absolute_address(picture.rendition_file(shown.plain.name).url),
        media_type=shown.plain.media_type,
        width=shown.plain.width,
        height=shown.plain.height,
        alt=story.lead_alt,
        caption=story.lead_caption,
        credit=picture.credit,
    )
