"""A list of stories and its entries, as all three forms of feed say them."""

import mimetypes
from dataclasses import dataclass
from datetime import UTC, datetime, time

from django.conf import settings
from django.template.loader import render_to_string
from lxml import html as lxml_html

from .. import boxes
from ..body import render
from ..listings import Listing
from ..metadata import absolute
from ..models import Publication, Story

NEWEST = 30


@dataclass(frozen=True)
class Picture:
    address: str
    media_type: str
    width: int
    height: int
    alt: str
    caption: str
    credit: str


@dataclass(frozen=True)
class Author:
    name: str
    address: str


@dataclass(frozen=True)
class Entry:
    """One story. `html` is its full text with boxes, quotes and pictures; every address in it is absolute."""

    id: str
    address: str
    title: str
    summary: str
    html: str
    text: str
    authors: tuple[Author, ...]
    categories: tuple[str, ...]
    published_at: datetime
    updated_at: datetime
    picture: Picture | None


@dataclass(frozen=True)
class Feed:
    """`updated_at` is the newest change that readers can see in it, so that the same stories give the same bytes."""

    id: str
    title: str
    description: str
    address: str
    own_address: str
    publisher: str
    updated_at: datetime
    entries: tuple[Entry, ...]


def feed_of(listing: Listing, form: str) -> Feed:
    publication = Publication.get()
    entries = tuple(entry_of(story, publication) for story in listing.stories.for_reading()[:NEWEST])
    return Feed(
        id=publication.tag(listing.tag_specific),
        title=publication.name if listing.address == "/" else f"{listing.title} – {publication.name}",
        description=listing.description or f"Stories by {listing.title}",
        address=absolute(listing.address),
        own_address=absolute(listing.feed_address(form)),
        publisher=publication.name,
        updated_at=max((entry.updated_at for entry in entries), default=_beginning(publication)),
        entries=entries,
    )


def entry_of(story: Story, publication: Publication) -> Entry:
    return Entry(
        id=publication.tag(story.tag_specific),
        address=absolute(story.get_absolute_url()),
        title=story.headline,
        summary=story.standfirst,
        html=html_of(story),
        text=render.as_text(story),
        authors=tuple(Author(author.name, absolute(author.get_absolute_url())) for author in story.authors),
        categories=_categories(story),
        published_at=story.published_at.astimezone(UTC),
        updated_at=story.changed_at.astimezone(UTC),
        picture=_lead_picture(story),
    )


def html_of(story: Story) -> str:
    """The whole story: lead picture, standfirst, body, and the judgments for which the body has no place."""
    judgments = [use for use in story.judgments.all() if use.as_published]
    context = {
        "story": story,
        "picture": _lead_picture(story),
        "body": render.for_feed(story),
        "not_placed": boxes.not_placed(story, judgments),
    }
    return with_absolute_addresses(render_to_string("articles/feeds/entry.html", context), story)


def with_absolute_addresses(html: str, story: Story) -> str:
    """A link that the reporter wrote as `/inspections/` must lead somewhere from a feed reader too."""
    root = lxml_html.fragment_fromstring(html, create_parent="div")
    root.make_links_absolute(settings.SITE_URL + story.get_absolute_url(), handle_failures="ignore")
    whole = lxml_html.tostring(root, encoding="unicode")
    return whole.removeprefix("<div>").removesuffix("</div>").strip()


def _categories(story: Story) -> tuple[str, ...]:
    """Its section and topics, each once."""
    section = [story.section.name] if story.section else []
    return tuple(dict.fromkeys([*section, *(topic.name for topic in story.topics.all())]))


def _lead_picture(story: Story) -> Picture | None:
    if not (picture := story.lead_picture):
        return None
    return Picture(
        address=absolute(picture.file.url),
        media_type=mimetypes.guess_type(picture.file.name)[0] or "image/jpeg",
        width=picture.width,
        height=picture.height,
        alt=story.lead_alt,
        caption=story.lead_caption,
        credit=picture.credit,
    )


def _beginning(publication: Publication) -> datetime:
    """What an empty feed says when asked since when it has been so."""
    return datetime.combine(publication.tag_date, time(tzinfo=UTC))
