"""Publish a correction of a story, and of others that carry the same mistake."""

from articles.models import Correction, Story


def correct(story: Story, *, by, text: str, stories=(), **said) -> Correction:
    """Publish a correction of this story, and of the others; `said` is what `Correction.objects.publish` takes."""
    return Correction.objects.publish(by=by, text=text, stories=[story, *stories], **said)
