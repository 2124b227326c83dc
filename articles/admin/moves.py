"""The last word of a story's address: made from the headline, and never lost once readers have followed it."""

from itertools import chain, count

from django.core.exceptions import ValidationError
from django.utils.text import slugify

from ..models import FormerSlug, Story

LONGEST = 100


def free_slug(headline: str, story: Story) -> str:
    """A slug for the headline that no story has or had."""
    base = slugify(headline)[:LONGEST].strip("-") or "story"
    taken = set(Story.objects.filter(slug__startswith=base).exclude(pk=story.pk).values_list("slug", flat=True))
    former = FormerSlug.objects.filter(slug__startswith=base).exclude(story_id=story.pk)
    taken |= set(former.values_list("slug", flat=True))
    candidates = chain([base], (f"{base}-{number}" for number in count(2)))
    return next(slug for slug in candidates if slug not in taken)


def refuse_former(slug: str, story: Story) -> None:
    """Raise ValidationError when the slug once led to another story: readers who kept that address would go astray."""
    former = FormerSlug.objects.filter(slug=slug).exclude(story_id=story.pk).select_related("story").first()
    if former:
        raise ValidationError(f"This address once led to “{former.story}”, and still does: choose another.")


def record_move(story: Story, was: str) -> None:
    """Keep the address that readers know, when it changes after the story first went out."""
    story.former_slugs.filter(slug=story.slug).delete()
    if was != story.slug and story.state in ("published", "withdrawn"):
        FormerSlug.objects.get_or_create(slug=was, defaults={"story": story})
