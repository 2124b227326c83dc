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
from inspections.models import JudgmentVersion, Source


def last_modified() -> datetime | None:
    """A whole second after the newest change; None while that second has not passed, or when nothing ever changed."""
    newest = max(_changes(), default=None)
    if newest is None:
        return None
    after = newest.replace(microsecond=0) + timedelta(seconds=1)
    return after if after <= timezone.now() else None


def _changes() -> Iterator[datetime]:
    once_public = Story.objects.published() | Story.objects.withdrawn()
    yield from _entered_after_a_wait(Publication.get())
    for rows, columns in (
        (once_public, ("saved_at", "published_at")),
        (JudgmentVersion.objects.public(), ("released_at", "embargoed_until")),
        (Correction.objects.public(), ("made_at",)),
        (Source.objects.public(), ("added_at", "embargoed_until")),
        (Publication.objects.all(), ("saved_at",)),
    ):
        newest = rows.order_by().aggregate(**{f"newest_{column}": Max(column) for column in columns})
        yield from filter(None, newest.values())


def _entered_after_a_wait(publication: Publication) -> Iterator[datetime]:
    newest = Story.objects.in_feeds(publication.feed_wait).order_by().aggregate(newest=Max("published_at"))["newest"]
    if newest:
        yield newest + publication.feed_wait
