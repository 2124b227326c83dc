"""What the checks raised when a story was to go out, and what an editor said of it: for whoever mends the rules."""

from django.conf import settings
from django.db import models
from django.db.models import Count, Q
from django.utils import timezone

from .lasting_story import lasting_story


class RaisedAlarmQuerySet(models.QuerySet):
    def about(self, story):
        """Those of a story; a working copy has those of its story."""
        return self.filter(story_id=story.original.uid)

    def decided(self):
        """Those of which an editor has said something, the last first."""
        return self.exclude(decision="").select_related("decided_by").order_by("-decided_at", "pk")

    def false(self):
        """Those that an editor said are wrong."""
        return self.decided().filter(decision=RaisedAlarm.Decision.NOT_SO)

    def by_rule(self):
        """For each rule: how many it raised, how many were said to be wrong, how many were set aside."""
        counted = (
            self.order_by()
            .values("code")
            .annotate(
                raised=Count("pk"),
                false=Count("pk", filter=Q(decision=RaisedAlarm.Decision.NOT_SO)),
                set_aside=Count("pk", filter=Q(decision=RaisedAlarm.Decision.SET_ASIDE)),
            )
        )
        return counted.order_by("-false", "-raised", "code")

    def note(self, alarms: list["RaisedAlarm"]) -> None:
        """Keep those that are new; one that was raised before stays as it is."""
        self.bulk_create(alarms, ignore_conflicts=True)


class RaisedAlarm(models.Model):
    """One alarm about exactly these words of one story; `key` is its problem's, so it dies with the words.

    `decision` is empty until an editor says that the alarm is wrong or sets it aside: from then on it is not shown for
    these words. The story is named by its uid and headline, held by no foreign key of the database: what the rules did
    wrong is known after a draft is deleted.
    """

    class Decision(models.TextChoices):
        NOT_SO = "not so", "not so: the alarm is wrong"
        SET_ASIDE = "set aside", "set aside"

    story = lasting_story("alarms")
    headline = models.CharField(max_length=160)
    code = models.CharField("rule", max_length=60)
    key = models.CharField(max_length=64)
    words = models.TextField(blank=True)
    sentence = models.TextField(blank=True)
    problem = models.TextField("what it said")
    stopped = models.BooleanField("stopped the story")
    raised_at = models.DateTimeField("raised", default=timezone.now)
    decision = models.CharField(max_length=9, choices=Decision, blank=True)
    decided_at = models.DateTimeField("when", null=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name="who"
    )

    objects = RaisedAlarmQuerySet.as_manager()

    class Meta:
        verbose_name = "alarm of the checks"
        verbose_name_plural = "alarms of the checks"
        ordering = ("-raised_at", "-pk")
        constraints = (
            models.UniqueConstraint(fields=["story", "key"], name="an_alarm_is_raised_once_in_a_story"),
            models.CheckConstraint(
                condition=Q(decision="", decided_at=None, decided_by=None)
                | Q(decision__in=["not so", "set aside"], decided_at__isnull=False, decided_by__isnull=False),
                name="an_alarm_is_decided_when_by_whom_and_how_together",
            ),
        )

    def __str__(self) -> str:
        return self.problem
