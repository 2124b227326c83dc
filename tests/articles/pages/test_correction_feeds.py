"""A correction reaches those who hold the story already, and those who follow corrections."""

from datetime import timedelta

import feedparser
import pytest
from django.utils import timezone
from django.utils.http import parse_http_date
from lxml import html as lxml_html

from articles import verbs
from articles.models import Correction, Publication
from articles.pages.feeds.stories import CORRECTED
from tests import factories

from .test_feeds import FORMS, XML_FORMS

TEXT = "Twelve holes were dug."
WAS = "An earlier version said thirteen."


def correct(*stories, **said) -> Correction:
    for story in stories:
        story.refresh_from_db()
    return verbs.correct(*stories, **{"by": factories.editor(), "text": TEXT, "was": WAS, "severity": "typo"} | said)


def items(client, form: str, address: str = "/") -> list[dict]:
    answer = client.get(f"{address}feed.{form}")
    if form == "json":
        names = {"content_html": "html", "date_modified": "updated", "id": "id", "url": "link", "summary": "summary"}
        return [{ours: item.get(theirs) for theirs, ours in names.items()} for item in answer.json()["items"]]
    feed = feedparser.parse(answer.content)
    assert not feed.bozo, feed.bozo_exception
    return [
        {
            "html": entry.content[0].value,
            "updated": entry.updated,
            "id": entry.id,
            "link": entry.link,
            "summary": entry.summary,
        }
        for entry in feed.entries
    ]


@pytest.mark.parametrize("form", FORMS)
def test_the_item_that_subscribers_hold_has_the_notice_first_the_same_id_and_a_new_date(client, form):
    story = factories.published_story(at=timezone.now() - timedelta(days=9))
    [before] = items(client, form)
    correct(story)
    [after] = items(client, form)
    assert after["id"] == before["id"]
    assert after["updated"] > before["updated"]
    said = " ".join(lxml_html.fromstring(after["html"]).text_content().split())
    assert said.startswith("Correction, ")
    assert said.index(TEXT) < said.index(WAS) < said.index("The hole is deep.")
    assert after["summary"].startswith("Corrected on ")


def test_the_plain_text_begins_with_it_too(client):
    correct(factories.published_story())
    text = client.get("/feed.json").json()["items"][0]["content_text"]
    assert f": {TEXT}\nWhat was wrong: {WAS}\n\nA hole has been dug.\n\nThe hole is deep." in text


def test_every_story_that_carries_it_says_so(client):
    one, two = factories.published_story(), factories.published_story("Second hole")
    correct(one, two)
    assert all(TEXT in item["html"] for item in items(client, "atom"))


def test_the_newest_correction_comes_first(client):
    story = factories.published_story()
    correct(story, text="The first.")
    correct(story, text="The second.")
    [item] = items(client, "atom")
    assert item["html"].index("The second.") < item["html"].index("The first.")


def test_a_story_that_the_feed_has_left_behind_comes_back_with_its_correction(client):
    old = factories.published_story("Old hole", at=timezone.now() - timedelta(days=99), topics=["Holes"])
    for _ in range(30):
        factories.old_story()
    assert old.headline not in client.get("/feed.atom").content.decode()
    correct(old)
    corrected = items(client, "atom")
    assert len(corrected) == 31
    assert corrected[-1]["link"].endswith(old.get_absolute_url())
    assert TEXT in items(client, "rss", "/topics/holes/")[0]["html"]


def test_so_many_corrected_stories_come_back_and_no_more(client, monkeypatch):
    monkeypatch.setattr("articles.pages.feeds.stories.NEWEST", 1)
    stories = [factories.published_story() for _ in range(CORRECTED + 3)]
    for story in stories:
        correct(story)
    assert len(items(client, "atom")) == CORRECTED
    assert len(items(client, "atom", "/police/")) == CORRECTED


def test_a_change_of_the_record_is_told_in_every_form(client):
    story = factories.story()
    factories.attach(story, factories.judgment_version("fair"))
    verbs.publish(story, by=factories.editor())
    factories.judgment_version("dreadful", published_on="2018-05-01")
    line = "fair, as published on 22 March 2018; replaced on 1 May 2018 by dreadful: regraded."
    for form in FORMS:
        html = items(client, form)[0]["html"]
        assert line in lxml_html.fromstring(html).text_content()


def test_the_plain_text_of_a_placed_judgment_tells_the_change(client):
    story = factories.story()
    use = factories.attach(story, factories.judgment_version("fair"))
    story.body += factories.placed("judgment", use.judgment_id)
    story.save()
    verbs.publish(story, by=factories.editor())
    factories.judgment_version("dreadful", published_on="2018-05-01")
    text = client.get("/feed.json").json()["items"][0]["content_text"]
    assert "fair, as published on 22 March 2018; replaced on 1 May 2018 by dreadful: regraded." in text


# ---- The feed of corrections


@pytest.mark.parametrize("form", FORMS)
def test_corrections_have_a_feed_of_their_own(client, form, settings):
    story = factories.published_story()
    correction = correct(story)
    [item] = items(client, form, "/corrections/")
    assert item["id"] == Publication.get().tag(f"correction/{correction.uid}")
    assert item["link"] == f"{settings.SITE_URL}/corrections/{correction.pk}/"
    assert TEXT in item["html"]
    links = [link for _, _, link, _ in lxml_html.fromstring(item["html"]).iterlinks()]
    assert links == [settings.SITE_URL + story.get_absolute_url()]


@pytest.mark.parametrize("form", FORMS)
def test_it_does_not_name_a_story_withdrawn_since(client, form):
    story = factories.published_story("Force digs hole")
    correct(story)
    story.refresh_from_db()
    verbs.withdraw(story, by=factories.editor(), reason="There was no hole.")
    content = client.get(f"/corrections/feed.{form}").content.decode()
    assert TEXT in content
    assert "Force digs hole" not in content
    assert story.slug not in content


@pytest.mark.parametrize("form", XML_FORMS)
def test_an_empty_feed_of_corrections_is_a_feed(client, form):
    assert not items(client, form, "/corrections/")


def test_the_feed_is_linked_from_the_pages_head(client):
    tree = lxml_html.fromstring(client.get("/corrections/").content.decode())
    links = tree.xpath("//head/link[@rel='alternate']/@href")
    assert {f"/corrections/feed.{form}" for form in FORMS} <= set(links)


def test_a_new_correction_makes_every_feed_newer(client):
    released = {"released_at": timezone.now() - timedelta(days=9), "released_by": factories.editor()}
    version = factories.judgment_version(released=False, **released)
    before = client.get("/corrections/feed.atom")["Last-Modified"]
    verbs.correct(by=factories.editor(), text=TEXT, severity="typo", judgments=[version.judgment])
    assert before
    # Until its second has passed no date is given at all.
    after = client.get("/corrections/feed.atom").headers.get("Last-Modified")
    assert after is None or parse_http_date(after) > parse_http_date(before)


def test_its_queries_do_not_grow_with_the_corrections(client, django_assert_num_queries):
    def ask():
        from django.db import connection
        from django.test.utils import CaptureQueriesContext

        with CaptureQueriesContext(connection) as asked:
            client.get("/corrections/feed.atom")
        return len(asked)

    correct(factories.published_story(), judgments=[factories.judgment_version().judgment])
    once = ask()
    for _ in range(3):
        correct(factories.published_story(), judgments=[factories.judgment_version().judgment])
    assert ask() == once
