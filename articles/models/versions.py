from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.utils import timezone

from articles.content.versions.content import version_content
from inspections.database.append_only import permanent
from inspections.moments import on_our_clock

# A draft that is deleted takes its versions along; what readers saw, and what was made to replace it, stays.
KEPT_WHILE = """EXISTS (
    SELECT 1 FROM articles_story s
    WHERE s.id = OLD.story_id AND (s.published_at IS NOT NULL OR s.copy_of_id IS NOT NULL))
"""


class StoryVersionQuerySet(models.QuerySet):
    def keep(self, story, why: str, *, by) -> "StoryVersion":
        """Keep the whole story as it now stands, under the number of the save that made it so."""
        if getattr(story, "notes_left_out", False):
            story = type(story).objects.get(pk=story.pk)
        return self.create(story=story, number=story.version, why=why, content=version_content(story), kept_by=by)


@permanent(kept_while=KEPT_WHILE)
class StoryVersion(models.Model):
    """The whole story at one save: what it said, what it showed, who saved it, when and for what. Never changed, by any
    path; deleted only with a story that never went out.

    `number` is the story's `version` at that save. Looking at one, or comparing two, writes nothing.
    """

    class Why(models.TextChoices):
        SAVED = "saved"
        TAKEN_UP = "taken up", "taken up"
        SET_ASIDE = "set aside", "set aside"
        SUBMITTED = "submitted"
        RECALLED = "recalled"
        APPROVED = "approved"
        SENT_BACK = "sent back", "sent back"
        REOPENED = "reopened"
        SCHEDULED = "scheduled"
        TAKEN_BACK = "taken back"
        PUBLISHED = "published"
        UPDATED = "updated"
        CORRECTED = "corrected"
        WITHDRAWN = "withdrawn"
        OPENED = "opened", "working copy opened"
        FIXED = "fixed", "small fix published"
        DISCARDED = "discarded", "working copy discarded"
        RESTORED = "restored", "older version restored"

    story = models.ForeignKey("articles.Story", models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField()
    why = models.CharField(max_length=12, choices=Why)
    content = models.JSONField(encoder=DjangoJSONEncoder)
    kept_at = models.DateTimeField(default=timezone.now)
    kept_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    objects = StoryVersionQuerySet.as_manager()

    class Meta:
        ordering = ("story", "-number")
        constraints = (models.UniqueConstraint(fields=["story", "number"], name="one_content_per_save"),)

    def __str__(self) -> str:
        return f"{self.story}, version {self.number}"

    @property
    def label(self) -> str:
        """Its number and moment, as the head of a column says it."""
        return f"{self.number}, {on_our_clock(self.kept_at)}"
