"""The checks over many stories: each in turn, none kept, the record read once for all."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.db.models import Min, QuerySet
from django.utils import timezone

from articles.claims.record import Records
from articles.models import Story

from . import PARTS, problems_in, read_proof
from .problems import Problem

# So many stories are in memory at a time.
AT_A_TIME = 50
STATES = ("draft", "scheduled", "published", "all")


@dataclass(frozen=True)
class StoryResult:
    story: Story
    problems: list[Problem]

    @property
    def blocking(self) -> list[Problem]:
        return [problem for problem in self.problems if problem.blocks_publication]


def stories_in(state: str, since: date | None = None, slugs=()) -> QuerySet:
    """The stories of a state, saved on or after a day, or those named; what was withdrawn is nobody's work any more."""
    drafts, public = Story.objects.filter(published_at=None), Story.objects.published()
    stories = {
        "draft": drafts,
        "published": public,
        "scheduled": Story.objects.public_or_scheduled().exclude(pk__in=public.values("pk")),
        "all": Story.objects.filter(withdrawn_at=None),
    }[state]
    if since:
        stories = stories.filter(saved_at__date__gte=since)
    return stories.filter(slug__in=slugs) if slugs else stories


def publication_time(story: Story, now=None):
    """The moment for which a story is checked: when it goes out, or now."""
    now = now or timezone.now()
    return max(story.published_at or now, now)


def check_stories(stories: QuerySet) -> Iterator[StoryResult]:
    """Each story with its problems: those about one inspection after each other, the newest first.

    So the papers of an inspection are read into an index once, and not again for each story that quotes them.
    """
    now = timezone.now()
    by_inspection = stories.annotate(about=Min("inspections")).order_by("about", "-pk")
    records = Records()
    for story in _with_parts(by_inspection).iterator(chunk_size=AT_A_TIME):
        proof = read_proof(story, publication_time(story, now), records)
        yield StoryResult(story, problems_in(proof))


def _with_parts(stories: QuerySet) -> QuerySet:
    """With what most rules look at, asked once for many stories."""
    return stories.select_related("section", "lead_picture").prefetch_related(*PARTS)
