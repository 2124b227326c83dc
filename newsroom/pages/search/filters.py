"""What a reader narrows a search to: kind, section, topic, body, days, and the order. All of it in the address.

What is not known is left out, and never an error; a date that cannot be read is told.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from urllib.parse import urlencode

from articles.models import Section, Topic
from inspections.models import Body

from . import date_filter
from .query import cleaned

KINDS = {"stories": "Stories", "judgments": "Judgments", "inspections": "Inspections", "bodies": "Bodies"}
IN_SINGULAR = {"stories": "story", "judgments": "judgment", "inspections": "inspection", "bodies": "body"}
NEWEST = "newest"


@dataclass(frozen=True)
class SearchFilter:
    kind: str = ""
    section: Section | None = None
    topic: Topic | None = None
    body: Body | None = None
    year: str = ""
    since: date | None = None
    until: date | None = None
    sort: str = ""
    unread: tuple[str, ...] = ()

    @property
    def newest_first(self) -> bool:
        return self.sort == NEWEST

    @property
    def narrows(self) -> bool:
        return bool(self.kind or self.section or self.topic or self.body or self.has_days)

    @property
    def has_days(self) -> bool:
        return bool(self.year or self.since or self.until)

    @property
    def facets(self) -> list[str]:
        """As the index has them."""
        rows = {"§s": self.section, "§t": self.topic, "§b": self.body}
        return [f"{letter}{row.pk}" for letter, row in rows.items() if row] + ([f"§y{self.year}"] if self.year else [])

    def takes(self, kind: str) -> bool:
        """Whether things of a kind can fit: only stories have a section or a topic, and a body has no date."""
        if self.kind not in ("", kind):
            return False
        return kind == "stories" or not (self.section or self.topic or (kind == "bodies" and self.has_days))

    def address(self, text: str, **changed) -> str:
        """The query of this choice, with some of it changed; the shortest that says it."""
        choice = replace(self, **changed)
        values = {"q": text, "kind": choice.kind, "year": choice.year, "sort": choice.sort}
        values |= {"from": choice.since, "to": choice.until}
        values |= {name: row.slug for name in ("section", "topic", "body") if (row := getattr(choice, name))}
        return "?" + urlencode({name: value for name, value in values.items() if value})


def chosen_filter(asked: Mapping[str, str]) -> SearchFilter:
    slugs = {name: cleaned(asked.get(name, "")) for name in ("section", "topic", "body")}
    rows = {"section": Section.objects, "topic": Topic.objects.public(), "body": Body.objects}
    year, kind = cleaned(asked.get("year", "")), asked.get("kind", "")
    (since, no_first), (until, no_last) = (
        _read(date_filter.first_day, asked.get("from", "")),
        _read(date_filter.last_day, asked.get("to", "")),
    )
    return SearchFilter(
        kind=kind if kind in KINDS else "",
        year=year if year.isascii() and year.isdigit() and len(year) == 4 else "",
        since=since,
        until=until,
        sort=NEWEST if asked.get("sort") == NEWEST else "",
        unread=tuple(filter(None, (no_first, no_last))),
        **{name: rows[name].filter(slug=slug).first() for name, slug in slugs.items() if slug},
    )


def _read(read: Callable[[str], date | None], typed: str) -> tuple[date | None, str]:
    """The day, or what could not be read as one."""
    text = cleaned(typed)
    try:
        return read(text), ""
    except ValueError:
        return None, text
