"""What an editor answered when the record changed under a story. Permanent: an answer is given once."""

from django.conf import settings
from django.db import models
from django.utils import timezone

from inspections.database.append_only import permanent
from inspections.models import Judgment, JudgmentVersion

from .stories import Story


@permanent
class RecordAnswer(models.Model):
    """One answer, about one story and one new version of a judgment that it used."""

    class Answer(models.TextChoices):
        STILL_RIGHT = "still right", "still right"
        CORRECTED = "corrected", "corrected"
        NOTE_ADDED = "note added", "note added"
        WITHDRAWN = "withdrawn", "withdrawn"

    story = models.ForeignKey(Story, models.PROTECT, related_name="record_answers")
    judgment = models.ForeignKey(Judgment, models.PROTECT, related_name="record_answers")
    version = models.ForeignKey(JudgmentVersion, models.PROTECT, related_name="record_answers")
    answer = models.CharField(max_length=12, choices=Answer)
    note = models.CharField(max_length=400, blank=True)
    answered_at = models.DateTimeField(default=timezone.now)
    answered_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        ordering = ("-answered_at",)
        constraints = (
            models.UniqueConstraint(fields=["story", "judgment", "version"], name="one_answer_for_each_change"),
            models.CheckConstraint(
                condition=models.Q(answer__in=["still right", "corrected", "note added", "withdrawn"]),
                name="answer_is_a_known_word",
            ),
        )

    def __str__(self) -> str:
        return f"{self.story}: {self.answer}"
