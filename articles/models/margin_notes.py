from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone


class MarginNoteQuerySet(models.QuerySet):
    def open(self):
        """Notes that nobody has settled: they stop the publication of their story."""
        return self.filter(settled_at=None)


class MarginNote(models.Model):
    """What one of the desk says to the others beside a story, or beside a `passage` of it. Never public.

    It is settled, never changed: who asked what, and who answered for it, stays with the story.
    """

    story = models.ForeignKey("articles.Story", models.CASCADE, related_name="margin_notes")
    text = models.TextField(max_length=1000)
    passage = models.CharField(max_length=300, blank=True)
    written_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    written_at = models.DateTimeField(default=timezone.now)
    settled_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    settled_at = models.DateTimeField(null=True)

    objects = MarginNoteQuerySet.as_manager()

    class Meta:
        ordering = ("pk",)
        constraints = (
            models.CheckConstraint(condition=~Q(text=""), name="a_note_says_something"),
            models.CheckConstraint(
                condition=Q(settled_at=None, settled_by=None) | Q(settled_at__isnull=False, settled_by__isnull=False),
                name="a_note_is_settled_when_and_by_whom_together",
            ),
        )

    def __str__(self) -> str:
        return self.text

    @property
    def is_open(self) -> bool:
        return self.settled_at is None
