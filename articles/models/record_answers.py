"""What an editor answered when the record changed under a story. Permanent: an answer is given once."""

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, models, transaction
from django.utils import timezone

from inspections.database.append_only import permanent
from inspections.models import Judgment, JudgmentVersion

from .stories import Story


class RecordAnswerQuerySet(models.QuerySet):
    def answer(self, *, by, story: Story, version: JudgmentVersion, answer: str, note: str = "") -> "RecordAnswer":
        """Say what became of a story that used the judgment of which `version` is now the current one.

        Raises PermissionDenied for anybody but an editor; ValueError, with a sentence that says what to do, when the
        story does not bear the answer out.
        """
        from articles.record_uses.answer_rules import why_not

        if not by.has_perm("articles.publish_story"):
            raise PermissionDenied("Only an editor can answer for a story.")
        if reason := why_not(story, version, answer):
            raise ValueError(reason)
        given = self.model(
            story=story, judgment=version.judgment, version=version, answer=answer, note=note.strip(), answered_by=by
        )
        try:
            with transaction.atomic():
                given.save(force_insert=True)
        except IntegrityError as error:
            raise ValueError("Somebody has answered this meanwhile.") from error
        return given


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

    objects = RecordAnswerQuerySet.as_manager()

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
