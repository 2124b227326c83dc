"""Every kind of page: sound HTML, light to load, nothing that moves once it is seen, nobody else's anything."""

import gzip
import re
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import brotli
import pytest
from django.conf import settings
from django.contrib.staticfiles.finders import find
from django.db import transaction
from django.test import Client, RequestFactory, override_settings
from django.urls import Resolver404, resolve
from lxml import html as lxml_html

from newsroom.serving import errors
from tests import factories
from tests.html_rules import faults

from . import every_kind
from .test_leaks import public_routes

# A page is the same whatever database it was read from.
pytestmark = pytest.mark.anywhere

# What the contract allows a page before its pictures, as it is sent.
FIRST_VIEW = 60_000
EMPTY = ["/", "/police/", "/archive/", "/corrections/", "/withdrawals/", "/inspections/", "/search/", "/search/?q=hole"]
EMPTY += ["/data/", "/about/", "/accessibility/"]


@dataclass(frozen=True)
class Page:
    kind: every_kind.Kind
    text: str
    cookies: bool

    @property
    def tree(self):
        return lxml_html.document_fromstring(self.text)


@pytest.fixture(scope="module")
def visited(django_db_setup, django_db_blocker, tmp_path_factory) -> tuple[list[Page], list[str]]:
    """All of them, asked for once; and what they lead to that is not there."""
    folder = tmp_path_factory.mktemp("media")
    with django_db_blocker.unblock(), override_settings(MEDIA_ROOT=folder), transaction.atomic():
        found = [ask(kind) for kind in every_kind.make()]
        dead = dead_links(found)
        transaction.set_rollback(True)
    fault = errors.server_error(RequestFactory().get("/")).content.decode()
    return [*found, Page(every_kind.Kind("500", "/", 500), fault, cookies=False)], dead


@pytest.fixture
def pages(visited) -> list[Page]:
    return visited[0]


def dead_links(pages: list[Page]) -> list[str]:
    """Of each sort of address that a page leads to, one is tried; what a preview leads to may be there only later."""
    led_to = "//a/@href | //link[@rel='alternate']/@href | //form/@action"
    ours = [
        (address.removeprefix(settings.SITE_URL), page.kind)
        for page in pages
        if page.kind.name != "preview"
        for address in page.tree.xpath(led_to)
    ]
    sorts = {_sort_of(address): (address, kind) for address, kind in ours if re.match("/(?!static/|media/)", address)}
    return [
        f"{kind.address} leads to {address}"
        for address, kind in sorts.values()
        if Client().get(address).status_code not in (200, 302)
    ]


def _sort_of(address: str) -> tuple:
    """Its route and what is asked of it; itself where there is no such route."""
    parts = urlsplit(address)
    try:
        found = resolve(parts.path)
    except Resolver404:
        return (parts.path,)
    return found.url_name, found.kwargs.get("form"), tuple(parse_qs(parts.query))


def ask(kind: every_kind.Kind) -> Page:
    answer = Client().get(kind.address)
    assert answer.status_code == kind.status, f"{kind.address}: {answer.status_code}"
    return Page(kind, answer.content.decode(), bool(answer.cookies))


def test_every_kind_of_page_is_looked_at(pages):
    names = {route.name for route in public_routes() if not str(route.name).endswith("-feed")}
    assert names - every_kind.NO_PAGES <= {page.kind.name for page in pages}, (
        f"Name a page of it in make() of {every_kind.__name__}, as full as it may get; or in NO_PAGES."
    )


def test_it_leads_to_no_page_that_is_not_there(visited):
    assert visited[1] == []


def test_its_html_is_sound(pages):
    found = [f"{page.kind.address}: {fault}" for page in pages for fault in faults(page.text)]
    assert not found, "\n".join(found)


@pytest.mark.parametrize("address", EMPTY)
def test_it_is_sound_when_there_is_nothing_to_show(address):
    factories.section("police")
    assert faults(Client().get(address).content.decode()) == []


def test_it_runs_no_script_and_sets_no_cookie(pages):
    for page in pages:
        assert not page.cookies, page.kind.address
        scripts = page.tree.xpath("//script[not(@type='application/ld+json')] | //@*[starts-with(name(), 'on')]")
        assert not scripts, page.kind.address


def stylesheet() -> str:
    """The one that readers are sent."""
    return Path(find("newsroom/site.css")).read_text()


def test_it_fetches_nothing_from_anybody_else(pages):
    fetched = "//img/@src | //source/@srcset | //link[@rel='stylesheet' or @rel='icon' or @rel='preload']/@href"
    for page in pages:
        for address in page.tree.xpath(f"{fetched} | //iframe/@src | //object/@data | //form/@action"):
            host = urlsplit(address.split()[0]).netloc
            assert not host or settings.SITE_URL.endswith(host), f"{page.kind.address} fetches {address}"
    assert not re.findall(r"url\(|@import|@font-face", stylesheet())


def test_its_first_view_is_light(pages):
    """As it is sent: the page by gzip, its one stylesheet by brotli, as in newsroom/serving/compression.py."""
    sheet = len(brotli.compress(stylesheet().encode(), quality=9))
    for page in pages:
        assert len(page.tree.xpath("//link[@rel='stylesheet']")) == 1, page.kind.address
        sent = len(gzip.compress(page.text.encode(), 6)) + sheet
        assert sent < FIRST_VIEW, f"{page.kind.address}: {sent} bytes"


def test_nothing_on_it_moves_once_it_is_seen(pages):
    """Pictures have their size before they come (`faults`), no font comes late, and the stylesheet moves nothing."""
    assert not re.findall(r"\b(transition|animation|@keyframes|scroll-behavior)\b", stylesheet())
    for page in pages:
        early = page.tree.xpath("//img[@loading='lazy'][not(ancestor::main)]")
        assert not early, page.kind.address


# ---- The rules themselves can fail

WHOLE = '<!doctype html><html lang="en"><head><title>A</title></head><body><main><h1>A</h1>{}</main></body></html>'


def test_a_sound_page_has_no_fault():
    assert faults(WHOLE.format('<p><a href="/">On</a></p><ul><li>One</li></ul>')) == []


@pytest.mark.anywhere
@pytest.mark.parametrize(
    ("broken", "said"),
    [
        ("<p>A</b></p>", "end tag"),
        ('<p class="a" class="b">A</p>', "attribute"),
        ('<p id="a">A</p><p id="a">B</p>', "stands 2 times"),
        ('<section aria-labelledby="x"><h2>B</h2></section>', "names “x”"),
        ('<p><a href="#x">B</a></p>', "leads to #x"),
        ('<form><input name="q"></form>', "input without a label"),
        ('<p><a href="/"></a></p>', "a without words"),
        ("<h3>B</h3>", "h3 follows an h1"),
        ("<h1>B</h1>", "one h1"),
        ("<h2> </h2>", "empty heading"),
        ('<p><button><input aria-label="q"></button></p>', "input stands inside"),
        ("<p><span><ul><li>A</li></ul></span></p>", "ul stands inside a span"),
        ("<ul><p>A</p></ul>", "p is a child of a ul"),
        ("<div><li>A</li></div>", "li is a child of a div"),
        ('<p><img src="a" width="1" height="1"></p>', "picture without alt"),
        ('<p><img src="a" alt=""></p>', "picture without width"),
        ('<svg class="x"></svg>', "drawing without a name"),
        ("<center>A</center>", "obsolete: center"),
        ('<p style="color: red">A</p>', "style in the page"),
        ('<p><time datetime="24 November">A</time></p>', "is no date"),
        ("<main>B</main>", "main part"),
    ],
)
def test_a_broken_page_is_told_of(broken, said):
    assert any(said.lower() in fault.lower() for fault in faults(WHOLE.format(broken))), faults(WHOLE.format(broken))
