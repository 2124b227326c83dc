"""Write to the desk beside a story, and say that it is dealt with."""

from django.utils import timezone

from articles.models import MarginNote, Story


def write_margin_note(story: Story, *, by, text: str, passage: str = "") -> MarginNote:
    """Say something to the others beside a story, or beside a passage of it."""
    return story.margin_notes.create(text=text, passage=passage, written_by=by)


def settle_margin_note(note: MarginNote, *, by) -> None:
    """Say that the note is dealt with; said twice, the first stands."""
    MarginNote.objects.open().filter(pk=note.pk).update(settled_at=timezone.now(), settled_by=by)
    note.refresh_from_db()
