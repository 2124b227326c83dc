"""Public stories that a query finds, through the index of whichever database is used.

Ranking every story that has a common word takes longer than a reader waits. So of all that match only the newest are
looked at, ranked and counted; `is_cut` says that there are older ones.
"""

from collections import Counter
from dataclasses import dataclass, field
from typing import NamedTuple

from django.db import connection

from articles.models import Story

from . import key_range, postgresql, sqlite
from .filters import SearchFilter
from .highlight import END, START
from .key_range import KeyRange
from .query import Query

MOST = 1000
# Where words stand, and what is not there, is read in each story that has the words: in no more than so many.
READ = 3000


class StoryMatch(NamedTuple):
    story: int
    place: int
    facets: str
    score: float


@dataclass(frozen=True)
class Matches:
    """Stories found, the best or the newest first. `is_read_in_part` says that older ones were not looked at."""

    rows: list[StoryMatch] = field(default_factory=list)
    is_cut: bool = False
    is_read_in_part: bool = False
    is_ranked: bool = False

    def counts(self) -> Counter:
        """How many of them have each facet: “§s3” is section 3."""
        return Counter(facet for row in self.rows for facet in row.facets.split())


def find_stories(query: Query, choice: SearchFilter) -> Matches:
    if not query:
        return Matches()
    within = key_range.within(choice.since, choice.until)
    oldest = _oldest_read(query, choice, within)
    # To weigh a phrase, SQLite reads every story that has its words.
    is_ranked = not choice.newest_first and not (oldest and query.has_phrase)
    rows = _newest(query, choice, within.from_place(oldest), by_rank=is_ranked)
    # What fits equally well stays newest first.
    best = sorted(rows[:MOST], key=lambda match: -match.score)
    return Matches(best, len(rows) > MOST, oldest is not None, is_ranked)


def _oldest_read(query: Query, choice: SearchFilter, within: KeyRange) -> int | None:
    """The place of the last story in which a phrase, or a word not wanted, is looked for; None if in all."""
    if not (query.has_phrase or query.unwanted):
        return None
    found, parameters = _backend().found(query.loosened, choice.facets)
    place = _backend().PLACE
    statement = f"SELECT {place} FROM {found} AND {within.sql(place)} ORDER BY {place} DESC LIMIT 1 OFFSET {READ - 1}"
    rows = _ask(statement, [*parameters, *within])
    return rows[0][0] if rows else None


def _newest(query: Query, choice: SearchFilter, within: KeyRange, *, by_rank: bool) -> list[StoryMatch]:
    """As many as are looked at, newest first, and one more if there are more; scored if they are to be ranked."""
    for first in _backend().from_places(within.first):
        rows = _within(query, choice, within.from_place(first), by_rank=by_rank)
        if len(rows) > MOST:
            break
    return rows


def _within(query: Query, choice: SearchFilter, within: KeyRange, *, by_rank: bool) -> list[StoryMatch]:
    found, parameters = _backend().found(query, choice.facets)
    public, of_public = _public()
    place = _backend().PLACE
    inner = f"{found} AND {within.sql(place)} AND {public} ORDER BY {place} DESC LIMIT {MOST + 1}"
    asked = _backend().ranked(inner, [*parameters, *within, *of_public], query, by_rank=by_rank)
    return [StoryMatch(*row) for row in _ask(*asked)]


def marked_excerpts(query: Query, rows: list[StoryMatch]) -> dict[int, tuple[str, str]]:
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
