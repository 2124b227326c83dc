"""Let a problem no longer stop a story, with the reason."""

from datetime import datetime

from django.db import transaction

from articles.models import Override, Story
from articles.models.check_decisions import decision_story
from articles.prepublication import Problem, find_problems

from .permissions import require_editor


def override(story: Story, *, by, key: str, reason: str, moment: datetime | None = None) -> Override:
    """Let the problem of this key no longer stop the story, as long as it is about the same words.

    One that stands for several is overridden for each of them; the first of these overrides is returned.

    Raises PermissionDenied for anybody but an editor; ValueError in words when there is no such problem in the
    story as saved, when it cannot be overridden, or when no reason is given.
    """
    require_editor(by, "Only an editor can override a problem.")
    reason = reason.strip()
    problem = next((one for one in find_problems(story, moment) if one.key == key), None)
    if refusal := _why_not(problem, reason):
        raise ValueError(refusal)
    with transaction.atomic():
        made = [_override(story, one, reason, by) for one in problem.each]
    return made[0]


def _override(story: Story, problem: Problem, reason: str, by) -> Override:
    made = Override.objects.create(
        story=decision_story(story),
        code=problem.code,
        words=problem.about,
        problem=problem.text,
        key=problem.key,
        reason=reason,
        overridden_by=by,
    )
    story.log_override(made, by=by)
    return made


def _why_not(problem: Problem | None, reason: str) -> str:
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
