from django.conf import settings
from django.db import models

from ..uploads import picture_path, validate_picture

ALT_HELP = "What it shows, for those who cannot see it"


class PictureQuerySet(models.QuerySet):
    def public(self):
        """Pictures on at least one public story, now: the only ones whose files readers can fetch."""
        from .stories import Story

        stories = Story.objects.published()
        return self.filter(models.Q(led_stories__in=stories) | models.Q(uses__story__in=stories)).distinct()


class Picture(models.Model):
    """A photograph or drawing. Its file is checked by content and stored under a name of ours."""

    file = models.ImageField(
        upload_to=picture_path, validators=[validate_picture], width_field="width", height_field="height"
    )
    title = models.CharField(max_length=200, help_text="For the desk, to find it again")
    credit = models.CharField(max_length=200, help_text="Who made it, as printed: Photo: A. Name")
    width = models.PositiveIntegerField(editable=False)
    height = models.PositiveIntegerField(editable=False)
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, editable=False, related_name="+")
    added_at = models.DateTimeField(auto_now_add=True)

    objects = PictureQuerySet.as_manager()

    class Meta:
        ordering = ("-added_at",)

    def __str__(self) -> str:
        return self.title


class StoryPicture(models.Model):
    """A picture to be placed in one story's body, with the words that go with it there."""

    story = models.ForeignKey("articles.Story", models.CASCADE, related_name="pictures")
    picture = models.ForeignKey(Picture, models.PROTECT, related_name="uses")
    alt = models.CharField("alt text", max_length=300, blank=True, help_text=ALT_HELP)
    caption = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ("pk",)
        constraints = (models.UniqueConstraint(fields=["story", "picture"], name="a_picture_is_attached_once"),)

    def __str__(self) -> str:
        return str(self.picture)
