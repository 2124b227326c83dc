"""Bring an older version of a story back: a save of its own, by which nothing is lost."""

from django.core.exceptions import PermissionDenied
from django.db import transaction

from articles.content.versions.content import Content
from articles.models import Story, StoryVersion
from articles.prepublication.quote_checks import store_quote_checks
from articles.record_uses.mentions import note_mentions

from .publish import pin_judgments
from .working_copy import pin_as_published
from .write_content import apply_content

# By state: the permission that it takes. What readers have seen is not restored in place.
ALLOWED = {"draft": "change_story", "scheduled": "publish_story", "working copy": "change_story"}


def restore(story: Story, version: StoryVersion, *, by) -> list[str]:
    """Make a draft, a scheduled story or a working copy say what a version of it said; a save of its own.

    Returns a sentence for each thing that the version names and that is no longer there. Raises PermissionDenied
    for those who may not change it, ValueError in words where nothing is written in place.
    """
    if story.state not in ALLOWED or (story.copy_of_id and not story.is_open):
        raise ValueError("What readers have seen is changed in a working copy alone: open one, and restore there.")
    if not by.has_perm(f"articles.{ALLOWED[story.state]}"):
        raise PermissionDenied("You may read this story, but not change it.")
    with transaction.atomic():
        story.save_if_unchanged(by=by)
        missing = _write(story, version.content)
        story.record_version("restored", by)
    return missing


def _write(story: Story, content: Content) -> list[str]:
    missing = []
    if story.is_slug_taken(content["slug"]):
        missing = [f"The address “{content['slug']}” leads to another story now: the present one stays."]
        content = content | {"slug": story.slug}
    missing += apply_content(story, content)
    if story.copy_of_id:
        pin_as_published(story)
    elif story.published_at:
        pin_judgments(story.judgments.filter(published_version=None), story.published_at)
        store_quote_checks(story, story.published_at)
    note_mentions(story)
    return missing
