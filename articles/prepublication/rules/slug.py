"""Is the story's address its own?"""

from collections.abc import Iterator

from articles.models import FormerSlug
from articles.prepublication.problems import Problem
from inspections.addresses import taken_words


def the_address_never_led_elsewhere(story, moment) -> Iterator[Problem]:
    """The form refuses it; a story made by another way is told here."""
    former = FormerSlug.objects.filter(slug=story.slug).exclude(story=story.pk).select_related("story").first()
    if former:
        text = f"The address “{story.slug}” once led to “{former.story}”, and readers who kept it go astray: change it."
        yield Problem("address-was-anothers", text, "slug")


def the_address_is_no_page_of_the_sites(story, moment) -> Iterator[Problem]:
    if story.slug in taken_words("stories/"):
        yield Problem("address-is-taken", f"“{story.slug}” is an address of the site itself: choose another.", "slug")


RULES = [the_address_never_led_elsewhere, the_address_is_no_page_of_the_sites]
