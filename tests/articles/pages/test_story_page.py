"""The story's page: what it shows, and what answers where it is not."""

from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client
from django.utils import timezone
from lxml import html as lxml_html

from articles import verbs
from articles.content.body.render import body_for_page
from articles.models import FormerSlug, Story
from articles.pages.judgment_boxes import by_key
from articles.pages.public_content import public_content
from articles.pages.story_page import story_page
from tests import factories
from tests.reading import get, queries, words


def published(story: Story) -> str:
    story.save()
    verbs.publish(story, by=factories.editor())
    return story.get_absolute_url()


def test_it_shows_headline_standfirst_authors_and_honest_dates():
    story = factories.published_story(by=("Ann Onymous", "Bea Byline"), at=datetime(2026, 7, 1, 5, 0, tzinfo=UTC))
    shown = words(story.get_absolute_url())
    for told in (
        "Force digs hole",
        "A hole has been dug.",
        "Ann Onymous and Bea Byline",
        "Published 1 July 2026, 06:00",
    ):
        assert told in shown
    assert "Updated" not in shown


def test_it_says_when_it_was_changed_in_substance():
    story = factories.published_story()
    Story.objects.filter(pk=story.pk).update(updated_at=timezone.now() + timedelta(days=1))
    assert "Updated" in words(story.get_absolute_url())


def test_a_story_is_only_read():
    address = factories.published_story().get_absolute_url()
    assert Client().head(address).status_code == 200
    assert Client().post(address).status_code == 405


@pytest.mark.parametrize("make", [factories.story, factories.scheduled_story])
def test_a_story_that_is_not_public_is_not_there(make):
    story = make()
    FormerSlug.objects.create(slug="old", story=story)
    get(story.get_absolute_url(), 404)
    get("/stories/old/", 404)


def test_a_former_address_leads_on_for_good():
    story = factories.published_story()
    FormerSlug.objects.create(slug="old", story=story)
    answer = Client().get("/stories/old/")
    assert (answer.status_code, answer["Location"]) == (301, story.get_absolute_url())


def test_a_withdrawn_story_answers_410_with_the_reason_and_nothing_of_itself():
    story = factories.published_story("Wrong hole", slug="wrong-one", standfirst="It is wrong.")
    FormerSlug.objects.create(slug="old", story=story)
    verbs.withdraw(story, by=factories.editor(), reason="It was the other hole.")
    for address in (story.get_absolute_url(), "/stories/old/"):
        shown = get(address, 410).content.decode()
        assert "It was the other hole." in shown
        assert "Wrong hole" not in shown
        assert "It is wrong." not in shown


def test_the_judgment_is_drawn_from_the_record_with_its_scale_and_what_it_was_before():
    old = factories.area(factories.programme("round-1"))
    now = factories.area(factories.programme("round-2"), continues=old)
    factories.judgment_version("splendid", on=old)
    version, story = factories.judgment_version("dreadful", on=now), factories.story()
    factories.attach(story, version)
    story.body += factories.placed("judgment", version.judgment_id)
    shown = words(published(story))
    for told in (
        "Digging dreadful",
        "splendid fair dreadful",
        "Before: splendid in Round 1, published on 22 March 2018.",
        "Seen at the inspectorate",
    ):
        assert told in shown
    assert "What the record says" not in shown


def test_a_judgment_without_a_place_stands_after_the_body():
    story = factories.story()
    factories.attach(story, factories.judgment_version("dreadful"))
    shown = words(published(story))
    assert shown.index("The hole is deep.") < shown.index("What the record says") < shown.index("dreadful")
    assert "The record links this to no earlier area" in shown


def test_a_judgment_that_was_changed_since_says_so():
    story = factories.story()
    factories.attach(story, factories.judgment_version("fair"))
    address = published(story)
    factories.judgment_version("dreadful", published_on="2018-05-01")
    said = "fair, as published on 22 March 2018; replaced on 1 May 2018 by dreadful: regraded."
    assert f"The record has changed since this story was published: {said}" in words(address)


def test_every_change_since_is_told_in_its_order_with_its_date_or_that_none_is_held():
    story = factories.story()
    factories.attach(story, factories.judgment_version("fair", published_on="2018"))
    address = published(story)
    factories.judgment_version("dreadful", published_on="2018-05-01")
    factories.judgment_version("splendid", published_on="", reason="our slip")
    factories.judgment_version("dreadful", released=False)
    assert (
        "fair, as published in 2018; replaced on 1 May 2018 by dreadful: regraded; "
        "replaced on a day that we do not hold by splendid: our slip. Seen"
    ) in words(address)


def test_a_body_is_drawn_from_the_boxes_it_is_given_and_nothing_is_left_on_the_rows():
    old = factories.area(factories.programme("round-1"))
    now = factories.area(factories.programme("round-2"), continues=old)
    factories.judgment_version("splendid", on=old)
    version, story = factories.judgment_version("fair", on=now), factories.story()
    factories.attach(story, version)
    story.body += factories.placed("judgment", version.judgment_id)
    published(story)
    factories.judgment_version("dreadful", on=now, published_on="2018-05-01")
    gathered, fresh = (public_content(Story.objects.for_reading().get(pk=story.pk)) for _ in range(2))
    boxes = by_key(story_page(gathered).boxes)
    drawn = body_for_page(gathered, boxes)
    assert "Before: splendid" in " ".join(lxml_html.fromstring(drawn).text_content().split())
    assert "The record has changed since" in drawn
    assert body_for_page(fresh, boxes) == drawn
    assert "The record has changed since" not in body_for_page(gathered, by_key(gathered.boxes))
    (use,) = gathered.judgments
    assert not {"history", "replaced"} & vars(use).keys()


def test_a_quote_says_who_and_where_from():
    story = factories.story()
    source = factories.source(address="https://example.org/r", licence="Free Licence", attribution="© Testorate 2018")
    quote = factories.quote(story, role="digger", source=source, page=7)
    story.body += factories.placed("quote", quote.key)
    shown = words(published(story))
    assert "“It is a very deep hole” Deputy Chief Digger, digger, Borsetshire Police" in shown
    assert "From An inspection of digging, page 7" in shown
    assert "© Testorate 2018, Free Licence" in shown


@pytest.mark.parametrize("hidden", [{"for_readers": False}, {"embargoed_until": timezone.now() + timedelta(days=1)}])
def test_a_source_that_readers_may_not_be_told_of_is_not_named(hidden):
    story = factories.published_story()
    quote = factories.quote(
        story, source=factories.source(title="Desk note", address="https://desk.example/", **hidden)
    )
    Story.objects.filter(pk=story.pk).update(body=factories.placed("quote", quote.key))
    shown = get(story.get_absolute_url()).content.decode()
    assert quote.words in shown
    assert "Desk note" not in shown
    assert "desk.example" not in shown


def test_pictures_have_their_size_alt_caption_and_credit():
    story = factories.story(lead_picture=factories.picture(), lead_alt="A deep hole", lead_caption="So deep.")
    shown = get(published(story)).content.decode()
    for told in ('width="64" height="48" alt="A deep hole"', "So deep.", "Drawing: A. Hand"):
        assert told in shown


def test_related_stories_are_public_and_few():
    story = factories.published_story("The one", topics=["Holes"])
    for number in range(6):
        factories.published_story(f"Other {number}", topics=["Holes", "Spades"])
    factories.story("Hidden", topics=["Holes"])
    shown = words(story.get_absolute_url()).partition("More on this")[2]
    assert shown.count("Other") == 4
    assert "Hidden" not in shown


def test_its_queries_do_not_grow_with_its_content():
    def full(times: int) -> str:
        story = factories.story(by=[f"Author {n}" for n in range(times)], topics=[f"Topic {n}" for n in range(times)])
        for number in range(times):
            factories.attach(story, factories.judgment_version(on=factories.area(code=f"area-{number}")))
            quote = factories.quote(story, source=factories.source())
            picture = factories.place_picture(story)
            story.body += factories.placed("quote", quote.key) + factories.placed("picture", picture.picture_id)
            story.inspections.add(factories.inspection())
            factories.asked(story)
            factories.choose(story, factories.published_story(f"Chosen {story.pk} {number}"))
        address = published(story)
        for number in range(times):
            verbs.mark_updated(story, by=factories.editor(), what_is_new=f"Hole {number}.")
        return address

    once, often = queries(full(1)), queries(full(5))
    assert (once, often) == (22, 22)


def test_a_long_one_with_forty_quotes_and_thirty_topics_is_under_sixty_kilobytes():
    source = factories.source(
        "It is a very deep hole, and deeper than the last one that it dug.", licence="Free Licence"
    )
    story = factories.story("Force digs hole " * 6, topics=[f"Topic number {n}" for n in range(30)], slug="long")
    for _ in range(40):
        quote = factories.quote(story, "It is a very deep hole, and deeper than the last", speaker="", source=source)
        story.body += f"<p>{'The hole is deep. ' * 8}</p>{factories.placed('quote', quote.key)}"
    page = get(published(story)).content
    assert page.count(b"Checked word for word") == 40
    assert len(page) < 60_000
