"""Every use of a judgment, body, source or quote is listed on its page of the desk."""

import pytest
from django.urls import reverse
from lxml import html as lxml_html

from articles import verbs
from articles.models import Story
from articles.record_uses import uses
from articles.record_uses.mentions import note_mentions
from inspections.models import CardRequest
from tests import factories

from .test_mentions import SAYS_FAIR, digging


@pytest.fixture
def fair():
    return factories.judgment_version("fair", on=digging())


def ways(found: uses.Uses) -> dict[str, list[str]]:
    return {use.story.headline: [how for how, _ in use.ways] for use in found.stories}


def with_box(headline: str, version, **fields) -> Story:
    story = factories.story(headline, **fields)
    factories.attach(story, version)
    verbs.publish(story, by=factories.editor())
    return story


def test_a_judgment_lists_boxes_places_and_prose(fair):
    with_box("Attached", fair)
    with_box("Placed", fair, body=f"<p>So:</p>{factories.placed('judgment', fair.judgment_id)}")
    factories.published_story("Named", body=SAYS_FAIR)
    factories.published_story("Another")
    assert ways(uses.uses_of_judgment(fair.judgment)) == {
        "Attached": ["attached"],
        "Placed": ["placed in the text"],
        "Named": ["named in prose"],
    }


def test_drafts_and_withdrawn_stories_are_listed_with_their_state(fair):
    factories.attach(factories.story("Draft"), fair)
    verbs.withdraw(with_box("Gone", fair), by=factories.editor(), reason="Wrong.")
    states = {use.story.headline: use.story.state for use in uses.uses_of_judgment(fair.judgment).stories}
    assert states == {"Draft": "draft", "Gone": "withdrawn"}


def test_it_says_which_are_on_the_front_page_now(fair, monkeypatch):
    monkeypatch.setattr("articles.pages.stories.PER_PAGE", 1)
    with_box("Old", fair)
    with_box("New", fair)
    assert [(use.story.headline, use.on_front) for use in uses.uses_of_judgment(fair.judgment).stories] == [
        ("New", True),
        ("Old", False),
    ]


def test_a_body_lists_its_inspections_too(fair):
    with_box("Attached", fair)
    factories.published_story("Named", body=SAYS_FAIR)
    about = factories.published_story("About")
    about.inspections.add(fair.judgment.inspection)
    assert ways(uses.uses_of_body(factories.body())) == {
        "Attached": ["attached"],
        "Named": ["named in prose"],
        "About": ["inspection attached"],
    }
    assert ways(uses.uses_of_body(factories.body("felpersham"))) == {}


def test_corrections_are_listed_with_the_story_and_with_the_record(client, fair):
    story = with_box("A box", fair)
    verbs.correct(story, by=factories.editor(), text="It is not so.", severity="typo", judgments=[fair.judgment])
    found = uses.uses_of_judgment(fair.judgment)
    assert [use.ways for use in found.stories] == [
        [("corrected", "It is not so."), ("attached", "Round 1, Digging: fair")]
    ]
    assert [str(one) for one in found.corrections] == ["It is not so."]
    assert len(uses.uses_of_body(factories.body()).corrections) == 1
    client.force_login(factories.editor())
    page = client.get(reverse("admin:inspections_judgment_change", args=[fair.judgment_id])).content.decode()
    assert "The record was corrected" in page


def test_the_sites_that_asked_for_cards_are_listed(client, fair):
    CardRequest.objects.note(fair, "blog.example")
    elsewhere = factories.judgment_version("fair", of=factories.body("felpersham"), on=digging())
    CardRequest.objects.note(elsewhere, "other.example")
    assert [asked.host for asked in uses.uses_of_judgment(fair.judgment).cards] == ["blog.example"]
    assert [asked.host for asked in uses.uses_of_body(factories.body("felpersham")).cards] == ["other.example"]
    client.force_login(factories.reporter())
    page = client.get(reverse("admin:inspections_judgment_change", args=[fair.judgment_id])).content.decode()
    assert "blog.example: Borsetshire Police, Round 1: Digging: fair" in page


def test_a_source_lists_the_stories_that_quote_it():
    source = factories.source()
    factories.quote(factories.story("Quotes it"), source=source)
    placed = factories.story("Places it")
    quote = factories.quote(placed, source=source)
    Story.objects.filter(pk=placed.pk).update(body=factories.placed("quote", quote.key))
    factories.quote(factories.story("Another"), source=factories.source())
    assert ways(uses.uses_of_source(source)) == {"Quotes it": ["quoted"], "Places it": ["quoted, placed in the text"]}


def test_a_quote_lists_the_same_words_and_the_same_source():
    source = factories.source()
    quote = factories.quote(factories.story("First"), source=source)
    factories.quote(factories.story("Same words"), words=quote.words.upper())
    factories.quote(factories.story("Same source"), words="Other words", source=source)
    factories.story("In its text", body=f"<p>He said: “{quote.words}.”</p>")
    factories.quote(factories.story("Another"), words="Other words")
    assert ways(uses.uses_of_quote(quote)) == {
        "First": ["quoted"],
        "Same words": ["quoted"],
        "Same source": ["quoted"],
        "In its text": ["the same words in its own text"],
    }


def test_the_number_of_questions_does_not_grow(fair, django_assert_num_queries):
    source = factories.source()
    for number in range(4):
        story = with_box(f"Box {number}", fair)
        quote = factories.quote(story, source=source)
        factories.published_story(f"Named {number}", body=SAYS_FAIR).inspections.add(fair.judgment.inspection)
    for asks, of, thing in (
        (9, uses.uses_of_judgment, fair.judgment),
        (10, uses.uses_of_body, factories.body()),
        (6, uses.uses_of_source, source),
        (7, uses.uses_of_quote, quote),
    ):
        with django_assert_num_queries(asks):
            found = of(thing)
            assert len(found.stories) >= 4
            assert all(str(use.story) and use.ways for use in found.stories)


def test_only_the_newest_are_listed_and_the_rest_are_counted(fair, monkeypatch):
    monkeypatch.setattr("articles.record_uses.uses.LISTED", 1)
    for headline in ("Old", "New"):
        with_box(headline, fair)
    found = uses.uses_of_judgment(fair.judgment)
    assert list(ways(found)) == ["New"]
    assert found.more == 1


def test_the_pages_of_the_record_show_them(client, fair):
    story = with_box("A box", fair)
    quote = factories.quote(story, source=factories.source())
    client.force_login(factories.reporter())
    for thing in (fair.judgment, factories.body(), quote.source, quote):
        address = reverse(f"admin:{thing._meta.app_label}_{thing._meta.model_name}_change", args=[thing.pk])
        page = lxml_html.fromstring(client.get(address).content)
        (listed,) = page.xpath("//*[@id='used-in']")
        assert "A box" in listed.text_content()
        assert listed.xpath(f".//a[@href='{reverse('admin:articles_story_change', args=[story.pk])}']")


def test_a_new_body_has_no_list_yet(client):
    client.force_login(factories.editor())
    assert b"used-in" not in client.get(reverse("admin:inspections_body_add")).content


def test_quotes_are_found_by_their_words_and_changed_only_in_their_story(client):
    quote = factories.quote(factories.story(), words="A most remarkable hole")
    client.force_login(factories.editor())
    answer = client.get(reverse("admin:articles_quote_changelist"), {"q": "remarkable"})
    assert "A most remarkable hole" in answer.content.decode()
    address = reverse("admin:articles_quote_change", args=[quote.pk])
    assert client.post(address, {"words": "Something else"}).status_code == 403
    assert client.get(reverse("admin:articles_quote_add")).status_code == 403
    assert b"deletelink" not in client.get(address).content
    assert client.get(reverse("admin:articles_quote_delete", args=[quote.pk])).status_code == 403


def test_a_draft_is_still_deleted_with_its_quotes_and_mentions(client, fair):
    story = factories.story(body=SAYS_FAIR)
    factories.quote(story)
    note_mentions(story)
    client.force_login(factories.editor())
    client.post(reverse("admin:articles_story_delete", args=[story.pk]), {"post": "yes"})
    assert not Story.objects.exists()
