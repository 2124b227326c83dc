"""The log of replies in words: the line that readers are told, what a form has wrong, what waits at the desk."""

from datetime import datetime

from django.utils import timezone

from .models import Reply, Story
from .models.replies import ReplyQuerySet


def line_of(reply: Reply, moment: datetime) -> str:
    """What readers of the story at a moment are told; empty when they are told nothing. Never anybody's own words."""
    if reply.told == Reply.Told.NOTHING:
        return ""
    asked = f"{reply.who} was asked for comment on {_day(reply.asked_at)}"
    match reply.outcome:
        case Reply.Outcome.ANSWERED:
            return f"{asked} and replied{_late(reply)}{':' if reply.told == Reply.Told.WORDS else '.'}"
        case Reply.Outcome.DECLINED:
            return f"{asked} and declined to comment{_late(reply)}."
    if reply.state(moment) == "waiting":
        return f"{asked} and has until {_day(reply.answer_until)} to reply."
    return f"{asked} and had not replied {_when(reply.story, moment)}."


def words_of(reply: Reply) -> str:
    """The words of the answer, where an editor lets readers see them."""
    return reply.answer if reply.told == Reply.Told.WORDS else ""


def lines_of(story: Story, moment: datetime) -> list[Reply]:
    """The log of a story as readers would be told it if it went out at a moment; nothing is saved."""
    replies = list(story.reply_log.select_related("body"))
    for reply in replies:
        reply.story, reply.line, reply.words = story.original, line_of(reply, moment), words_of(reply)
    return [reply for reply in replies if reply.line]


def as_text(story: Story) -> list[str]:
    """What readers are told of each, as plain text. Uses what `for_reading()` has fetched."""
    return [f"{reply.line} “{reply.words}”" if reply.words else reply.line for reply in story.replies.all()]


def open_replies() -> ReplyQuerySet:
    """What waits at the desk: unanswered past or at their day, and late answers that readers are not told of yet."""
    return Reply.objects.open()


def slips(reply: Reply) -> dict[str, str]:
    """What somebody must mend in an entry before it can be saved, by field."""
    return dict(_slips(reply))


def _slips(reply: Reply):
    if bool(reply.body_id) == bool(reply.name.strip()):
        yield "name", "Say who was asked: a body of the record, or else a name; not both."
    if reply.asked_at and reply.asked_at > timezone.now():
        yield "asked_at", "This lies ahead: note it once they have been asked."
    if reply.asked_at and reply.answer_until and reply.answer_until < reply.asked_at:
        yield "answer_until", "This is before they were asked."
    yield from _slips_of_answer(reply)


def _slips_of_answer(reply: Reply):
    if reply.answer.strip() and reply.outcome != Reply.Outcome.ANSWERED:
        yield "outcome", "There are words of an answer below: choose “answered”, or take them out."
    if reply.outcome == Reply.Outcome.ANSWERED and not reply.answer.strip():
        yield "answer", "Note the answer: its words, or what was said."
    if reply.outcome in Reply.CAME and not reply.answered_at:
        yield "answered_at", "Say when it came."
    if reply.answered_at and reply.answered_at > timezone.now():
        yield "answered_at", "This lies ahead: note the answer once it has come."
    elif reply.answered_at and reply.asked_at and reply.answered_at < reply.asked_at:
        yield "answered_at", "This is before they were asked."


def _late(reply: Reply) -> str:
    """Said of what came after readers first saw the story."""
    out = reply.story.published_at
    if not out or not reply.answered_at or reply.answered_at <= out:
        return ""
    return f" on {_day(reply.answered_at)}, after this story was first published"


def _when(story: Story, moment: datetime) -> str:
    out = story.published_at
    return "when this story was last updated" if out and moment > out else "by the time of publication"


def _day(moment: datetime) -> str:
    return f"{timezone.localtime(moment):%-d %B %Y}"
