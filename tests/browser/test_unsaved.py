"""Nothing that somebody types is lost: to a closed tab, a dead network, a lost session or a colleague."""

import pytest
from django.contrib.sessions.models import Session

from articles.models import AutosavedForm, Story
from tests import factories
from tests.articles.admin import desk

from .desk import says, type_in_body

# What the server keeps, of whom and when, is tried on both databases in tests/articles/admin/test_autosave.py.
pytestmark = pytest.mark.anywhere


@pytest.fixture
def open_form(login):
    def open_story(page, person, story: Story | None = None):
        login(page, person)
        page.goto(desk.address(story))
        page.wait_for_selector(".ProseMirror")

    return open_story


def test_what_is_typed_is_saved_within_seconds_and_offered_after_the_tab_died(new_page, open_form):
    story, page = factories.story(), new_page(hurried=False)
    open_form(page, factories.reporter(), story)
    type_in_body(page, " Much more.")
    says(page, "Saved [0-9]")
    assert "Much more." in AutosavedForm.objects.get().form["body"]
    page.context.close()

    again = new_page()
    open_form(again, factories.reporter(), story)
    again.click("text=Continue with it >> visible=true")
    again.wait_for_selector(".ProseMirror:has-text('Much more.')")
    again.click("[name=_continue]")
    again.wait_for_selector(".messagelist .success")
    assert Story.objects.get().body == "<p>The hole is deep. Much more.</p>"
    assert again.locator(".desk-offer:visible").count() == 0


def test_without_a_network_it_says_since_when_and_the_browser_keeps_it(page, open_form):
    story = factories.story()
    open_form(page, factories.reporter(), story)
    page.context.set_offline(True)
    type_in_body(page, " Typed in a tunnel.")
    says(page, "Not saved since")
    page.click("[name=_continue]")
    says(page, "Nothing is lost")
    assert "Typed in a tunnel." in page.inner_text(".ProseMirror")
    page.on("dialog", lambda dialog: dialog.accept())
    page.goto("about:blank")
    page.context.set_offline(False)
    # A last request may outlive its page and reach the server after all; here it shall not have.
    page.wait_for_timeout(1500)
    AutosavedForm.objects.update(typed="", typed_at=None)
    page.goto(desk.address(story))
    page.click("#held-here [name=take]")
    page.wait_for_selector(".ProseMirror:has-text('Typed in a tunnel.')")


def test_a_lost_session_is_mended_in_place_and_the_save_goes_through(page, open_form):
    story = factories.story()
    open_form(page, factories.reporter(), story)
    type_in_body(page, " Typed while the session died.")
    Session.objects.all().delete()
    page.click("[name=_continue]")
    page.wait_for_selector("#log-in-again[open]")
    page.fill("#log-in-again [name=password]", "wrong")
    page.click("#log-in-again [type=submit]")
    page.wait_for_selector("#log-in-again:has-text('do not fit')")
    page.fill("#log-in-again [name=password]", "correct horse")
    page.click("#log-in-again [type=submit]")
    page.wait_for_selector(".messagelist .success")
    assert Story.objects.get().body == "<p>The hole is deep. Typed while the session died.</p>"


def test_two_people_are_told_of_each_other_while_they_write(page, new_page, open_form):
    story, other = factories.story(), new_page()
    open_form(page, factories.reporter(), story)
    open_form(other, factories.editor(), story)
    says(other, "rita has this story open too")
    says(page, "edith has this story open too")
    type_in_body(other, " Ediths words.")
    other.click("[name=_continue]")
    other.wait_for_selector(".messagelist .success")
    says(page, "edith saved this story")
    type_in_body(page, " Ritas words.")
    page.click("[name=_continue]")
    page.wait_for_selector("#conflict")
    assert "Ritas words." in page.inner_text(".ProseMirror")


def test_one_person_in_two_tabs_is_not_told_of_a_stranger(page, open_form):
    story = factories.story()
    open_form(page, factories.reporter(), story)
    tab = page.context.new_page()
    tab.goto(desk.address(story))
    tab.wait_for_selector(".ProseMirror")
    type_in_body(tab, " In the other tab.")
    says(tab, "Saved [0-9]")
    assert "open too" not in page.inner_text("#unsaved")
    tab.click("[name=_continue]")
    tab.wait_for_selector(".messagelist .success")
    says(page, "You saved this story")
    tab.close()
