"""How feeds are asked for: again and again, by programs that hold what they got."""

from datetime import timedelta

import pytest
from django.utils import timezone
from django.utils.http import http_date

from articles import verbs
from articles.models import Publication, Story
from tests import factories

FORMS = ["rss", "atom", "json"]
TYPES = {"rss": "application/rss+xml", "atom": "application/atom+xml", "json": "application/feed+json"}


def settled_story(**fields) -> Story:
    """Published, and last saved, an hour ago."""
    story = factories.published_story(at=timezone.now() - timedelta(hours=1), **fields)
    _age(story)
    return story


def _age(story: Story, **when) -> None:
    Story.objects.filter(pk=story.pk).update(saved_at=timezone.now() - timedelta(**(when or {"hours": 1})))
    story.refresh_from_db()


@pytest.mark.parametrize("form", FORMS)
def test_it_names_its_type_and_sets_no_cookie(client, form):
    factories.published_story()
    answer = client.get(f"/feed.{form}")
    assert answer.headers["Content-Type"] == f"{TYPES[form]}; charset=utf-8"
    assert answer.headers["Cache-Control"] == "no-cache"
    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    assert not answer.cookies
    assert "Cookie" not in answer.headers.get("Vary", "")


@pytest.mark.parametrize("form", FORMS)
def test_who_holds_the_newest_is_told_so(client, form):
    settled_story()
    answer = client.get(f"/feed.{form}")
    by_tag = client.get(f"/feed.{form}", headers={"if-none-match": answer.headers["ETag"]})
    by_date = client.get(f"/feed.{form}", headers={"if-modified-since": answer.headers["Last-Modified"]})
    assert [(again.status_code, again.content) for again in (by_tag, by_date)] == [(304, b""), (304, b"")]


def now() -> str:
    """As a reader's program notes when it last asked: in whole seconds."""
    return http_date(timezone.now().timestamp())


def asked_since(client, moment: str):
    return client.get("/feed.rss", headers={"if-modified-since": moment})


def test_a_withdrawal_is_never_answered_with_not_modified(client):
    settled_story()
    story = settled_story()
    last_asked = now()
    assert asked_since(client, last_asked).status_code == 304
    verbs.withdraw(story, by=factories.editor(), reason="It was the wrong hole.")
    assert asked_since(client, last_asked).status_code == 200
    _age(story, seconds=5)
    hours_ago = http_date((timezone.now() - timedelta(minutes=30)).timestamp())
    assert client.get("/feed.rss", headers={"if-modified-since": hours_ago}).status_code == 200


def test_a_scheduled_story_changes_the_feed_by_the_clock_alone(client):
    story = settled_story()
    Story.objects.filter(pk=story.pk).update(published_at=timezone.now() - timedelta(seconds=5))
    minute_ago = http_date((timezone.now() - timedelta(minutes=1)).timestamp())
    assert client.get("/feed.rss", headers={"if-modified-since": minute_ago}).status_code == 200


def test_a_record_released_meanwhile_changes_it_too(client):
    settled_story()
    last_asked = now()
    factories.judgment_version()
    assert asked_since(client, last_asked).status_code == 200


def test_an_authors_new_name_shows_in_the_tag(client):
    settled_story()
    before = client.get("/feed.rss").headers["ETag"]
    factories.author().__class__.objects.update(name="Ann Other")
    assert client.get("/feed.rss", headers={"if-none-match": before}).status_code == 200


@pytest.mark.parametrize("form", FORMS)
def test_it_is_sent_compressed_to_who_takes_that(client, form):
    factories.published_story(body="<p>A hole.</p>" * 50)
    packed = client.get(f"/feed.{form}", headers={"accept-encoding": "gzip"})
    plain = client.get(f"/feed.{form}")
    assert packed.headers["Content-Encoding"] == "gzip"
    assert len(packed.content) < len(plain.content)
    assert "Content-Encoding" not in plain.headers


def test_its_head_may_be_asked_for_and_nothing_be_sent_to_it(client):
    factories.published_story()
    assert client.head("/feed.atom").headers["Content-Type"] == client.get("/feed.atom").headers["Content-Type"]
    assert client.post("/feed.atom").status_code == 405


def wait_in_feeds(minutes: int) -> None:
    Publication.objects.update(feed_delay=minutes, saved_at=timezone.now() - timedelta(days=1))


def test_a_story_may_stand_on_the_site_before_subscribers_get_it(client):
    wait_in_feeds(minutes=10)
    story = settled_story()
    Story.objects.filter(pk=story.pk).update(published_at=timezone.now() - timedelta(minutes=9))
    assert story.headline in client.get("/").content.decode()
    assert story.headline not in client.get("/feed.rss").content.decode()
    Story.objects.filter(pk=story.pk).update(published_at=timezone.now() - timedelta(minutes=11))
    assert story.headline in client.get("/feed.rss").content.decode()


def test_a_story_withdrawn_while_the_feeds_wait_never_enters_one(client):
    wait_in_feeds(minutes=10)
    story = factories.published_story()
    verbs.withdraw(story, by=factories.editor(), reason="It was the wrong hole.")
    Story.objects.filter(pk=story.pk).update(published_at=timezone.now() - timedelta(minutes=20))
    assert story.headline not in client.get("/feed.rss").content.decode()


def test_who_asked_while_the_feeds_waited_is_not_told_that_nothing_changed_since(client):
    wait_in_feeds(minutes=10)
    story = settled_story()
    entered = timezone.now() - timedelta(seconds=5)
    Story.objects.filter(pk=story.pk).update(published_at=entered - timedelta(minutes=10))
    while_it_waited = http_date((entered - timedelta(minutes=2)).timestamp())
    assert asked_since(client, while_it_waited).status_code == 200
