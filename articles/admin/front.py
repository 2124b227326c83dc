"""The front of the desk: what a person has before them today, each list short, with its full list one step away.

Each list is a choice of stories that the filter of the story list knows too, so that both always say the same.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from django.db.models import Case, Exists, F, OuterRef, Q, QuerySet, Subquery, Value, When
from django.urls import reverse
from django.utils import timezone

from ..models import Byline, ErrorReport, Stage, Story, Transition
from ..used_in import tasks
from .permissions import is_editor
from .planning import name_of
from .publishing import when

SHOWN = 6


# ---- Which stories


def mine(stories: QuerySet, user) -> QuerySet:
    """What this person writes, or has been given, and is not out."""
    return stories.unpublished().filter(_theirs(user)).order_by(F("due_at").asc(nulls_last=True), "-saved_at")


def waiting(stories: QuerySet, user) -> QuerySet:
    """For an editor what is to be reviewed, their own last; for a reporter what was sent back or given to them."""
    stories = stories.unpublished()
    if is_editor(user):
        own = Case(When(_theirs(user), then=Value(1)), default=Value(0))
        return stories.filter(stage=Stage.FOR_REVIEW).order_by(own, F("due_at").asc(nulls_last=True), "saved_at")
    moves = Transition.objects.moves().filter(story=OuterRef("uid")).order_by("-pk")
    sent_back = Q(last_move="sent back") & _theirs(user)
    stories = stories.filter(stage__in=(Stage.IDEA, Stage.DRAFT)).annotate(last_move=Subquery(moves.values("verb")[:1]))
    return stories.filter(Q(assigned_to=user) | sent_back).order_by(F("due_at").asc(nulls_last=True), "-saved_at")


def due_today(stories: QuerySet, user) -> QuerySet:
    """What should be ready by the end of today, and what is late."""
    return stories.unpublished().filter(due_at__lt=midnight(1)).order_by("due_at", "pk")


def going_out_today(stories: QuerySet, user) -> QuerySet:
    """What readers will see before the day is over."""
    return stories.scheduled().filter(published_at__lt=midnight(1)).order_by("published_at", "pk")


def being_changed(stories: QuerySet, user) -> QuerySet:
    """Stories that readers see and of which a working copy is open; what was saved last comes first."""
    return stories.with_open_copy().order_by("-copy_row__saved_at", "-pk")


def _theirs(user) -> Q:
    byline = Byline.objects.filter(story=OuterRef("pk"), author__account=user)
    return Q(created_by=user) | Q(assigned_to=user) | Exists(byline)


def midnight(days_ahead: int = 0) -> datetime:
    """The beginning of today, or of a day ahead, by the newsroom's clock."""
    day = timezone.localdate() + timedelta(days=days_ahead)
    return datetime.combine(day, time.min, tzinfo=timezone.get_default_timezone())


@dataclass(frozen=True)
class Choice:
    """One of the lists: its word in an address, its heading, its stories, and what is said when there are none."""

    word: str
    title: str
    stories: Callable
    empty: str


CHOICES = (
    Choice("waiting", "Waiting for me", waiting, "Nothing waits for you."),
    Choice("mine", "Mine", mine, "You have nothing in hand: no idea, no draft, nothing for review."),
    Choice("due", "Due today", due_today, "Nothing is due today, and nothing is late."),
    Choice("out", "Going out today", going_out_today, "No story is planned for the rest of today."),
    Choice("changing", "In a working copy", being_changed, "No story that readers see is being changed."),
)


# ---- How the front shows them


@dataclass(frozen=True)
class Line:
    """One thing of a list: its words, where they lead, and what is said beside them."""

    text: str
    address: str
    about: str
    is_late: bool = False


@dataclass(frozen=True)
class DeskList:
    """What the front shows of one list; `more` leads to all of it, and `said` is a sentence above its lines."""

    title: str
    lines: list[Line]
    empty: str
    more: str
    is_more: bool = False
    said: str = ""


def lists_for(user) -> list[DeskList]:
    """All lists of the front, in a fixed number of queries. Others join here: unanswered replies, failed checks."""
    return [*(_of_stories(choice, user) for choice in CHOICES), record_tasks(), reported_errors()]


def _of_stories(choice: Choice, user) -> DeskList:
    found = choice.stories(Story.objects.all(), user).select_related("assigned_to", "section").defer("body")
    shown = list(found[: SHOWN + 1])
    more = reverse("admin:articles_story_changelist", query={"desk": choice.word})
    return DeskList(choice.title, [_line(story) for story in shown[:SHOWN]], choice.empty, more, len(shown) > SHOWN)


def _line(story: Story) -> Line:
    about = [story.status.capitalize(), when_of(story), name_of(story.assigned_to) if story.assigned_to else ""]
    address = reverse("admin:articles_story_change", args=[story.pk])
    return Line(story.headline, address, " · ".join(filter(None, about)), is_late(story))


def when_of(story: Story) -> str:
    """The moment that matters now: until it is planned, when it is due; then when it goes or went out."""
    if story.published_at:
        return f"{'goes out ' if story.state == 'scheduled' else 'out '}{when(story.published_at)}"
    if not story.due_at:
        return ""
    return f"{'was due' if is_late(story) else 'due'} {when(story.due_at)}"


def is_late(story: Story) -> bool:
    return story.state == "draft" and story.due_at is not None and story.due_at < timezone.now()


def record_tasks() -> DeskList:
    """Uses of a record that has changed."""
    number, rows = tasks.number_open(), list(tasks.open_tasks()[:SHOWN])
    page = reverse("admin:articles_recordanswer_tasks")
    lines = [
        Line(
            task.story.headline, f"{page}#task-{task.key}", f"{task.now.judgment.area}: now {task.now.outcome_in_words}"
        )
        for task in tasks.read(rows)
    ]
    waits = "use of a record that has changed waits" if number == 1 else "uses of a record that has changed wait"
    return DeskList("Record tasks", lines, "None open.", page, number > SHOWN, f"{number} {waits} for an answer.")


def reported_errors() -> DeskList:
    """What readers say is wrong in a story, and no editor has answered."""
    found = ErrorReport.objects.open().select_related("story")
    number, shown = found.count(), found[:SHOWN]
    lines = [
        Line(
            str(report),
            reverse("admin:articles_errorreport_change", args=[report.pk]),
            f"“{report.story}” · {when(report.came_at)}{f' · {report.times} times' if report.times > 1 else ''}",
        )
        for report in shown
    ]
    wait = "error that a reader reported waits" if number == 1 else "errors that readers reported wait"
    more = reverse("admin:articles_errorreport_changelist", query={"state__exact": ErrorReport.State.OPEN})
    return DeskList("Reported errors", lines, "None open.", more, number > SHOWN, f"{number} {wait} for an editor.")
