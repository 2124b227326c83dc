"""Errors that readers report of a story: for the desk alone. Nothing of a report is ever public."""

from datetime import timedelta

from django.conf import settings
from django.db import IntegrityError, models, transaction
from django.db.models import F, Q
from django.utils import timezone

from .check_decisions import fingerprint
from .corrections import Correction
from .permissions import require_editor
from .stories import Story

# What may come in within an hour: from one network, of one story, and altogether. Together with what may be open,
# this is all that a flood can write.
FROM_ONE_NETWORK, OF_ONE_STORY, ALTOGETHER = 5, 20, 100
OPEN_OF_ONE_STORY, OPEN = 50, 500
HOUR = timedelta(hours=1)
# For how long after a report is settled its reporter may still be asked back.
REPORTERS_KEPT = timedelta(days=90)
NETWORKS_KEPT = timedelta(days=1)


class TooManyReportsError(Exception):
    """More has come in than can be taken now; nothing was written. Its words are for the reader."""


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

    def receive(self, *, story: Story, sender: str = "", **said) -> "ErrorReport":
        """Take in what a reader reports of a story that readers see. The same words again are counted, not kept twice.

        `sender` stands for the reader's network (articles/pages/request_origin.py); empty when it is not known.
        Raises TooManyReportsError. Those who send in the same instant may go over a bound together, by a few.
        """
        self.forget()
        if reason := _too_many(story, sender):
            raise TooManyReportsError(reason)
        with transaction.atomic():
            ReportAttempt.objects.create(story=story, sender=sender)
            return self._fold(story, said) or self._create(story, said)

    def _fold(self, story: Story, said: dict) -> "ErrorReport | None":
        """What is open of this story in the same words, or what an editor called spam on any story."""
        state = ErrorReport.State
        same = Q(story=story, state=state.OPEN) | Q(state=state.SPAM)
        held = self.filter(same, fingerprint=_fingerprint(said)).first()
        if held:
            held.count_again(said.get("name", ""), said.get("email", ""))
        return held

    def _create(self, story: Story, said: dict) -> "ErrorReport":
        try:
            with transaction.atomic():
                return self.create(story=story, fingerprint=_fingerprint(said), **said)
        except IntegrityError:
            # Somebody sent the same words in between.
            return self._fold(story, said)

    def forget(self) -> None:
        """Delete what was promised to be kept no longer: networks after a day, reporters 90 days after the answer.

        Done with every report that comes in and every one that is settled, and by `forget_reporters`.
        """
        ReportAttempt.objects.filter(sent_at__lt=timezone.now() - NETWORKS_KEPT).delete()
        outdated = self.model.objects.outdated()
        outdated.filter(state=ErrorReport.State.SPAM).delete()
        outdated.update(name="", email="")


def _fingerprint(said: dict) -> str:
    return fingerprint(*(said.get(name, "").casefold() for name in ("what", "passage", "right")))


def _too_many(story: Story, sender: str) -> str:
    sent = ReportAttempt.objects.filter(sent_at__gt=timezone.now() - HOUR)
    if sender and sent.filter(sender=sender).count() >= FROM_ONE_NETWORK:
        return "Several reports have come from your network within the hour"
    if sent.filter(story=story).count() >= OF_ONE_STORY or sent.count() >= ALTOGETHER:
        return "A great many reports have come in within the hour"
    waiting = ErrorReport.objects.open()
    if waiting.filter(story=story).count() >= OPEN_OF_ONE_STORY or waiting.count() >= OPEN:
        return "More reports wait for our editors than they can read"
    return ""


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

    def count_again(self, name: str, email: str) -> None:
        """Somebody reports the same once more; who can be asked back is kept where nobody could be."""
        row = ErrorReport.objects.filter(pk=self.pk)
        row.update(times=F("times") + 1)
        if email and self.is_open:
            row.filter(email="").update(name=name, email=email)

    # ---- What an editor says of it

    def story_is_right(self, *, by, note: str) -> None:
        """There is nothing to correct; the note says why, for whoever wonders later."""
        if not note.strip():
            raise ValueError("Say in a few words how you know that the story is right.")
        if len(note.strip()) > self._meta.get_field("note").max_length:
            raise ValueError("This note is too long: say it in 400 characters.")
        self._settle(self.State.RIGHT, by, note=note.strip())

    def corrected(self, *, by, correction: Correction) -> None:
        """A correction that the story carries answers it."""
        if not correction.stories.filter(pk=self.story_id).exists():
            raise ValueError("This correction does not stand on the story of which the error was reported.")
        self._settle(self.State.CORRECTED, by, correction=correction)

    def is_spam(self, *, by) -> None:
        """It reports nothing. The same words are taken for spam on every story until it is deleted, after 90 days."""
        self._settle(self.State.SPAM, by)

    def _settle(self, state: str, by, **values) -> None:
        """One conditional UPDATE: of two editors who settle it at once, one is told so."""
        require_editor(by, "Only an editor can settle what readers report.")
        values |= {"state": state, "settled_at": timezone.now(), "settled_by": by}
        if not ErrorReport.objects.filter(pk=self.pk, state=self.State.OPEN).update(**values):
            raise ValueError("Somebody has settled this report meanwhile.")
        for name, value in values.items():
            setattr(self, name, value)
        ErrorReport.objects.forget()


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
