"""Errors that readers report of a story: for the desk alone. Nothing of a report is ever public."""

from datetime import timedelta

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from .corrections import Correction
from .stories import Story

# For how long after a report is settled its reporter may still be asked back.
REPORTERS_KEPT = timedelta(days=90)


class ErrorReportQuerySet(models.QuerySet):
    def open(self):
        """What waits for an editor, the longest first."""
        return self.filter(state=ErrorReport.State.OPEN).order_by("came_at", "pk")

    def of_story(self, story: Story):
        """Of a story; a working copy is asked for those of its story."""
        return self.filter(story=story.original)

    def outdated(self):
        """Settled for so long that nobody may be asked back any more, and still with what was to be forgotten."""
        old = self.filter(settled_at__lt=timezone.now() - REPORTERS_KEPT)
        return old.filter(~Q(name="", email="") | Q(state=ErrorReport.State.SPAM))


class ErrorReport(models.Model):
    """What one reader says is wrong in a story, or several in the same words (`times`).

    It is open until an editor says what became of it, by a verb. Who reported it is forgotten 90 days later.
    """

    class State(models.TextChoices):
        OPEN = "open", "open"
        RIGHT = "right", "the story is right"
        CORRECTED = "corrected", "corrected"
        SPAM = "spam", "spam"

    story = models.ForeignKey(Story, models.PROTECT, related_name="error_reports", editable=False)
    what = models.TextField("what is wrong", max_length=2000)
    passage = models.TextField("in which words", max_length=500, blank=True)
    right = models.TextField("what would be right", max_length=1000, blank=True)
    name = models.CharField(max_length=100, blank=True)
    email = models.EmailField(blank=True)
    came_at = models.DateTimeField("came", default=timezone.now)
    times = models.PositiveIntegerField("how often", default=1)
    fingerprint = models.CharField(max_length=64)
    state = models.CharField(max_length=9, choices=State, default=State.OPEN)
    note = models.CharField(max_length=400, blank=True)
    correction = models.ForeignKey(Correction, models.PROTECT, null=True, blank=True, related_name="+")
    settled_at = models.DateTimeField("settled", null=True)
    settled_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")

    objects = ErrorReportQuerySet.as_manager()

    class Meta:
        verbose_name = "reported error"
        ordering = ("-came_at", "-pk")
        indexes = (
            models.Index(fields=["came_at"], condition=Q(state="open"), name="open_error_reports"),
            models.Index(fields=["fingerprint"], name="error_reports_by_words"),
        )
        constraints = (
            models.CheckConstraint(condition=~Q(what=""), name="an_error_report_says_what_is_wrong"),
            models.CheckConstraint(
                condition=Q(state__in=["open", "right", "corrected", "spam"]), name="error_report_state_is_a_known_word"
            ),
            models.CheckConstraint(
                condition=Q(state="open", settled_at=None, settled_by=None)
                | Q(~Q(state="open"), settled_at__isnull=False, settled_by__isnull=False),
                name="error_report_settled_when_and_by_whom_together",
            ),
            models.CheckConstraint(
                condition=Q(state="corrected", correction__isnull=False)
                | Q(~Q(state="corrected"), correction__isnull=True),
                name="a_corrected_error_report_names_its_correction",
            ),
            models.UniqueConstraint(
                fields=["story", "fingerprint"],
                condition=Q(state="open"),
                name="the_same_words_are_open_once_for_each_story",
            ),
        )

    def __str__(self) -> str:
        return f"{self.what[:80]}{'…' if len(self.what) > 80 else ''}"

    @property
    def is_open(self) -> bool:
        return self.state == self.State.OPEN


class ReportAttempt(models.Model):
    """That something was reported from a network, so that floods are held back; deleted after a day.

    `sender` is a keyed hash: without the site's secret it leads to no address, and it stands on no report.
    """

    story = models.ForeignKey(Story, models.CASCADE, related_name="+")
    sender = models.CharField(max_length=64, blank=True)
    sent_at = models.DateTimeField(default=timezone.now)

    class Meta:
        indexes = (models.Index(fields=["sent_at"], name="reports_sent_last"),)

    def __str__(self) -> str:
        return f"{self.sent_at:%Y-%m-%d %H:%M}"
