"""Every list that readers can open and follow: its page and its three feeds show the same things."""

from dataclasses import dataclass
from datetime import datetime

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.dates import MONTHS

from articles.models import Author, Correction, Section, Story, Topic
from articles.models.corrections import CorrectionQuerySet
from articles.models.stories import StoryQuerySet
from inspections.models import Body


@dataclass(frozen=True)
class FeedSource:
    """What can be followed at an address: its feeds stand at `feed.rss`, `.atom` and `.json` below."""

    title: str
    description: str
    address: str

    def feed_address(self, form: str) -> str:
        return f"{self.address}feed.{form}"

    @property
    def tag_specific(self) -> str:
        """The part of its feed's `tag:` URI that is its own."""
        return f"feed{self.address}".rstrip("/")


@dataclass(frozen=True)
class Listing(FeedSource):
    """A list of public stories, newest first.

    `subject` is the section, topic, author or body that the list is of; None for all stories and for a month.
    """

    stories: StoryQuerySet
    subject: Section | Topic | Author | Body | None = None

    @property
    def tag_specific(self) -> str:
        if self.subject:
            # Not its slug, which may change: a subscriber's reader must know the feed again.
            return f"feed/{self.subject._meta.model_name}/{self.subject.pk}"
        return super().tag_specific


@dataclass(frozen=True)
class Corrections(FeedSource):
    """All that we have corrected, newest first."""

    corrections: CorrectionQuerySet


def all_stories() -> Listing:
    return Listing("All stories", "Every story that we publish", reverse("front"), _newest(Story.objects.all()))


def all_corrections() -> Corrections:
    description = "What we got wrong, and what is right"
    found = Correction.objects.public().newest_first().for_lists()
    return Corrections("Corrections", description, reverse("corrections"), found)


def in_section(slug: str) -> Listing:
    section = get_object_or_404(Section, slug=slug)
    return _of(section, section.name, section.description, Story.objects.filter(section=section))


def on_topic(slug: str) -> Listing:
    """Asked for under the name of a topic that was merged, it is the list of the one that stands for it."""
    public = Topic.objects.public()
    topic = public.filter(slug=slug).first() or get_object_or_404(public, former__slug=slug)
    return _of(topic, topic.name, f"Stories about {topic.name}", Story.objects.filter(topics=topic))


def by_author(slug: str) -> Listing:
    author = get_object_or_404(Author.objects.public(), slug=slug)
    return _of(author, author.name, author.role, Story.objects.filter(bylines__author=author))


def for_body(slug: str) -> Listing:
    body = get_object_or_404(Body, slug=slug)
    return _of(body, body.name, f"Stories about {body.name}", Story.objects.about(body))


def in_month(year: int, month: int) -> Listing:
    """Stories first published in a month of the newsroom's own clock; 404 when there is none."""
    if not 1 <= month <= 12:
        raise Http404("There is no such month.")
    stories = _newest(
        Story.objects.filter(published_at__gte=_start(year, month), published_at__lt=_start(year, month + 1))
    )
    if not stories.exists():
        raise Http404("Nothing was published in this month.")
    title = f"{MONTHS[month]} {year}"
    return Listing(title, f"Stories of {title}", reverse("archive", args=[year, month]), stories)


def _of(subject, title: str, description: str, stories) -> Listing:
    return Listing(title, description, subject.get_absolute_url(), _newest(stories), subject)


def _newest(stories) -> StoryQuerySet:
    return stories.published().newest_first()


def _start(year: int, month: int) -> datetime:
    years, months = divmod(month - 1, 12)
    return datetime(year + years, months + 1, 1, tzinfo=timezone.get_default_timezone())
