"""Publish a correction, on every story and judgment that carried the mistake."""

import uuid

from django.db import transaction
from django.utils import timezone

from articles.models import Correction, Story

from .permissions import require_editor


def correct(
    *stories: Story,
    by,
    text: str,
    severity: str = "significant",
    was: str = "",
    placement: str = "",
    uid=None,
    judgments=(),
    corrects: Correction | None = None,
) -> Correction:
    """Publish a correction of these stories and judgments, in one transaction.

    Each story is told to have changed, now: its readers and subscribers see the notice. What corrects another
    correction is carried by the stories and judgments of that one too, those withdrawn since included. A mistake
    of which nobody says how serious it was is taken for a significant one.

    `uid` lets whoever asks name the correction beforehand, so that asked twice it is made once (IntegrityError).

    Raises PermissionDenied for anybody but an editor, ValueError in words for what cannot be published, and
    ChangedMeanwhileError, with nothing written, when somebody saved one of the stories in between.
    """
    require_editor(by)
    correction = Correction(
        uid=uid or uuid.uuid4(),
        severity=severity,
        placement=placement or Correction.usual_placement(severity),
        was=was.strip(),
        text=text.strip(),
        corrects=corrects,
        made_by=by,
        made_at=timezone.now(),
    )
    stories, judgments = _each_once(stories, corrects, "stories"), _each_once(judgments, corrects, "judgments")
    carried = {story.pk for story in corrects.stories.all()} if corrects else set()
    if reason := correction.why_not(stories, judgments, carried):
        raise ValueError(reason)
    with transaction.atomic():
        correction.save(force_insert=True)
        for story in stories:
            correction.carried_by.create(story=story)
            if story.state == "published":
                story.save_if_unchanged(by=by, updated_at=correction.made_at)
                story.record_version("corrected", by)
        for judgment in judgments:
            correction.of_records.create(judgment=judgment)
    return correction


def _each_once(given, corrects: Correction | None, what: str) -> list:
    """What is given, then what the corrected correction concerned."""
    return list(dict.fromkeys([*given, *(getattr(corrects, what).all() if corrects else ())]))
