"""The planning calendar: one month of what is due, what goes out, and which embargoes end."""

import calendar
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import MAXYEAR, MINYEAR, date, datetime, time, timedelta

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from articles.models import Story
from inspections.models import Source


@dataclass(frozen=True)
class CalendarEntry:
    """Something at a moment of a day."""

    at: datetime
    what: str
    text: str
    address: str


@dataclass
class Day:
    on: date
    is_of_month: bool
    is_today: bool
    entries: list[CalendarEntry] = field(default_factory=list)


@require_safe
def month_view(request, site, opts) -> HttpResponse:
    if not request.user.has_perm("articles.view_story"):
        raise PermissionDenied
    first = _month(request.GET.get("month", ""))
    days = _days(first)
    for entry in sorted(_entries(request.user, *_span(days)), key=lambda entry: entry.at):
        days[timezone.localdate(entry.at)].entries.append(entry)
    context = site.each_context(request) | {
        "opts": opts,
        "title": f"Planning: {first:%B %Y}",
        "days": list(days.values()),
        "is_empty": not any(day.entries for day in days.values()),
        "weekdays": calendar.day_name,
        "before": first - timedelta(days=1),
        "after": first + timedelta(days=31),
    }
    return render(request, "admin/articles/story/calendar.html", context)


def _month(asked: str) -> date:
    """The first day of the month asked for, `2026-11`; of this month for anything else."""
    try:
        first = datetime.strptime(asked, "%Y-%m").replace(tzinfo=timezone.get_default_timezone()).date()
    except ValueError:
        first = timezone.localdate().replace(day=1)
    # A year at the very edge has no month before or after it.
    return first if MINYEAR + 1 < first.year < MAXYEAR - 1 else timezone.localdate().replace(day=1)


def _days(first: date) -> dict[date, Day]:
    """The days of whole weeks, Monday first, that hold the month."""
    today = timezone.localdate()
    days = calendar.Calendar().itermonthdates(first.year, first.month)
    return {day: Day(day, day.month == first.month, day == today) for day in days}


def _span(days: dict[date, Day]) -> tuple[datetime, datetime]:
    """From the first midnight to the last, by the newsroom's clock."""
    first, last = min(days), max(days) + timedelta(days=1)
    zone = timezone.get_default_timezone()
    return datetime.combine(first, time.min, tzinfo=zone), datetime.combine(last, time.min, tzinfo=zone)


def _entries(user, start: datetime, end: datetime) -> Iterator[CalendarEntry]:
    stories = Story.objects.select_related("assigned_to").defer("body", "standfirst")
    for story in stories.not_yet_scheduled().filter(due_at__gte=start, due_at__lt=end):
        who = f", {story.assigned_to}" if story.assigned_to else ""
        yield _of_story(story.due_at, f"due ({story.status}{who})", story)
    for story in stories.public_or_scheduled().filter(published_at__gte=start, published_at__lt=end):
        yield _of_story(story.published_at, "went out" if story.state == "published" else "goes out", story)
    if user.has_perm("inspections.view_source"):
        for source in Source.objects.filter(embargoed_until__gte=start, embargoed_until__lt=end).defer("attribution"):
            address = reverse("admin:inspections_source_change", args=[source.pk])
            yield CalendarEntry(source.embargoed_until, "embargo ends", str(source), address)


def _of_story(at: datetime, what: str, story: Story) -> CalendarEntry:
    return CalendarEntry(at, what, story.headline, reverse("admin:articles_story_change", args=[story.pk]))
