"""What an editor tells readers is new in a story, with the update that brought it. Permanent."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from inspections.database.append_only import permanent

from .published import published


class StoryUpdateQuerySet(models.QuerySet):
    def public(self):
        """What readers are told, now: of stories that they see."""
        return self.filter(published("story__"))


@permanent
class StoryUpdate(models.Model):
    """One sentence for readers. An update of which nothing is said has none; a small fix never has."""

    story = models.ForeignKey("articles.Story", models.PROTECT, related_name="updates")
    text = models.CharField(max_length=300)
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    objects = StoryUpdateQuerySet.as_manager()

    class Meta:
        ordering = ("-made_at", "-pk")
        constraints = (models.CheckConstraint(condition=~Q(text=""), name="an_update_says_what_is_new"),)

    def __str__(self) -> str:
        return self.text
