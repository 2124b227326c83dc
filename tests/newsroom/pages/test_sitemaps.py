"""What search engines are told."""

import urllib.robotparser
from datetime import datetime, timedelta

import pytest
from django.utils import timezone
from lxml import etree

from articles import verbs
from inspections.sitemaps import DatedAddresses
from tests import factories

NEWS = "{http://www.google.com/schemas/sitemap-news/0.9}"


def listed(client, address: str = "/sitemap.xml") -> dict[str, str | None]:
    """Path by path, the date that the sitemap gives it."""
    answer = client.get(address)
    assert answer.headers["Content-Type"].startswith("application/xml")
    urls = list(etree.fromstring(answer.content).iter("{*}url"))
    return {_path(url.findtext("{*}loc")): url.findtext("{*}lastmod") for url in urls}


def day(moment: datetime) -> str:
    return timezone.localtime(moment).date().isoformat()


def _path(address: str) -> str:
    return "/" + address.split("/", 3)[3]


def test_every_address_in_it_answers_and_names_itself_canonical(client, settings):
    story = factories.story(topics=["Holes"])
    factories.attach(story, factories.judgment_version())
    verbs.publish(story, by=factories.editor())
    paths = listed(client)
    assert len(paths) == 16
    for path in paths:
        answer = client.get(path)
        assert answer.status_code == 200, path
        assert f'<link rel="canonical" href="{settings.SITE_URL}{path}">' in answer.content.decode(), path


def test_a_story_is_dated_by_its_last_change_and_so_are_its_lists(client):
    story = factories.published_story(at=timezone.now() - timedelta(days=3), topics=["Holes"])
    verbs.mark_updated(story, by=factories.editor())
    dates = listed(client)
    month = f"/archive/{timezone.localtime(story.published_at):%Y/%m}/"
    for path in [story.get_absolute_url(), "/", "/police/", "/topics/holes/", "/authors/ann-onymous/", month]:
        assert dates[path] == day(story.updated_at), path


def test_the_record_is_dated_by_its_newest_release(client):
    released = timezone.now() - timedelta(days=2)
    version = factories.judgment_version(released=False)
    assert "/inspections/borsetshire/" not in listed(client)
    type(version).objects.update(released_at=released, released_by=factories.editor())
    dates = listed(client)
    for path in ["/inspections/", "/inspections/borsetshire/", "/inspections/borsetshire/round-1/"]:
        assert dates[path] == day(released), path


def test_the_end_of_an_embargo_counts_when_it_comes_after_the_release(client):
    now = timezone.now()
    ended = now - timedelta(days=3)
    version = factories.judgment_version(released=False, embargoed_until=ended)
    type(version).objects.update(released_at=now - timedelta(days=6), released_by=factories.editor())
    assert listed(client)["/inspections/compare/round-1/"] == day(ended)


def test_a_withdrawn_story_is_out_of_both_at_once(client):
    story = factories.published_story()
    for address in ("/sitemap.xml", "/news-sitemap.xml"):
        held = client.get(address)
        assert story.slug in held.content.decode()
        assert "Last-Modified" not in held.headers
    verbs.withdraw(story, by=factories.editor(), reason="It was the wrong hole.")
    for address in ("/sitemap.xml", "/news-sitemap.xml"):
        assert story.slug not in client.get(address).content.decode()


def test_its_addresses_are_on_the_sites_own_host(client, settings):
    settings.SITE_URL = "https://news.example"
    factories.published_story()
    locations = [element.text for element in etree.fromstring(client.get("/sitemap.xml").content).iter("{*}loc")]
    assert locations
    assert all(location.startswith("https://news.example/") for location in locations)


def test_more_than_fits_a_file_becomes_a_list_of_files(client, monkeypatch):
    monkeypatch.setattr(DatedAddresses, "limit", 2)
    stories = [factories.published_story() for _ in range(3)]
    index = etree.fromstring(client.get("/sitemap.xml").content)
    assert index.tag.endswith("sitemapindex")
    paths = [_path(element.text) for element in index.iter("{*}loc")]
    found = {path for file in paths for path in listed(client, file)}
    assert {story.get_absolute_url() for story in stories} <= found


def test_news_is_two_days_old_at_most(client):
    now = timezone.now()
    new = factories.published_story("The new hole & more", slug="new", at=now - timedelta(hours=47))
    factories.published_story("The old hole", at=now - timedelta(hours=49))
    [entry] = etree.fromstring(client.get("/news-sitemap.xml").content).iter(f"{NEWS}news")
    assert entry.findtext(f"{NEWS}title") == "The new hole & more"
    assert entry.findtext(f"{NEWS}publication/{NEWS}name") == "Newsroom"
    assert entry.findtext(f"{NEWS}publication/{NEWS}language") == "en"
    assert datetime.fromisoformat(entry.findtext(f"{NEWS}publication_date")) == new.published_at


@pytest.mark.parametrize("address", ["/sitemap.xml", "/news-sitemap.xml"])
def test_the_number_of_queries_does_not_grow(client, address, django_assert_max_num_queries):
    for number in range(5):
        factories.published_story(f"Hole {number}", topics=[f"Topic {number}"], by=(f"Author {number}",))
        factories.judgment_version(of=factories.body(f"shire-{number}"))
    with django_assert_max_num_queries(12):
        client.get(address)


def test_robots_are_kept_from_the_desk_and_shown_both_maps(client, settings):
    answer = client.get("/robots.txt")
    assert answer.headers["Content-Type"].startswith("text/plain")
    robots = urllib.robotparser.RobotFileParser()
    robots.parse(answer.content.decode().splitlines())
    assert robots.can_fetch("Googlebot", f"{settings.SITE_URL}/stories/any/")
    assert not robots.can_fetch("Googlebot", f"{settings.SITE_URL}/admin/")
    assert robots.site_maps() == [f"{settings.SITE_URL}/sitemap.xml", f"{settings.SITE_URL}/news-sitemap.xml"]
