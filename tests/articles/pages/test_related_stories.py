"""The stories under a story: chosen, then filled."""

from articles import verbs
from articles.models import RelatedStory, Story
from articles.pages.public_content import public_content
from articles.pages.reading_time import bodies_covered
from articles.pages.related_stories import related_to
from tests import factories
from tests.articles.admin import desk
from tests.reading import words


def names(story: Story) -> list[str]:
    story = Story.objects.for_reading().get(pk=story.pk)
    return [one.headline for one in related_to(story, bodies_covered(public_content(story)))]


def elsewhere(headline: str, **fields) -> Story:
    return factories.published_story(headline, **{"section": factories.section("fire")} | fields)


def about_borsetshire(headline: str) -> Story:
    story = elsewhere(headline)
    story.inspections.add(factories.judgment_version().judgment.inspection)
    return story


def test_the_chosen_ones_come_in_their_order_then_those_of_the_body_the_topics_and_the_section():
    story = factories.published_story("The one", topics=["Holes"])
    story.inspections.add(factories.judgment_version().judgment.inspection)
    factories.published_story("Same section")
    elsewhere("Same topic", topics=["Holes"])
    about_borsetshire("Same body")
    elsewhere("Nothing of it")
    assert names(story) == ["Same body", "Same topic", "Same section"]
    factories.choose(story, elsewhere("Chosen first"), elsewhere("Chosen second"))
    assert names(story) == ["Chosen first", "Chosen second", "Same body", "Same topic"]


def test_none_comes_twice_and_none_is_the_story_itself():
    story = factories.published_story("The one", topics=["Holes"])
    story.inspections.add(factories.judgment_version().judgment.inspection)
    all_of_it = factories.published_story("All of it", topics=["Holes", "Spades"])
    all_of_it.inspections.add(factories.inspection())
    factories.choose(story, all_of_it)
    assert names(story) == ["All of it"]


def test_of_a_kind_the_newest_come_and_they_are_few():
    story = factories.published_story("The one")
    for number in range(6):
        factories.published_story(f"Other {number}")
    assert names(story) == [f"Other {number}" for number in (5, 4, 3, 2)]


def test_all_that_are_chosen_stand_there():
    story = factories.published_story("The one")
    factories.choose(story, *(elsewhere(f"Chosen {number}") for number in range(6)))
    assert names(story) == [f"Chosen {number}" for number in range(6)]


def test_one_that_readers_do_not_see_is_left_out_until_they_do():
    story = factories.published_story("The one")
    draft, planned = factories.story("A draft"), factories.scheduled_story("Planned")
    gone = elsewhere("Gone")
    verbs.withdraw(gone, by=factories.editor(), reason="It was the other hole.")
    factories.choose(story, draft, planned, gone)
    assert names(story) == []
    verbs.publish(draft, by=factories.editor())
    assert names(story) == ["A draft"]
    assert "A draft" in words(story.get_absolute_url()).partition("More on this")[2]


def test_it_is_chosen_in_the_form_and_goes_through_a_working_copy(client):
    client.force_login(factories.editor())
    copy, other = factories.working_copy(factories.published_story("The one")), elsewhere("Chosen")
    fields = desk.added(desk.fields_of(copy), "chosen", related=other.pk, position=0)
    client.post(desk.address(copy), fields | {"_continue": "1"})
    assert names(copy.original) == []
    desk.press(client, copy, "_fix")
    assert names(copy.original) == ["Chosen"]


def test_the_story_itself_or_one_twice_is_refused_in_words(client):
    client.force_login(factories.editor())
    copy, other = factories.working_copy(), elsewhere("Chosen")
    itself = desk.added(desk.fields_of(copy), "chosen", related=copy.copy_of_id, position=0)
    answer = client.post(desk.address(copy), itself | {"_continue": "1"}).content.decode()
    assert "This is the story itself: choose another." in answer
    once = desk.added(desk.fields_of(copy), "chosen", related=other.pk, position=0)
    twice = desk.added(once, "chosen", related=other.pk, position=1)
    assert "correct the duplicate" in client.post(desk.address(copy), twice | {"_continue": "1"}).content.decode()
    assert not RelatedStory.objects.exists()
