"""The front page and the lists: what they show, page by page, and what they cost."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import DatabaseError, connection
from django.test import Client, RequestFactory
from django.utils import timezone

from articles import verbs
from articles.models import Publication
from newsroom.serving import errors
from tests import factories
from tests.reading import get, queries, words

LISTS = ["/", "/police/", "/topics/holes/", "/authors/ann-onymous/", "/archive/2026/07/"]
# Queries, however much is on the page.
COST = {"/": 11, "/police/": 7, "/topics/holes/": 7, "/authors/ann-onymous/": 7, "/archive/2026/07/": 7}
JULY = datetime(2026, 7, 1, 5, 0, tzinfo=UTC)


def a_story(headline: str = "Force digs hole"):
    return factories.published_story(headline, topics=["Holes"], at=JULY)


@pytest.mark.parametrize("address", [*LISTS, "/archive/", "/about/", "/accessibility/"])
def test_a_page_is_only_read(address):
    a_story()
    get(address)
    assert Client().head(address).status_code == 200
    assert Client().post(address).status_code == 405


@pytest.mark.parametrize("address", LISTS)
def test_a_list_shows_public_stories_only(address):
    a_story("Seen by all")
    factories.story("Draft", topics=["Holes"])
    factories.scheduled_story("Not yet", topics=["Holes"])
    verbs.withdraw(factories.published_story("Gone", topics=["Holes"]), by=factories.editor(), reason="Wrong.")
    shown = words(address)
    assert "Seen by all" in shown
    assert not [headline for headline in ("Draft", "Not yet", "Gone") if headline in shown]


@pytest.mark.parametrize("address", LISTS)
def test_a_list_has_twenty_stories_to_a_page_and_no_page_that_is_not_there(address):
    for number in range(21):
        factories.old_story(f"Story {number:02d}", topics=["Holes"], at=JULY)
    assert words(address).count("Story ") == 20
    assert words(f"{address}?page=2").count("Story ") == 1
    for page in ("3", "0", "-1", "two", ""):
        get(f"{address}?page={page}", 404)


@pytest.mark.parametrize("address", LISTS)
def test_its_queries_do_not_grow_with_its_stories(address):
    a_story()
    factories.judgment_version()
    before = queries(address)
    for number in range(5):
        factories.published_story(by=("Ann Onymous", f"Author {number}"), topics=["Holes"], at=JULY)
        factories.judgment_version(of=factories.body(f"body-{number}"))
    assert queries(address) == before
    assert before == COST[address]


@pytest.mark.parametrize("address", ["/", "/police/"])
def test_an_empty_list_says_so_kindly(address):
    factories.section("police")
    assert "We have not published" in words("/")
    assert "There are no stories here yet." in words("/police/")


@pytest.mark.parametrize(
    "address", ["/none/", "/topics/none/", "/authors/none/", "/archive/1999/01/", "/archive/1999/13/"]
)
def test_a_list_that_is_not_there_answers_404(address):
    assert "There is no such page" in words(address, 404)


def test_the_topic_and_the_author_of_a_draft_are_not_there():
    factories.story(topics=["Secret"], by=("Sam Secret",))
    get("/topics/secret/", 404)
    get("/authors/sam-secret/", 404)


def test_the_front_page_leads_with_the_newest_story():
    a_story("Older")
    factories.published_story("Newer", at=JULY + timedelta(days=1))
    shown = words("/")
    assert shown.index("Newer") < shown.index("Older")


def test_new_in_the_record_is_what_readers_could_see_last_and_nothing_that_they_cannot():
    today = timezone.localdate().strftime("%-d %B %Y")
    _released(2, of=factories.body("ambridge"), published_on="2024")
    factories.judgment_version("fair", published_on="2018-03")
    factories.judgment_version("dreadful", of=factories.body("felpersham"), released=False)
    hidden_until = timezone.now() + timedelta(hours=1)
    factories.judgment_version("dreadful", of=factories.body("penny-hassett"), embargoed_until=hidden_until)
    shown = words("/").partition("New in the record")[2]
    assert f"Borsetshire Police Round 1, March 2018; in our record since {today}" in shown
    assert shown.index("Borsetshire") < shown.index("Ambridge")
    assert not [name for name in ("Felpersham", "Penny", "dreadful") if name in shown]


def test_what_was_under_embargo_is_new_from_the_end_of_its_embargo():
    _released(9, of=factories.body("ambridge"), embargoed_until=timezone.now())
    _released(2)
    shown = words("/").partition("New in the record")[2]
    assert shown.index("Ambridge") < shown.index("Borsetshire")


def test_an_inspection_stands_in_the_strip_once_whenever_its_judgments_were_published():
    for day, code in ((22, "digging"), (23, "filling"), (24, "raking")):
        factories.judgment_version("fair", on=factories.area(code=code), published_on=f"2018-03-{day}")
        factories.judgment_version("fair", of=factories.body("ambridge"), published_on=f"2018-03-{day}")
    shown = words("/").partition("New in the record")[2]
    assert shown.count("Borsetshire Police Round 1") == 1
    assert [shown.count(area) for area in ("Digging", "Filling", "Raking")] == [2, 1, 1]


def test_an_empty_record_says_so():
    assert "We hold no judgment that readers may see yet." in words("/")


def _released(days_ago: int, **fields) -> None:
    version = factories.judgment_version(released=False, **fields)
    released_at = timezone.now() - timedelta(days=days_ago)
    type(version).objects.filter(pk=version.pk).update(released_at=released_at, released_by=factories.editor())


def test_the_archive_lists_the_months_in_which_something_was_published():
    a_story()
    factories.story("Draft")
    answer = get("/archive/").content.decode()
    assert "/archive/2026/07/" in answer
    assert answer.count('href="/archive/2') == 1


@pytest.mark.parametrize("address", LISTS)
def test_a_list_names_its_feeds_in_its_head(address):
    a_story()
    head = get(address).content.decode().partition("</head>")[0]
    for form in ("rss", "atom", "json"):
        assert f'href="{address}feed.{form}"' in head
        assert f'href="/feed.{form}"' in head


def test_the_accessibility_statement_names_whom_to_write_to_or_says_that_nobody_is_named():
    assert "has not yet given an address" in words("/accessibility/")
    assert "Write to us" not in words("/about/")
    Publication.objects.update(contact="readers@post.example")
    for address in ("/accessibility/", "/about/"):
        assert 'href="mailto:readers@post.example"' in get(address).content.decode()
    assert "has not yet given" not in words("/accessibility/")


@pytest.mark.parametrize("address", ["/", "/none/"])
def test_every_page_leads_to_the_accessibility_statement_and_so_does_the_sitemap(address):
    assert 'href="/accessibility/"' in get(address, 404 if address == "/none/" else 200).content.decode()
    assert "/accessibility/</loc>" in Client().get("/sitemap.xml").content.decode()


def test_the_page_for_a_fault_needs_neither_database_nor_context():
    def broken(*args, **kwargs):
        raise DatabaseError("The database is away.")

    with connection.execute_wrapper(broken):
        answer = errors.server_error(RequestFactory().get("/"))
    assert answer.status_code == 500
    assert b"Something went wrong" in answer.content


def test_a_view_that_fails_answers_with_that_page(monkeypatch):
    monkeypatch.setattr("articles.pages.story_lists.all_stories", lambda: 1 / 0)
    answer = Client(raise_request_exception=False).get("/")
    assert answer.status_code == 500
    assert b"Something went wrong" in answer.content
