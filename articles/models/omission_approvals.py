from django.conf import settings
from django.db import models
from django.utils import timezone

from .check_decisions import decision_story, fingerprint


class OmissionApprovalQuerySet(models.QuerySet):
    def of(self, story):
        return self.filter(story=decision_story(story)).select_related("ticked_by")


class OmissionApproval(models.Model):
    """Somebody held a quotation with omissions against exactly this passage of a source.

    `values_hash` is of the words and the passage as they were read: the tick dies when either changes.
    """

    story = models.ForeignKey("articles.Story", models.CASCADE, related_name="omission_approvals")
    words = models.TextField()
    source = models.CharField(max_length=300)
    passage = models.TextField()
    values_hash = models.CharField(max_length=64)
    ticked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    ticked_at = models.DateTimeField(default=timezone.now)

    objects = OmissionApprovalQuerySet.as_manager()

    class Meta:
        ordering = ("pk",)
        constraints = (
            models.UniqueConstraint(fields=["story", "values_hash"], name="a_quotation_is_ticked_once_in_a_story"),
        )

    def __str__(self) -> str:
        return f"“{self.words[:60]}”, ticked"

    @staticmethod
    def hash_of(words: str, source: str, passage: str) -> str:
        return fingerprint(words, source, passage)
