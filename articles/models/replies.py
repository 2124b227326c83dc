"""Right of reply: who was asked about a story, what came back, and the line that readers are told of it."""

from datetime import datetime, time, timedelta

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from articles.content.notes.strip import WordsQuerySet
from inspections.models import Body
from inspections.moments import day_on_our_clock

from .published import published
from .right_of_reply import validation_errors


class ReplyQuerySet(WordsQuerySet):
    def public(self):
        """Those of which readers are told, now: their line was set by an editor's verb, on a story that is public."""
        return self.exclude(line="").filter(published("story__"))

    def open(self, at=None):
        """What waits for somebody at the desk, the longest first.

        Of stories not withdrawn: those whose time to answer is over or ends today, those asked for a public story with
        no time set, and the answers that came in and that the public story does not tell yet.
        """
        day = timezone.localdate(at) + timedelta(days=1)
        end_of_day = timezone.make_aware(datetime.combine(day, time()))
        public = published("story__")
        unanswered = Q(outcome__in=Reply.OPEN) & (
            Q(answer_until__lt=end_of_day) | Q(answer_until=None) & public & ~Q(told=Reply.Told.NOTHING)
        )
        untold = ~Q(line_says=F("outcome")) | Q(answered_at__gt=F("line_at"))
        unsettled = Q(settled_at=None) | Q(settled_at__lt=F("answered_at"))
        late = Q(outcome__in=Reply.CAME) & public & untold & unsettled & ~Q(told=Reply.Told.NOTHING)
        found = self.filter(story__withdrawn_at=None).filter(unanswered | late)
        return found.select_related("story", "body").order_by("asked_at", "pk")


class Reply(models.Model):
    """Somebody asked about one story: a body of the record, or a name that it does not hold.

    What was put, how and by whom is the desk's alone. Readers are told `line` and, where an editor chose it, `words`:
    both are set when the story is published or updated, so nothing typed here later changes what they see.
    """

    class How(models.TextChoices):
        EMAIL = "email", "email"
        PHONE = "phone", "phone"
        MESSAGE = "message", "message"
        LETTER = "letter", "letter"
        IN_PERSON = "in person", "in person"

    class Outcome(models.TextChoices):
        ANSWERED = "answered", "answered"
        DECLINED = "declined", "declined to comment"
        SILENT = "silent", "did not answer"
        PROMISED = "promised", "promised an answer later"

    class Told(models.TextChoices):
        LINE = "line", "that it was asked, and what became of it"
        WORDS = "words", "that, and the answer in its own words"
        NOTHING = "nothing", "nothing: for the desk only"

    OPEN = ("", Outcome.PROMISED)
    CAME = (Outcome.ANSWERED, Outcome.DECLINED)

    story = models.ForeignKey("articles.Story", models.CASCADE, related_name="replies")
    body = models.ForeignKey(
        Body, models.PROTECT, null=True, blank=True, related_name="+", help_text="A force or service of the record"
    )
    name = models.CharField(
        "or a name", max_length=160, blank=True, help_text="A person or organisation that the record does not hold"
    )
    asked_at = models.DateTimeField("asked")
    asked_how = models.CharField("how", max_length=9, choices=How, default=How.EMAIL)
    put = models.TextField("what was put to them", blank=True, help_text="For the desk only: readers never see it")
    answer_until = models.DateTimeField("may answer until", null=True, blank=True)
    outcome = models.CharField("what came of it", max_length=8, choices=Outcome, blank=True)
    answered_at = models.DateTimeField("it came", null=True, blank=True)
    answered_how = models.CharField("how", max_length=9, choices=How, blank=True)
    answer = models.TextField("the answer", blank=True, help_text="Word for word; the story may quote it")
    told = models.CharField("readers are told", max_length=7, choices=Told, default=Told.LINE)
    noted_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, editable=False, related_name="+")

    line = models.CharField(max_length=400, blank=True, editable=False)
    words = models.TextField(blank=True, editable=False)
    line_says = models.CharField(max_length=8, blank=True, editable=False)
    line_at = models.DateTimeField(null=True, editable=False)
    settled_at = models.DateTimeField(null=True, editable=False)
    settled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, editable=False, related_name="+"
    )

    objects = ReplyQuerySet.as_manager()

    class Meta:
        ordering = ("asked_at", "pk")
        verbose_name_plural = "replies"
        indexes = (models.Index(fields=["outcome", "answer_until"], name="open_replies"),)
        constraints = (
            models.CheckConstraint(
                condition=Q(body=None) & ~Q(name="") | Q(body__isnull=False, name=""), name="a_body_or_a_name_was_asked"
            ),
            models.CheckConstraint(
                condition=Q(answered_at=None) | Q(answered_at__gte=F("asked_at")), name="answered_after_it_was_asked"
            ),
            models.CheckConstraint(
                condition=Q(outcome="answered", answered_at__isnull=False) & ~Q(answer="")
                | Q(outcome__in=["", "declined", "silent", "promised"], answer=""),
                name="an_answer_has_words_and_a_time",
            ),
            models.CheckConstraint(
                condition=Q(told__in=["line", "words", "nothing"]), name="what_readers_are_told_is_a_known_word"
            ),
            models.CheckConstraint(
                condition=Q(settled_at=None, settled_by=None) | Q(settled_at__isnull=False, settled_by__isnull=False),
                name="settled_when_and_by_whom_together",
            ),
            models.CheckConstraint(
                condition=Q(line_at__isnull=False) | Q(line="", words="", line_says=""),
                name="told_what_and_when_together",
            ),
        )

    def __str__(self) -> str:
        return f"{self.who}, {self.state()}"

    @property
    def who(self) -> str:
        return self.body.name if self.body_id else self.name

    @property
    def title(self) -> str:
        """What its answer is called where it is a source."""
        return (
            f"Reply of {self.who}, {day_on_our_clock(self.answered_at)}" if self.answered_at else f"Reply of {self.who}"
        )

    def state(self, at=None) -> str:
        """Where it stands: `asked` (no time set), `waiting`, `overdue`, `answered`, `declined` or `no answer`."""
        if self.outcome not in self.OPEN:
            return "no answer" if self.outcome == self.Outcome.SILENT else self.outcome
        if self.answer_until is None:
            return "asked"
        return "waiting" if self.answer_until > (at or timezone.now()) else "overdue"

    @property
    def is_late_answer(self) -> bool:
        """In `open()`: whether something came that the story does not tell yet, or nothing came."""
        return self.outcome in self.CAME

    def clean(self) -> None:
        if wrong := validation_errors(self):
            raise ValidationError(wrong)
