"""After a save, somebody writes on where they were."""

import pytest

from articles.models import Story
from tests import factories
from tests.articles.admin import desk

# Where the cursor stands is the browser’s to know.
pytestmark = pytest.mark.anywhere


def open_form(page, login, story: Story) -> None:
    login(page, factories.editor())
    page.goto(desk.address(story))
    page.wait_for_selector(".ProseMirror")


def cursor_is_in(page, words: str) -> None:
    """The editor hears of a moved cursor a frame later; no hand is as quick as this test."""
    page.wait_for_function("words => getSelection().anchorNode?.textContent.includes(words)", arg=words)


def save(page) -> None:
    page.keyboard.press("Control+s")
    page.wait_for_selector(".messagelist .success")


def test_the_cursor_and_the_page_stand_where_they_stood(page, login):
    story = factories.story(body="".join(f"<p>Hole {number} is deep.</p>" for number in range(80)))
    open_form(page, login, story)
    page.locator(".ProseMirror p", has_text="Hole 60 ").click()
    cursor_is_in(page, "Hole 60 ")
    page.keyboard.press("Home")
    page.keyboard.type("Before: ")
    page.locator(".ProseMirror p", has_text="Before: Hole 60 ").wait_for()
    page.wait_for_timeout(300)
    scrolled = page.evaluate("window.scrollY")
    assert scrolled > 500
    save(page)
    page.wait_for_selector(".messagelist.desk-toast")
    assert abs(page.evaluate("window.scrollY") - scrolled) < 60
    cursor_is_in(page, "Before: Hole 60 ")
    page.keyboard.type("and again ")
    page.locator(".ProseMirror p", has_text="Before: and again Hole 60 is deep.").wait_for()


def test_a_single_line_keeps_its_cursor_too(page, login):
    story = factories.story()
    open_form(page, login, story)
    page.click("#id_headline")
    page.keyboard.press("Home")
    page.keyboard.type("Big ")
    save(page)
    page.keyboard.type("deep ")
    assert page.input_value("#id_headline") == "Big deep Force digs hole"
