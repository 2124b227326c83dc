"""What subscribers get of a story, in all three forms."""

import json
from datetime import timedelta

import feedparser
import pytest
from django.utils import timezone
from lxml import etree
from lxml import html as lxml_html

from articles import verbs
from articles.models import Publication, Story
from tests import factories

FORMS = ["rss", "atom", "json"]
XML_FORMS = ["rss", "atom"]


def entries(client, form: str, address: str = "/") -> list[dict]:
    """The entries of a feed, as a reader's program holds them: title, link, id, html, authors, tags."""
    content = client.get(f"{address}feed.{form}").content
    if form == "json":
        return [_of_json(item) for item in json.loads(content)["items"]]
    feed = feedparser.parse(content, sanitize_html=False, resolve_relative_uris=False)
    assert not feed.bozo, feed.bozo_exception
    return [_of_xml(entry) for entry in feed.entries]


def _of_json(item: dict) -> dict:
    names = {"title": "title", "url": "link", "id": "id", "content_html": "html", "tags": "tags"}
    authors = {"authors": [author["name"] for author in item["authors"]]}
    dates = {"published": item["date_published"][:10], "updated": item["date_modified"][:10]}
    return {ours: item.get(theirs) for theirs, ours in names.items()} | authors | dates


def _of_xml(entry) -> dict:
    day = "{0.tm_year}-{0.tm_mon:02}-{0.tm_mday:02}".format
    return {
        "title": entry.title,
        "link": entry.link,
        "id": entry.id,
        "html": entry.content[0].value,
        "tags": [tag.term for tag in entry.get("tags", [])],
        "authors": [author.name for author in entry.authors],
        "published": day(entry.published_parsed),
        "updated": day(entry.updated_parsed),
    }


@pytest.mark.parametrize("form", FORMS)
def test_an_entry_is_the_whole_story(client, form, settings):
    story = factories.published_story("Force digs hole", by=("Ann Onymous", "Bob Lee"), topics=["Holes", "Soil"])
    [entry] = entries(client, form)
    assert entry["title"] == "Force digs hole"
    assert entry["link"] == settings.SITE_URL + story.get_absolute_url()
    assert entry["authors"] == ["Ann Onymous", "Bob Lee"]
    assert entry["tags"] == ["Police", "Holes", "Soil"]
    assert "A hole has been dug." in entry["html"]
    assert "<p>The hole is deep.</p>" in entry["html"]


@pytest.mark.parametrize("form", FORMS)
def test_its_id_stays_when_slug_and_site_move(client, form, settings):
    story = factories.published_story()
    before = entries(client, form)
    Story.objects.filter(pk=story.pk).update(slug="another-slug")
    settings.SITE_URL = "https://elsewhere.example"
    after = entries(client, form)
    assert after[0]["id"] == before[0]["id"] == Publication.get().tag(f"story/{story.uid}")
    assert after[0]["link"] == "https://elsewhere.example/stories/another-slug/"


@pytest.mark.parametrize("form", FORMS)
def test_it_says_when_the_story_was_published_and_when_updated(client, form):
    story = factories.published_story(at=timezone.now() - timedelta(days=9))
    assert entries(client, form)[0]["published"] == f"{story.published_at:%Y-%m-%d}"
    assert entries(client, form)[0]["updated"] == f"{story.published_at:%Y-%m-%d}"
    verbs.mark_updated(story, by=factories.editor())
    assert entries(client, form)[0]["published"] == f"{story.published_at:%Y-%m-%d}"
    assert entries(client, form)[0]["updated"] == f"{story.updated_at:%Y-%m-%d}"


def with_everything() -> Story:
    """A published story with a lead picture, a placed quote, and a judgment for which the body has no place."""
    story = factories.story(
        lead_picture=factories.picture(credit="Drawing: B. Lee"), lead_alt="A deep hole", lead_caption="The hole"
    )
    quote = factories.quote(story, "It is a very deep hole")
    story.body = f'<p>See <a href="/inspections/">the record</a>.</p>{factories.placed("quote", quote.key)}'
    story.save()
    factories.attach(story, factories.judgment_version("dreadful"))
    verbs.publish(story, by=factories.editor())
    return story


@pytest.mark.parametrize("form", FORMS)
def test_boxes_quotes_and_pictures_are_plain_html_with_absolute_addresses(client, form, settings):
    story = with_everything()
    root = lxml_html.fragment_fromstring(entries(client, form)[0]["html"], create_parent="div")
    assert "very deep hole" in root.find(".//blockquote").text_content()
    assert "dreadful" in root.text_content().partition("What the record says")[2]
    image = root.find(".//figure/img")
    assert image.attrib["src"] == settings.SITE_URL + factories.sent(story.lead_picture).url
    assert image.attrib["alt"] == "A deep hole"
    assert "Drawing: B. Lee" in root.find(".//figcaption").text_content()
    assert f"{settings.SITE_URL}/inspections/" in [link.get("href") for link in root.iter("a")]
    assert not [where for _, _, where, _ in root.iterlinks() if not where.startswith("http")]


def test_a_judgment_placed_in_the_body_does_not_come_again_after_it(client):
    story = factories.story()
    use = factories.attach(story, factories.judgment_version("dreadful"))
    story.body += factories.placed("judgment", use.judgment_id)
    story.save()
    verbs.publish(story, by=factories.editor())
    html = entries(client, "atom")[0]["html"]
    assert "dreadful" in html
    assert "What the record says" not in html


@pytest.mark.parametrize("form", XML_FORMS)
def test_the_lead_picture_comes_with_alt_and_credit(client, form):
    story = with_everything()
    entry = feedparser.parse(client.get(f"/feed.{form}").content).entries[0]
    assert entry.media_content[0]["url"].endswith(factories.sent(story.lead_picture).url)
    assert entry.media_content[0]["type"] == "image/jpeg"
    assert entry.media_credit[0]["content"] == "Drawing: B. Lee"
    assert b'<media:description type="plain">A deep hole</media:description>' in client.get(f"/feed.{form}").content


AWKWARD = "Digging\x0b \U0001f6a8 ]]> <b>& “more”"


@pytest.mark.parametrize("form", XML_FORMS)
def test_it_is_well_formed_whatever_the_words(client, form):
    awkward = {"slug": "awkward", "standfirst": AWKWARD, "topics": [AWKWARD], "body": f"<p>{AWKWARD}</p>"}
    factories.published_story(AWKWARD, scare_quotes=["more"], **awkward)
    root = etree.fromstring(client.get(f"/feed.{form}").content)
    titles = [title.text for title in root.iter("{*}title")]
    assert "Digging \U0001f6a8 ]]> <b>& “more”" in titles


def test_json_holds_the_words_as_they_are(client):
    factories.published_story(AWKWARD, slug="awkward", scare_quotes=["more"])
    feed = json.loads(client.get("/feed.json").content)
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert feed["items"][0]["title"] == AWKWARD
    assert feed["items"][0]["content_text"] == "A hole has been dug.\n\nThe hole is deep."


@pytest.mark.parametrize("form", FORMS)
def test_an_empty_feed_is_a_feed_and_always_the_same(client, form):
    first, second = client.get(f"/feed.{form}"), client.get(f"/feed.{form}")
    assert first.status_code == 200
    assert first.content == second.content
    assert entries(client, form) == []


@pytest.mark.parametrize("form", FORMS)
def test_only_the_newest_thirty_stand_in_a_feed(client, form):
    now = timezone.now()
    for number in range(32):
        factories.old_story(f"Hole {number}", at=now - timedelta(hours=number))
    titles = [entry["title"] for entry in entries(client, form)]
    assert titles == [f"Hole {number}" for number in range(30)]


@pytest.mark.parametrize("form", FORMS)
def test_the_number_of_queries_does_not_grow_with_the_stories(client, form, django_assert_num_queries):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with_everything()
    client.get(f"/feed.{form}")
    with CaptureQueriesContext(connection) as one:
        client.get(f"/feed.{form}")
    for _ in range(3):
        with_everything()
    with django_assert_num_queries(len(one)):
        client.get(f"/feed.{form}")
    assert len(one) <= 23


@pytest.mark.parametrize("form", FORMS)
def test_every_list_has_its_feed_with_the_same_stories(client, form):
    story = factories.story(topics=["Holes"], section=factories.section("fire"))
    factories.attach(story, factories.judgment_version())
    verbs.publish(story, by=factories.editor())
    factories.published_story("Of something else", by=("Bob Lee",))
    month = timezone.localtime(story.published_at)
    lists = ["/fire/", "/topics/holes/", "/authors/ann-onymous/", "/inspections/borsetshire/"]
    for address in lists:
        assert [entry["title"] for entry in entries(client, form, address)] == [story.headline], address
    assert len(entries(client, form, f"/archive/{month:%Y/%m}/")) == 2
    assert len(entries(client, form)) == 2


@pytest.mark.parametrize("address", ["/nothing/", "/topics/nothing/", "/authors/nobody/", "/archive/1999/01/"])
def test_no_list_no_feed(client, address):
    assert client.get(f"{address}feed.rss").status_code == 404


def test_there_is_no_fourth_form(client):
    assert client.get("/feed.xml").status_code == 404
