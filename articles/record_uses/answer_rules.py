"""Whether a story bears an answer out. Each rule returns a reason, in words that say what to do, and writes nothing."""

from collections.abc import Iterator

from articles.models import Mention, RecordAnswer, Story, StoryJudgment
from inspections.models import JudgmentVersion
from inspections.models.release import SEEN_FROM

Answer = RecordAnswer.Answer


def why_answer_is_refused(story: Story, version: JudgmentVersion, answer: str) -> str:
    """Why this cannot be the answer; empty when it can."""
    return next(_reasons(story, version, answer), "")


def _reasons(story: Story, version: JudgmentVersion, answer: str) -> Iterator[str]:
    if answer not in Answer.values:
        yield "Choose one of the four answers."
    newest = JudgmentVersion.objects.current().annotate(seen_at=SEEN_FROM).filter(judgment=version.judgment_id).first()
    if newest is None or newest.pk != version.pk:
        yield "The record has changed again meanwhile: look at what it says now, and answer then."
        return
    if not _used_before(story, version):
        yield "This story no longer says what the record said before: nothing is to be answered."
    if RecordAnswer.objects.filter(
        story=story, judgment=version.judgment_id, version__number__gte=version.number
    ).exists():
        yield "Somebody has answered this meanwhile."
    yield from _not_borne_out(story, newest.seen_at, answer)


def _used_before(story: Story, version: JudgmentVersion) -> bool:
    older = {"story": story, "judgment": version.judgment_id, "published_version__number__lt": version.number}
    return StoryJudgment.objects.filter(**older).exists() or Mention.objects.filter(**older).in_prose_alone().exists()


def _not_borne_out(story: Story, changed_at, answer: str) -> Iterator[str]:
    if answer == Answer.WITHDRAWN and story.state != "withdrawn":
        yield "The story is not withdrawn: withdraw it, with a reason, and this is done."
    if answer != Answer.WITHDRAWN and story.state == "withdrawn":
        yield "The story is withdrawn: nothing is to be answered."
    if answer == Answer.CORRECTED and not _corrected_since(story, changed_at):
        yield "The story has no correction since the record changed: correct it first, or move its box by an update."
    if answer == Answer.NOTE_ADDED and not (story.updated_at and story.updated_at >= changed_at):
        yield "The story was not updated since the record changed: add the note, and publish it as an update, first."


def _corrected_since(story: Story, changed_at) -> bool:
    return story.corrections.filter(made_at__gte=changed_at).exists()
