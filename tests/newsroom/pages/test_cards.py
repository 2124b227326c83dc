"""A judgment by itself, for other sites; and oEmbed, which tells them how to show it."""

import json
from datetime import timedelta

import pytest
from django.db import DatabaseError
from django.test import Client
from django.utils import timezone
from lxml import etree
from lxml import html as lxml_html

from inspections.models import CardRequest
from inspections.open_data.cards import site_in
from tests import factories
from tests.reading import get, queries, words


def address(version) -> str:
    return f"/cards/{version.pk}/"


def test_a_card_says_whose_judgment_it_is_and_where_it_was_seen():
    version = factories.judgment_version(
        "fair", published_on="2018-03", source="The Echo", source_page=9, confidence="secondary"
    )
    shown = words(address(version))
    for told in (
        "Round 1 · Borsetshire Police",
        "Digging",
        "splendid fair dreadful",
        "Published in March 2018.",
        "Seen in another source: The Echo, page 9.",
        "© TESTORATE 2018; we hold no licence.",
    ):
        assert told in shown


def test_the_inspection_leads_to_the_card_of_each_judgment():
    version = factories.judgment_version("fair")
    hidden = factories.judgment_version("dreadful", on=factories.area(code="depth"), released=False)
    page = lxml_html.fromstring(get(version.judgment.inspection.get_absolute_url()).content.decode())
    (form,) = page.xpath("//form[.//select[@name='of']]")
    assert [option.text for option in form.xpath(".//option")] == ["Digging: fair"]
    chosen = Client().get(form.get("action"), {"of": form.xpath(".//option/@value")[0]})
    assert (chosen.status_code, chosen["Location"]) == (302, address(version))
    assert Client().get("/cards/")["Location"] == "/data/"
    for of in (hidden.pk, 10**30, "9" * 5000, "x", "²"):
        assert Client().get("/cards/", {"of": of}).status_code == 404


def test_a_replaced_card_says_so_with_both_dates_and_leads_to_the_new_one():
    old = factories.judgment_version("fair", published_on="2024")
    new = factories.judgment_version("dreadful", published_on="2024-08-08")
    said = (
        "As first published in 2024: fair. Replaced on 8 August 2024 by dreadful (regraded). The judgment as it is now"
    )
    assert said in words(address(old))
    assert f'href="{address(new)}"' in get(address(old)).content.decode()
    assert "Regraded on 8 August 2024; it was fair, published in 2024." in words(address(new))


def test_a_card_replaced_twice_tells_what_came_next_and_what_is_now():
    old = factories.judgment_version("fair", published_on="2022")
    factories.judgment_version("dreadful", published_on="2023-01")
    factories.judgment_version("splendid", published_on="2024-02-01", reason="revisited")
    said = "Replaced in January 2023 by dreadful (regraded). Now, on 1 February 2024: splendid (revisited)."
    assert said in words(address(old))


@pytest.mark.parametrize("outcome", ["withdrawn", "quashed"])
def test_a_judgment_that_is_no_more_says_so(outcome):
    old = factories.judgment_version("fair", published_on="2024")
    new = factories.judgment_version(outcome=outcome, reason=outcome, published_on="2024-08-08")
    assert f"As first published in 2024: fair. {outcome.capitalize()} on 8 August 2024." in words(address(old))
    assert f"{outcome.capitalize()} on 8 August 2024; it was fair, published in 2024." in words(address(new))


@pytest.mark.parametrize("hidden", [{"released": False}, {"embargoed_until": timezone.now() + timedelta(days=1)}])
def test_what_readers_may_not_see_has_no_card_and_replaces_none(hidden):
    seen = factories.judgment_version("fair")
    version = factories.judgment_version("dreadful", **hidden)
    get(address(version), 404)
    assert "dreadful" not in words(address(seen)).replace("splendid fair dreadful", "")
    assert "Replaced" not in words(address(seen))


@pytest.mark.parametrize("pk", ["0", "999", "9223372036854775808", "9" * 40])
def test_a_number_that_is_none_of_a_judgment_is_not_there(pk):
    get(f"/cards/{pk}/", 404)


def test_search_engines_are_sent_to_the_inspection(client, settings):
    version = factories.judgment_version()
    page = get(address(version)).content.decode()
    assert '<meta name="robots" content="noindex">' in page
    assert f'<link rel="canonical" href="{settings.SITE_URL}/inspections/borsetshire/round-1/">' in page
    assert "/cards/" not in client.get("/sitemap.xml").content.decode()


def test_its_links_leave_the_frame():
    version = factories.judgment_version(source_url="https://example.org/report")
    factories.judgment_version("dreadful")
    links = lxml_html.fromstring(get(address(version)).content.decode()).xpath("//a")
    assert len(links) == 3
    assert {(link.get("target"), link.get("rel")) for link in links} == {("_blank", "noopener")}


def test_it_says_what_to_copy(settings):
    version = factories.judgment_version()
    [snippet] = lxml_html.fromstring(get(address(version)).content.decode()).xpath("//textarea")
    frame = lxml_html.fromstring(snippet.text)
    assert frame.tag == "iframe"
    assert frame.get("src") == settings.SITE_URL + address(version)
    assert frame.get("title") == "Digging: Borsetshire Police, Round 1"


def test_its_queries_do_not_grow():
    version = factories.judgment_version()
    get(address(version))
    before = queries(address(version))
    for _ in range(3):
        factories.judgment_version()
    assert (before, queries(address(version))) == (7, 7)


# ---- Who shows it


def hosts() -> list[str]:
    return sorted(CardRequest.objects.values_list("host", flat=True))


def show(version, referer: str = "") -> None:
    assert Client().get(address(version), headers={"Referer": referer} if referer else {}).status_code == 200


def test_the_site_that_shows_a_card_is_kept_and_nothing_else(settings):
    settings.SITE_URL = "https://news.example"
    version = factories.judgment_version()
    for referer in (
        "",
        "https://Blog.Example/a-page?of=somebody",
        "https://blog.example/another",
        "https://news.example/inspections/",
        "http://testserver/about/",
    ):
        show(version, referer)
    assert hosts() == ["", "blog.example"]


@pytest.mark.parametrize(
    ("referer", "site"),
    [
        ("https://blog.example:8080/x", "blog.example"),
        ("android-app://com.example", ""),
        ("about:blank", ""),
        ("https://[broken", ""),
        ("https://a b/", ""),
        ("https://" + "a" * 300, ""),
        ("https://exa\x00mple.org/", ""),
        ("https://(others)/", ""),
    ],
)
def test_of_an_address_only_the_name_of_a_site_is_taken(referer, site):
    assert site_in(referer) == site


def test_a_database_without_a_moment_does_not_break_a_card(monkeypatch):
    version = factories.judgment_version()

    def locked(*arguments, **fields):
        raise DatabaseError("database is locked")

    monkeypatch.setattr("inspections.models.cards.CardRequestQuerySet.get_or_create", locked)
    show(version, "https://blog.example/")
    assert hosts() == []


# ---- oEmbed


def ask(version, **asked):
    return Client().get("/oembed", {"url": _url(version)} | asked)


def _url(version) -> str:
    from django.conf import settings

    return settings.SITE_URL + address(version)


def test_oembed_tells_how_to_show_a_card(settings):
    version = factories.judgment_version("fair")
    answer = ask(version)
    told = answer.json()
    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    assert (told["type"], told["version"], told["provider_name"]) == ("rich", "1.0", "Newsroom")
    frame = lxml_html.fromstring(told["html"])
    assert (frame.get("src"), frame.get("loading")) == (_url(version), "lazy")
    assert [int(frame.get(name)) for name in ("width", "height")] == [told["width"], told["height"]]
    # What other sites keep must not become wrong when the judgment is replaced.
    assert "fair" not in json.dumps(told)


def test_oembed_in_xml_says_the_same():
    version = factories.judgment_version()
    answer = ask(version, format="xml")
    told = {element.tag: element.text for element in etree.fromstring(answer.content)}
    assert answer.headers["Content-Type"].startswith("text/xml")
    assert told == {name: str(value) for name, value in ask(version).json().items()}


def test_a_card_is_no_larger_than_asked_for():
    told = ask(factories.judgment_version(), maxwidth="300", maxheight="250").json()
    assert (told["width"], told["height"]) == (300, 250)


def test_a_card_leads_to_both_answers():
    version = factories.judgment_version()
    links = lxml_html.fromstring(get(address(version)).content.decode()).xpath("//link[contains(@type, '+oembed')]")
    assert {link.get("type") for link in links} == {"application/json+oembed", "text/xml+oembed"}
    for link in links:
        path = "/" + link.get("href").split("/", 3)[3]
        assert Client().get(path).status_code == 200


@pytest.mark.parametrize(
    ("asked", "status"),
    [
        ({}, 400),
        ({"url": ""}, 400),
        ({"url": "http://127.0.0.1:8000/cards/1/", "maxwidth": "wide"}, 400),
        ({"url": "http://127.0.0.1:8000/cards/1/", "maxwidth": "0"}, 400),
        ({"url": "http://127.0.0.1:8000/cards/1/", "format": "yaml"}, 501),
        ({"url": "http://127.0.0.1:8000/cards/999999/"}, 404),
        ({"url": "http://127.0.0.1:8000/cards/" + "9" * 40 + "/"}, 404),
        ({"url": "http://127.0.0.1:8000/about/"}, 404),
        ({"url": "http://127.0.0.1:8000/nothing/of/the/sort"}, 404),
        ({"url": "https://elsewhere.example/cards/1/"}, 404),
        ({"url": "https://[broken"}, 404),
        ({"url": "/cards/1/"}, 404),
    ],
)
def test_what_cannot_be_answered_says_why(asked, status):
    answer = Client().get("/oembed", asked)
    assert answer.status_code == status
    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    assert answer.content.decode().endswith(".\n")


def test_oembed_knows_no_hidden_card():
    assert ask(factories.judgment_version(released=False)).status_code == 404
