"""A page as it is kept: what Django answered, once, and the forms in which browsers take it."""

import gzip
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

import brotli
from django.utils.http import parse_http_date_safe

# What is smaller is not worth the work, and what is no text is compressed already.
FEWEST_BYTES = 200
TEXT = ("text/", "application/json", "application/feed+json", "application/rss", "application/atom", "application/xml")
TEXT_TOO = ("image/svg+xml", "application/javascript", "application/manifest+json")
# What a browser that has the page is told with “not modified”.
OF_NOT_MODIFIED = {"cache-control", "content-location", "date", "etag", "expires", "last-modified", "vary"}
Headers = list[tuple[str, str]]


@dataclass(frozen=True, eq=False)
class KeptPage:
    """An answer of 200 that anybody would have been sent, uncompressed."""

    headers: Headers
    body: bytes
    of: Mapping[str, str] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "of", {name.lower(): value for name, value in self.headers})

    @property
    def size(self) -> int:
        """About what it takes in memory, with its compressed forms."""
        return 2 * len(self.body) + 2000

    @cached_property
    def _compresses(self) -> bool:
        kind = self.of.get("content-type", "")
        return len(self.body) >= FEWEST_BYTES and kind.startswith(TEXT + TEXT_TOO)

    @cached_property
    def _brotli(self) -> bytes:
        return brotli.compress(self.body, quality=5)

    @cached_property
    def _gzip(self) -> bytes:
        return gzip.compress(self.body, compresslevel=6, mtime=0)

    def in_form(self, accepted: str) -> tuple[bytes, str]:
        """The body as a browser that accepts these encodings takes it, and the name of its encoding."""
        codings = _accepted(accepted) if self._compresses else ()
        if "br" in codings:
            return self._brotli, "br"
        return (self._gzip, "gzip") if "gzip" in codings else (self.body, "")

    def is_held(self, environ: Mapping[str, str]) -> bool:
        """Whether whoever asks has it already."""
        if tags := environ.get("HTTP_IF_NONE_MATCH"):
            return tags.strip() == "*" or _bare(self.of.get("etag", "")) in {_bare(one) for one in tags.split(",")}
        since = parse_http_date_safe(environ.get("HTTP_IF_MODIFIED_SINCE", ""))
        changed = parse_http_date_safe(self.of.get("last-modified", ""))
        return since is not None and changed is not None and changed <= since

    def answer(self, environ: Mapping[str, str], start_response) -> list[bytes]:
        body, coding = self.in_form(environ.get("HTTP_ACCEPT_ENCODING", ""))
        headers = self._headers(coding)
        if self.is_held(environ):
            start_response("304 Not Modified", [one for one in headers if one[0].lower() in OF_NOT_MODIFIED])
            return []
        start_response("200 OK", [*headers, ("Content-Length", str(len(body)))])
        return [] if environ["REQUEST_METHOD"] == "HEAD" else [body]

    def _headers(self, coding: str) -> Headers:
        headers = [one for one in self.headers if one[0].lower() not in ("content-length", "vary", "etag")]
        vary = [name for name in self.of.get("vary", "").split(", ") if name and name.lower() != "accept-encoding"]
        headers.append(("Vary", ", ".join([*vary, "Accept-Encoding"])))
        if tag := self.of.get("etag"):
            # The same page in other bytes: as Django's own compression says it.
            headers.append(("ETag", f"W/{tag}" if coding and not tag.startswith("W/") else tag))
        return [*headers, ("Content-Encoding", coding)] if coding else headers


def _bare(tag: str) -> str:
    return tag.strip().removeprefix("W/")


def _accepted(header: str) -> set[str]:
    """The codings named in Accept-Encoding, but those that it refuses (`br;q=0`)."""
    codings = (one.replace(" ", "").lower().partition(";q=") for one in header.split(","))
    return {name for name, _, weight in codings if weight.strip("0.") or not weight}
