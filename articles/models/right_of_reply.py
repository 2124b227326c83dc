"""A reply in words: the line that readers are told, the words they may read, what an entry has wrong.

Asked of a row of `Reply`, whose own words for its outcomes they use.
"""

from datetime import datetime

from django.utils import timezone

from inspections.moments import day_on_our_clock


def reply_line(reply, moment: datetime) -> str:
    """What readers of the story at a moment are told; empty when they are told nothing. Never anybody's own words."""
    if reply.told == reply.Told.NOTHING:
        return ""
    asked = f"{reply.who} was asked for comment on {day_on_our_clock(reply.asked_at)}"
    match reply.outcome:
        case reply.Outcome.ANSWERED:
            return f"{asked} and replied{_late(reply)}{':' if reply.told == reply.Told.WORDS else '.'}"
        case reply.Outcome.DECLINED:
            return f"{asked} and declined to comment{_late(reply)}."
    if reply.state(moment) == "waiting":
        return f"{asked} and has until {day_on_our_clock(reply.answer_until)} to reply."
    return f"{asked} and had not replied {_when(reply.story, moment)}."


def quoted_reply(reply) -> str:
    """The words of the answer, where an editor lets readers see them."""
    return reply.answer if reply.told == reply.Told.WORDS else ""


def validation_errors(reply) -> dict[str, str]:
    """What somebody must mend in an entry before it can be saved, by field."""
    return dict(_errors(reply))


def _errors(reply):
    if bool(reply.body_id) == bool(reply.name.strip()):
        yield "name", "Say who was asked: a body of the record, or else a name; not both."
    if reply.asked_at and reply.asked_at > timezone.now():
        yield "asked_at", "This lies ahead: note it once they have been asked."
    if reply.asked_at and reply.answer_until and reply.answer_until < reply.asked_at:
        yield "answer_until", "This is before they were asked."
    yield from _errors_of_answer(reply)


def _errors_of_answer(reply):
    if reply.answer.strip() and reply.outcome != reply.Outcome.ANSWERED:
        yield "outcome", "There are words of an answer below: choose “answered”, or take them out."
    if reply.outcome == reply.Outcome.ANSWERED and not reply.answer.strip():
        yield "answer", "Note the answer: its words, or what was said."
    if reply.outcome in reply.CAME and not reply.answered_at:
        yield "answered_at", "Say when it came."
    if reply.answered_at and reply.answered_at > timezone.now():
        yield "answered_at", "This lies ahead: note the answer once it has come."
    elif reply.answered_at and reply.asked_at and reply.answered_at < reply.asked_at:
        yield "answered_at", "This is before they were asked."


def _late(reply) -> str:
    """Said of what came after readers first saw the story."""
    out = reply.story.published_at
    if not out or not reply.answered_at or reply.answered_at <= out:
        return ""
    return f" on {day_on_our_clock(reply.answered_at)}, after this story was first published"


def _when(story, moment: datetime) -> str:
    out = story.published_at
    return "when this story was last updated" if out and moment > out else "by the time of publication"
