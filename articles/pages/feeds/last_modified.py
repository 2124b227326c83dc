"""Since when every feed has been as it is: its Last-Modified.

It may be too new, never too old: a withdrawal must not be answered with "not modified". So it is the newest of all that
can change any feed, of this list or another, withdrawn stories included; and it is rounded up, because the header
counts whole seconds, and something may yet happen in the second that runs. What has no date of its own, such as an
author's name, shows in the ETag, which is of the bytes themselves and is asked first.
"""

from collections.abc import Iterator
from datetime import datetime, timedelta

from django.db.models import Max
from django.utils import timezone

from articles.models import Correction, Publication, Story
from articles.models.stories import StoryQuerySet
from inspections.models import JudgmentVersion, Source


def last_modified() -> datetime | None:
    """A whole second after the newest change; None while that second has not passed, or when nothing ever changed."""
    newest = max(_changes(), default=None)
    if newest is None:
        return None
    after = newest.replace(microsecond=0) + timedelta(seconds=1)
    return after if after <= timezone.now() else None


def _changes() -> Iterator[datetime]:
    yield from filter(None, _changes_of_stories(Publication.get()))
    for rows, columns in (
        (JudgmentVersion.objects.public(), ("released_at", "embargoed_until")),
        (Correction.objects.public(), ("made_at",)),
        (Source.objects.public(), ("added_at", "embargoed_until")),
        (Publication.objects.all(), ("saved_at",)),
    ):
        newest = rows.order_by().aggregate(**{f"newest_{column}": Max(column) for column in columns})
        yield from filter(None, newest.values())


def _changes_of_stories(publication: Publication) -> Iterator[datetime | None]:
    """Who withdraws a story saves it; one that was planned enters after its wait."""
    yield _newest(Story.objects.published() | Story.objects.withdrawn(), "saved_at")
    entered = _newest(Story.objects.in_feeds(publication.feed_wait), "published_at")
    yield entered and entered + publication.feed_wait


def _newest(stories: StoryQuerySet, column: str) -> datetime | None:
    """Read off an index, and not worked out over all stories."""
    return stories.order_by(f"-{column}").values_list(column, flat=True).first()
