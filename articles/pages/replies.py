"""What readers are told of those who were asked, for a page that is not out yet and as plain text."""

from collections.abc import Iterable
from datetime import datetime

from articles.models import Reply, Story
from articles.models.right_of_reply import quoted_reply, reply_line


def replies_as_told(story: Story, moment: datetime) -> list[Reply]:
    """The log of a story as readers would be told it if it went out at a moment; nothing is saved."""
    replies = list(story.reply_log.select_related("body"))
    for reply in replies:
        reply.story, reply.line, reply.words = story.original, reply_line(reply, moment), quoted_reply(reply)
    return [reply for reply in replies if reply.line]


def replies_as_text(replies: Iterable[Reply]) -> list[str]:
    """What readers are told of each, as plain text."""
    return [f"{reply.line} “{reply.words}”" if reply.words else reply.line for reply in replies]
