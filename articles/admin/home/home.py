"""The front of the desk: what a person has before them today, each list short, with its full list one step away."""

from dataclasses import dataclass
from time import monotonic

from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone

from articles.admin.story.publish_buttons import when
from articles.admin.widgets.staff_field import display_name
from articles.models import ErrorReport, Reply, Story
from articles.prepublication.check_archive import StoryResult, check_stories
from articles.record_uses import record_changes

from .story_queues import CHOICES, ON_THEIR_WAY, StoryQueue

SHOWN = 6
# The checks of a very long story take a quarter of a second: the front must open all the same.
SECONDS_FOR_CHECKS = 0.25


@dataclass(frozen=True)
class HomeLine:
    """One thing of a list: its words, where they lead, and what is said beside them."""

    text: str
    address: str
    about: str
    is_late: bool = False


@dataclass(frozen=True)
class DeskList:
    """What the front shows of one list; `more` leads to all of it, and `said` is a sentence above its lines."""

    title: str
    lines: list[HomeLine]
    empty: str
    more: str
    is_more: bool = False
    said: str = ""


def lists_for(user) -> list[DeskList]:
    """All lists of the front. However much there is, the database is asked as often; see the tests."""
    of_stories = (_of_stories(choice, user) for choice in CHOICES)
    return [*of_stories, replies(), failed_checks(user), record_tasks(), reported_errors()]


def _of_stories(choice: StoryQueue, user) -> DeskList:
    found = choice.stories(Story.objects.all(), user).select_related("assigned_to", "section").defer("body")
    shown = list(found[: SHOWN + 1])
    more = reverse("admin:articles_story_changelist", query={"desk": choice.word})
    return DeskList(choice.title, [_line(story) for story in shown[:SHOWN]], choice.empty, more, len(shown) > SHOWN)


def _line(story: Story) -> HomeLine:
    about = [
        story.status.capitalize(),
        publication_moment(story),
        display_name(story.assigned_to) if story.assigned_to else "",
    ]
    address = reverse("admin:articles_story_change", args=[story.pk])
    return HomeLine(story.headline, address, " · ".join(filter(None, about)), is_late(story))


def publication_moment(story: Story) -> str:
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
    number, rows = record_changes.number_open(), list(record_changes.open_tasks()[:SHOWN])
    page = reverse("admin:articles_recordanswer_tasks")
    lines = [
        HomeLine(
            task.story.headline, f"{page}#task-{task.key}", f"{task.now.judgment.area}: now {task.now.outcome_in_words}"
        )
        for task in record_changes.read_changes(rows)
    ]
    waits = "use of a record that has changed waits" if number == 1 else "uses of a record that has changed wait"
    return DeskList("Record tasks", lines, "None open.", page, number > SHOWN, f"{number} {waits} for an answer.")


def reported_errors() -> DeskList:
    """What readers say is wrong in a story, and no editor has answered."""
    found = ErrorReport.objects.open().select_related("story")
    number, shown = found.count(), found[:SHOWN]
    lines = [
        HomeLine(
            str(report),
            reverse("admin:articles_errorreport_change", args=[report.pk]),
            f"“{report.story}” · {when(report.came_at)}{f' · {report.times} times' if report.times > 1 else ''}",
        )
        for report in shown
    ]
    wait = "error that a reader reported waits" if number == 1 else "errors that readers reported wait"
    more = reverse("admin:articles_errorreport_changelist", query={"state__exact": ErrorReport.State.OPEN})
    return DeskList("Reported errors", lines, "None open.", more, number > SHOWN, f"{number} {wait} for an editor.")


def replies() -> DeskList:
    """Who was asked for comment and has not answered in time, or has and readers are not told yet."""
    number, page = Reply.objects.open().count(), reverse("admin:articles_reply_open")
    lines = [_reply(reply, page) for reply in Reply.objects.open()[:SHOWN]]
    waits = "reply waits" if number == 1 else "replies wait"
    return DeskList("Replies", lines, "None waits.", page, number > SHOWN, f"{number} {waits} for somebody.")


def _reply(reply: Reply, page: str) -> HomeLine:
    about = f"{reply.state().capitalize()} · {reply.story}"
    return HomeLine(reply.who, f"{page}#reply-{reply.pk}-of", about, reply.state() == "overdue")


def failed_checks(user) -> DeskList:
    """Stories on their way to readers that would be stopped: of those saved last, as many as there is time for."""
    stories = ON_THEIR_WAY.stories(Story.objects.all(), user)
    number, looked_at = stories.count(), _looked_at(stories)
    are_all = number == len(looked_at)
    part = "" if are_all else f", the {len(looked_at)} saved last were checked"
    said = f"Of {number} for review or approved{part}:"
    empty = f"{said} none would be stopped." if number else ON_THEIR_WAY.empty
    lines = [_failure(one) for one in looked_at if one.blocking]
    more = reverse("admin:articles_story_changelist", query={"desk": ON_THEIR_WAY.word})
    return DeskList("Failed checks", lines, empty, more, not are_all, said)


def _looked_at(stories: QuerySet) -> list[StoryResult]:
    """Each with its problems, until the time is over."""
    last, until, looked_at = list(stories.values_list("pk", flat=True)[:SHOWN]), monotonic() + SECONDS_FOR_CHECKS, []
    for one in check_stories(Story.objects.filter(pk__in=last)):
        looked_at.append(one)
        if monotonic() > until:
            break
    return looked_at


def _failure(one: StoryResult) -> HomeLine:
    address = reverse("admin:articles_story_change", args=[one.story.pk])
    first, *others = one.blocking
    and_more = f" And {len(others)} more." if others else ""
    return HomeLine(one.story.headline, f"{address}#checks", f"{first.text}{and_more}")
