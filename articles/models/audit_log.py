"""The audit log: what became of each story, by whom and when. Nobody can edit it, and it outlives a deleted draft."""

from django.conf import settings
from django.db import models
from django.utils import timezone

from inspections.database.append_only import permanent

from .lasting_story import lasting_story


class AuditLogQuerySet(models.QuerySet):
    def log(self, story, verb: str, *, by, was: str, now: str, note: str = "") -> "AuditLogEntry":
        """Add a line: `verb` took the story from one status to another, which may be the same."""
        return self.create(
            story_id=story.original.uid, headline=story.headline, verb=verb, was=was, now=now, done_by=by, note=note
        )

    def moves(self):
        """The lines in which a story went from one status to another."""
        return self.exclude(was=models.F("now"))


@permanent
class AuditLogEntry(models.Model):
    """One line of the log. `was` is empty for a story just made, `now` for one that is deleted.

    The story is named by its uid and its headline of that moment, held by no foreign key of the database, so that the
    line stays when a draft is deleted. `note` is what the person said with it.
    """

    story = lasting_story("log_entries")
    headline = models.CharField(max_length=160)
    verb = models.CharField("what happened", max_length=20)
    was = models.CharField("from", max_length=12, blank=True)
    now = models.CharField("to", max_length=12, blank=True)
    note = models.TextField(blank=True)
    done_at = models.DateTimeField("when", default=timezone.now)
    done_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="who")

    objects = AuditLogQuerySet.as_manager()

    class Meta:
        verbose_name = "line of the audit log"
        verbose_name_plural = "audit log"
        ordering = ("-pk",)
        indexes = (models.Index(fields=["story", "-id"], name="log_of_a_story"),)
        constraints = (
            models.CheckConstraint(condition=~models.Q(verb=""), name="a_line_of_the_log_says_what_happened"),
        )

    def __str__(self) -> str:
        return f"{self.headline}: {self.verb}"
