"""A correction: what we got wrong, and what is right. It is permanent; only another correction can correct it."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse

from articles.content.notes.parse import notes_in
from articles.content.texts import text_names
from inspections.database.append_only import permanent
from inspections.models import Judgment

from .published import published, withdrawn


class CorrectionQuerySet(models.QuerySet):
    def public(self):
        """Corrections that readers may see, now: of a story that is or was public, or of a record that is.

        A story withdrawn since leaves its correction here, for a correction is never lost; what may then be said of
        the story is `Story.public_headline`.
        """
        of_stories = CorrectedStory.objects.filter(published("story__") | withdrawn("story__"))
        of_records = CorrectedJudgment.objects.filter(judgment__in=Judgment.objects.public())
        return self.filter(Q(pk__in=of_stories.values("correction")) | Q(pk__in=of_records.values("correction")))

    def on_record(self, **which):
        """Of judgments that readers may see and that are such."""
        of = CorrectedJudgment.objects.filter(judgment__in=Judgment.objects.public().filter(**which))
        return self.filter(pk__in=of.values("correction"))

    def newest_first(self):
        return self.order_by("-made_at", "-pk")

    def for_lists(self):
        """With all that a list of corrections says of each; what readers may not see is not there to be drawn."""
        judgments = Judgment.objects.public().select_related("area", "inspection__body", "inspection__programme")
        return self.prefetch_related(
            "stories",
            models.Prefetch("judgments", judgments),
            models.Prefetch("corrects", Correction.objects.public()),
        )

    def as_told(self):
        """Oldest first: a correction before the one that corrects it."""
        return self.order_by("made_at", "pk")


NOT_OUT = {"draft": "a draft", "scheduled": "not out yet", "withdrawn": "withdrawn", "working copy": "a working copy"}


@permanent
class Correction(models.Model):
    """One correction. Readers see `was`, what was wrong (it may be empty), and `text`, what is right."""

    class Severity(models.TextChoices):
        TYPO = "typo", "a slip of the pen"
        CLARIFICATION = "clarification", "a clarification"
        SIGNIFICANT = "significant", "a significant mistake"

    class Placement(models.TextChoices):
        TOP = "top", "at the top of the page"
        FOOT = "foot", "at the foot of the page"

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    severity = models.CharField(max_length=13, choices=Severity)
    placement = models.CharField(max_length=4, choices=Placement)
    was = models.TextField(max_length=1000, blank=True)
    text = models.TextField(max_length=1000)
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    corrects = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="corrected_by")
    stories = models.ManyToManyField("articles.Story", through="CorrectedStory", related_name="corrections")
    judgments = models.ManyToManyField(Judgment, through="CorrectedJudgment", related_name="corrections")

    objects = CorrectionQuerySet.as_manager()

    class Meta:
        ordering = ("-made_at", "-pk")
        indexes = (models.Index(models.F("made_at").desc(), models.F("id").desc(), name="newest_corrections"),)
        constraints = (
            models.CheckConstraint(condition=~Q(text=""), name="a_correction_says_what_is_right"),
            models.CheckConstraint(
                condition=Q(severity__in=["typo", "clarification", "significant"]), name="severity_is_a_known_word"
            ),
            models.CheckConstraint(condition=Q(placement__in=["top", "foot"]), name="placement_is_a_known_word"),
        )

    def __str__(self) -> str:
        return f"{self.text[:80]}{'…' if len(self.text) > 80 else ''}"

    @classmethod
    def usual_placement(cls, severity: str) -> str:
        """Where it stands unless the editor chooses: what is significant, before the story is read."""
        return cls.Placement.TOP if severity == cls.Severity.SIGNIFICANT else cls.Placement.FOOT

    @property
    def tag_specific(self) -> str:
        """The part of its `tag:` URI that is its own."""
        return f"correction/{self.uid}"

    @property
    def label(self) -> str:
        """What it is called over its words."""
        return "Clarification" if self.severity == self.Severity.CLARIFICATION else "Correction"

    @property
    def anchor(self) -> str:
        """Its place on the page of corrections."""
        return f"correction-{self.pk}"

    def get_absolute_url(self) -> str:
        """Leads to its place on the page of corrections, wherever the newer ones have moved it."""
        return reverse("correction", args=[self.pk])

    def why_not(self, stories, judgments, carried=frozenset()) -> str:
        """Why this cannot be published on these; empty when it can. `carried`: what carries the one corrected."""
        if not self.text:
            return "Say what is right: readers see that sentence."
        if any(notes_in(getattr(self, name)) for name in text_names("correction")):
            return "A note in [[double brackets]] is for the desk, and readers would see it: take it out first."
        if self.severity not in self.Severity or self.placement not in self.Placement:
            return "Say how serious the mistake was, and where the correction stands."
        if not stories and not judgments:
            return "Say what is corrected: a story, or a judgment of the record."
        for story in stories:
            if story.state != "published" and story.pk not in carried:
                return f"“{story.headline}” is {NOT_OUT[story.state]}: only what readers see can be corrected."
        return ""


@permanent
class CorrectedStory(models.Model):
    """One story that carried the mistake, and carries its correction."""

    correction = models.ForeignKey(Correction, models.PROTECT, related_name="carried_by")
    story = models.ForeignKey("articles.Story", models.PROTECT, related_name="+")

    class Meta:
        ordering = ("pk",)
        constraints = (
            models.UniqueConstraint(fields=["correction", "story"], name="a_story_is_corrected_once_by_each"),
        )

    def __str__(self) -> str:
        return str(self.story)


@permanent
class CorrectedJudgment(models.Model):
    """One judgment of the record that we had wrong."""

    correction = models.ForeignKey(Correction, models.PROTECT, related_name="of_records")
    judgment = models.ForeignKey(Judgment, models.PROTECT, related_name="+")

    class Meta:
        ordering = ("pk",)
        constraints = (
            models.UniqueConstraint(fields=["correction", "judgment"], name="a_judgment_is_corrected_once_by_each"),
        )

    def __str__(self) -> str:
        return str(self.judgment)
