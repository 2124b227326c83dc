from django.conf import settings
from django.db import models
from django.utils import timezone

from .check_decisions import decision_story


class NotAQuotationQuerySet(models.QuerySet):
    def of(self, story):
        return self.filter(story=decision_story(story)).select_related("marked_by")


class NotAQuotation(models.Model):
    """Words that stand in quotation marks in one story and quote nobody: kept by exactly these words.

    They are few: a sentence cannot be marked away. It holds wherever in the story they stand, and whatever else of it
    is edited; other words are checked anew.
    """

    class Kind(models.TextChoices):
        SCARE_QUOTES = "scare quotes", "scare quotes"
        TITLE = "title", "a title"
        WITHIN = "within a quotation", "within a quotation"

    story = models.ForeignKey("articles.Story", models.CASCADE, related_name="not_quotations")
    words = models.TextField()
    words_hash = models.CharField(max_length=64)
    kind = models.CharField(max_length=18, choices=Kind)
    marked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    marked_at = models.DateTimeField(default=timezone.now)

    objects = NotAQuotationQuerySet.as_manager()

    class Meta:
        ordering = ("pk",)
        constraints = (
            models.UniqueConstraint(fields=["story", "words_hash"], name="words_are_marked_once_in_a_story"),
            models.CheckConstraint(
                condition=models.Q(kind__in=["scare quotes", "title", "within a quotation"]),
                name="mark_is_of_a_known_kind",
            ),
        )

    def __str__(self) -> str:
        return f"“{self.words[:60]}”: {self.get_kind_display()}"
