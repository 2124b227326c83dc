from datetime import timedelta
from urllib.parse import urlsplit

from django.conf import settings
from django.core.validators import MaxValueValidator
from django.db import models
from django.utils import timezone


class Publication(models.Model):
    """The newspaper itself: one row.

    `tag_authority` and `tag_date` begin every `tag:` URI in the feeds (RFC 4151). They are set once, when the site is
    first migrated, and never follow the host name: a subscriber's reader must know a story again after the site moves.
    `feed_delay` is in minutes; what a feed has sent cannot be called back, so an editor may want a moment to see it.
    """

    name = models.CharField(max_length=80, help_text="As it stands at the head of every page")
    strapline = models.CharField(max_length=160, blank=True)
    contact = models.EmailField(
        "address for readers",
        blank=True,
        help_text="Where readers write to you: it stands on “About us” and in the accessibility statement.",
    )
    tag_authority = models.CharField(max_length=120, editable=False)
    tag_date = models.DateField(editable=False)
    feed_delay = models.PositiveSmallIntegerField(
        "minutes before the feeds",
        default=0,
        validators=(MaxValueValidator(60),),
        help_text="A story stands on the site at once, and in the feeds so many minutes later: time to see a slip "
        "before subscribers hold it. 0 to 60.",
    )
    saved_at = models.DateTimeField(auto_now=True)

    class Meta:
        verbose_name_plural = "publication"
        constraints = (models.CheckConstraint(condition=models.Q(pk=1), name="one_publication"),)

    def __str__(self) -> str:
        return self.name

    def tag(self, specific: str) -> str:
        """The `tag:` URI of a thing of ours, such as `story/8f2c…` or `feed/police`."""
        return f"tag:{self.tag_authority},{self.tag_date:%Y-%m-%d}:{specific}"

    @property
    def feed_wait(self) -> timedelta:
        return timedelta(minutes=self.feed_delay)

    @classmethod
    def get(cls) -> "Publication":
        return cls.objects.get(pk=1)


def make_publication(using: str, **kwargs) -> None:
    """Make the one row after the first migration; never touch it again."""
    Publication.objects.using(using).get_or_create(
        pk=1,
        defaults={
            "name": "Newsroom",
            "strapline": "Police and fire inspections, checked against the record",
            "tag_authority": urlsplit(settings.SITE_URL).hostname,
            "tag_date": timezone.localdate(),
        },
    )
