"""Can readers of the story go to what it is taken from?"""

from collections.abc import Iterator

from django.urls import reverse

from articles.prepublication.problems import Problem
from articles.prepublication.proof import Proof
from inspections.models import Source

from .links import links_in_body, own_path


def what_is_reported_has_a_source(proof: Proof) -> Iterator[Problem]:
    """An attached judgment or inspection is a link to the record, and a quoted paper is named under the story."""
    if (what := _reported(proof)) and not _leads_to_a_source(proof):
        text = f"The story {what}, and names and links to no source: attach the inspection, or link to the report."
        yield Problem("no-source", text, "inspections", blocks_publication=False)


def _reported(proof: Proof) -> str:
    if any(quote.source_id for quote in proof.content.quotes):
        return "quotes a paper"
    if any(subject.body for answer in proof.claims for subject in answer.claim.subjects):
        return "reports what an inspection found"
    return ""


def _leads_to_a_source(proof: Proof) -> bool:
    if proof.content.judgments or proof.content.inspections:
        return True
    quoted = {quote.source_id for quote in proof.content.quotes if quote.source_id}
    if quoted and Source.objects.public(at=proof.moment).filter(pk__in=quoted).exists():
        return True
    return any(_is_a_source(link.address, proof.story) for link in links_in_body(proof.words["body"]))


def _is_a_source(address: str, story) -> bool:
    """Somewhere else on the web, or a page of the record here."""
    path = own_path(address, story)
    return address.startswith(("http://", "https://")) if path is None else path.startswith(reverse("record"))


RULES = [what_is_reported_has_a_source]
