"""A list and its entries, as all three forms of feed say them."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, time

from django.conf import settings
from lxml import html as lxml_html

from articles.models import Publication
from articles.pages.metadata import absolute_address
from articles.pages.story_lists import FeedSource

NEWEST = 30


@dataclass(frozen=True)
class FeedPicture:
    address: str
    media_type: str
    width: int
    height: int
    alt: str
    caption: str
    credit: str


@dataclass(frozen=True)
class FeedAuthor:
    name: str
    address: str


@dataclass(frozen=True)
class FeedEntry:
    """One story or correction. `html` is its full text with all that it shows; every address in it is absolute."""

    id: str
    address: str
    title: str
    summary: str
    html: str
    text: str
    authors: tuple[FeedAuthor, ...]
    categories: tuple[str, ...]
    published_at: datetime
    updated_at: datetime
    picture: FeedPicture | None


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
    entries: tuple[FeedEntry, ...]


# How the entries of one sort of list are made, the newest first.
Entries = Callable[[FeedSource, Publication], Iterable[FeedEntry]]


def build_feed(listing: FeedSource, form: str, entries_of: Entries) -> Feed:
    publication = Publication.get()
    entries = tuple(entries_of(listing, publication))
    return Feed(
        id=publication.tag(listing.tag_specific),
        title=publication.name if listing.address == "/" else f"{listing.title} – {publication.name}",
        description=listing.description or f"Stories by {listing.title}",
        address=absolute_address(listing.address),
        own_address=absolute_address(listing.feed_address(form)),
        publisher=publication.name,
        updated_at=max((entry.updated_at for entry in entries), default=_beginning(publication)),
        entries=entries,
    )


def with_absolute_addresses(html: str, address: str) -> str:
    """A link that the reporter wrote as `/inspections/` must lead somewhere from a feed reader too."""
    root = lxml_html.fragment_fromstring(html, create_parent="div")
    root.make_links_absolute(settings.SITE_URL + address, handle_failures="ignore")
    whole = lxml_html.tostring(root, encoding="unicode")
    return whole.removeprefix("<div>").removesuffix("</div>").strip()


def _beginning(publication: Publication) -> datetime:
    """What an empty feed says when asked since when it has been so."""
    return datetime.combine(publication.tag_date, time(tzinfo=UTC))
