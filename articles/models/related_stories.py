"""The stories that an editor sets beside a story, in their order."""

from django.db import models
from django.db.models import F, Q

from .stories import Story


class RelatedStory(models.Model):
    """One story chosen to stand under another. Readers see it while it is public, whatever was chosen."""

    story = models.ForeignKey(Story, models.CASCADE, related_name="chosen")
    related = models.ForeignKey(Story, models.CASCADE, related_name="chosen_in", verbose_name="story")
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ("position", "pk")
        constraints = (
            models.UniqueConstraint(fields=["story", "related"], name="a_related_story_is_chosen_once"),
            models.CheckConstraint(condition=~Q(story=F("related")), name="no_story_is_related_to_itself"),
        )

    def __str__(self) -> str:
        return str(self.related)
