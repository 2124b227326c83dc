"""Completeness: where links lead and what they say, the order of headings, sources, addresses, embargoes."""

from datetime import timedelta

import pytest
from django.utils import timezone

from articles import verbs
from articles.models import FormerSlug, Story
from articles.prepublication import Proof, find_problems
from articles.prepublication.rules.headings import headings_come_in_order, headings_have_text_below
from articles.prepublication.rules.links import links_in_body, links_say_where_they_lead
from tests import factories

TOMORROW = timezone.now() + timedelta(days=1)


def told(story, code: str, at=None):
    return [problem for problem in find_problems(story, at) if problem.code == code]


def linking(address: str, words: str = "the story of the hole") -> Story:
    return factories.story(body=f'<p>Read <a href="{address}">{words}</a> too.</p>')


# ---- Headings


def outline(*tags: str) -> Proof:
    """Of a story, not saved: a heading for each tag, and words for each `p`."""
    return factories.proof(body="".join(f"<{tag}>A {tag} {number}</{tag}>" for number, tag in enumerate(tags)))


@pytest.mark.anywhere
@pytest.mark.parametrize(
    ("tags", "skips", "empty"),
    [
        (("p", "h2", "p", "h3", "p", "h2", "p"), 0, 0),
        (("h3", "p", "h2", "p", "h3", "p"), 1, 0),
        (("h2", "h3", "p"), 0, 0),
        (("h2", "h2", "p"), 0, 1),
        (("h2", "p", "h3", "h2"), 0, 2),
    ],
)
def test_headings_step_down_one_at_a_time_and_have_something_below(tags, skips, empty):
    proof = outline(*tags)
    assert len(list(headings_come_in_order(proof))) == skips
    assert len(list(headings_have_text_below(proof))) == empty


# ---- Links


@pytest.mark.anywhere
@pytest.mark.parametrize(
    "words", ["here", "Click here", "this link", "https://example.org/x", "www.example.org", "", " "]
)
def test_a_link_must_say_where_it_leads(words):
    (problem,) = links_say_where_they_lead(
        factories.proof(body=f'<p>See <a href="https://example.org/">{words}</a>.</p>')
    )
    assert (problem.where, problem.blocks_publication) == ("body", False)


@pytest.mark.anywhere
def test_words_that_name_the_page_are_fine_wherever_they_stand():
    body = '<ul><li><a href="/a/">the report</a></li></ul><h2><a href="/b/">What is <em>here</em> now</a></h2>'
    assert [link.text for link in links_in_body(body)] == ["the report", "What is here now"]
    assert not list(links_say_where_they_lead(factories.proof(body=body)))


@pytest.mark.parametrize(
    "address",
    [
        "/stories/there-is-none/",
        "/inspections/nowhere/",
        "/inspections/borsetshire/unreleased/",
        "/inspections/compare/none/",
        "/topics/none/",
        "/authors/none/",
        "/none/",
        "/no/such/page/",
        "/admin/",
        "/cards/99999999999999999999/",
        "/media/pictures/none.png",
        "http://testserver/stories/there-is-none/feed.rss",
        "http://localhost:8000/none/",
        "other-story/",
        "/stories/there-is-none/?from=here#top",
    ],
)
def test_a_link_to_nothing_public_of_ours_is_told(address, settings):
    settings.SITE_URL = "http://localhost:8000" if "localhost" in address else "http://testserver"
    version = factories.judgment_version(released=False, on=factories.area(factories.programme("unreleased")))
    assert version.judgment.inspection.body.slug == "borsetshire"
    (problem,) = told(linking(address), "link-leads-nowhere")
    assert problem.blocks_publication


def test_links_to_what_readers_see_are_fine():
    version, other = factories.judgment_version(), factories.published_story(topics=["Holes"])
    FormerSlug.objects.create(story=other, slug="its-former-slug")
    for address in (
        other.get_absolute_url(),
        "/stories/its-former-slug/",
        version.judgment.inspection.get_absolute_url(),
        "/inspections/borsetshire/#record",
        "/inspections/compare/round-1/",
        "/police/feed.rss",
        "/topics/holes/",
        "/authors/ann-onymous/",
        f"/cards/{version.pk}/",
        "/",
        "https://example.org/stories/none/",
        "mailto:desk@example.org",
        "//example.org:bad/",
    ):
        assert not told(linking(address), "link-leads-nowhere"), address


def test_a_link_is_asked_for_the_moment_at_which_the_story_goes_out():
    other = factories.scheduled_story(in_hours=2)
    story = linking(other.get_absolute_url())
    (problem,) = told(story, "link-leads-nowhere")
    assert "“Force will dig”" in problem.text
    assert "(scheduled)" in problem.text
    assert not told(story, "link-leads-nowhere", TOMORROW)


def test_a_link_to_a_withdrawn_story_says_so_and_one_to_itself_is_fine():
    gone = factories.published_story()
    verbs.withdraw(gone, by=factories.editor(), reason="It was the wrong hole.")
    assert "was withdrawn" in told(linking(gone.get_absolute_url()), "link-leads-nowhere")[0].text
    story = factories.story(slug="itself", body='<p><a href="/stories/itself/">This story</a></p>')
    assert not told(story, "link-leads-nowhere")


# ---- Sources


def test_a_grade_in_words_alone_asks_for_a_source():
    factories.judgment_version("fair")
    words = "<p>Borsetshire Police was rated fair for digging.</p>"
    story = factories.story(body=words)
    (problem,) = told(story, "no-source")
    assert not problem.blocks_publication
    for link in ("https://example.org/report", "/inspections/borsetshire/"):
        assert not told(factories.story(body=f'{words}<p><a href="{link}">The record</a></p>'), "no-source")
    story.inspections.add(factories.inspection())
    assert not told(story, "no-source")


def test_a_quoted_paper_that_readers_are_not_told_of_asks_for_a_source():
    story, other = factories.story(), factories.story()
    factories.quote(story, "The force digs holes", source=factories.source(for_readers=False))
    factories.quote(other, "The force digs holes", source=factories.source())
    assert told(story, "no-source")
    assert not told(other, "no-source")


def test_a_story_about_no_inspection_needs_none():
    assert not told(factories.story(), "no-source")


# ---- Addresses and embargoes


def test_an_address_that_once_led_to_another_story_is_told():
    FormerSlug.objects.create(story=factories.published_story("The first hole"), slug="the-hole")
    (problem,) = told(factories.story(slug="the-hole"), "address-was-anothers")
    assert "“The first hole”" in problem.text


def test_an_inspection_under_embargo_stops_the_story_for_good():
    version = factories.judgment_version(embargoed_until=TOMORROW)
    story = factories.story()
    story.inspections.add(version.judgment.inspection)
    (problem,) = told(story, "inspection-under-embargo")
    assert problem.hard
    assert not told(story, "inspection-under-embargo", TOMORROW + timedelta(minutes=1))


def test_an_inspection_seen_in_part_is_no_secret_and_its_embargoed_paper_is_a_hint():
    seen = factories.judgment_version()
    factories.judgment_version(on=factories.area(code="filling"), embargoed_until=TOMORROW)
    factories.source(title="A letter", inspection=seen.judgment.inspection, embargoed_until=TOMORROW)
    story = factories.story()
    story.inspections.add(seen.judgment.inspection)
    assert not told(story, "inspection-under-embargo")
    (problem,) = told(story, "paper-under-embargo")
    assert not problem.blocks_publication
    assert "“A letter”" in problem.text
