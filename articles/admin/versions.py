"""The versions of a story on the desk: all that were kept, and any two beside each other. Looking writes nothing."""

from collections.abc import Mapping

from ..models import Override, Story, StoryVersion
from ..versions.compare import differences

LISTED = 100


def history_of(story: Story, asked: Mapping[str, str]) -> dict:
    """What the history page shows: the newest versions, and the two asked for, or else the newest two."""
    kept = list(story.versions.defer("content").select_related("kept_by")[:LISTED])
    numbers = [version.number for version in kept]
    after = _number(asked.get("after"), numbers[:1])
    before = _number(asked.get("before"), [number for number in numbers if after and number < after][:1])
    older, newer = _version(story, before), _version(story, after)
    found = differences(older.content, newer.content) if older and newer else []
    return {
        "kept": kept,
        "before": older,
        "after": newer,
        "differences": found,
        "is_more": len(kept) == LISTED,
        "overrides": Override.objects.of(story),
    }


def _number(asked: str | None, otherwise: list[int]) -> int | None:
    if asked and asked.isascii() and asked.isdigit():
        return int(asked)
    return next(iter(otherwise), None)


def _version(story: Story, number: int | None) -> StoryVersion | None:
    return story.versions.select_related("kept_by").filter(number=number).first() if number else None
