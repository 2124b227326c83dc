"""Is everything there that a story needs?"""

from collections.abc import Iterator

from articles.content.body.blocks import Block, body_blocks, body_places
from articles.content.body.render import record_place
from articles.prepublication.problems import Problem
from articles.prepublication.proof import Proof


def has_headline_and_standfirst(proof: Proof) -> Iterator[Problem]:
    if not proof.words["headline"].strip():
        yield Problem("no-headline", "The story has no headline.", "headline", hard=True)
    if not proof.words["standfirst"].strip():
        yield Problem("no-standfirst", "The story has no standfirst: say in a sentence what it tells.", "standfirst")


def has_body(proof: Proof) -> Iterator[Problem]:
    if not any(isinstance(block, Block) for block in body_blocks(proof.words["body"])):
        yield Problem("no-body", "The story has no text.", "body", hard=True)


def has_section(proof: Proof) -> Iterator[Problem]:
    if proof.story.section_id is None:
        yield Problem("no-section", "Choose the section in which the story stands.", "section", hard=True)


def has_byline(proof: Proof) -> Iterator[Problem]:
    if not proof.story.bylines.all():
        yield Problem("no-byline", "The story has no byline: add at least one author.", "bylines", hard=True)


def pictures_have_alt_and_credit(proof: Proof) -> Iterator[Problem]:
    if proof.story.lead_picture and not proof.words["lead_alt"].strip():
        yield Problem("no-alt", "Say in the alt text what the lead picture shows.", "lead_alt")
    for use in proof.content.pictures:
        if not use.alt.strip():
            yield Problem("no-alt", f"Say in the alt text what the picture “{use}” shows.", "pictures")
    for picture in {proof.story.lead_picture, *(use.picture for use in proof.content.pictures)} - {None}:
        if not picture.credit.strip():
            yield Problem("no-credit", f"The picture “{picture}” has no credit.", "pictures")
        if not picture.renditions:
            text = f"Nothing that readers can be sent is made of the picture “{picture}”: open it, and save it again."
            yield Problem("no-renditions", text, "pictures")


def placed_records_exist(proof: Proof) -> Iterator[Problem]:
    records = (*proof.content.quotes, *proof.content.judgments, *proof.content.pictures)
    attached = {record_place(record) for record in records}
    for place in body_places(proof.words["body"]):
        if place not in attached:
            yield Problem(
                "placed-but-not-attached",
                f"The body has a place for a {place.kind} that is no longer attached: attach it again or take it out.",
                "body",
            )


def quotes_say_who(proof: Proof) -> Iterator[Problem]:
    for quote in proof.content.quotes:
        if not quote.speaker.strip() and not quote.source_id:
            yield Problem("quote-of-nobody", f"Say who said, or what paper says, {quote}.", "quotes")


RULES = [
    has_headline_and_standfirst,
    has_body,
    has_section,
    has_byline,
    pictures_have_alt_and_credit,
    placed_records_exist,
    quotes_say_who,
]
