"""What of the record readers may see: rows that an editor has released, and whose embargo is over."""

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Coalesce, Greatest
from django.utils import timezone

from inspections.moments import why_embargoed

RELEASE = "inspections.release_judgmentversion"
# Readers see a row from its release or the end of its embargo, whichever comes later.
SEEN_FROM = Greatest("released_at", Coalesce("embargoed_until", "released_at"))


def may_release(person) -> bool:
    """Whether somebody may make records public: an editor may."""
    return person.has_perm(RELEASE)


def past_embargo(moment) -> Q:
    """Rows that no embargo hides at a moment."""
    return Q(embargoed_until=None) | Q(embargoed_until__lte=moment)


class ReleasableQuerySet(models.QuerySet):
    def public(self, at=None):
        """Rows that readers may see, now or at a moment: released by an editor, and past any embargo."""
        moment = at or timezone.now()
        return self.filter(past_embargo(moment), released_at__lte=moment)

    def release(self, *, by) -> int:
        """Make these rows public, in the name of `by`; returns how many were not so before.

        Raises PermissionDenied unless `by` may release records (an editor).
        """
        if not may_release(by):
            raise PermissionDenied("Only an editor can release records.")
        return self.filter(released_at=None).update(released_at=timezone.now(), released_by=by)


def _person():
    return models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, editable=False, related_name="+"
    )


class Releasable(models.Model):
    """A row of the record that somebody enters or imports, and an editor releases.

    What a released row says of the record is frozen by the database itself (inspections/database/frozen_rows.py).
    `embargoed_until` is to the minute, Europe/London on the desk's screens.
    """

    embargoed_until = models.DateTimeField(null=True, blank=True)
    entered_by = _person()
    released_at = models.DateTimeField(null=True, blank=True, editable=False)
    released_by = _person()

    objects = ReleasableQuerySet.as_manager()

    class Meta:
        abstract = True
        constraints = (
            models.CheckConstraint(
                condition=Q(released_at=None, released_by=None)
                | Q(released_at__isnull=False, released_by__isnull=False),
                name="%(class)s_released_when_and_by_whom",
            ),
        )
        indexes = (models.Index(F("released_at"), name="%(class)s_released"),)

    @property
    def is_public(self) -> bool:
        return type(self).objects.public().filter(pk=self.pk).exists()

    def why_hidden(self, at=None) -> str:
        """Why readers do not see it, now or at a moment; empty when they do, as `public()` decides."""
        if self.released_at is None or self.released_at > (at or timezone.now()):
            return "not released"
        return why_embargoed(self.embargoed_until, at)
