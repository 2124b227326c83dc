"""Stands around Django: answers from what is kept, and keeps what anybody would have been sent.

In:  a request of somebody who is not logged in, for a page, a feed, a sitemap or a data file.
Out: Django's answer, made in the generation that now is (freshness.py), for everybody who asks before the next.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from itertools import chain
from threading import Lock

from django.conf import settings
from django.db.utils import Error
from django.urls import reverse

from inspections.open_data.cards import site_in

from .freshness import Freshness, Generation
from .pages import Headers, KeptPage
from .store import PageStore

# A sitemap of 50,000 addresses fits. What is longer is sent on as it comes.
MAX_PAGE_BYTES = 8 * 1024 * 1024
FEEDS = ("application/rss+xml", "application/atom+xml", "application/feed+json")
# So many misses are made at a time; who asks for the same page waits for it instead of making it again.
LOCKS = 64
# What Django is asked without: it makes the whole page once, and the kept page answers the rest.
LEFT_OUT = ("HTTP_ACCEPT_ENCODING", "HTTP_IF_NONE_MATCH", "HTTP_IF_MODIFIED_SINCE")
Application = Callable[[dict, Callable], Iterable[bytes]]


@dataclass
class Answer:
    """What Django answered, as far as it was read: `rest` is what came after MAX_PAGE_BYTES."""

    status: str = ""
    headers: Headers = field(default_factory=list)
    body: bytes = b""
    rest: Iterable[bytes] | None = None

    @property
    def is_for_everybody(self) -> bool:
        said = {name.lower(): value.lower() for name, value in self.headers}
        keeps = said.get("cache-control", "")
        return (
            self.status.startswith("200")
            and self.rest is None
            # In the second in which something changed a feed has no date yet, and gets one.
            and (not said.get("content-type", "").startswith(FEEDS) or "last-modified" in said)
            and not said.keys() & {"set-cookie", "content-encoding"}
            and "cookie" not in said.get("vary", "")
            and "private" not in keeps
            and "no-store" not in keeps
        )


class PageCache:
    def __init__(self, application: Application, freshness: Freshness, store: PageStore) -> None:
        self.application, self.freshness, self.store = application, freshness, store
        self._locks = [Lock() for _ in range(LOCKS)]

    def __call__(self, environ: dict, start_response) -> Iterable[bytes]:
        generation = self._generation() if _is_readers(environ) else None
        if generation is None:
            return self.application(environ, start_response)
        key = _key(environ)
        is_known, page = self.store.get(key, generation)
        # A page is made for whoever asks for it: a HEAD alone must not do what a GET does.
        if not is_known and environ["REQUEST_METHOD"] == "GET":
            with self._locks[hash(key) % LOCKS]:
                is_known, page = self.store.get(key, generation)
                if not is_known:
                    return self._made(key, generation, environ, start_response)
        return page.answer(environ, start_response) if page else self.application(environ, start_response)

    def _generation(self) -> Generation | None:
        """None while the database does not answer: Django then says so."""
        try:
            return self.freshness.generation()
        except Error:
            return None

    def _made(self, key: tuple, generation: Generation, environ: dict, start_response) -> Iterable[bytes]:
        answer = _ask(self.application, environ)
        page = KeptPage(answer.headers, answer.body) if answer.is_for_everybody else None
        self.store.put(key, generation, page)
        if page:
            return page.answer(environ, start_response)
        start_response(answer.status, answer.headers)
        return chain([answer.body], answer.rest) if answer.rest else [answer.body]


def _is_readers(environ: dict) -> bool:
    """Staff see no cache, nor does whoever was just told something; files are not Django's to make."""
    path, cookies = environ.get("PATH_INFO", ""), environ.get("HTTP_COOKIE", "")
    return (
        environ["REQUEST_METHOD"] in ("GET", "HEAD")
        and not path.startswith(_elsewhere())
        and not ("HTTP_RANGE" in environ or settings.SESSION_COOKIE_NAME in cookies or "messages" in cookies)
    )


@cache
def _elsewhere() -> tuple[str, ...]:
    return (reverse("admin:index"), reverse("health"), settings.STATIC_URL, settings.MEDIA_URL)


def _key(environ: dict) -> tuple:
    """All that an answer may depend on; what is asked after the address stands last."""
    path = environ.get("PATH_INFO", "")
    scheme = (environ.get("wsgi.url_scheme", ""), environ.get("HTTP_X_FORWARDED_PROTO", ""))
    return (environ.get("HTTP_HOST", ""), scheme, path, _framed_by(path, environ), environ.get("QUERY_STRING", ""))


def _framed_by(path: str, environ: dict) -> str:
    """The site in which a card stands: each is noted when it first asks."""
    return site_in(environ.get("HTTP_REFERER", "")) if path.startswith(_cards()) else ""


@cache
def _cards() -> str:
    return reverse("cards")


def _ask(application: Application, environ: dict) -> Answer:
    """Django's answer, whole and uncompressed."""
    answer = Answer()

    def start(status: str, headers: Headers, exc_info=None) -> None:
        answer.status, answer.headers = status, list(headers)

    asked = {name: value for name, value in environ.items() if name not in LEFT_OUT}
    parts = application(asked, start)
    answer.body, rest = _beginning(iter(parts))
    if rest:
        answer.rest = _closing(rest, parts)
    elif hasattr(parts, "close"):
        parts.close()
    return answer


def _beginning(parts: Iterator[bytes]) -> tuple[bytes, Iterator[bytes] | None]:
    """The whole, joined; or as much as is kept at most, and the rest."""
    read, size = [], 0
    for part in parts:
        read.append(part)
        size += len(part)
        if size > MAX_PAGE_BYTES:
            return b"".join(read), parts
    return b"".join(read), None


def _closing(rest: Iterator[bytes], parts) -> Iterator[bytes]:
    try:
        yield from rest
    finally:
        if hasattr(parts, "close"):
            parts.close()
