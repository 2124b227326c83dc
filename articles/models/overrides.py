"""An editor publishes in spite of a problem, and says why. Permanent: what was overridden, by whom, and the reason."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from inspections.database.append_only import permanent

from .check_decisions import decision_story


class OverrideQuerySet(models.QuerySet):
    def of(self, story):
        return self.filter(story=decision_story(story)).select_related("overridden_by")


@permanent
class Override(models.Model):
    """One problem that an editor overrode. `key` is of its code, the words it is about and what they were held against.

    So it holds for exactly those words, wherever the story has them, and for no others.
    """

    story = models.ForeignKey("articles.Story", models.PROTECT, related_name="overrides")
    code = models.CharField(max_length=60)
    words = models.TextField(blank=True)
    problem = models.TextField()
    key = models.CharField(max_length=64)
    reason = models.CharField(max_length=400)
    overridden_at = models.DateTimeField(default=timezone.now)
    overridden_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    objects = OverrideQuerySet.as_manager()

    class Meta:
        ordering = ("-overridden_at", "-pk")
        constraints = (models.CheckConstraint(condition=~Q(reason=""), name="an_override_has_a_reason"),)

    def __str__(self) -> str:
        return f"{self.code}: {self.reason}"
