"""Notes while somebody writes: coloured, counted, in the way of publication until they are settled."""

import pytest

from articles.models import Story
from tests import factories
from tests.articles.admin import desk

from .test_unsaved import type_in_body

# A note is coloured the same whatever database keeps it.
pytestmark = pytest.mark.anywhere


def counted(page, words: str) -> None:
    page.wait_for_selector(f"#note-count:text-is('{words}')")


def test_notes_are_coloured_and_counted_and_stop_publication_until_they_are_settled(page, login, client):
    story = factories.story()
    login(page, factories.editor())
    page.goto(desk.address(story))
    page.wait_for_selector(".ProseMirror")
    assert not page.locator(".desk-note-count").is_visible()
    type_in_body(page, " It is [[TK how deep")
    page.wait_for_selector(".ProseMirror .desk-note--half")
    page.keyboard.type("?]] deep.")
    page.wait_for_selector(".ProseMirror .desk-note:not(.desk-note--half):text-is('[[TK how deep?]]')")
    counted(page, "1 note")
    page.fill("#id_standfirst", "A hole [[@anna which?]] has been dug.")
    page.wait_for_selector("#id_standfirst.desk-has-note")
    counted(page, "2 notes")

    # A note in the margin, about the words that are marked.
    page.locator(".ProseMirror p").first.evaluate(
        "paragraph => { const text = paragraph.firstChild; getSelection().setBaseAndExtent(text, 0, text, 8) }"
    )
    page.wait_for_selector("#notes [data-says=passage]:has-text('The hole')")
    page.fill("#id_note_text", "Whose hole is it?")
    page.click("text=Add the note")
    page.wait_for_selector(".ProseMirror .desk-passage:text-is('The hole')")
    counted(page, "3 notes")
    assert "[[TK how deep?]]" in page.inner_text(".ProseMirror")

    page.click("[name=_publish]")
    page.wait_for_selector(".messagelist :text('cannot be published yet')")
    assert page.locator(".messagelist li li:has-text('open note')").count() == 3
    assert Story.objects.get().state == "draft"
    page.goto(desk.address().replace("add/", ""))
    assert page.inner_text("#result_list .field-notes") == "3"

    page.goto(desk.address(story))
    page.wait_for_selector(".ProseMirror .desk-passage")
    page.click("#notes button:text-is('Settled')")
    counted(page, "2 notes")
    page.fill("#id_standfirst", "A hole has been dug.")
    page.locator(".ProseMirror").evaluate("body => { window.getSelection().selectAllChildren(body); body.focus() }")
    page.keyboard.press("Control+a")
    page.keyboard.type("The hole is deep.")
    page.wait_for_selector(".desk-note-count", state="hidden")
    page.click("[name=_publish]")
    page.wait_for_selector(".messagelist .success")
    public = client.get(Story.objects.get().get_absolute_url()).content.decode()
    assert "The hole is deep." in public
    assert "Whose hole" not in public
