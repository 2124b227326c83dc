"""A story on its way to publication: an idea, a draft, for review, approved; who has it, and until when.

None of this makes anything public: readers see what `published_at` says, and only `publish()` sets that.
"""

from dataclasses import dataclass

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db import models, transaction


class Stage(models.TextChoices):
    """How far a story is that is neither planned nor out."""

    IDEA = "idea"
    DRAFT = "draft"
    FOR_REVIEW = "for review", "for review"
    APPROVED = "approved"


@dataclass(frozen=True)
class Move:
    """A step from one stage to another; `why` is what the versions and the log call it."""

    why: str
    starts: tuple[Stage, ...]
    ends: Stage
    is_editors: bool = False


TAKE_UP = Move("taken up", (Stage.IDEA,), Stage.DRAFT)
SET_ASIDE = Move("set aside", (Stage.DRAFT,), Stage.IDEA)
SUBMIT = Move("submitted", (Stage.DRAFT,), Stage.FOR_REVIEW)
RECALL = Move("recalled", (Stage.FOR_REVIEW,), Stage.DRAFT)
APPROVE = Move("approved", (Stage.FOR_REVIEW,), Stage.APPROVED, is_editors=True)
SEND_BACK = Move("sent back", (Stage.FOR_REVIEW, Stage.APPROVED), Stage.DRAFT, is_editors=True)
# What a reporter writes into an approved text has been seen by no editor.
REOPEN = Move("reopened", (Stage.APPROVED,), Stage.FOR_REVIEW)

# A story by its status, as a sentence says it.
IN_WORDS = {
    "idea": "an idea",
    "draft": "a draft",
    "for review": "waiting for review",
    "approved": "approved",
    "scheduled": "planned for publication",
    "published": "published",
    "withdrawn": "withdrawn",
    "working copy": "a working copy",
}


class Workflow(models.Model):
    """What a story has of this, and its verbs. Each raises PermissionDenied for those who may not, ValueError in
    words where the step does not start from where the story stands, and ChangedMeanwhileError as every save does.
    """

    stage = models.CharField(max_length=10, choices=Stage, default=Stage.DRAFT, editable=False)
    assigned_to = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="assigned_stories",
        limit_choices_to={"is_staff": True, "is_active": True},
    )
    due_at = models.DateTimeField("due", null=True, blank=True)

    class Meta:
        abstract = True

    @property
    def status(self) -> str:
        """Its stage until it is planned; then its state, by the clock."""
        return self.stage if self.state == "draft" else self.state

    @property
    def status_in_words(self) -> str:
        return IN_WORDS[self.status]

    # ---- Steps

    def take_up(self, *, by, note: str = "") -> None:
        """Begin to write what was an idea."""
        self._go(TAKE_UP, by, note)

    def set_aside(self, *, by, note: str = "") -> None:
        """Put a draft back among the ideas."""
        self._go(SET_ASIDE, by, note)

    def submit(self, *, by, note: str = "") -> None:
        """Ask for review."""
        self._go(SUBMIT, by, note)

    def recall(self, *, by, note: str = "") -> None:
        """Take it back from review, to go on writing."""
        self._go(RECALL, by, note)

    def approve(self, *, by, note: str = "") -> None:
        """Say that it may go out. It goes out when an editor publishes it."""
        self._go(APPROVE, by, note)

    def send_back(self, *, by, note: str = "") -> None:
        """Give it back to its writer; the note says what is to be done."""
        self._go(SEND_BACK, by, note)

    def reopen(self, *, by, note: str = "") -> None:
        """Ask for review once more, because an approved text has been changed."""
        self._go(REOPEN, by, note)

    def _go(self, move: Move, by, note: str) -> None:
        self._only_editors(by) if move.is_editors else self._only_writers(by)
        if self.status not in move.starts:
            wanted = " or ".join(IN_WORDS[stage] for stage in move.starts)
            raise ValueError(f"This story is {self.status_in_words}. Only one that is {wanted} can be {move.why}.")
        with transaction.atomic():
            self.save_if_unchanged(by=by, stage=move.ends)
            self._keep(move.why, by, note=note.strip())

    # ---- Planning and filing, of one story or of many

    def assign(self, *, by, to) -> None:
        """Give it to somebody of the desk, or to nobody."""
        self._only_writers(by)
        with transaction.atomic():
            self.save_if_unchanged(by=by, assigned_to=to)
            self.log_assignment(by=by)

    def log_assignment(self, *, by) -> None:
        to = f"To {self.assigned_to}" if self.assigned_to else "To nobody"
        self._log("assigned", by, note=to)

    def log_override(self, override, *, by) -> None:
        self._log("overridden", by, note=f"{override.problem} Overridden because: {override.reason}")

    def file_under(self, section, *, by) -> None:
        """Set its section."""
        self._only_writers(by)
        with transaction.atomic():
            self.save_if_unchanged(by=by, section=section)
            self.keep_saved(by=by)

    def add_topic(self, name: str, *, by) -> None:
        self._only_writers(by)
        with transaction.atomic():
            self.save_if_unchanged(by=by)
            self.topics.add(name)
            self.keep_saved(by=by)

    def keep_saved(self, *, by) -> None:
        """Keep the story as a plain save has left it; the first one is its beginning."""
        from articles.prepublication.quote_checks import note_checks

        if self.state == "scheduled":
            note_checks(self, self.published_at)
        self._keep("saved", by)

    def discard(self, *, by) -> None:
        """Delete a story that was never planned or out. Of it, the log alone stays."""
        if not by.has_perm("articles.delete_story"):
            raise PermissionDenied("Only an editor can delete a story.")
        if self.state != "draft":
            raise ValueError(f"This story is {self.status_in_words}, and stays: only a draft can be deleted.")
        if self.overrides.exists():
            raise ValueError("An editor overrode a problem of this story, and that stays: keep it as an idea instead.")
        with transaction.atomic():
            self._log("deleted", by, was=self.status, now="")
            self.delete()

    # ---- Who may, and what is kept

    def _only_writers(self, by) -> None:
        """Reporters write what is not out; what readers see, or will see, only editors; a withdrawn story nobody."""
        closed = self.state == "withdrawn" or (self.state != "draft" and not by.has_perm("articles.publish_story"))
        if closed or not by.has_perm("articles.change_story"):
            raise PermissionDenied(f"This story is {self.status_in_words}: you cannot change it.")

    def _log(self, verb: str, by, *, was: str | None = None, now: str | None = None, note: str = "") -> None:
        from .audit_log import Transition

        status = self.status
        was, now = status if was is None else was, status if now is None else now
        Transition.objects.log(self, verb, by=by, was=was, now=now, note=note)
