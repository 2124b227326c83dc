"""Answer for a story under which the record has changed: once, by an editor."""

from django.db import IntegrityError, transaction

from articles.models import RecordAnswer, Story
from articles.record_uses.answer_rules import why_answer_is_refused
from inspections.models import JudgmentVersion

from .permissions import require_editor


def answer(story: Story, *, by, version: JudgmentVersion, answer: str, note: str = "") -> RecordAnswer:
    """Say what became of a story that used the judgment of which `version` is now the current one.

    Raises PermissionDenied for anybody but an editor; ValueError, with a sentence that says what to do, when the
    story does not bear the answer out.
    """
    require_editor(by, "Only an editor can answer for a story.")
    if reason := why_answer_is_refused(story, version, answer):
        raise ValueError(reason)
    given = RecordAnswer(
        story=story, judgment=version.judgment, version=version, answer=answer, note=note.strip(), answered_by=by
    )
    try:
        with transaction.atomic():
            given.save(force_insert=True)
    except IntegrityError as error:
        raise ValueError("Somebody has answered this meanwhile.") from error
    return given
