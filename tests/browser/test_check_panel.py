"""The panel of checks beside the form: what is said safely is put in, what must stand is overridden with a reason."""

import pytest

from articles.models import NotAQuotation, Override, Story
from tests import factories
from tests.articles.admin import desk

from .desk import press

# What each decision does is tried on both databases in tests/articles.
pytestmark = pytest.mark.anywhere


def test_an_editor_puts_in_what_is_safe_and_overrides_what_stands(page, login):
    version = factories.judgment_version("dreadful")
    said = "Borsetshire Police was rated splendid for digging."
    story = factories.story(body=f"<p>{said}</p><p>It is a “very big” hole.</p>")
    factories.attach(story, version)
    login(page, factories.editor())
    page.goto(desk.address(story))
    panel = page.locator("#check-panel")

    panel.get_by_role("button", name="Put it in").click()
    assert panel.locator(".desk-status").inner_text() == "Put in. Check it and save the form."
    safe = panel.locator("[data-safe]").inner_text()
    assert safe in page.inner_text(".ProseMirror")
    assert said not in page.inner_text(".ProseMirror")
    press(page, "_continue")
    assert safe in Story.objects.get().body

    panel.get_by_text("Publish in spite of this…").first.click()
    panel.get_by_label("Why?").first.fill("We measured it ourselves.")
    panel.get_by_role("button", name="Override").first.click()
    panel.get_by_text("We measured it ourselves.").first.wait_for()
    assert Override.objects.get().overridden_by == factories.editor()

    big = panel.locator(".desk-check", has_text="“very big”")
    big.get_by_text("It quotes nobody…").click()
    big.get_by_role("button", name="Scare quotes").click()
    panel.get_by_text("Marked, once and for this story").wait_for()
    # With nothing left to mend, what is in order stands open.
    big.get_by_role("button", name="Check it as a quotation again").click()
    big.get_by_text("It quotes nobody…").wait_for()
    assert not NotAQuotation.objects.exists()
