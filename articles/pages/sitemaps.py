"""Stories and their lists for search engines: public ones only, a list dated by the newest change in it."""

from collections.abc import Iterator
from datetime import datetime

from django.db.models import Max
from django.db.models.functions import Coalesce, TruncMonth
from django.urls import reverse

from articles.models import Author, Correction, Section, Story, Topic
from inspections.sitemaps import DatedAddresses


class StorySitemap(DatedAddresses):
    def items(self) -> list[tuple[str, datetime]]:
        stories = Story.objects.published().newest_first().only("slug", "published_at", "updated_at")
        return [(story.get_absolute_url(), story.changed_at) for story in stories]


class ListSitemap(DatedAddresses):
    """Sections, topics, authors and months with a story in them."""

    def items(self) -> list[tuple[str, datetime]]:
        lists = ((Section, "stories"), (Topic, "stories"), (Author, "bylines__story"))
        subjects = [item for model, path in lists for item in _subjects(model, path)]
        return [*subjects, *_months()]


def newest_change() -> datetime | None:
    return Story.objects.published().aggregate(newest=Max(_changed_at()))["newest"]


def newest_correction() -> datetime | None:
    return Correction.objects.public().aggregate(newest=Max("made_at"))["newest"]


def newest_withdrawal() -> datetime | None:
    return Story.objects.withdrawn().aggregate(newest=Max("withdrawn_at"))["newest"]


def _subjects(model, path: str) -> Iterator[tuple[str, datetime]]:
    rows = model.objects.filter(**{f"{path}__in": Story.objects.published()})
    for row in rows.annotate(newest=Max(_changed_at(f"{path}__"))).order_by("pk"):
        yield row.get_absolute_url(), row.newest


def _months() -> Iterator[tuple[str, datetime]]:
    stories = Story.objects.published().annotate(month=TruncMonth("published_at"))
    for month, newest in stories.order_by("month").values_list("month").annotate(newest=Max(_changed_at())):
        yield reverse("archive", args=[month.year, month.month]), newest


def _changed_at(path: str = "") -> Coalesce:
    """Story.changed_at, in the database."""
    return Coalesce(f"{path}updated_at", f"{path}published_at")
