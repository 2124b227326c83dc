"""What a story uses of the record: the judgments it is about, the words it quotes."""

import secrets

from django.db import models
from django.db.models import Q

from articles.content.notes.strip import WordsQuerySet
from inspections.models import Judgment, JudgmentVersion, Source

from .check_decisions import fingerprint


def new_key() -> str:
    return secrets.token_hex(6)


class StoryJudgment(models.Model):
    """One judgment that one story is about.

    `published_version` is the version that readers were shown when the story went out; it does not move by itself
    when the record changes. It is empty until then, and the desk sees the newest version held.
    """

    story = models.ForeignKey("articles.Story", models.CASCADE, related_name="judgments")
    judgment = models.ForeignKey(Judgment, models.PROTECT, related_name="uses")
    published_version = models.ForeignKey(
        JudgmentVersion, models.PROTECT, null=True, blank=True, editable=False, related_name="uses"
    )

    class Meta:
        ordering = ("judgment__area__position", "pk")
        constraints = (models.UniqueConstraint(fields=["story", "judgment"], name="a_judgment_is_attached_once"),)

    def __str__(self) -> str:
        return str(self.judgment)


class Quote(models.Model):
    """Words that somebody said or wrote, with who and where from.

    `checked_at`, `checked_as` and `checked_page` are what the check found when readers were given the story, and hold
    for exactly the words and the text of which `checked_for` is; see articles/prepublication/quote_checks.py.

    `key` is how the body names the quote that is placed in it: it exists before the row is saved, and stays the same
    when a story is copied. Role and organisation are as they were at the time.
    """

    class Checked(models.TextChoices):
        WORD = "word", "word for word"
        OMISSIONS = "omissions", "word for word, with words left out"

    story = models.ForeignKey("articles.Story", models.CASCADE, related_name="quotes")
    key = models.CharField(max_length=12, default=new_key, editable=True)
    words = models.TextField(help_text="Exactly as in the source, without the quotation marks")
    speaker = models.CharField(max_length=120, blank=True, help_text="Empty when the source itself speaks")
    role = models.CharField(max_length=120, blank=True, help_text="At the time: deputy chief constable")
    organisation = models.CharField(max_length=160, blank=True, help_text="At the time")
    source = models.ForeignKey(Source, models.PROTECT, null=True, blank=True, related_name="quotes")
    page = models.PositiveIntegerField(null=True, blank=True)

    objects = WordsQuerySet.as_manager()
    checked_at = models.DateTimeField(null=True, editable=False)
    checked_as = models.CharField(max_length=9, choices=Checked, blank=True, editable=False)
    checked_page = models.PositiveIntegerField(null=True, editable=False)
    checked_for = models.CharField(max_length=64, blank=True, editable=False)

    class Meta:
        ordering = ("pk",)
        constraints = (
            models.UniqueConstraint(fields=["story", "key"], name="a_quote_has_one_key"),
            models.CheckConstraint(
                condition=Q(checked_at=None, checked_as="", checked_page=None, checked_for="")
                | Q(checked_at__isnull=False, checked_as__in=["word", "omissions"]) & ~Q(checked_for=""),
                name="a_quote_is_checked_when_how_and_for_what_together",
            ),
        )

    def __str__(self) -> str:
        return f"“{self.words[:60]}{'…' if len(self.words) > 60 else ''}”"

    @property
    def is_checked(self) -> bool:
        """Whether what was checked then is what stands here now: the words, their page, and the text of the source."""
        return bool(self.checked_at and self.source and self.checked_for == self.checkable())

    def checkable(self) -> str:
        """All that the verdict depends on, as one value."""
        return fingerprint(self.words, self.page, self.source_id, self.source.paged_sha256)
