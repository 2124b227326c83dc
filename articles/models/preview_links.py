"""A link by which somebody without an account reads a story that is not out: a lawyer, say."""

import hashlib
import secrets
from datetime import timedelta

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db import models
from django.db.models import F, Q
from django.utils import timezone


def _hash_of(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


class PreviewLinkQuerySet(models.QuerySet):
    def working(self):
        """Links that lead somewhere, now: neither expired nor revoked."""
        return self.filter(revoked_at=None, expires_at__gt=timezone.now())

    def opened_by(self, token: str) -> "PreviewLink | None":
        """The working link that a token opens. No two causes of None can be told apart."""
        return self.working().select_related("story__copy_of").filter(token_hash=_hash_of(token)).first()

    def make(self, *, story, by, for_whom: str, days: int) -> tuple["PreviewLink", str]:
        """A new link to a draft, a planned story or an open working copy, and its token, which is kept nowhere.

        Raises PermissionDenied for those who may not change stories, ValueError in words for what cannot be linked.
        """
        if not by.has_perm("articles.change_story"):
            raise PermissionDenied("Only those who write stories can let others read a draft.")
        if not PreviewLink.is_for(story):
            raise ValueError("Only a story that is not out yet needs a link: readers know the address of this one.")
        if not for_whom.strip():
            raise ValueError("Say whom the link is for.")
        if days not in PreviewLink.DAYS:
            raise ValueError("Choose for how long the link works.")
        token, made_at = secrets.token_urlsafe(32), timezone.now()
        link = self.create(
            story=story,
            token_hash=_hash_of(token),
            for_whom=for_whom.strip(),
            made_by=by,
            made_at=made_at,
            expires_at=made_at + timedelta(days=days),
        )
        return link, token


class PreviewLink(models.Model):
    """One link, for one person. The token itself is only in the address that was handed on; here stands its hash."""

    DAYS = (1, 3, 7, 14)

    story = models.ForeignKey("articles.Story", models.CASCADE, related_name="preview_links")
    token_hash = models.CharField(max_length=64, unique=True)
    for_whom = models.CharField(max_length=120)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    revoked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    revoked_at = models.DateTimeField(null=True)
    opened = models.PositiveIntegerField(default=0)
    opened_at = models.DateTimeField(null=True)

    objects = PreviewLinkQuerySet.as_manager()

    class Meta:
        ordering = ("-pk",)
        constraints = (
            models.CheckConstraint(condition=~Q(for_whom=""), name="a_link_says_whom_it_is_for"),
            models.CheckConstraint(condition=Q(expires_at__gt=F("made_at")), name="a_link_expires_after_it_was_made"),
            models.CheckConstraint(
                condition=Q(revoked_at=None, revoked_by=None) | Q(revoked_at__isnull=False, revoked_by__isnull=False),
                name="revoked_when_and_by_whom_together",
            ),
        )

    @staticmethod
    def is_for(story) -> bool:
        """Whether it says anything that readers do not see, and may come to see."""
        return story.state in ("draft", "scheduled") or (story.is_open and story.original.state == "published")

    def __str__(self) -> str:
        return f"{self.story}, for {self.for_whom}"

    @property
    def works(self) -> bool:
        return self.revoked_at is None and self.expires_at > timezone.now()

    def revoke(self, *, by) -> None:
        """End it at once; ended twice, the first stands."""
        PreviewLink.objects.filter(pk=self.pk, revoked_at=None).update(revoked_at=timezone.now(), revoked_by=by)
        self.refresh_from_db()

    def note_opened(self) -> None:
        PreviewLink.objects.filter(pk=self.pk).update(opened=F("opened") + 1, opened_at=timezone.now())
