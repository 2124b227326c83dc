from django.conf import settings
from django.db import models
from django.urls import reverse

from .published import published


class AuthorQuerySet(models.QuerySet):
    def public(self):
        """Authors of at least one story that readers may see, now."""
        # Asked of each author by itself, so that one author costs no walk over the whole archive.
        return self.filter(models.Exists(Byline.objects.filter(published("story__"), author=models.OuterRef("pk"))))


class Author(models.Model):
    """Somebody whose name stands over a story. Needs no account; may have one."""

    name = models.CharField(max_length=120)
    slug = models.SlugField(unique=True, max_length=120)
    role = models.CharField(max_length=120, blank=True, help_text="Police reporter")
    about = models.TextField(blank=True, help_text="A paragraph for the author's page")
    account = models.OneToOneField(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="author"
    )

    objects = AuthorQuerySet.as_manager()

    class Meta:
        ordering = ("name",)

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("author", args=[self.slug])


class Byline(models.Model):
    """One author's place in the byline of one story."""

    story = models.ForeignKey("articles.Story", models.CASCADE, related_name="bylines")
    author = models.ForeignKey(Author, models.PROTECT, related_name="bylines")
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ("position", "pk")
        constraints = (models.UniqueConstraint(fields=["story", "author"], name="an_author_stands_once_in_a_byline"),)

    def __str__(self) -> str:
        return self.author.name
