"""Take a story from stage to stage, each verb saying what for. None of this makes anything public."""

from django.db import transaction

from articles.models import Story
from articles.models.workflow import APPROVE, IN_WORDS, RECALL, REOPEN, SEND_BACK, SET_ASIDE, SUBMIT, TAKE_UP, Move

from .permissions import require_editor, require_writer


def take_up(story: Story, *, by, note: str = "") -> None:
    """Begin to write what was an idea."""
    _go(story, TAKE_UP, by, note)


def set_aside(story: Story, *, by, note: str = "") -> None:
    """Put a draft back among the ideas."""
    _go(story, SET_ASIDE, by, note)


def submit(story: Story, *, by, note: str = "") -> None:
    """Ask for review."""
    _go(story, SUBMIT, by, note)


def recall(story: Story, *, by, note: str = "") -> None:
    """Take it back from review, to go on writing."""
    _go(story, RECALL, by, note)


def approve(story: Story, *, by, note: str = "") -> None:
    """Say that it may go out. It goes out when an editor publishes it."""
    _go(story, APPROVE, by, note)


def send_back(story: Story, *, by, note: str = "") -> None:
    """Give it back to its writer; the note says what is to be done."""
    _go(story, SEND_BACK, by, note)


def reopen(story: Story, *, by, note: str = "") -> None:
    """Ask for review once more, because an approved text has been changed."""
    _go(story, REOPEN, by, note)


def _go(story: Story, move: Move, by, note: str) -> None:
    require_editor(by) if move.is_editors else require_writer(story, by)
    if story.status not in move.starts:
        wanted = " or ".join(IN_WORDS[stage] for stage in move.starts)
        raise ValueError(f"This story is {story.status_in_words}. Only one that is {wanted} can be {move.why}.")
    with transaction.atomic():
        story.save_if_unchanged(by=by, stage=move.ends)
        story.record_version(move.why, by, note=note.strip())
