from django.conf import settings
from django.db import models
from django.utils import timezone

from .check_decisions import fingerprint, kept_under, normalised, only_writers

# No scare quotes and hardly a title have more words; what is longer somebody said or wrote.
MAX_MARKED_WORDS = 12


class NotAQuotationQuerySet(models.QuerySet):
    def of(self, story):
        return self.filter(story=kept_under(story)).select_related("marked_by")

    def mark(self, *, by, story, words: str, kind: str) -> "NotAQuotation":
        """Say once that these words in marks are no quotation. Said again, the newer kind and person stand.

        Raises PermissionDenied for those who may not change the story, ValueError in words for what cannot be marked.
        """
        only_writers(story, by)
        words = normalised(words)
        if not words:
            raise ValueError("There are no words to mark.")
        if len(words.split()) > MAX_MARKED_WORDS:
            raise ValueError(
                f"More than {MAX_MARKED_WORDS} words are somebody's: attach their source, or ask an editor."
            )
        if kind not in self.model.Kind.values:
            raise ValueError("Say what it is: scare quotes, a title, or within a quotation.")
        said = {"words": words, "kind": kind, "marked_by": by, "marked_at": timezone.now()}
        return self.update_or_create(story=kept_under(story), words_hash=fingerprint(words), defaults=said)[0]

    def unmark(self, *, by, story, words: str) -> None:
        """They are to be checked as a quotation again."""
        only_writers(story, by)
        self.filter(story=kept_under(story), words_hash=fingerprint(words)).delete()


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
