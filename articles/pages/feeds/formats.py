"""The three forms of a feed. RSS and Atom are templates, in which Django's escaping is XML's."""

import json
import re
from dataclasses import dataclass

from django.template.loader import render_to_string

from .entries import Feed, FeedAuthor, FeedEntry

# XML 1.0 has no way at all to write these; pasted text has them now and then.
NOT_IN_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True)
class RenderedFeed:
    text: str
    content_type: str


def render_feed(feed: Feed, form: str) -> RenderedFeed:
    """The feed as `rss`, `atom` or `json`."""
    return {"rss": _rss, "atom": _atom, "json": _json}[form](feed)


def _rss(feed: Feed) -> RenderedFeed:
    return RenderedFeed(draw_xml("articles/feeds/feed.rss", {"feed": feed}), "application/rss+xml; charset=utf-8")


def _atom(feed: Feed) -> RenderedFeed:
    return RenderedFeed(draw_xml("articles/feeds/feed.atom", {"feed": feed}), "application/atom+xml; charset=utf-8")


def draw_xml(template: str, context: dict) -> str:
    """A template as well-formed XML, whatever characters the words in it hold."""
    return NOT_IN_XML.sub("", render_to_string(template, context))


def _json(feed: Feed) -> RenderedFeed:
    written = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": feed.title,
        "description": feed.description,
        "home_page_url": feed.address,
        "feed_url": feed.own_address,
        "language": "en-GB",
        "items": [_json_item(entry) for entry in feed.entries],
    }
    return RenderedFeed(json.dumps(written, ensure_ascii=False), "application/feed+json; charset=utf-8")


def _json_item(entry: FeedEntry) -> dict:
    item = {
        "id": entry.id,
        "url": entry.address,
        "title": entry.title,
        "summary": entry.summary,
        "content_html": entry.html,
        "content_text": entry.text,
        "image": entry.picture.address if entry.picture else "",
        "date_published": entry.published_at.isoformat(),
        "date_modified": entry.updated_at.isoformat(),
        "authors": [_json_author(author) for author in entry.authors],
        "tags": entry.categories,
    }
    return {name: value for name, value in item.items() if value}


def _json_author(author: FeedAuthor) -> dict:
    return {"name": author.name, "url": author.address}
