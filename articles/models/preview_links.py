"""A link by which somebody without an account reads a story that is not out: a lawyer, say."""

import hashlib

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone


def token_hash(token: str) -> str:
    """All that is kept of the token in a link's address."""
    return hashlib.sha256(token.encode()).hexdigest()


class PreviewLinkQuerySet(models.QuerySet):
    def working(self):
        """Links that lead somewhere, now: neither expired nor revoked."""
        return self.filter(revoked_at=None, expires_at__gt=timezone.now())

    def opened_by(self, token: str) -> "PreviewLink | None":
        """The working link that a token opens. No two causes of None can be told apart."""
        return self.working().select_related("story__copy_of").filter(token_hash=token_hash(token)).first()


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
