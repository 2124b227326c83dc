"""A story as readers are given it: its content, and what they are told with it."""

from dataclasses import dataclass

from articles.content.story_content import StoryContent, saved_content
from articles.models import Correction, Reply, Story, StoryUpdate

from .judgment_boxes import JudgmentBox, pinned_boxes


@dataclass(frozen=True, eq=False)
class PublicContent(StoryContent):
    """What page, feed entry and preview of a story show. `boxes` are its judgments, each in the version shown."""

    boxes: tuple[JudgmentBox, ...]
    replies: tuple[Reply, ...]
    corrections: tuple[Correction, ...]
    updates: tuple[StoryUpdate, ...]


def public_content(story: Story) -> PublicContent:
    """Of a story as `for_reading()` has fetched it, which has nothing that readers may not see; asks for nothing."""
    return PublicContent(
        **vars(saved_content(story)),
        boxes=tuple(pinned_boxes(story.judgments.all())),
        replies=tuple(story.replies.all()),
        corrections=tuple(story.corrections.all()),
        updates=tuple(story.updates.all()),
    )
