"""Is the story's address its own?"""

from collections.abc import Iterator

from articles.models import FormerSlug
from articles.prepublication.problems import Problem
from articles.prepublication.proof import Proof
from inspections.addresses import taken_words


def the_address_never_led_elsewhere(proof: Proof) -> Iterator[Problem]:
    """The form refuses it; a story made by another way is told here."""
    slug = proof.story.slug
    former = FormerSlug.objects.filter(slug=slug).exclude(story=proof.story.pk).select_related("story").first()
    if former:
        text = f"The address “{slug}” once led to “{former.story}”, and readers who kept it go astray: change it."
        yield Problem("address-was-anothers", text, "slug")


def the_address_is_no_page_of_the_sites(proof: Proof) -> Iterator[Problem]:
    slug = proof.story.slug
    if slug in taken_words("stories/"):
        yield Problem("address-is-taken", f"“{slug}” is an address of the site itself: choose another.", "slug")


RULES = [the_address_never_led_elsewhere, the_address_is_no_page_of_the_sites]
