"""An inspection, its judgments, and their numbered versions. A version is never overwritten."""

import json
from hashlib import sha256

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Exists, OuterRef, Q, Subquery
from django.urls import reverse

from inspections.partial_dates import PartialDateField

from .batches import ImportBatch
from .reference import Area, Body, Grade, Programme
from .release import Releasable, ReleasableQuerySet


class InspectionQuerySet(models.QuerySet):
    def public(self):
        """Inspections of which readers may see at least one judgment, now."""
        return self.filter(Exists(JudgmentVersion.objects.public().filter(judgment__inspection=OuterRef("pk"))))


class Inspection(models.Model):
    """One event: a body inspected under a programme. `number` is 2 when a programme inspects a body again."""

    body = models.ForeignKey(Body, models.PROTECT, related_name="inspections")
    programme = models.ForeignKey(Programme, models.PROTECT, related_name="inspections")
    number = models.PositiveSmallIntegerField(default=1, help_text="2 when the programme inspected the body again")

    objects = InspectionQuerySet.as_manager()

    class Meta:
        ordering = ("body", "programme", "number")
        constraints = (
            models.UniqueConstraint(fields=["body", "programme", "number"], name="one_inspection_per_number"),
        )

    def __str__(self) -> str:
        again = f" (inspection {self.number})" if self.number > 1 else ""
        return f"{self.body}, {self.programme}{again}"

    def clean(self) -> None:
        if self.body_id and self.programme_id and self.body.kind_id != self.programme.body_kind_id:
            raise ValidationError(f"{self.programme} inspects {self.programme.body_kind.plural}; {self.body} is none.")

    def get_absolute_url(self) -> str:
        return reverse("inspection", args=[self.body.slug, self.programme.code])


class JudgmentQuerySet(models.QuerySet):
    def public(self):
        """Judgments of which readers may see at least one version, now."""
        return self.filter(Exists(JudgmentVersion.objects.public().filter(judgment=OuterRef("pk"))))


class Judgment(models.Model):
    """One area of one inspection. What was found stands in its versions."""

    inspection = models.ForeignKey(Inspection, models.PROTECT, related_name="judgments")
    area = models.ForeignKey(Area, models.PROTECT, related_name="judgments")

    objects = JudgmentQuerySet.as_manager()

    class Meta:
        ordering = ("inspection", "area__position")
        constraints = (models.UniqueConstraint(fields=["inspection", "area"], name="one_judgment_per_area"),)

    def __str__(self) -> str:
        return f"{self.inspection}: {self.area.label}"


class JudgmentVersionQuerySet(ReleasableQuerySet):
    def newest_of(self, versions):
        """Of each judgment, only its highest number among `versions`."""
        # One look by key for each row, however little PostgreSQL knows of the table: as a join it was read whole.
        newest = versions.filter(judgment=OuterRef("judgment")).order_by("-number")
        return self.filter(pk=Subquery(newest.values("pk")[:1]))

    def current(self):
        """The version of each judgment that readers see as the present one."""
        return self.newest_of(JudgmentVersion.objects.public())

    def latest(self):
        """The newest version of each judgment that the desk holds, public or not."""
        return self.newest_of(JudgmentVersion.objects.all())

    def taken_back(self):
        """Those by which the inspectorate withdrew a judgment, or by which one was quashed; the newest first."""
        outcomes = (JudgmentVersion.Outcome.WITHDRAWN, JudgmentVersion.Outcome.QUASHED)
        return self.filter(outcome__in=outcomes).order_by("-published_on", "-pk")

    def with_record(self):
        """Joined to everything that a box, row or card says, so that drawing it asks nothing more."""
        return self.select_related(
            "grade",
            "stands_from",
            "judgment__area__programme__scale",
            "judgment__area__parent",
            "judgment__inspection__body",
            "judgment__inspection__programme__inspectorate",
        ).prefetch_related("judgment__area__programme__scale__grades")

    def with_readings(self):
        """With whoever held them against the page, so that `reading` asks nothing more."""
        return self.prefetch_related("readings__read_by")

    def checked(self):
        """Versions whose second reading still stands. No database knows the hash, so those once read are looked at."""
        read = self.model.objects.filter(readings__isnull=False).with_record().prefetch_related("readings").distinct()
        return self.filter(pk__in=[version.pk for version in read if version.is_checked])


class JudgmentVersion(Releasable):
    """What was found, as it stood from `published_on` until a version with a higher number replaced it.

    The outcome is a grade or one of five other things that are never folded into a missing grade. A grade outside the
    programme's scale, or on an area that is never graded, is refused by the database itself
    (inspections/database/frozen_rows.py).
    """

    class Outcome(models.TextChoices):
        GRADED = "graded"
        NOT_GRADED = "not graded"
        LAST_GRADE_STANDS = "last grade stands"
        PENDING = "pending"
        WITHDRAWN = "withdrawn"
        QUASHED = "quashed"

    class Reason(models.TextChoices):
        FIRST = "", "first published"
        REGRADED = "regraded"
        REVISITED = "revisited"
        WAS_PENDING = "was pending"
        CORRECTED = "corrected", "corrected by the inspectorate"
        WITHDRAWN = "withdrawn"
        QUASHED = "quashed"
        OUR_SLIP = "our slip"

    class Confidence(models.TextChoices):
        INSPECTORATE = "inspectorate", "seen at the inspectorate"
        SECONDARY = "secondary", "seen in another source"

    judgment = models.ForeignKey(Judgment, models.PROTECT, related_name="versions")
    number = models.PositiveSmallIntegerField(default=1)
    outcome = models.CharField(max_length=20, choices=Outcome)
    grade = models.ForeignKey(Grade, models.PROTECT, null=True, blank=True, related_name="judgment_versions")
    stands_from = models.ForeignKey(
        Programme, models.PROTECT, null=True, blank=True, related_name="+", help_text="The programme whose grade stands"
    )
    reason = models.CharField("why there is a new version", max_length=20, choices=Reason, blank=True)
    published_on = PartialDateField("published")
    body_name_at_time = models.CharField(max_length=200, blank=True)
    source = models.CharField("where it was seen", max_length=300)
    source_url = models.URLField("address", max_length=500, blank=True)
    source_page = models.PositiveIntegerField("page", null=True, blank=True)
    confidence = models.CharField(max_length=12, choices=Confidence)
    note = models.CharField(max_length=400, blank=True)
    batch = models.ForeignKey(ImportBatch, models.PROTECT, null=True, blank=True, related_name="versions")

    objects = JudgmentVersionQuerySet.as_manager()

    class Meta(Releasable.Meta):
        ordering = ("judgment", "number")
        permissions = (("release_judgmentversion", "Can release records to readers"),)
        constraints = (
            *Releasable.Meta.constraints,
            models.UniqueConstraint(fields=["judgment", "number"], name="one_version_per_number"),
            models.CheckConstraint(condition=Q(number__gte=1), name="versions_count_from_one"),
            models.CheckConstraint(
                condition=Q(outcome="graded", grade__isnull=False) | (~Q(outcome="graded") & Q(grade=None)),
                name="a_grade_when_graded_and_only_then",
            ),
            models.CheckConstraint(
                condition=Q(outcome="last grade stands") | Q(stands_from=None), name="stands_from_only_when_it_stands"
            ),
            models.CheckConstraint(
                condition=Q(number=1, reason="") | (Q(number__gt=1) & ~Q(reason="")), name="a_reason_from_the_second_on"
            ),
            models.CheckConstraint(
                condition=Q(
                    outcome__in=["graded", "not graded", "last grade stands", "pending", "withdrawn", "quashed"]
                ),
                name="outcome_is_a_known_word",
            ),
        )

    def __str__(self) -> str:
        return f"{self.judgment}: {self.outcome_in_words}"

    def values_hash(self) -> str:
        """Of all that a second reader holds against the page.

        Body, programme, area and grade count by what they are known by: another name or label of the same thing leaves
        a reading as it was, another thing does not. An embargo and a release are none of the page's words.
        """
        inspection, area = self.judgment.inspection, self.judgment.area
        said = [inspection.body.slug, inspection.programme.code, inspection.number, area.code, self.number]
        said += [self.outcome, self.grade and self.grade.name, self.stands_from and self.stands_from.code]
        plain = ("published_on", "source", "source_url", "source_page", "note", "reason")
        said += [str(getattr(self, name) or "") for name in (*plain, "body_name_at_time", "confidence")]
        return sha256(json.dumps(said).encode()).hexdigest()

    @property
    def reading(self):
        """The second reading that stands, else the latest of those that no longer do, else None."""
        readings = list(self.readings.all())
        for reading in readings:
            reading.version = self
        return next((reading for reading in readings if reading.stands()), readings[0] if readings else None)

    @property
    def is_checked(self) -> bool:
        return bool(self.reading and self.reading.stands())

    def why_not_checked_by(self, person) -> str:
        """Why this person cannot be the second reader; empty when they can."""
        return "You entered this: another person must hold it against the page." if self.entered_by == person else ""

    def mark_checked(self, *, by) -> None:
        """A second person held the values against the page. Raises ValidationError for whoever entered them."""
        if why := self.why_not_checked_by(by):
            raise ValidationError(why)
        self.readings.create(read_by=by, values_hash=self.values_hash())

    @property
    def outcome_in_words(self) -> str:
        """The grade's name, or the other outcome's; never empty."""
        return self.grade.name if self.grade else self.outcome

    def clean(self) -> None:
        """Refuse, in words, what the database would refuse without them."""
        if not self.judgment_id:
            return
        area = self.judgment.area
        if self.grade and area.graded == Area.Graded.NEVER:
            raise ValidationError({"grade": f"“{area.label}” is never graded in {area.programme}."})
        if self.grade and self.grade.scale_id != area.programme.scale_id:
            raise ValidationError({"grade": f"“{self.grade}” is not a grade of {area.programme}."})
