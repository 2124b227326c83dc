"""The story form, as somebody at the desk uses it."""

import pytest

from articles.models import Story, Topic
from tests import factories
from tests.articles.admin import desk

from .desk import choose, place

# What the form does in a browser; what it saves is tried on both databases in tests/articles.
pytestmark = pytest.mark.anywhere


def open_story(page, login, person, story: Story | None = None):
    login(page, person)
    page.goto(desk.address(story))
    page.wait_for_selector(".ProseMirror")
    return page


def test_the_judgments_of_an_inspection_are_listed_as_soon_as_it_is_chosen_and_can_be_placed(page, login):
    judgment = factories.judgment_version("dreadful").judgment
    open_story(page, login, factories.reporter())
    page.fill("#id_headline", "Force digs hole")
    choose(page, "inspections", "Borsetshire")
    page.check("#id_judgments input")
    place(page, "Judgment", "dreadful")
    assert page.inner_text(".desk-place") == "Judgment: Digging — dreadful"
    page.click("[name=_save]")
    page.wait_for_selector(".messagelist .success")
    story = Story.objects.get()
    assert factories.placed("judgment", judgment.pk) in story.body
    assert [use.judgment for use in story.judgments.all()] == [judgment]


def test_topics_are_taken_from_the_list_or_typed_anew(page, login):
    Topic.objects.create(name="Knife crime")
    open_story(page, login, factories.reporter())
    page.fill("#id_headline", "Force digs hole")
    choose(page, "topics", "nife")
    page.keyboard.type("2018")
    page.wait_for_selector(".select2-results__option--highlighted:has-text('New topic: 2018')")
    page.keyboard.press("Enter")
    page.click("[name=_save]")
    page.wait_for_selector(".messagelist .success")
    assert {topic.name for topic in Story.objects.get().topics.all()} == {"Knife crime", "2018"}


def test_the_publish_button_says_what_it_will_do(page, login):
    story = factories.story()
    open_story(page, login, factories.editor(), story)
    assert page.locator("[name=_publish]").is_visible()
    assert not page.locator("[name=_schedule]").is_visible()
    page.fill("#id_publish_at", "2037-11-24T06:00")
    assert not page.locator("[name=_publish]").is_visible()
    assert page.input_value("[name=_schedule]") == "Publish Tue 24 Nov 2037 06:00"
    page.click("[name=_schedule]")
    page.wait_for_selector(".messagelist .success")
    assert page.input_value("[name=_take_back]") == "Take back the publication planned for Tue 24 Nov 2037 06:00"


def test_two_people_in_one_story_are_both_told_and_nothing_is_dropped(page, new_page, login):
    story, other = factories.story(), new_page()
    open_story(page, login, factories.reporter(), story)
    open_story(other, login, factories.editor(), story)
    for somebody, words in [(other, " Edith was here."), (page, " Rita was here.")]:
        somebody.click(".ProseMirror")
        somebody.keyboard.press("Control+End")
        somebody.keyboard.type(words)
        somebody.click("[name=_continue]")
        somebody.wait_for_selector(".messagelist .success, #conflict")
    assert "Edith" in page.inner_text("#conflict del")
    assert "Rita" in page.inner_text("#conflict ins")
    assert page.inner_text(".ProseMirror") == "The hole is deep. Rita was here."
    page.click("[name=_continue]")
    page.wait_for_selector(".messagelist .success")
    assert Story.objects.get().body == "<p>The hole is deep. Rita was here.</p>"


def test_an_editor_withdraws_a_story_after_reading_what_that_does(page, login):
    story = factories.published_story()
    login(page, factories.editor())
    page.goto(desk.address(story))
    page.click("text=Withdraw…")
    page.fill("#id_reason", "It was the wrong hole.")
    page.click("text=Withdraw this story >> nth=-1")
    page.wait_for_selector(".messagelist .success")
    assert page.goto(story.get_absolute_url()).status == 410
