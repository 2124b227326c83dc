"""Give readers a story, tell them of an update, take it back before it is out, or withdraw it."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from articles.content.notes.strip import without_notes
from articles.models import Story
from articles.prepublication import problems_in, read_proof
from articles.prepublication.quote_checks import store_quote_checks
from articles.record_uses.mentions import note_mentions

from .alarm_decisions import note_raised
from .permissions import require_editor
from .replies import set_reply_lines


class UnpublishableError(Exception):
    """The story cannot go out as it stands; `problems` says why."""

    def __init__(self, problems) -> None:
        self.problems = list(problems)
        super().__init__("; ".join(problem.text for problem in self.problems))


def publish(story: Story, *, by, at: datetime | None = None) -> None:
    """Make the story public at once, or at a time ahead. First publication only.

    Raises UnpublishableError when a problem blocks it, ValueError when it is published already. Pins each judgment to
    the version that its readers will see, and each reply likewise; keeps of each quote whether it stands in its source.
    """
    require_editor(by)
    if story.state == "working copy":
        raise ValueError("A working copy is published over its story: as a small fix, or as an update.")
    if story.state in ("published", "withdrawn"):
        raise ValueError(f"This story is {story.state} already.")
    moment = max(at or timezone.now(), timezone.now())
    refuse_unpublishable(story, moment)
    with transaction.atomic():
        story.save_if_unchanged(by=by, published_at=moment, published_by=by)
        pin_judgments(story.judgments, moment)
        set_reply_lines(story, moment)
        note_mentions(story)
        store_quote_checks(story, moment)
        story.record_version("published" if moment <= timezone.now() else "scheduled", by)


def unschedule(story: Story, *, by) -> None:
    """Take back a publication that has not happened yet; the story stands where it stood before."""
    require_editor(by)
    if story.state != "scheduled":
        raise ValueError("Only a scheduled story can be taken back.")
    with transaction.atomic():
        story.save_if_unchanged(by=by, published_at=None, published_by=None)
        story.judgments.update(published_version=None)
        story.replies.update(line="", words="", line_says="", line_at=None)
        story.mentions.update(published_version=None)
        story.record_version("taken back", by)


def mark_updated(story: Story, *, by, move=(), what_is_new: str = "") -> None:
    """Tell readers that the public story has changed in substance: its updated date moves to now.

    `what_is_new` is one sentence for them, which stays beside that date.
    `move` are those of its uses of the record that from now on show the version now current. Nothing else moves
    a use: a small fix leaves the judgment as the story was published with it.
    """
    require_editor(by)
    if story.state != "published":
        raise ValueError("Only a published story can be updated.")
    moment, moved = timezone.now(), story.judgments.filter(pk__in=[use.pk for use in move])
    with transaction.atomic():
        story.save_if_unchanged(by=by, updated_at=moment)
        pin_judgments(moved, moment)
        set_reply_lines(story, moment)
        store_quote_checks(story, moment)
        add_update_note(story, what_is_new, moment, by)
        story.record_version("updated", by)


def withdraw(story: Story, *, by, reason: str, headline_stays: bool = False) -> None:
    """Take a public story off every surface; its address answers 410 with the reason, which readers see.

    Its headline goes too, unless the editor chooses that it stays where withdrawals and corrections are listed.
    """
    require_editor(by)
    if story.state != "published":
        raise ValueError("Only a published story can be withdrawn.")
    if not reason.strip():
        raise ValueError("Say why: readers who follow the address see the reason.")
    values = {"withdrawn_at": timezone.now(), "withdrawn_by": by, "withdrawal_reason": reason.strip()}
    with transaction.atomic():
        story.save_if_unchanged(by=by, **values, headline_stays=headline_stays)
        story.record_version("withdrawn", by)


# ---- Steps that verbs share


def refuse_unpublishable(story: Story, moment: datetime) -> None:
    """Raise UnpublishableError when a problem blocks the story that would go out at a moment; count what was raised."""
    proof = read_proof(story, moment)
    problems = problems_in(proof)
    note_raised(proof, problems)
    if blocking := [problem for problem in problems if problem.blocks_publication]:
        raise UnpublishableError(blocking)


def pin_judgments(uses, moment: datetime) -> None:
    """Let each use of the record show the version that readers see at a moment."""
    for use in uses.select_related("judgment"):
        use.published_version = use.judgment.versions.public(at=moment).order_by("-number").first()
        use.save(update_fields=["published_version"])


def add_update_note(story: Story, text: str, moment: datetime, by) -> None:
    """Keep one sentence that tells readers what an update brought; nothing when there is none."""
    if text := without_notes(text).strip():
        story.updates.create(text=text, made_at=moment, made_by=by)
