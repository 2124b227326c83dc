"""After a save, somebody writes on where they were."""

import pytest

from articles.models import Story
from tests import factories
from tests.articles import desk

# Where the cursor stands is the browser’s to know.
pytestmark = pytest.mark.anywhere


def open_form(page, login, story: Story) -> None:
    login(page, factories.editor())
    page.goto(desk.address(story))
    page.wait_for_selector(".ProseMirror")


def save(page) -> None:
    page.keyboard.press("Control+s")
    page.wait_for_selector(".messagelist .success")


def test_the_cursor_and_the_page_stand_where_they_stood(page, login):
    story = factories.story(body="".join(f"<p>Hole {number} is deep.</p>" for number in range(80)))
    open_form(page, login, story)
    page.locator(".ProseMirror p", has_text="Hole 60 ").click()
    page.keyboard.press("Home")
    page.keyboard.type("Before: ")
    page.wait_for_timeout(300)
    scrolled = page.evaluate("window.scrollY")
    assert scrolled > 500
    save(page)
    page.wait_for_selector(".messagelist.desk-told")
    assert abs(page.evaluate("window.scrollY") - scrolled) < 60
    page.keyboard.type("and again ")
    assert "Before: and again Hole 60 is deep." in page.inner_text(".ProseMirror")


def test_a_single_line_keeps_its_cursor_too(page, login):
    story = factories.story()
    open_form(page, login, story)
    page.click("#id_headline")
    page.keyboard.press("Home")
    page.keyboard.type("Big ")
    save(page)
    page.keyboard.type("deep ")
    assert page.input_value("#id_headline") == "Big deep Force digs hole"
