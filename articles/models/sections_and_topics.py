"""Where a story stands: its one section, its topics."""

from django.db import models
from django.urls import reverse
from taggit.models import ItemBase, TagBase

from inspections.addresses import refuse_taken

from .published import published


def validate_section_slug(slug: str) -> None:
    refuse_taken(slug)


class Section(models.Model):
    """A part of the paper, such as Police. Its slug is the first word of its address."""

    name = models.CharField(max_length=60, unique=True)
    slug = models.SlugField(unique=True, validators=[validate_section_slug])
    description = models.CharField(max_length=200, blank=True)
    position = models.PositiveSmallIntegerField(default=0, help_text="Its place in the menu, lowest first")

    class Meta:
        ordering = ("position", "name")

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("section", args=[self.slug])


class TopicQuerySet(models.QuerySet):
    def public(self):
        """Topics of at least one story that readers may see, now: a draft's topic may tell what the draft tells."""
        # Asked of each topic by itself, so that one topic costs no walk over the whole archive.
        return self.filter(
            models.Exists(TopicOfStory.objects.filter(published("content_object__"), tag=models.OuterRef("pk")))
        )


class Topic(TagBase):
    """A subject that stories share, whatever their section. “Knife crime” and “knife crime” are one."""

    objects = TopicQuerySet.as_manager()

    class Meta:
        ordering = ("name",)

    def get_absolute_url(self) -> str:
        return reverse("topic", args=[self.slug])


class TopicOfStory(ItemBase):
    tag = models.ForeignKey(Topic, models.CASCADE, related_name="uses")
    content_object = models.ForeignKey("articles.Story", models.CASCADE, related_name="topic_uses")

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["tag", "content_object"], name="a_topic_stands_once_on_a_story"),
        )


class FormerTopic(models.Model):
    """A topic that was merged into another: its address leads on, and its name, typed again, means the other."""

    topic = models.ForeignKey(Topic, models.CASCADE, related_name="former")
    slug = models.SlugField(unique=True, max_length=100)
    name = models.CharField(max_length=100)

    def __str__(self) -> str:
        return self.name
