"""The last word of a story's address: made from the headline, and nobody else's."""

from itertools import chain, count

from django.core.exceptions import ValidationError
from django.utils.text import slugify

from articles.models import FormerSlug, Story

MAX_SLUG_LETTERS = 100


def unused_slug(headline: str, story: Story) -> str:
    """A slug for the headline that no story has or had."""
    base, own = slugify(headline)[:MAX_SLUG_LETTERS].strip("-") or "story", story.original.pk
    others = Story.objects.exclude(pk=own).exclude(copy_of__isnull=False, copy_of=own)
    taken = set(others.filter(slug__startswith=base).values_list("slug", flat=True))
    former = FormerSlug.objects.filter(slug__startswith=base).exclude(story_id=own)
    taken |= set(former.values_list("slug", flat=True))
    candidates = chain([base], (f"{base}-{number}" for number in count(2)))
    return next(slug for slug in candidates if slug not in taken)


def validate_slug_is_free(slug: str, story: Story) -> None:
    """Raise ValidationError when the slug leads, or once led, to another story: who kept it would go astray."""
    own = story.original.pk
    if slug and Story.objects.without_copies().filter(slug=slug).exclude(pk=own).exists():
        raise ValidationError("A story with this address exists already: choose another.")
    former = FormerSlug.objects.filter(slug=slug).exclude(story_id=own).select_related("story").first()
    if former:
        raise ValidationError(f"This address once led to “{former.story}”, and still does: choose another.")
