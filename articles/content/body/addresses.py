"""Where a link leads, without what programs wrapped around it: who reads our page is nobody's business but theirs.

https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fexample.org%2Freport&data=05%7Creporter%40…
    →   https://example.org/report
"""

import base64
import binascii
import re
from collections.abc import Callable
from urllib.parse import SplitResult, parse_qsl, unquote, urlencode, urlsplit, urlunsplit

# A wrapper within a wrapper is unwrapped so often at most.
DEEPEST = 3
TRACKING = re.compile(
    r"utm_\w+|mc_[ce]id|(?:fb|g)clid|gbraid|wbraid|msclkid|dclid|igshid|yclid|_hsenc|_hsmi|mkt_tok|vero_\w+|at_(?:medium|campaign)"
)
SCHEMELESS = re.compile(r"www\.[\w-]+(?:\.[\w-]+)+(?:[/?#].*)?", re.IGNORECASE)


def plain_address(address: str) -> str:
    """The address itself: unwrapped, without what follows a reader, and with a scheme where only that was left out."""
    address = address.strip()
    if SCHEMELESS.fullmatch(address):
        address = f"https://{address}"
    for _ in range(DEEPEST):
        address, before = _unwrapped(address), address
        if address == before:
            break
    return _without_tracking(address)


def _unwrapped(address: str) -> str:
    if (parts := _split(address)) is None:
        return address
    for is_wrapper, inside in WRAPPERS:
        if is_wrapper(parts) and (found := inside(parts)).startswith(("http://", "https://")):
            return found
    return address


def _split(address: str) -> SplitResult | None:
    try:
        parts = urlsplit(address)
    except ValueError:
        return None
    return parts if parts.scheme in ("http", "https") else None


def _without_tracking(address: str) -> str:
    parts = _split(address)
    if parts is None or not any(TRACKING.fullmatch(name) for name, _ in parse_qsl(parts.query, keep_blank_values=True)):
        return address
    kept = [one for one in parse_qsl(parts.query, keep_blank_values=True) if not TRACKING.fullmatch(one[0])]
    return urlunsplit(parts._replace(query=urlencode(kept)))


# ---- Wrappers: how each is known, and what stands in it


def _parameter(name: str) -> Callable[[SplitResult], str]:
    return lambda parts: dict(parse_qsl(parts.query)).get(name, "")


def _in_urldefense_2(parts: SplitResult) -> str:
    """Proofpoint's second form writes “-” for “%” and “_” for “/”."""
    return unquote(_parameter("u")(parts).translate(str.maketrans("-_", "%/")))


def _in_urldefense_3(parts: SplitResult) -> str:
    """Its third keeps the address between “__”, a “*” for each character that stands at the end in base64."""
    found = re.search(r"/v3/__(.+?)__;([\w=-]*)!", f"{parts.path}{'?' if parts.query else ''}{parts.query}")
    if not found:
        return ""
    try:
        characters = iter(base64.urlsafe_b64decode(found[2] + "=" * (-len(found[2]) % 4)).decode())
    except (binascii.Error, UnicodeDecodeError):
        return ""
    whole = re.sub(r"\*", lambda star: next(characters, star[0]), found[1])
    return re.sub(r"^(https?:/)(?!/)", r"\1/", whole)


def _at(host: str, path: str = "") -> Callable[[SplitResult], bool]:
    """Pages of a host, or of those below it, under a path."""

    def is_there(parts: SplitResult) -> bool:
        name = (parts.hostname or "").lower()
        return (name == host or name.endswith(f".{host}")) and parts.path.startswith(path)

    return is_there


WRAPPERS: tuple[tuple[Callable[[SplitResult], bool], Callable[[SplitResult], str]], ...] = (
    (_at("safelinks.protection.outlook.com"), _parameter("url")),
    (_at("urldefense.com", "/v3/"), _in_urldefense_3),
    (_at("urldefense.com", "/v2/"), _in_urldefense_2),
    (_at("urldefense.proofpoint.com", "/v2/"), _in_urldefense_2),
    (_at("www.google.com", "/url"), lambda parts: _parameter("q")(parts) or _parameter("url")(parts)),
    (_at("www.google.co.uk", "/url"), lambda parts: _parameter("q")(parts) or _parameter("url")(parts)),
    (_at("l.facebook.com", "/l.php"), _parameter("u")),
    (_at("lm.facebook.com", "/l.php"), _parameter("u")),
    (_at("l.instagram.com"), _parameter("u")),
    (_at("www.youtube.com", "/redirect"), _parameter("q")),
    (_at("www.linkedin.com", "/redir/redirect"), _parameter("url")),
    (_at("t.umblr.com", "/redirect"), _parameter("z")),
    (_at("slack-redir.net", "/link"), _parameter("url")),
    (_at("statics.teams.cdn.office.net", "/evergreen-assets/safelinks"), _parameter("url")),
)
