"""Can readers of the story go to what it is taken from?"""

from collections.abc import Iterator

from django.urls import reverse

from articles.prepublication.problems import Problem
from articles.prepublication.story_claims import answers_for
from inspections.models import Source

from .links import links_in_body, own_path


def what_is_reported_has_a_source(story, moment) -> Iterator[Problem]:
    """An attached judgment or inspection is a link to the record, and a quoted paper is named under the story."""
    if (what := _reported(story, moment)) and not _leads_to_a_source(story, moment):
        text = f"The story {what}, and names and links to no source: attach the inspection, or link to the report."
        yield Problem("no-source", text, "inspections", blocks_publication=False)


def _reported(story, moment) -> str:
    if any(quote.source_id for quote in story.quotes.all()):
        return "quotes a paper"
    if any(subject.body for answer in answers_for(story, moment) for subject in answer.claim.subjects):
        return "reports what an inspection found"
    return ""


def _leads_to_a_source(story, moment) -> bool:
    if story.judgments.all() or story.inspections.all():
        return True
    quoted = {quote.source_id for quote in story.quotes.all() if quote.source_id}
    if quoted and Source.objects.public(at=moment).filter(pk__in=quoted).exists():
        return True
    return any(_is_a_source(link.address, story) for link in links_in_body(story.body))


def _is_a_source(address: str, story) -> bool:
    """Somewhere else on the web, or a page of the record here."""
    path = own_path(address, story)
    return address.startswith(("http://", "https://")) if path is None else path.startswith(reverse("record"))


RULES = [what_is_reported_has_a_source]
