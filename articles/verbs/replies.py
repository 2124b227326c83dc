"""What readers are told of those who were asked, and what an editor settles of them without a new text."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from articles.models import Reply, Story
from articles.models.right_of_reply import quoted_reply, reply_line

from .permissions import require_editor


def set_reply_lines(story: Story, moment: datetime) -> None:
    """Set what readers who see the story from a moment are told of those who were asked: what the log now says."""
    for reply in story.replies.select_related("body"):
        reply.story = story
        reply.line, reply.words = reply_line(reply, moment), quoted_reply(reply)
        reply.line_says, reply.line_at = reply.outcome, moment
        reply.save(update_fields=["line", "words", "line_says", "line_at"])


def note_no_answer(reply: Reply, *, by) -> None:
    """Nothing came, and nothing is waited for any more. What readers were told stands until an update."""
    require_editor(by)
    if reply.outcome not in Reply.OPEN:
        raise ValueError(f"{reply.who} has answered meanwhile: look at it again.")
    with transaction.atomic():
        reply.outcome = Reply.Outcome.SILENT
        reply.save(update_fields=["outcome"])
        # A save of both, so that a form that somebody has open does not put the entry back unseen.
        for story in filter(None, (reply.story, reply.story.working_copy)):
            story.save_if_unchanged(by=by)
            story.versions.keep(story, "saved", by=by)


def settle_late_answer(reply: Reply, *, by) -> None:
    """An answer came after readers saw the story, and an editor leaves the story as it is."""
    require_editor(by)
    if reply.outcome not in Reply.CAME:
        raise ValueError(f"{reply.who} has not answered: there is nothing to leave as it is.")
    reply.settled_at, reply.settled_by = timezone.now(), by
    reply.save(update_fields=["settled_at", "settled_by"])
