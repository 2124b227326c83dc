"""A reader without script finds an error and says so; the desk finds it on its front and settles it."""

import pytest
from django.urls import reverse

from articles.models import ErrorReport
from articles.pages import report_form
from tests import factories

# The site's own answers to a report are tried on both databases in tests/articles.
pytestmark = pytest.mark.anywhere


def test_from_the_story_to_the_desks_list(new_page, login, monkeypatch):
    monkeypatch.setattr(report_form, "QUICKEST", 0)
    story, reader, editor = factories.published_story(), new_page(java_script_enabled=False), new_page()

    reader.goto(story.get_absolute_url())
    reader.get_by_role("link", name="Report an error").click()
    reader.get_by_label("Your name (optional):").fill("Ann Reader")
    reader.get_by_role("button", name="Send to the newsroom").click()
    assert "not sent yet" in reader.get_by_role("alert").inner_text()
    assert reader.get_by_label("Your name (optional):").input_value() == "Ann Reader"
    reader.get_by_label("What is wrong?").fill("The hole is not deep at all.")
    reader.get_by_role("button", name="Send to the newsroom").click()
    assert reader.get_by_role("heading", name="Thank you").is_visible()
    assert reader.context.cookies() == []

    login(editor, factories.editor())
    editor.goto(reverse("admin:index"))
    with editor.expect_navigation():
        editor.get_by_role("link", name="The hole is not deep at all.").click()
    assert "Ann Reader" in editor.locator("#content").inner_text()
    editor.get_by_label("The story is right: how do we know?").fill("We measured it.")
    with editor.expect_navigation():
        editor.get_by_role("button", name="The story is right").click()
    report = ErrorReport.objects.get()
    assert (report.state, report.note) == (ErrorReport.State.RIGHT, "We measured it.")
