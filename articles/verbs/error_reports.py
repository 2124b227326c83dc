"""What becomes of errors that readers report: counted, bounded, settled by an editor, and forgotten in time."""

from datetime import timedelta

from django.db import IntegrityError, transaction
from django.db.models import F, Q
from django.utils import timezone

from articles.models import Correction, ErrorReport, ReportAttempt, Story
from articles.models.check_decisions import fingerprint

from .permissions import require_editor

# What may come in within an hour: from one network, of one story, and altogether. Together with what may be open,
# this is all that a flood can write.
FROM_ONE_NETWORK, OF_ONE_STORY, ALTOGETHER = 5, 20, 100
OPEN_OF_ONE_STORY, OPEN = 50, 500
HOUR = timedelta(hours=1)
NETWORKS_KEPT = timedelta(days=1)


class TooManyReportsError(Exception):
    """More has come in than can be taken now; nothing was written. Its words are for the reader."""


def receive_report(story: Story, *, sender: str = "", **said) -> ErrorReport:
    """Take in what a reader reports of a story that readers see. The same words again are counted, not kept twice.

    `sender` stands for the reader's network (articles/pages/request_origin.py); empty when it is not known.
    Raises TooManyReportsError. Those who send in the same instant may go over a bound together, by a few.
    """
    forget_reporters()
    if reason := _too_many(story, sender):
        raise TooManyReportsError(reason)
    with transaction.atomic():
        ReportAttempt.objects.create(story=story, sender=sender)
        return _fold(story, said) or _create(story, said)


def forget_reporters() -> None:
    """Delete what was promised to be kept no longer: networks after a day, reporters 90 days after the answer.

    Done with every report that comes in and every one that is settled, and by the command `forget_reporters`.
    """
    ReportAttempt.objects.filter(sent_at__lt=timezone.now() - NETWORKS_KEPT).delete()
    outdated = ErrorReport.objects.outdated()
    outdated.filter(state=ErrorReport.State.SPAM).delete()
    outdated.update(name="", email="")


# ---- What an editor says of one


def settle_as_right(report: ErrorReport, *, by, note: str) -> None:
    """There is nothing to correct; the note says why, for whoever wonders later."""
    if not note.strip():
        raise ValueError("Say in a few words how you know that the story is right.")
    if len(note.strip()) > ErrorReport._meta.get_field("note").max_length:
        raise ValueError("This note is too long: say it in 400 characters.")
    _settle(report, ErrorReport.State.RIGHT, by, note=note.strip())


def settle_by_correction(report: ErrorReport, correction: Correction, *, by) -> None:
    """A correction that the story carries answers it."""
    if not correction.stories.filter(pk=report.story_id).exists():
        raise ValueError("This correction does not stand on the story of which the error was reported.")
    _settle(report, ErrorReport.State.CORRECTED, by, correction=correction)


def settle_as_spam(report: ErrorReport, *, by) -> None:
    """It reports nothing. The same words are taken for spam on every story until it is deleted, after 90 days."""
    _settle(report, ErrorReport.State.SPAM, by)


def _settle(report: ErrorReport, state: str, by, **values) -> None:
    """One conditional UPDATE: of two editors who settle it at once, one is told so."""
    require_editor(by, "Only an editor can settle what readers report.")
    values |= {"state": state, "settled_at": timezone.now(), "settled_by": by}
    if not ErrorReport.objects.open().filter(pk=report.pk).update(**values):
        raise ValueError("Somebody has settled this report meanwhile.")
    for name, value in values.items():
        setattr(report, name, value)
    forget_reporters()


# ---- What comes in


def _fold(story: Story, said: dict) -> ErrorReport | None:
    """What is open of this story in the same words, or what an editor called spam on any story: counted once more.

    Who can be asked back is kept where nobody could be.
    """
    state = ErrorReport.State
    same = Q(story=story, state=state.OPEN) | Q(state=state.SPAM)
    held = ErrorReport.objects.filter(same, fingerprint=_fingerprint(said)).first()
    if held:
        row = ErrorReport.objects.filter(pk=held.pk)
        row.update(times=F("times") + 1)
        if said.get("email") and held.is_open:
            row.filter(email="").update(name=said.get("name", ""), email=said["email"])
    return held


def _create(story: Story, said: dict) -> ErrorReport:
    try:
        with transaction.atomic():
            return ErrorReport.objects.create(story=story, fingerprint=_fingerprint(said), **said)
    except IntegrityError:
        # Somebody sent the same words in between.
        return _fold(story, said)


def _fingerprint(said: dict) -> str:
    return fingerprint(*(said.get(name, "").casefold() for name in ("what", "passage", "right")))


def _too_many(story: Story, sender: str) -> str:
    sent = ReportAttempt.objects.filter(sent_at__gt=timezone.now() - HOUR)
    if sender and sent.filter(sender=sender).count() >= FROM_ONE_NETWORK:
        return "Several reports have come from your network within the hour"
    if sent.filter(story=story).count() >= OF_ONE_STORY or sent.count() >= ALTOGETHER:
        return "A great many reports have come in within the hour"
    waiting = ErrorReport.objects.open()
    if waiting.filter(story=story).count() >= OPEN_OF_ONE_STORY or waiting.count() >= OPEN:
        return "More reports wait for our editors than they can read"
    return ""
