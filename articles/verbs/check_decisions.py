"""Decide about the checks of a story: that words in marks quote nobody, that an omission is fair."""

from django.utils import timezone

from articles.models import NotAQuotation, OmissionApproval, Story
from articles.models.check_decisions import decision_story, fingerprint, normalised

from .permissions import require_checker

# No scare quotes and hardly a title have more words; what is longer somebody said or wrote.
MAX_MARKED_WORDS = 12


def mark_not_a_quotation(story: Story, *, by, words: str, kind: str) -> NotAQuotation:
    """Say once that these words in marks are no quotation. Said again, the newer kind and person stand.

    Raises PermissionDenied for those who may not change the story, ValueError in words for what cannot be marked.
    """
    require_checker(story, by)
    words = normalised(words)
    if not words:
        raise ValueError("There are no words to mark.")
    if len(words.split()) > MAX_MARKED_WORDS:
        raise ValueError(f"More than {MAX_MARKED_WORDS} words are somebody's: attach their source, or ask an editor.")
    if kind not in NotAQuotation.Kind.values:
        raise ValueError("Say what it is: scare quotes, a title, or within a quotation.")
    said = {"words": words, "kind": kind, "marked_by": by, "marked_at": timezone.now()}
    mark, _ = NotAQuotation.objects.update_or_create(
        story=decision_story(story), words_hash=fingerprint(words), defaults=said
    )
    return mark


def unmark_not_a_quotation(story: Story, *, by, words: str) -> None:
    """They are to be checked as a quotation again."""
    require_checker(story, by)
    NotAQuotation.objects.filter(story=decision_story(story), words_hash=fingerprint(words)).delete()


def approve_omission(story: Story, *, by, words: str, source: str, passage: str) -> OmissionApproval:
    """Say that what was left out of these words, or put into them, does not change what the passage says.

    Raises PermissionDenied for those who may not change the story.
    """
    require_checker(story, by)
    values = {"words": words, "source": source, "passage": passage, "ticked_by": by, "ticked_at": timezone.now()}
    values_hash = OmissionApproval.hash_of(words, source, passage)
    approval, _ = OmissionApproval.objects.update_or_create(
        story=decision_story(story), values_hash=values_hash, defaults=values
    )
    return approval
