"""Is everything there that a story needs?"""

from collections.abc import Iterator

from articles.content.body.blocks import Block, blocks_of, places_of
from articles.content.body.render import place_of
from articles.prepublication.problems import Problem


def has_headline_and_standfirst(story, moment) -> Iterator[Problem]:
    if not story.headline.strip():
        yield Problem("no-headline", "The story has no headline.", "headline", hard=True)
    if not story.standfirst.strip():
        yield Problem("no-standfirst", "The story has no standfirst: say in a sentence what it tells.", "standfirst")


def has_body(story, moment) -> Iterator[Problem]:
    if not any(isinstance(block, Block) for block in blocks_of(story.body)):
        yield Problem("no-body", "The story has no text.", "body", hard=True)


def has_section(story, moment) -> Iterator[Problem]:
    if story.section_id is None:
        yield Problem("no-section", "Choose the section in which the story stands.", "section", hard=True)


def has_byline(story, moment) -> Iterator[Problem]:
    if not story.bylines.all():
        yield Problem("no-byline", "The story has no byline: add at least one author.", "bylines", hard=True)


def pictures_have_alt_and_credit(story, moment) -> Iterator[Problem]:
    if story.lead_picture and not story.lead_alt.strip():
        yield Problem("no-alt", "Say in the alt text what the lead picture shows.", "lead_alt")
    for use in story.pictures.all():
        if not use.alt.strip():
            yield Problem("no-alt", f"Say in the alt text what the picture “{use}” shows.", "pictures")
    for picture in {story.lead_picture, *(use.picture for use in story.pictures.all())} - {None}:
        if not picture.credit.strip():
            yield Problem("no-credit", f"The picture “{picture}” has no credit.", "pictures")
        if not picture.renditions:
            text = f"Nothing that readers can be sent is made of the picture “{picture}”: open it, and save it again."
            yield Problem("no-renditions", text, "pictures")


def placed_records_exist(story, moment) -> Iterator[Problem]:
    records = (*story.quotes.all(), *story.judgments.all(), *story.pictures.all())
    attached = {place_of(record) for record in records}
    for place in places_of(story.body):
        if place not in attached:
            yield Problem(
                "placed-but-not-attached",
                f"The body has a place for a {place.kind} that is no longer attached: attach it again or take it out.",
                "body",
            )


def quotes_say_who(story, moment) -> Iterator[Problem]:
    for quote in story.quotes.all():
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
