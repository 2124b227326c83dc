from django.conf import settings
from django.core.validators import MaxValueValidator
from django.db import models
from django.db.models import Q

from articles.content.notes.strip import WordsQuerySet
from articles.content.pictures import store
from articles.content.pictures.sizes import RECIPE, Rendition
from articles.content.pictures.upload import picture_path, validate_picture

from .published import published

ALT_HELP = "What it shows, for those who cannot see it"


def _focus(name: str, help_text: str) -> models.PositiveSmallIntegerField:
    """A hundredth of the way across or down."""
    return models.PositiveSmallIntegerField(name, default=50, validators=[MaxValueValidator(100)], help_text=help_text)


class PictureQuerySet(models.QuerySet):
    def public(self):
        """Pictures on at least one public story, now: the only ones of which readers can fetch a file."""
        return self.filter(published("led_stories__") | published("uses__story__")).distinct()

    def with_rendition(self, name: str):
        """The picture whose rendition that would be, by its folder; `rendition_file` tells whether it is."""
        return self.filter(file__in=store.possible_originals(name))

    def not_ready(self):
        """Those whose renditions are of other sizes than today's, or not made at all."""
        return self.exclude(made_by__startswith=f"{RECIPE} ")


class Picture(models.Model):
    """A photograph or drawing. Its file is checked by content and stored under a name of ours.

    Readers get its renditions and never the file itself, which may say where and when it was taken. They are made when
    it is saved, of the file and round the focal point, and noted in its row, so that a page need open no file.
    """

    file = models.ImageField(
        upload_to=picture_path,
        validators=[validate_picture],
        width_field="width",
        height_field="height",
        db_index=True,
    )
    title = models.CharField(max_length=200, help_text="For the desk, to find it again")
    credit = models.CharField(max_length=200, help_text="Who made it, as printed: Photo: A. Name")
    focus_x = _focus("focal point, from the left", "In hundredths of its width: what must stay when the sides are cut")
    focus_y = _focus("focal point, from the top", "In hundredths of its height, likewise")
    width = models.PositiveIntegerField(editable=False)
    height = models.PositiveIntegerField(editable=False)
    renditions = models.JSONField(default=list, editable=False)
    made_by = models.CharField(max_length=20, blank=True, editable=False)
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, editable=False, related_name="+")
    added_at = models.DateTimeField(auto_now_add=True)

    objects = PictureQuerySet.as_manager()

    class Meta:
        ordering = ("-added_at",)
        constraints = (
            models.CheckConstraint(condition=Q(focus_x__lte=100, focus_y__lte=100), name="the_focus_is_in_the_picture"),
        )

    def __str__(self) -> str:
        return self.title

    def save(self, **kwargs) -> None:
        """Also makes its renditions, where the file, the focal point or the sizes are not those that they are of."""
        is_stale = not kwargs.get("update_fields") and not self.is_ready
        gone = store.render_into(self) if is_stale else []
        super().save(**kwargs)
        store.delete_files(gone)

    # ---- Its renditions

    @property
    def focus(self) -> tuple[int, int]:
        return self.focus_x, self.focus_y

    @property
    def is_ready(self) -> bool:
        """Whether its renditions are those of this file, this focal point and the sizes of today."""
        return store.are_current(self)

    def renditions_in(self, shape: str, suffix: str) -> list[Rendition]:
        """The narrowest first."""
        found = [one for one in map(Rendition.noted, self.renditions) if (one.shape, one.suffix) == (shape, suffix)]
        return sorted(found, key=lambda one: one.width)

    def rendition_file(self, name: str) -> models.fields.files.FieldFile | None:
        """The file of the rendition of that name; None if it is not one of these."""
        known = {row["name"] for row in self.renditions}
        return self.file.field.attr_class(self, self.file.field, name) if name in known else None


class StoryPicture(models.Model):
    """A picture to be placed in one story's body, with the words that go with it there."""

    story = models.ForeignKey("articles.Story", models.CASCADE, related_name="pictures")
    picture = models.ForeignKey(Picture, models.PROTECT, related_name="uses")
    alt = models.CharField("alt text", max_length=300, blank=True, help_text=ALT_HELP)
    caption = models.CharField(max_length=300, blank=True)

    objects = WordsQuerySet.as_manager()

    class Meta:
        ordering = ("pk",)
        constraints = (models.UniqueConstraint(fields=["story", "picture"], name="a_picture_is_attached_once"),)

    def __str__(self) -> str:
        return str(self.picture)
