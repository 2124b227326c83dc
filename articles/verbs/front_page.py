"""Choose stories for the front page, put them in order, and take them off again: an editor's, and logged."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from articles.models import FrontPageStory, Story
from articles.models.front_page import ALREADY, KEPT, MOVED, PUT, TAKEN_OFF, usual_end, why_not_chosen, why_not_until
from articles.models.stories import ChangedMeanwhileError
from inspections.moments import on_our_clock

from .permissions import require_editor

REFUSAL = "Only an editor can change the front page."
FRONT_PAGE_CHANGED = "Somebody else changed the front page meanwhile, so nothing was done: this is how it stands now."


def choose_for_front_page(story: Story, *, by, until: datetime | None = None) -> FrontPageStory:
    """Choose a story, after those that are chosen already. One that is planned appears when it is public.

    Raises PermissionDenied for anybody but an editor, ValueError in words for what cannot be chosen.
    """
    require_editor(by, REFUSAL)
    until = until or usual_end()
    with transaction.atomic():
        others = FrontPageStory.objects.locked()
        if reason := why_not_chosen(story, others) or why_not_until(until):
            raise ValueError(reason)
        # Choices that have ended are in nobody's way until somebody chooses again.
        FrontPageStory.objects.filter(shown_until__lte=timezone.now()).delete()
        position = max((other.position for other in others), default=-1) + 1
        chosen, made = FrontPageStory.objects.get_or_create(
            story=story, defaults={"position": position, "shown_until": until, "chosen_by": by}
        )
        if not made:
            raise ValueError(ALREADY.format(story))
        _log(chosen, PUT, by)
    return chosen


def move_on_front_page(chosen: FrontPageStory, to: int, *, by, seen: list[int]) -> None:
    """Give it another place among the choices, 0 being the first.

    `seen` are the choices in the order in which the editor saw them: raises ChangedMeanwhileError, with nothing
    written, when they stand otherwise now.
    """
    require_editor(by, REFUSAL)
    with transaction.atomic():
        order = FrontPageStory.objects.locked()
        keys = [one.pk for one in order]
        if keys != seen or chosen.pk not in keys:
            raise ChangedMeanwhileError(FRONT_PAGE_CHANGED)
        order.insert(to, order.pop(keys.index(chosen.pk)))
        for position, one in enumerate(order):
            one.position = position
        FrontPageStory.objects.bulk_update(order, ["position"])
        chosen.story.log(MOVED, by, note=f"To place {order.index(chosen) + 1} of {len(order)}")


def keep_on_front_page(chosen: FrontPageStory, until: datetime, *, by, seen: datetime) -> None:
    """Show it until another moment; `seen` is the one that the editor saw."""
    require_editor(by, REFUSAL)
    if reason := why_not_until(until):
        raise ValueError(reason)
    with transaction.atomic():
        still_so = FrontPageStory.objects.current().filter(pk=chosen.pk, shown_until=seen)
        if not still_so.update(shown_until=until):
            raise ChangedMeanwhileError(FRONT_PAGE_CHANGED)
        chosen.shown_until = until
        _log(chosen, KEPT, by)


def take_off_front_page(chosen: FrontPageStory, *, by) -> None:
    """Give its place back: the story stands again where its date puts it."""
    require_editor(by, REFUSAL)
    with transaction.atomic():
        if not FrontPageStory.objects.filter(pk=chosen.pk).delete()[0]:
            raise ChangedMeanwhileError(FRONT_PAGE_CHANGED)
        chosen.story.log(TAKEN_OFF, by)


def _log(chosen: FrontPageStory, verb: str, by) -> None:
    chosen.story.log(verb, by, note=f"Until {on_our_clock(chosen.shown_until)}")
