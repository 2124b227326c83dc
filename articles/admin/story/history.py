"""The versions of a story on the desk: all that were kept, and any two beside each other. Looking writes nothing."""

from collections.abc import Mapping

from articles.admin.permissions import may_change, may_copy
from articles.content.versions.diff import content_differences
from articles.models import Override, Story, StoryVersion

LISTED = 100


def story_history(story: Story, asked: Mapping[str, str], person) -> dict:
    """What the history page shows: the newest versions, and the two asked for, or else the newest two."""
    kept = list(story.versions.defer("content").select_related("kept_by")[:LISTED])
    numbers = [version.number for version in kept]
    after = _number(asked.get("after"), numbers[:1])
    before = _number(asked.get("before"), [number for number in numbers if after and number < after][:1])
    older, newer = _version(story, before), _version(story, after)
    found = content_differences(older.content, newer.content) if older and newer else []
    log = story.original.log_entries.select_related("done_by")[:LISTED]
    return {
        "log": log,
        "kept": kept,
        "before": older,
        "after": newer,
        "differences": found,
        "is_more": len(kept) == LISTED,
        "may_restore": may_change(person, story.original.working_copy or story) or may_copy(person, story.original),
        "overrides": Override.objects.of(story),
    }


def _number(asked: str | None, otherwise: list[int]) -> int | None:
    if asked and asked.isascii() and asked.isdigit():
        return int(asked)
    return next(iter(otherwise), None)


def _version(story: Story, number: int | None) -> StoryVersion | None:
    return story.versions.select_related("kept_by").filter(number=number).first() if number else None
