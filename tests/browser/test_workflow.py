"""A story on its way: the reporter submits, the editor finds, approves and plans it."""

import pytest

from articles.models import Story
from tests import factories

from .desk import press

# Each step is tried on both databases in tests/articles.
pytestmark = pytest.mark.anywhere


@pytest.fixture
def story():
    return factories.story("Force digs hole", created_by=factories.reporter())


def on_front(page, heading: str):
    page.goto("/admin/")
    return page.get_by_role("region", name=heading)


def test_from_the_reporters_button_to_what_goes_out_today(new_page, login, story):
    reporter, editor = new_page(), new_page()

    login(reporter, factories.reporter())
    on_front(reporter, "Mine").get_by_role("link", name="Force digs hole").click()
    reporter.fill("#id_note", "The second paragraph is new.")
    press(reporter, "_submit")
    assert "editors find it in their list" in reporter.locator("ul.messagelist").inner_text()

    login(editor, factories.editor())
    on_front(editor, "Waiting for me").get_by_role("link", name="Force digs hole").click()
    assert "The second paragraph is new." in editor.locator("#standing").inner_text()
    press(editor, "_approve")
    assert editor.locator("#standing h2").inner_text() == "Approved"
    editor.evaluate("""() => {
        const soon = new Date(Date.now() + 120000)
        const parts = new Intl.DateTimeFormat("sv-SE", {
            timeZone: "Europe/London", dateStyle: "short", timeStyle: "short",
        }).format(soon)
        document.querySelector("#id_publish_at").value = parts.replace(" ", "T")
        document.querySelector("#id_publish_at").dispatchEvent(new Event("input", { bubbles: true }))
    }""")
    press(editor, "_schedule")
    assert Story.objects.get().state == "scheduled"

    assert "Nothing waits for you." in on_front(editor, "Waiting for me").inner_text()
    assert "Force digs hole" in on_front(editor, "Going out today").inner_text()
    editor.get_by_role("link", name="Planning calendar").click()
    assert "goes out" in editor.locator(".desk-day--today").inner_text()
