"""Answer an alarm of the checks: it is wrong, or this hint has been looked at; and take the answer back."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from articles.models import RaisedAlarm, Story
from articles.prepublication import Problem, Proof, problems_in, read_proof
from articles.prose.sentences import split_sentences

from .permissions import require_editor

Decision = RaisedAlarm.Decision


def decide_alarm(story: Story, *, by, key: str, decision: str, moment: datetime | None = None) -> Problem:
    """Do not show the problem of this key again, as long as it is about the same words; returns the problem.

    `decision` is that it is wrong (“not so”), or, of a hint, that it is set aside. Raises PermissionDenied for anybody
    but an editor; ValueError in words when the story as saved has no such problem, or it cannot be answered so.
    """
    require_editor(by, "Only an editor can answer an alarm of the checks.")
    proof = read_proof(story, moment)
    problem = next((one for one in problems_in(proof) if one.key == key), None)
    if refusal := _why_not(problem, decision):
        raise ValueError(refusal)
    answer = {"decision": decision, "decided_by": by, "decided_at": timezone.now()}
    with transaction.atomic():
        note_raised(proof, problem.each)
        RaisedAlarm.objects.about(story).filter(key__in=[one.key for one in problem.each]).update(**answer)
        if decision == Decision.NOT_SO:
            story.log("not so", by, note=problem.text)
    return problem


def restore_alarm(story: Story, *, by, key: str) -> None:
    """Take back what was said of it, and with it of all that one line stood for: they are shown again.

    Raises as `decide_alarm` does.
    """
    require_editor(by, "Only an editor can answer an alarm of the checks.")
    alarm = RaisedAlarm.objects.about(story).decided().filter(key=key).first()
    if alarm is None:
        raise ValueError("Nothing was said of this alarm.")
    with transaction.atomic():
        together = RaisedAlarm.objects.about(story).filter(decided_at=alarm.decided_at, decided_by=alarm.decided_by)
        together.update(decision="", decided_by=None, decided_at=None)
        if alarm.decision == Decision.NOT_SO:
            story.log("so after all", by, note=alarm.problem)


def note_raised(proof: Proof, problems: Iterable[Problem]) -> None:
    """Count the alarms that a story raised, once for the same words. What is hard is no alarm but a condition."""
    story, sentences = proof.story, [one.text for one in split_sentences(proof.passages)]
    RaisedAlarm.objects.note(
        [
            RaisedAlarm(
                story_id=story.original.uid,
                headline=story.headline,
                code=one.code,
                key=one.key,
                words=one.about,
                sentence=next((text for text in sentences if one.about and one.about in text), ""),
                problem=one.text,
                stopped=one.blocks_publication or one.override is not None,
            )
            for problem in problems
            for one in problem.each
            if not one.hard
        ]
    )


def _why_not(problem: Problem | None, decision: str) -> str:
    if problem is None:
        return "This alarm is no longer there: the story has changed, or its source or the record has."
    if decision not in Decision.values:
        return "Say what it is: not so, or set aside."
    if problem.hard:
        return "This is no alarm that could be wrong: mend it, or let the story go out later."
    if decision == Decision.SET_ASIDE and problem.blocks_publication:
        return "This stops the story: mend it, say that it is wrong, or publish in spite of it with a reason."
    return ""
