"""Which words the site's own addresses already use, read from the URL configuration itself."""

from django.core.exceptions import ValidationError
from django.urls import URLResolver, get_resolver


def taken_words(under: str = "") -> set[str]:
    """The fixed words that stand first below a prefix: `admin`, `feed.rss`; under `inspections/`: `compare`."""
    return {word for word in (_first_word(route, under) for route in _routes()) if word}


def _routes(resolver=None, before: str = ""):
    for pattern in (resolver or get_resolver()).url_patterns:
        route = before + str(pattern.pattern)
        yield route
        if isinstance(pattern, URLResolver) and not route.startswith("admin/"):
            yield from _routes(pattern, route)


def _first_word(route: str, under: str) -> str:
    if not route.startswith(under):
        return ""
    word = route.removeprefix(under).split("/")[0]
    return "" if "<" in word or "^" in word else word


def refuse_taken(slug: str, under: str = "") -> None:
    """Raise ValidationError when the slug would hide, or be hidden by, an address of the site."""
    if slug in taken_words(under):
        raise ValidationError(f"“{slug}” is an address of the site itself: choose another.", code="reserved")


def validate_body_slug(slug: str) -> None:
    refuse_taken(slug, under="inspections/")
