"""Public stories that a query finds, through the index of whichever database is used.

Ranking every story that has a common word takes longer than a reader waits. So of all that match only the newest are
looked at, ranked and counted; `is_cut` says that there are older ones.
"""

from collections import Counter
from dataclasses import dataclass, field
from typing import NamedTuple

from django.db import connection

from articles.models import Story

from . import postgresql, sqlite
from .choice import Choice
from .marks import END, START
from .query import Query

MOST = 1000


class Match(NamedTuple):
    story: int
    place: int
    facets: str
    score: float


@dataclass(frozen=True)
class Matches:
    """Stories found, the best or the newest first, as was asked for."""

    rows: list[Match] = field(default_factory=list)
    is_cut: bool = False

    def counts(self) -> Counter:
        """How many of them have each facet: “§s3” is section 3."""
        return Counter(facet for row in self.rows for facet in row.facets.split())


def find(query: Query, choice: Choice) -> Matches:
    if not query:
        return Matches()
    # A phrase is weighed only where it is in few: to weigh it, SQLite reads every story that has it.
    by_rank = not choice.newest_first
    rows = _newest(query, choice, by_rank=by_rank and not query.has_phrase)
    if by_rank and query.has_phrase and len(rows) <= MOST:
        rows = _newest(query, choice, by_rank=True)
    ranked = sorted(rows[:MOST], key=lambda match: (-match.score, -match.place))
    return Matches(ranked, is_cut=len(rows) > MOST)


def _newest(query: Query, choice: Choice, *, by_rank: bool) -> list[Match]:
    """As many as are looked at, and one more if there are more; scored if they are to be ranked."""
    found, parameters = _backend().found(query, choice.facets)
    public, of_public = _public()
    inner = f"{found} AND {public} ORDER BY {_backend().PLACE} DESC LIMIT {MOST + 1}"
    asked = _backend().ranked(inner, [*parameters, *of_public], query, by_rank=by_rank)
    return [Match(*row) for row in _ask(*asked)]


def marked(query: Query, rows: list[Match]) -> dict[int, tuple[str, str]]:
    """By story, its headline and an excerpt, with marks around the words that were looked for."""
    if not rows:
        return {}
    asked = _backend().marked(query, [row.place for row in rows], START, END)
    return {story: (headline, excerpt) for story, headline, excerpt in _ask(*asked)}


def _public() -> tuple[str, list]:
    """That a row's story is one that readers may see, as `published()` has it at this moment."""
    here = Story.objects.published().order_by().extra(where=["articles_story.id = kept.story_id"])
    statement, parameters = here.values("pk").query.sql_with_params()
    return f"EXISTS ({statement})", list(parameters)


def _backend():
    return postgresql if connection.vendor == "postgresql" else sqlite


def _ask(statement: str, parameters: list) -> list[tuple]:
    with connection.cursor() as cursor:
        cursor.execute(statement, parameters)
        return cursor.fetchall()
