"""Every kind of page that readers can open, as full as it may get.

Bodies and inspections are those of the record, which has the longest pages; stories are about Borsetshire. A page with
a new address fails `test_every_kind_of_page_is_looked_at` until `make()` or NO_PAGES names it.
"""

from dataclasses import dataclass
from datetime import UTC, datetime

from articles import verbs
from articles.models import Author, Publication, Story
from inspections.importing.loading import load_folder
from inspections.models import JudgmentVersion
from tests import factories

# Answers that are no pages: files, feeds, words for programs.
NO_PAGES = {
    *("media", "preview-media", "data-csv", "data-json", "oembed"),
    *("health", "robots", "sitemap", "sitemap-section", "news-sitemap"),
    # They lead on: to a place on the page of all corrections, and to the card that was chosen.
    *("correction", "cards"),
}
HEADLINE = "Borsetshire’s diggers, told twice to dig deeper and once to dig wider, are told to fill it all in again"
PARAGRAPH = "<p>The hole is deep, and it is wide, and everybody who looked into it said so at some length. </p>"
LONG_AGO = datetime(2026, 7, 1, 5, 0, tzinfo=UTC)


@dataclass(frozen=True)
class Kind:
    """A page of one kind: the name of its address, the address itself, and what it answers with."""

    name: str
    address: str
    status: int = 200


def make() -> list[Kind]:
    """Fill a newsroom and name a page of each kind, some of them twice: full, narrowed, bare."""
    Publication.objects.filter(pk=1).update(contact="readers@post.example")
    story, bare, gone = full_story(), factories.published_story("Bare"), withdrawn_story()
    for number in range(21):
        factories.old_story(f"Another hole {number}", at=LONG_AGO)
    draft, editor = factories.story("A hole to come"), factories.editor()
    _, token = verbs.make_preview_link(draft, by=editor, for_whom="A lawyer", days=3)
    # Last, for stories are checked against all that is held: they go out in half the time before it is.
    load_folder()
    author, topic, section = story.authors[0], story.topics.first(), story.section
    replaced = JudgmentVersion.objects.filter(judgment__inspection__body__slug="borsetshire").order_by("number").first()
    return [
        Kind("front", "/"),
        Kind("section", f"/{section.slug}/"),
        Kind("section", f"/{section.slug}/?page=2"),
        Kind("topic", f"/topics/{topic.slug}/"),
        Kind("author", f"/authors/{author.slug}/"),
        Kind("archive-index", "/archive/"),
        Kind("archive", "/archive/2026/07/"),
        Kind("story", story.get_absolute_url()),
        Kind("story", bare.get_absolute_url()),
        Kind("story", gone.get_absolute_url(), 410),
        Kind("preview", f"/previews/{token}/"),
        Kind("report", f"{story.get_absolute_url()}report/"),
        Kind("report-thanks", f"{story.get_absolute_url()}report/thanks/"),
        Kind("record", "/inspections/"),
        Kind("body", "/inspections/borsetshire/"),
        Kind("body", "/inspections/cambridgeshire/"),
        Kind("body", "/inspections/cambridgeshire-frs/"),
        Kind("inspection", "/inspections/borsetshire/round-1/"),
        Kind("inspection", "/inspections/cambridgeshire/peel-2017/"),
        Kind("comparison", "/inspections/compare/peel-2017/"),
        Kind("comparison", "/inspections/compare/peel-2017/?area=effectiveness&outcome=good&sort=area"),
        Kind("comparison", "/inspections/compare/frs-2018-19/"),
        Kind("card", f"/cards/{replaced.pk}/"),
        Kind("corrections", "/corrections/"),
        Kind("withdrawals", "/withdrawals/"),
        Kind("search", "/search/"),
        Kind("search", "/search/?q=hole"),
        Kind("search", "/search/?q=cambridgeshire+good&kind=judgments"),
        Kind("search", "/search/?q=zznothing"),
        Kind("data", "/data/"),
        Kind("about", "/about/"),
        Kind("accessibility", "/accessibility/"),
        Kind("404", "/no-such-page/", 404),
    ]


def full_story() -> Story:
    """A long headline, forty quotes, thirty topics, ten authors, pictures, judgments, replies, corrections."""
    story = factories.story(
        HEADLINE,
        slug="full",
        standfirst=PARAGRAPH.replace("p>", "").strip("</> ") * 3,
        by=tuple(f"Ann-Katherine Onymous-Longname the {number}th" for number in range(10)),
        topics=[f"Holes, ditches and trenches {number}" for number in range(30)],
        lead_picture=factories.picture(),
        lead_alt="A hole",
        lead_caption=PARAGRAPH.replace("p>", "").strip("</> "),
    )
    Author.objects.filter(bylines__story=story).update(about="She digs.\n\nShe also fills.", role="Digging reporter")
    factories.attach(story, regraded())
    # One area of one force again, in another round: what names the two boxes must tell them apart.
    factories.attach(story, factories.judgment_version(on=factories.area(factories.programme("round-2"))))
    factories.asked(story, "The Diggers’ Union", told="words", outcome="answered", answer="We dig.\n\nWe fill.")
    verbs.publish(story, by=factories.editor())
    address = "https://example.org/" + "x" * 150
    paper = factories.source(title="An inspection of digging " * 4, address=address, inspection=factories.inspection())
    words, note = "It is a very deep hole", factories.note("It is a very deep hole")
    for number in range(40):
        quote = factories.quote(story, words, source=paper if number % 2 else note)
        story.body += PARAGRAPH + factories.placed("quote", quote.key)
    placed = factories.place_picture(story, caption="A hole. " * 20)
    story.body += factories.placed("picture", placed.picture.pk) + "<h2>And then</h2><ul><li>One</li></ul>"
    story.body += "<blockquote><p>Dig!</p></blockquote><h3>At last</h3><ol><li>Two</li></ol>"
    story.save()
    for severity in ("significant", "typo"):
        text, was = "It is twelve feet deep.\n\nIt was measured.", "It said thirteen."
        verbs.correct(story, by=factories.editor(), text=text, was=was, severity=severity)
    return story


def regraded() -> JudgmentVersion:
    """A judgment that was replaced once, of a body that is watched and was asked for something."""
    area = factories.area(wording="How well does the force dig?", wording_confidence="official")
    factories.judgment_version("fair", on=area, source_url="https://example.org/" + "y" * 150)
    version = factories.judgment_version("dreadful", on=area, note="The spade was found")
    factories.finding("The force must dig deeper. " * 10, source="z" * 120)
    factories.monitoring(source="The Testorate")
    return version


def withdrawn_story() -> Story:
    story = factories.published_story("The wrong hole")
    verbs.withdraw(story, by=factories.editor(), reason="It was the wrong hole.\n\nWe are sorry.", headline_stays=True)
    return story
