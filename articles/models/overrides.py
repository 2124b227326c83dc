"""An editor publishes in spite of a problem, and says why. Permanent: what was overridden, by whom, and the reason."""

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db import models, transaction
from django.db.models import Q
from django.utils import timezone

from inspections.database.append_only import permanent

from .check_decisions import kept_under


class OverrideQuerySet(models.QuerySet):
    def of(self, story):
        return self.filter(story=kept_under(story)).select_related("overridden_by")

    def override(self, *, by, story, key: str, reason: str, moment=None) -> "Override":
        """Let the problem of this key no longer stop the story, as long as it is about the same words.

        Raises PermissionDenied for anybody but an editor; ValueError in words when there is no such problem in the
        story as saved, when it cannot be overridden, or when no reason is given.
        """
        from articles.prepublication import problems_of

        if not by.has_perm("articles.publish_story"):
            raise PermissionDenied("Only an editor can override a problem.")
        reason = reason.strip()
        problem = next((one for one in problems_of(story, moment) if one.key == key), None)
        if refusal := _why_not(problem, reason):
            raise ValueError(refusal)
        with transaction.atomic():
            made = self.create(
                story=kept_under(story),
                code=problem.code,
                words=problem.about,
                problem=problem.text,
                key=key,
                reason=reason,
                overridden_by=by,
            )
            story.log_override(made, by=by)
        return made


def _why_not(problem, reason: str) -> str:
    if problem is None:
        return "This problem is no longer there: the story has changed, or its source or the record has."
    if problem.hard:
        return "This cannot be overridden: mend it, or let the story go out later."
    if problem.override or not problem.blocks_publication:
        return "This does not stop the story."
    if not reason:
        return "Say why the story may go out in spite of this: the reason is kept."
    if len(reason) > Override._meta.get_field("reason").max_length:
        return "This reason is too long: say it in 400 characters."
    return ""


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
