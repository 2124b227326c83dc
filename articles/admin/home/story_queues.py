"""Which stories a person has before them: the lists of the desk's front, and of the filter of the story list.

Both ask here, so that they always say the same.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from django.db.models import Case, Exists, F, OuterRef, Q, QuerySet, Subquery, Value, When
from django.utils import timezone

from articles.admin.permissions import is_editor
from articles.models import AuditLogEntry, Byline, Stage


def my_stories(stories: QuerySet, user) -> QuerySet:
    """What this person writes, or has been given, and is not out."""
    return stories.not_yet_scheduled().filter(_theirs(user)).order_by(F("due_at").asc(nulls_last=True), "-saved_at")


def waiting_for_me(stories: QuerySet, user) -> QuerySet:
    """For an editor what is to be reviewed, their own last; for a reporter what was sent back or given to them."""
    stories = stories.not_yet_scheduled()
    if is_editor(user):
        own = Case(When(_theirs(user), then=Value(1)), default=Value(0))
        return stories.filter(stage=Stage.FOR_REVIEW).order_by(own, F("due_at").asc(nulls_last=True), "saved_at")
    moves = AuditLogEntry.objects.moves().filter(story=OuterRef("uid")).order_by("-pk")
    sent_back = Q(last_move="sent back") & _theirs(user)
    stories = stories.filter(stage__in=(Stage.IDEA, Stage.DRAFT)).annotate(last_move=Subquery(moves.values("verb")[:1]))
    return stories.filter(Q(assigned_to=user) | sent_back).order_by(F("due_at").asc(nulls_last=True), "-saved_at")


def due_today(stories: QuerySet, user) -> QuerySet:
    """What should be ready by the end of today, and what is late."""
    return stories.not_yet_scheduled().filter(due_at__lt=midnight(1)).order_by("due_at", "pk")


def going_out_today(stories: QuerySet, user) -> QuerySet:
    """What readers will see before the day is over."""
    today = {"published_at__gte": midnight(0), "published_at__lt": midnight(1)}
    return stories.scheduled().filter(**today).order_by("published_at", "pk")


def being_changed(stories: QuerySet, user) -> QuerySet:
    """Stories that readers see and of which a working copy is open; what was saved last comes first."""
    return stories.with_open_copy().order_by("-copy_row__saved_at", "-pk")


def for_review_or_approved(stories: QuerySet, user) -> QuerySet:
    """What a writer has done with, and is not planned yet; a reporter's own alone. What was saved last comes first.

    A draft still lacks this and that, and a plan that its checks would stop is an alarm
    (articles/prepublication/alarms.py).
    """
    stories = (
        stories.not_yet_scheduled().filter(stage__in=(Stage.FOR_REVIEW, Stage.APPROVED)).order_by("-saved_at", "-pk")
    )
    return stories if is_editor(user) else stories.filter(_theirs(user))


def _theirs(user) -> Q:
    byline = Byline.objects.filter(story=OuterRef("pk"), author__account=user)
    return Q(created_by=user) | Q(assigned_to=user) | Exists(byline)


def midnight(days_ahead: int = 0) -> datetime:
    """The beginning of today, or of a day ahead, by the newsroom's clock."""
    day = timezone.localdate() + timedelta(days=days_ahead)
    return datetime.combine(day, time.min, tzinfo=timezone.get_default_timezone())


@dataclass(frozen=True)
class StoryQueue:
    """One of the lists: its word in an address, its heading, its stories, and what is said when there are none."""

    word: str
    title: str
    stories: Callable
    empty: str


CHOICES = (
    StoryQueue("waiting", "Waiting for me", waiting_for_me, "Nothing waits for you."),
    StoryQueue("mine", "Mine", my_stories, "You have nothing in hand: no idea, no draft, nothing for review."),
    StoryQueue("due", "Due today", due_today, "Nothing is due today, and nothing is late."),
    StoryQueue("out", "Going out today", going_out_today, "No story is planned for the rest of today."),
    StoryQueue("changing", "In a working copy", being_changed, "No story that readers see is being changed."),
)
ON_THEIR_WAY = StoryQueue(
    "checked", "For review or approved", for_review_or_approved, "Nothing is for review or approved."
)
