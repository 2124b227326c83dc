from django.db import models
from django.db.models import Exists, OuterRef

from inspections.models import Judgment, JudgmentVersion

from .attachments import StoryJudgment


class MentionQuerySet(models.QuerySet):
    def in_prose_alone(self):
        """Without those whose judgment is attached to the same story: that use says it already."""
        attached = StoryJudgment.objects.filter(story=OuterRef("story"), judgment=OuterRef("judgment"))
        return self.exclude(Exists(attached))


class Mention(models.Model):
    """A judgment that a story names in its words: body, programme and grade, as the finder read them.

    Made again from the text whenever the story is saved (articles/record_uses/mentions.py). `published_version`
    is the version that the words say; it moves only when the words do, never with the record. It is empty while the
    story is a draft.
    """

    class Where(models.TextChoices):
        HEADLINE = "headline", "headline"
        STANDFIRST = "standfirst", "standfirst"
        TEXT = "text", "text"
        QUOTE = "quote", "quote"
        CAPTION = "caption", "caption"

    story = models.ForeignKey("articles.Story", models.CASCADE, related_name="mentions")
    judgment = models.ForeignKey(Judgment, models.PROTECT, related_name="mentions")
    published_version = models.ForeignKey(
        JudgmentVersion, models.PROTECT, null=True, blank=True, related_name="mentions"
    )
    sentence = models.TextField()
    where = models.CharField(max_length=10, choices=Where)

    objects = MentionQuerySet.as_manager()

    class Meta:
        ordering = ("story", "pk")
        constraints = (models.UniqueConstraint(fields=["story", "judgment"], name="a_judgment_is_mentioned_once"),)

    def __str__(self) -> str:
        return f"{self.judgment}, in “{self.sentence[:60]}{'…' if len(self.sentence) > 60 else ''}”"
