"""The stories that editors choose for the front page, in their order, each until a moment."""

from datetime import datetime, time, timedelta

from django.conf import settings
from django.db import models, transaction
from django.utils import timezone

from inspections.moments import on_our_clock

from .permissions import require_editor
from .published import published
from .stories import ChangedMeanwhileError, Story

# As many as an editor can keep in order by hand; fewer than the first page shows, so that it always fills itself.
MOST = 12
MAX_TIME_CHOSEN = timedelta(days=92)
REFUSAL = "Only an editor can change the front page."
# What the audit log calls what may be done here.
LOGGED = PUT, MOVED, KEPT, TAKEN_OFF = (
    "put on the front",
    "moved on the front",
    "kept on the front",
    "taken off the front",
)
CHANGED = "Somebody else changed the front page meanwhile, so nothing was done: this is how it stands now."


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

    def put(self, story: Story, *, by, until: datetime | None = None) -> "FrontPageStory":
        """Choose a story, after those that are chosen already. One that is planned appears when it is public.

        Raises PermissionDenied for anybody but an editor, ValueError in words for what cannot be chosen.
        """
        require_editor(by, REFUSAL)
        until = until or usual_end()
        with transaction.atomic():
            chosen = self.locked()
            if reason := why_not_chosen(story, chosen) or why_not_until(until):
                raise ValueError(reason)
            # Choices that have ended are in nobody's way until somebody chooses again.
            self.filter(shown_until__lte=timezone.now()).delete()
            position = max((pick.position for pick in chosen), default=-1) + 1
            pick, made = self.get_or_create(
                story=story, defaults={"position": position, "shown_until": until, "chosen_by": by}
            )
            if not made:
                raise ValueError(ALREADY.format(story))
            pick.log(PUT, by)
        return pick


ALREADY = "“{}” is chosen already."


def why_not_chosen(story: Story, chosen: list["FrontPageStory"]) -> str:
    """Why a story cannot be chosen beside these; empty when it can."""
    if story.state not in ("published", "scheduled"):
        return f"“{story}” is not out, nor planned: only a story that readers see, or will see, can be chosen."
    if story.pk in {pick.story_id for pick in chosen}:
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

    story = models.OneToOneField(Story, models.CASCADE, related_name="front_page_story")
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

    # ---- What may be done with it, by an editor

    def move(self, to: int, *, by, seen: list[int]) -> None:
        """Give it another place among the choices, 0 being the first.

        `seen` are the choices in the order in which the editor saw them: raises ChangedMeanwhileError, with nothing
        written, when they stand otherwise now.
        """
        require_editor(by, REFUSAL)
        with transaction.atomic():
            chosen = FrontPageStory.objects.locked()
            order = [pick.pk for pick in chosen]
            if order != seen or self.pk not in order:
                raise ChangedMeanwhileError(CHANGED)
            chosen.insert(to, chosen.pop(order.index(self.pk)))
            for position, pick in enumerate(chosen):
                pick.position = position
            FrontPageStory.objects.bulk_update(chosen, ["position"])
            self.log(MOVED, by, f"To place {chosen.index(self) + 1} of {len(chosen)}")

    def keep_until(self, until: datetime, *, by, seen: datetime) -> None:
        """Show it until another moment; `seen` is the one that the editor saw."""
        require_editor(by, REFUSAL)
        if reason := why_not_until(until):
            raise ValueError(reason)
        with transaction.atomic():
            if not FrontPageStory.objects.current().filter(pk=self.pk, shown_until=seen).update(shown_until=until):
                raise ChangedMeanwhileError(CHANGED)
            self.shown_until = until
            self.log(KEPT, by)

    def take_off(self, *, by) -> None:
        """Give its place back: the story stands again where its date puts it."""
        require_editor(by, REFUSAL)
        with transaction.atomic():
            if not FrontPageStory.objects.filter(pk=self.pk).delete()[0]:
                raise ChangedMeanwhileError(CHANGED)
            self.log(TAKEN_OFF, by)

    def log(self, verb: str, by, note: str = "") -> None:
        if verb in (PUT, KEPT):
            note = f"Until {on_our_clock(self.shown_until)}"
        self.story.log(verb, by, note=note)
