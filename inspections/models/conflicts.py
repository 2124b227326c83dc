"""A file that contradicts what readers have seen: kept for an editor to settle, and settled for good."""

import json
from typing import Any

from django.conf import settings
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import models, transaction
from django.db.models import Max, Q
from django.utils import timezone

from inspections.database.frozen_rows import FROZEN

from .batches import ImportBatch
from .findings import Finding
from .judgments import JudgmentVersion
from .monitoring import Monitoring
from .release import Releasable, may_release

# What belongs to the place of a version, or to why it was made, and not to what was found.
OF_ITS_OWN = ("number", "reason", "source")


class ImportConflictQuerySet(models.QuerySet):
    def waiting(self):
        return self.filter(settled_at=None)

    def with_record(self):
        return self.select_related(
            "settled_by",
            "version__judgment__inspection__body",
            "version__judgment__inspection__programme",
            "version__judgment__area",
            "finding__inspection__body",
            "finding__inspection__programme",
            "monitoring__body",
        )


class ImportConflict(models.Model):
    """One row of a batch's file beside the released row that it contradicts; `theirs` are its fields in the file.

    An editor keeps ours, or takes theirs: a judgment's as its next version, which waits for its release like any other;
    of a finding or a period, what became known later. Who decided, what and when stays.
    """

    class Decision(models.TextChoices):
        OURS = "ours", "ours kept"
        THEIRS = "theirs", "theirs taken"

    batch = models.ForeignKey(ImportBatch, models.PROTECT, related_name="conflicts")
    version = models.ForeignKey(JudgmentVersion, models.PROTECT, null=True, blank=True, related_name="conflicts")
    finding = models.ForeignKey(Finding, models.PROTECT, null=True, blank=True, related_name="conflicts")
    monitoring = models.ForeignKey(Monitoring, models.PROTECT, null=True, blank=True, related_name="conflicts")
    place = models.CharField(max_length=30, help_text="Where the row stands in its file: line 7")
    theirs = models.JSONField()
    differences = models.JSONField()
    decision = models.CharField(max_length=6, choices=Decision, blank=True)
    settled_at = models.DateTimeField(null=True, blank=True)
    settled_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")

    objects = ImportConflictQuerySet.as_manager()

    class Meta:
        ordering = ("batch", "pk")
        constraints = (
            models.CheckConstraint(
                condition=Q(version__isnull=False, finding=None, monitoring=None)
                | Q(version=None, finding__isnull=False, monitoring=None)
                | Q(version=None, finding=None, monitoring__isnull=False),
                name="a_conflict_is_with_one_row",
            ),
            models.CheckConstraint(
                condition=Q(settled_at=None, settled_by=None, decision="")
                | Q(settled_at__isnull=False, settled_by__isnull=False, decision__in=["ours", "theirs"]),
                name="a_conflict_is_settled_how_when_and_by_whom",
            ),
        )

    def __str__(self) -> str:
        return f"{self.batch}, {self.place}: {self.held}"

    @classmethod
    def field_of(cls, held: Releasable) -> str:
        return {JudgmentVersion: "version", Finding: "finding", Monitoring: "monitoring"}[type(held)]

    @classmethod
    def between(cls, held: Releasable, values: dict[str, Any]) -> dict[str, Any]:
        """The fields of a conflict between a row that is held and what a file says of it."""
        return {cls.field_of(held): held, "theirs": cls.plainly(values)}

    @staticmethod
    def plainly(values: dict[str, Any]) -> dict[str, Any]:
        """Values as JSON has them; a partial date is its text."""
        return {name: value if isinstance(value, int | None) else str(value) for name, value in values.items()}

    @staticmethod
    def as_text(theirs: dict[str, Any]) -> str:
        return json.dumps(theirs, sort_keys=True)

    @property
    def held(self) -> Releasable:
        return self.version or self.finding or self.monitoring

    @property
    def makes_a_version(self) -> bool:
        return self.version_id is not None

    def takable(self) -> dict[str, Any]:
        """Of what the file says otherwise, that which may still be noted of a released finding or period."""
        frozen = FROZEN[self.held._meta.db_table]
        return {
            name: value
            for name, value in self.theirs.items()
            if name not in frozen and self.plainly({name: getattr(self.held, name)}) != {name: value}
        }

    def keep_ours(self, *, by) -> None:
        """Readers go on seeing what they see. Raises PermissionDenied unless `by` is an editor."""
        with transaction.atomic():
            self._settle(self.Decision.OURS, by)

    def take_theirs(self, *, by, reason: str = "", source: str = "") -> Releasable:
        """The file is right: a judgment gets its next version, unreleased; a finding or period what became known.

        Raises PermissionDenied unless `by` is an editor, and ValidationError when a version has no reason or source, or
        nothing can be taken.
        """
        with transaction.atomic():
            self._settle(self.Decision.THEIRS, by)
            if self.makes_a_version:
                return self._next_version(by, reason, source)
            values = self.takable()
            if not values:
                raise ValidationError("What the file says otherwise are words of the report, which stay once released.")
            for name, value in values.items():
                setattr(self.held, name, value)
            self.held.save(update_fields=[*values])
            return self.held

    def _settle(self, decision: str, by) -> None:
        if not may_release(by):
            raise PermissionDenied("Only an editor settles what a file contradicts.")
        waiting = type(self).objects.waiting().filter(pk=self.pk)
        if not waiting.update(decision=decision, settled_at=timezone.now(), settled_by=by):
            raise ValidationError("Somebody has settled this meanwhile.")
        self.refresh_from_db(fields=["decision", "settled_at", "settled_by"])

    def _next_version(self, by, reason: str, source: str) -> JudgmentVersion:
        if not reason or not source:
            raise ValidationError("A new version needs the reason why there is one, and where it was seen.")
        judgment = self.version.judgment
        values = {name: value for name, value in self.theirs.items() if name not in OF_ITS_OWN}
        number = judgment.versions.aggregate(newest=Max("number"))["newest"] + 1
        version = JudgmentVersion(
            judgment=judgment, number=number, reason=reason, source=source, batch=self.batch, entered_by=by, **values
        )
        version.full_clean()
        version.save()
        return version
