"""A working copy: the text that will replace what readers see, written beside it until an editor publishes it.

A story has one row for it (`copy_of`), made when it is first wanted and used again later: it keeps the history of what
was written there, and a form that somebody still has open on it is refused in words instead of finding nothing. The
copy is open while `copied_version` says which save of its story it was made from.
"""

from datetime import datetime

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from articles.content.versions.content import version_content
from articles.models import Story
from articles.prepublication.quote_checks import store_quote_checks
from articles.record_uses.mentions import note_mentions

from .permissions import require_editor
from .publish import add_update_note, pin_judgments, refuse_unpublishable
from .replies import set_reply_lines
from .write_content import apply_content

NOT_BY_A_FIX = (
    "A small fix leaves each judgment as the story was published with it. To show the newer version, choose “Publish "
    "as an update readers should see”; or untick it here."
)
NOT_TOLD_BY_A_FIX = (
    "Of a small fix readers are told nothing. To let them read what is new, choose “Publish as an update readers "
    "should see”; or empty that field."
)


class OvertakenError(ValueError):
    """What readers see is not what the working copy was made from, and nobody has looked at the difference yet."""


def open_copy(story: Story, *, by) -> Story:
    """The story's working copy: the one that is open, or else a new one that says what readers now see.

    Raises PermissionDenied for those who may not write, ValueError in words when readers do not see the story.
    """
    if not by.has_perm("articles.change_story"):
        raise PermissionDenied("You may read this story, but not change it.")
    if story.state != "published":
        raise ValueError("Only a story that readers see is edited in a working copy.")
    with transaction.atomic():
        return _opened(story, by)


def _opened(story: Story, by) -> Story:
    # Locked, so that it is copied whole, and so that two people who ask at once open one copy.
    story = Story.objects.select_for_update().get(pk=story.pk)
    if story.state != "published":
        raise ValueError("The story was withdrawn meanwhile, and is kept as it stood.")
    copy = Story.objects.filter(copy_of=story).first()
    if copy and copy.is_open:
        return copy
    copy = copy or Story.objects.create(copy_of=story, headline=story.headline, slug=story.slug, created_by=by)
    copy.save_if_unchanged(by=by, copied_version=story.version)
    apply_content(copy, version_content(story))
    pin_as_published(copy)
    copy.record_version("opened", by)
    return copy


def publish_copy(copy: Story, *, by, update: bool = False, move=(), seen: int | None = None) -> None:
    """Let readers see this working copy instead of what they see now.

    With `update` they are told that the story has changed, in the copy's words (`what_is_new`) if it has any, and
    `move` may name uses of the record that from now on show the version now current; without it, it is a small fix,
    which says nothing, and no date moves. `seen` is the version of the story that whoever asks has looked at. A
    judgment that stays keeps the version it was published with.

    Raises UnpublishableError when a problem blocks it, OvertakenError when the story has been changed unseen.
    """
    require_editor(by)
    if copy.copy_of_id:
        copy.copy_of = Story.objects.get(pk=copy.copy_of_id)
    story = copy.original
    if reason := _why_not_over(copy, story, seen):
        raise reason
    _refuse_told_by_a_fix(copy, update, move)
    moment = timezone.now()
    refuse_unpublishable(copy, moment)
    with transaction.atomic():
        story.save_if_unchanged(by=by, **({"updated_at": moment} if update else {}))
        said = copy.what_is_new
        copy.save_if_unchanged(by=by, copied_version=None, what_is_new="")
        _take_over(story, copy, move, moment)
        if update:
            set_reply_lines(story, moment)
            add_update_note(story, said, moment, by)
        story.record_version("updated" if update else "fixed", by)


def discard_copy(copy: Story, *, by) -> None:
    """Give a working copy up: readers go on seeing what they see. What it said stays in its history."""
    if not by.has_perm("articles.change_story"):
        raise PermissionDenied("You may read this working copy, but not discard it.")
    if not copy.is_open:
        raise ValueError("This is no open working copy.")
    with transaction.atomic():
        copy.save_if_unchanged(by=by, copied_version=None, what_is_new="")
        apply_content(copy, version_content(copy.copy_of))
        pin_as_published(copy)
        copy.record_version("discarded", by)


def pin_as_published(copy: Story) -> None:
    """Pin each judgment that the story of a copy has too to the version that readers see there."""
    shown = dict(copy.copy_of.judgments.values_list("judgment_id", "published_version_id"))
    uses = list(copy.judgments.all())
    for use in uses:
        use.published_version_id = shown.get(use.judgment_id)
    copy.judgments.bulk_update(uses, ["published_version"])


def _why_not_over(copy: Story, story: Story, seen: int | None) -> ValueError | None:
    """Why this copy cannot be published over its story; None when it can."""
    if not copy.is_open:
        return ValueError("This is no open working copy: it was published or discarded.")
    if story.state != "published":
        return ValueError("The story was withdrawn, and is kept as it stood: its working copy cannot be published.")
    if copy.is_slug_taken(copy.slug):
        return ValueError(f"The address “{copy.slug}” leads to another story: choose another.")
    if seen != story.version and copy.differs_from_what_it_was_made_from():
        return OvertakenError(
            "What readers see has been changed since this working copy was opened. Look at the differences, take "
            "over what is to stay, and publish again."
        )
    return None


def _refuse_told_by_a_fix(copy: Story, update: bool, move) -> None:
    if move and not update:
        raise ValueError(NOT_BY_A_FIX)
    if copy.what_is_new.strip() and not update:
        raise ValueError(NOT_TOLD_BY_A_FIX)


def _take_over(story: Story, copy: Story, move, moment: datetime) -> None:
    """Say what the copy says. What is new of the record is shown as it now is, and so is what was to move."""
    was = story.slug
    apply_content(story, version_content(copy))
    pin_judgments(story.judgments.filter(published_version=None), moment)
    pin_judgments(story.judgments.filter(pk__in=[use.pk for use in move]), moment)
    story.keep_former_slug(was)
    note_mentions(story)
    store_quote_checks(story, moment)
