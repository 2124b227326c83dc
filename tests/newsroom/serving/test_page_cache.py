"""Readers' pages are kept, and never a moment longer than they are true."""

from datetime import timedelta
from io import BytesIO

import brotli
import pytest
from django.apps import apps
from django.core.wsgi import get_wsgi_application
from django.utils import timezone

from articles import verbs
from articles.models import AutosavedForm, Publication, Story
from inspections.models import CardRequest, Finding, JudgmentVersion, Monitoring, Source
from newsroom.serving.page_cache.freshness import Freshness, embargoed_models, next_moment
from newsroom.serving.page_cache.page_cache import PageCache
from newsroom.serving.page_cache.store import PageStore
from newsroom.serving.page_cache.triggers import DESK_ONLY, watched
from tests import factories


@pytest.fixture(autouse=True)
def _db(committed):
    """A page is as fresh as what is committed."""


class Site:
    """The site with its cache, and how often Django itself was asked."""

    def __init__(self, max_bytes: int = 1_000_000) -> None:
        self.made, django = 0, get_wsgi_application()

        def counted(environ, start_response):
            self.made += 1
            return django(environ, start_response)

        self.cache = PageCache(counted, Freshness(), PageStore(max_bytes))

    def get(self, address: str, *, method: str = "GET", **headers: str) -> tuple[str, dict[str, str], bytes]:
        path, _, query = address.partition("?")
        said = {f"HTTP_{name.upper()}": value for name, value in headers.items()}
        environ = {"REQUEST_METHOD": method, "PATH_INFO": path, "QUERY_STRING": query, "SERVER_NAME": "127.0.0.1"}
        environ |= {"SERVER_PORT": "80", "wsgi.input": BytesIO(), "wsgi.url_scheme": "http", "HTTP_HOST": "127.0.0.1"}
        started = []
        parts = self.cache(environ | said, lambda status, headers, exc_info=None: started.append((status, headers)))
        body = b"".join(parts)
        ((status, answered),) = started
        return status, dict(answered), body

    def words(self, address: str, **headers: str) -> str:
        return self.get(address, **headers)[2].decode()


def an_hour_ago() -> None:
    """Nothing has changed in the second that runs."""
    then = timezone.now() - timedelta(hours=1)
    Story.objects.update(published_at=then, saved_at=then)
    Publication.objects.update(saved_at=then)


def test_a_page_is_made_once_and_the_same_for_everybody():
    story, site = factories.published_story("Force digs hole"), Site()
    first, again = (site.get(story.get_absolute_url()) for _ in range(2))
    assert first == again
    assert "Force digs hole" in first[2].decode()
    assert site.made == 1


@pytest.mark.parametrize("address", ["/", "/feed.rss", "/sitemap.xml", "/corrections/", "/inspections/"])
def test_lists_feeds_and_maps_are_kept_too(address):
    factories.published_story()
    an_hour_ago()
    site = Site()
    assert {site.get(address)[0] for _ in range(3)} == {"200 OK"}
    assert site.made == 1


def test_what_is_published_corrected_or_withdrawn_is_told_with_the_commit():
    site, editor = Site(), factories.editor()
    assert "Force digs hole" not in site.words("/")
    story = factories.published_story("Force digs hole")
    assert "Force digs hole" in site.words("/")
    address = story.get_absolute_url()
    assert "It was a pit" not in site.words(address)
    verbs.correct(story, by=editor, severity="typo", text="It was a pit.")
    assert "It was a pit" in site.words(address)
    story.refresh_from_db()
    verbs.withdraw(story, by=editor, reason="It never dug.")
    assert site.get(address)[0].startswith("410")
    assert "Force digs hole" not in site.words("/")


def test_a_row_that_any_other_path_writes_is_told_as_well():
    story, site = factories.published_story(by=["Ann Onymous"]), Site()
    assert "Ann Onymous" in site.words(story.get_absolute_url())
    author = story.authors[0]
    type(author).objects.filter(pk=author.pk).update(name="Ann Other")
    assert "Ann Other" in site.words(story.get_absolute_url())


def test_what_is_typed_for_the_desk_alone_makes_nothing_anew():
    draft, site = factories.story("Not yet"), Site()
    factories.published_story()
    site.get("/")
    draft.headline = "Still not"
    draft.save()
    draft.quotes.create(words="A deep hole")
    AutosavedForm.objects.create(story=draft, person=factories.reporter(), typed="headline=x", typed_at=timezone.now())
    site.get("/")
    assert site.made == 1


def test_a_planned_story_is_there_when_its_moment_comes_without_a_commit(monkeypatch):
    site, now = Site(), timezone.now()
    story = factories.story("Due soon")
    verbs.publish(story, by=factories.editor(), at=now + timedelta(hours=2))
    assert "Due soon" not in site.words("/")
    assert next_moment(now) <= story.published_at
    monkeypatch.setattr(timezone, "now", lambda: now + timedelta(hours=2, seconds=1))
    assert "Due soon" in site.words("/")


@pytest.mark.parametrize("model", embargoed_models())
def test_the_end_of_any_embargo_is_a_moment_of_its_own(model):
    soon = timezone.now() + timedelta(seconds=9)
    made = {
        Source: lambda: factories.source("A deep hole."),
        JudgmentVersion: lambda: factories.judgment_version("fair"),
        Finding: factories.finding,
        Monitoring: factories.monitoring,
    }[model]()
    model.objects.filter(pk=made.pk).update(embargoed_until=soon)
    assert next_moment(timezone.now()) == soon


def test_nothing_is_kept_past_the_newsrooms_midnight():
    now = timezone.now()
    assert next_moment(now) - now <= timedelta(hours=25)


def test_staff_and_whoever_was_just_told_something_are_answered_by_django():
    story, site = factories.published_story(), Site()
    for cookie in ("sessionid=x", "csrftoken=y; sessionid=x", "messages=z"):
        site.get(story.get_absolute_url(), cookie=cookie)
    assert site.made == 3
    site.get(story.get_absolute_url(), cookie="theme=dark")
    site.get(story.get_absolute_url())
    assert site.made == 4


def test_a_form_that_says_when_it_was_asked_for_is_made_for_each():
    story, site = factories.published_story(), Site()
    forms = [site.get(f"{story.get_absolute_url()}report/") for _ in range(2)]
    assert all("private" in headers["Cache-Control"] for _, headers, _ in forms)
    assert site.made == 2


def test_a_page_that_is_not_there_is_asked_for_again_each_time():
    site = Site()
    assert {site.get("/stories/nowhere/")[0] for _ in range(2)} == {"404 Not Found"}
    assert site.made == 2


def test_browsers_take_it_compressed_and_are_told_when_they_have_it():
    story, site = factories.published_story(), Site()
    address = story.get_absolute_url()
    _, plain, body = site.get(address)
    status, headers, packed = site.get(address, accept_encoding="gzip, br")
    assert (headers["Content-Encoding"], brotli.decompress(packed)) == ("br", body)
    assert headers["ETag"] == f"W/{plain['ETag']}"
    assert "Accept-Encoding" in headers["Vary"]
    assert int(headers["Content-Length"]) == len(packed)
    assert site.get(address, accept_encoding="br;q=0, gzip;q=0.5")[1]["Content-Encoding"] == "gzip"
    for tag in (plain["ETag"], headers["ETag"], f'"else", {plain["ETag"]}', "*"):
        status, _, nothing = site.get(address, if_none_match=tag)
        assert (status, nothing) == ("304 Not Modified", b"")
    assert site.get(address, if_none_match='"else"')[0] == "200 OK"
    status, headers, nothing = site.get(address, method="HEAD")
    assert (status, nothing, int(headers["Content-Length"])) == ("200 OK", b"", len(body))
    assert site.made == 1


def test_a_head_of_a_preview_is_no_opening_of_its_link():
    made, token = verbs.make_preview_link(factories.story(), by=factories.editor(), for_whom="Ann", days=7)
    site = Site()
    address = f"/previews/{token}/"
    assert site.get(address, method="HEAD")[0] == "200 OK"
    made.refresh_from_db()
    assert made.opened == 0
    for opened in (1, 2):
        assert site.get(address)[1]["Cache-Control"] == "no-store, private"
        made.refresh_from_db()
        assert made.opened == opened


def test_every_header_that_django_sets_is_there_when_it_comes_from_what_is_kept():
    story, site = factories.published_story(), Site()
    for _ in range(2):
        headers = site.get(story.get_absolute_url())[1]
        assert "default-src 'none'" in headers["Content-Security-Policy"]
        assert headers["Cache-Control"] == "no-cache"


def test_the_oldest_pages_make_room_and_addresses_without_number_push_out_no_page():
    story, site = factories.published_story(), Site(max_bytes=150_000)
    site.get(story.get_absolute_url())
    for number in range(30):
        site.get(f"/search/?q={number}")
    made = site.made
    site.get(story.get_absolute_url())
    assert site.made == made
    rooms = site.cache.store._rooms
    assert all(room.bytes <= room.max_bytes for room in rooms.values())
    assert len(rooms[True].pages) < 30


def test_a_site_that_shows_a_card_is_noted_and_an_address_that_is_none_breaks_nothing():
    version, site = factories.judgment_version("fair"), Site()
    for referer in ("https://blog.example/hole", "https://blog.example/pit", "http://[", "https://other.example/"):
        assert site.get(f"/cards/{version.pk}/", referer=referer)[0] == "200 OK"
    assert sorted(CardRequest.objects.values_list("host", flat=True)) == ["", "blog.example", "other.example"]
    assert site.made == 3


def test_a_foreign_host_is_refused_and_not_remembered():
    site = Site()
    assert site.get("/", host="evil.example")[0].startswith("400")
    assert site.get("/")[0] == "200 OK"


def test_every_table_is_watched_or_is_named_as_the_desks_alone():
    ours = {
        model._meta.db_table
        for model in apps.get_models(include_auto_created=True)
        if model._meta.app_label in ("articles", "inspections", "newsroom")
    }
    assert ours == watched() | DESK_ONLY
    assert not watched() & DESK_ONLY
