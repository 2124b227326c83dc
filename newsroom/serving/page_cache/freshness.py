"""As of when a page is fresh: the stamp that every change of something public moves, and the clock's next moment."""

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from threading import Lock, local

from django.apps import apps
from django.db import connection
from django.db.models import F, Min, Model
from django.db.utils import Error
from django.utils import timezone

from articles.models import FrontPageStory, Publication, Story
from newsroom.pages.sitemaps import NEWS_LASTS

from .triggers import STAMP

# Nothing was ever written: 0.
NUMBER = f"SELECT COALESCE(MAX(number), 0) FROM {STAMP}"


@dataclass(frozen=True, eq=False)
class Generation:
    """Pages made within one are as good as anew until something public is committed, or until its moment comes."""

    number: int
    until: datetime


class Freshness:
    """Asked on every request: microseconds on SQLite, one tiny query on PostgreSQL."""

    def __init__(self) -> None:
        self._generation: Generation | None = None
        self._lock, self._own = Lock(), local()

    def generation(self) -> Generation:
        """The one that now is. Raises the database's Error when it does not answer."""
        number, found = self._number(), self._generation
        if self._is_past(found, number):
            with self._lock:
                if self._is_past(found := self._generation, number):
                    found = self._generation = Generation(number, next_moment(timezone.now()))
        return found

    def _is_past(self, found: Generation | None, number: int) -> bool:
        return found is None or found.number != number or found.until <= timezone.now()

    def _number(self) -> int:
        if connection.vendor == "sqlite":
            return self._number_in_sqlite()
        try:
            return self._number_in_postgresql()
        except Error:
            # Left idle for longer than the server keeps a connection.
            connection.close()
            return self._number_in_postgresql()

    def _number_in_postgresql(self) -> int:
        connection.ensure_connection()
        with connection.wrap_database_errors:
            return connection.connection.execute(NUMBER, prepare=True).fetchone()[0]

    def _number_in_sqlite(self) -> int:
        """By a connection that writes nothing, whose `data_version` moves whenever another one has committed."""
        own = self._own
        if not hasattr(own, "connection"):
            name = str(connection.settings_dict["NAME"])
            own.connection, own.seen = sqlite3.connect(name, uri=name.startswith("file:"), isolation_level=None), None
        with connection.wrap_database_errors:
            # Fetched to the end, so that no statement stays open and holds on to what it saw.
            ((seen,),) = own.connection.execute("PRAGMA data_version").fetchall()
            if seen != own.seen:
                ((own.number,),) = own.connection.execute(NUMBER).fetchall()
                own.seen = seen
        return own.number


def next_moment(now: datetime) -> datetime:
    """When the clock alone will change what readers see: at the latest when the newsroom's day ends."""
    return min(moment for moment in _moments(now) if moment and moment > now)


def _moments(now: datetime) -> Iterator[datetime | None]:
    tomorrow = timezone.localtime(now).date() + timedelta(days=1)
    yield timezone.make_aware(datetime.combine(tomorrow, datetime.min.time()))
    out = Story.objects.public_or_scheduled().order_by()
    yield _first(out, "published_at", after=now)
    wait = Publication.get().feed_wait
    # It enters the feeds after a wait, and leaves the sitemap of news.
    for age in (wait, NEWS_LASTS):
        if reached := _first(out, "published_at", after=now - age):
            yield reached + age
    for model in embargoed_models():
        yield _first(model.objects.order_by(), "embargoed_until", after=now)
    yield _first(FrontPageStory.objects.order_by(), "shown_until", after=now)


def embargoed_models() -> list[type[Model]]:
    """Every model whose rows can be under an embargo."""
    return [model for model in apps.get_models() if any(one.name == "embargoed_until" for one in model._meta.fields)]


def _first(rows, column: str, *, after: datetime) -> datetime | None:
    return rows.filter(**{f"{column}__gt": after}).aggregate(first=Min(F(column)))["first"]
