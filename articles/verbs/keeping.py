"""Plan, file and fill a story, and keep what a plain save has left; delete one that was never out."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from articles.models import Section, Story
from articles.prepublication.quote_checks import store_quote_checks
from inspections.models import Source

from .permissions import require_checker, require_writer


def record_save(story: Story, *, by) -> None:
    """Keep the story as a plain save has left it; the first one is its beginning."""
    if story.state == "scheduled":
        store_quote_checks(story, story.published_at)
    story.record_version("saved", by)


def assign(story: Story, *, by, to) -> None:
    """Give it to somebody of the desk, or to nobody."""
    require_writer(story, by)
    with transaction.atomic():
        story.save_if_unchanged(by=by, assigned_to=to)
        story.log_assignment(by=by)


def file_under(story: Story, section: Section, *, by) -> None:
    """Set its section."""
    require_writer(story, by)
    with transaction.atomic():
        story.save_if_unchanged(by=by, section=section)
        record_save(story, by=by)


def add_topic(story: Story, name: str, *, by) -> None:
    """Add a topic by its name."""
    require_writer(story, by)
    with transaction.atomic():
        story.save_if_unchanged(by=by)
        story.topics.add(name)
        record_save(story, by=by)


def add_quote(story: Story, *, by, words: str, source, page: int | None, speaker: str = "", role: str = "") -> None:
    """Attach words of a source as a quote; a save of the story like any other."""
    require_checker(story, by)
    with transaction.atomic():
        story.save_if_unchanged(by=by)
        story.quotes.create(words=words, source=source, page=page, speaker=speaker, role=role)
        story.record_version("saved", by)


def note_what_was_said(story: Story, words: list[str], *, by, speaker: str) -> Source:
    """Keep what somebody said to us as a note for the desk, against which the story's quotations are checked.

    It holds exactly these words, as `by` says they were said. Raises ValueError without a name or without words.
    """
    require_checker(story, by)
    words, speaker = [one.strip() for one in words if one.strip()], speaker.strip()
    if not speaker or not words:
        raise ValueError("Say who said it, and tick what they said.")
    if len(speaker) > Source._meta.get_field("speaker").max_length:
        raise ValueError("This name is too long.")
    title = f"What {speaker} said to us, noted {timezone.localdate():%-d %B %Y}"
    with transaction.atomic():
        note = Source.objects.create(
            kind=Source.Kind.INTERVIEW, title=title, speaker=speaker, extent=Source.Extent.WHOLE, added_by=by
        )
        note.set_pages(["\n\n".join(words)])
    return note


def delete_draft(story: Story, *, by) -> None:
    """Delete a story that was never planned or out. Of it, the log alone stays."""
    if not by.has_perm("articles.delete_story"):
        raise PermissionDenied("Only an editor can delete a story.")
    if story.state != "draft":
        raise ValueError(f"This story is {story.status_in_words}, and stays: only a draft can be deleted.")
    if story.overrides.exists():
        raise ValueError("An editor overrode a problem of this story, and that stays: keep it as an idea instead.")
    with transaction.atomic():
        story.log("deleted", by, was=story.status, now="")
        story.delete()
