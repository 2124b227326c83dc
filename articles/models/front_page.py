"""The stories that editors choose for the front page, in their order, each until a moment."""

from datetime import datetime, time, timedelta

from django.conf import settings
from django.db import models
from django.utils import timezone

from .published import published
from .stories import Story

# As many as an editor can keep in order by hand; fewer than the first page shows, so that it always fills itself.
MOST = 12
MAX_TIME_CHOSEN = timedelta(days=92)
# What the audit log calls what may be done here.
LOGGED = PUT, MOVED, KEPT, TAKEN_OFF = (
    "put on the front",
    "moved on the front",
    "kept on the front",
    "taken off the front",
)


def usual_end() -> datetime:
    """Midnight after tomorrow, by the newsroom's clock: a choice that nobody thinks of again does not stay for long."""
    day = timezone.localdate() + timedelta(days=2)
    return datetime.combine(day, time.min, tzinfo=timezone.get_default_timezone())


class FrontPageQuerySet(models.QuerySet):
    def current(self):
        """Choices that hold now, in the order of the page; the story of one may still be hidden from readers."""
        return self.filter(shown_until__gt=timezone.now()).order_by("position", "pk")

    def shown(self):
        """Those of them that readers see."""
        return self.current().filter(published("story__"))

    def locked(self) -> list["FrontPageStory"]:
        """Those that hold now, which nobody else can move until the transaction ends."""
        return list(self.current().select_for_update(of=("self",)).select_related("story"))


ALREADY = "“{}” is chosen already."


def why_not_chosen(story: Story, chosen: list["FrontPageStory"]) -> str:
    """Why a story cannot be chosen beside these; empty when it can."""
    if story.state not in ("published", "scheduled"):
        return f"“{story}” is not out, nor planned: only a story that readers see, or will see, can be chosen."
    if story.pk in {one.story_id for one in chosen}:
        return ALREADY.format(story)
    if len(chosen) >= MOST:
        return f"{MOST} stories are chosen already: take one off first."
    return ""


def why_not_until(until: datetime) -> str:
    """Why a choice cannot end then; empty when it can."""
    now = timezone.now()
    if until <= now:
        return "Until when it is shown lies in the past: choose a later moment."
    if until > now + MAX_TIME_CHOSEN:
        return f"A choice ends within {MAX_TIME_CHOSEN.days} days, so that the front page does not stand still."
    return ""


class FrontPageStory(models.Model):
    """One story that an editor has chosen for the front page. Readers see it there while the story is public.

    The order is by `position`; where two are the same, the earlier choice comes first, so that two editors who choose
    at the same moment lose neither.
    """

    story = models.OneToOneField(Story, models.CASCADE, related_name="+")
    position = models.PositiveIntegerField(editable=False)
    shown_until = models.DateTimeField("until")
    chosen_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", editable=False)
    chosen_at = models.DateTimeField(default=timezone.now, editable=False)

    objects = FrontPageQuerySet.as_manager()

    class Meta:
        ordering = ("position", "pk")
        verbose_name = "story on the front page"
        verbose_name_plural = "front page"
        constraints = (
            models.CheckConstraint(
                condition=models.Q(shown_until__gt=models.F("chosen_at")), name="a_choice_ends_after_it_was_made"
            ),
        )

    def __str__(self) -> str:
        return str(self.story)
