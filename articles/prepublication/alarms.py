"""What should have followed by itself, and has not: each thing with what to do about it.

Publication is a query on the clock and needs no worker, so it can never be overdue. What can be is the reading of the
archive after the record grew, and a story that is planned and would not pass its checks when its time comes.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Max

from articles.claims.record import Records
from articles.models import ArchiveScan, Story
from inspections.models import JudgmentVersion
from inspections.models.release import SEEN_FROM

from . import blocking_problems

AHEAD = timedelta(hours=24)
# The desk's front must open whatever is planned; the command looks at all.
LOOKED_AT = 10


@dataclass(frozen=True)
class Alarm:
    """`what` may be told to anybody, and names no story; `story` is for the desk alone."""

    what: str
    since: datetime
    remedy: str
    story: Story | None = None


def unread_archive() -> Iterator[Alarm]:
    """Stories were saved before readers first saw a judgment that they may name, and were not read again since."""
    first_seen = JudgmentVersion.objects.public().filter(number=1).annotate(seen_at=SEEN_FROM)
    grown_at = first_seen.aggregate(newest=Max("seen_at"))["newest"]
    if grown_at is None or ArchiveScan.objects.filter(began_at__gte=grown_at).exists():
        return
    if Story.objects.public_or_scheduled().filter(saved_at__lt=grown_at).exists():
        yield Alarm(
            "The record has grown, and the archive has not been read for what it says of it.",
            grown_at,
            "Run manage.py find_mentions.",
        )


def blocked_plans(limit: int | None = LOOKED_AT) -> Iterator[Alarm]:
    """Stories that go out within a day though a problem has come up since they were planned."""
    records = Records()
    for story in Story.objects.scheduled_within(AHEAD)[:limit]:
        if problems := blocking_problems(story, story.published_at, records):
            remedy = " ".join(problem.text for problem in problems)
            yield Alarm("A planned story would not pass its checks.", story.published_at, remedy, story)
