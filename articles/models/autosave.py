from django.conf import settings
from django.db import models
from django.db.models import Q
from django.http import QueryDict

# As much as one form may hold: more is neither kept nor checked before it is saved.
MAX_FORM_LETTERS = 2_000_000


class AutosavedForm(models.Model):
    """What one person has in hand of one story: the form as typed and not saved, and when they were last seen at it.

    `typed` is the form as a browser would send it; empty when nothing is typed that is not saved. `story` is empty for
    one that was never saved. None of this is ever public, and none of it changes the story.
    """

    story = models.ForeignKey("articles.Story", models.CASCADE, null=True, related_name="in_hand")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="in_hand")
    typed = models.TextField(blank=True)
    typed_at = models.DateTimeField(null=True)
    seen_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = "autosaved form"
        constraints = (
            models.UniqueConstraint(fields=["story", "person"], name="one_form_in_hand_of_a_story"),
            models.UniqueConstraint(fields=["person"], condition=Q(story=None), name="one_new_story_in_hand"),
            models.CheckConstraint(
                condition=Q(typed="", typed_at=None) | (~Q(typed="") & Q(typed_at__isnull=False)),
                name="typed_what_and_when_together",
            ),
        )

    def __str__(self) -> str:
        return f"{self.person}: {self.story or 'a new story'}"

    @property
    def form(self) -> QueryDict:
        return QueryDict(self.typed, mutable=True)
