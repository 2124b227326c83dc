"""The preview beside the form, at both widths, and a link that a lawyer opens without an account until it ends."""

from datetime import timedelta

import pytest
from django.utils import timezone

from articles.models import PreviewLink, Story
from tests import factories
from tests.articles.admin import desk

from .test_unsaved import says, type_in_body

# What is drawn, and by which link, is tried on both databases in tests/articles.
pytestmark = pytest.mark.anywhere


def frame_of(page):
    return page.frame_locator("#preview iframe")


def width_in_frame(page) -> int:
    return frame_of(page).locator("html").evaluate("root => root.clientWidth")


def test_what_is_typed_is_seen_as_readers_will_see_it_and_by_a_lawyer_with_a_link(page, new_page, login):
    story = factories.story(lead_picture=factories.picture(), lead_alt="A hole")
    login(page, factories.reporter())
    page.goto(desk.address(story))
    page.wait_for_selector(".ProseMirror")
    page.focus("#preview summary")
    page.keyboard.press("Enter")
    frame_of(page).locator("h1:has-text('Force digs hole')").wait_for()
    type_in_body(page, " Typed and not saved.")
    frame_of(page).locator("article:has-text('Typed and not saved.')").wait_for()
    assert page.inner_text("#preview [data-says=shows]").startswith("As you typed it by")
    assert "Typed and not saved." not in Story.objects.get().body
    assert width_in_frame(page) == 360
    assert frame_of(page).locator(".lead-picture img").evaluate("image => image.naturalWidth") > 0
    page.click("#preview [value=wide]")
    assert width_in_frame(page) == 1100

    page.fill("#id_headline", "")
    page.locator("#preview [data-says=fault]:has-text('Headline')").wait_for()
    page.fill("#id_headline", "Force digs on")
    frame_of(page).locator("h1:has-text('Force digs on')").wait_for()

    page.click("#preview-links summary")
    page.fill("#id_link_for_whom", "Lena Law")
    page.click("text=Make a link")
    address = page.input_value("#made-link")
    # The form beside it was neither sent nor emptied.
    assert "Typed and not saved." in page.inner_text(".ProseMirror")
    says(page, "Saved ")
    lawyer = new_page(viewport={"width": 360, "height": 800})
    lawyer.goto(address)
    shown = lawyer.inner_text("body")
    assert "do not pass on" in shown
    assert "Force digs hole" in shown
    assert "Typed and not saved." not in shown
    assert lawyer.locator(".lead-picture img").evaluate("image => image.naturalWidth") > 0
    assert lawyer.evaluate("document.documentElement.scrollWidth") <= 360

    page.click("text=Revoke")
    page.wait_for_selector("#preview-links:has-text('revoked')")
    assert lawyer.goto(address).status == 404
    page.fill("#id_link_for_whom", "Lena Law")
    page.click("text=Make a link")
    page.wait_for_selector("#made-link")
    again = page.input_value("#made-link")
    assert lawyer.goto(again).status == 200
    PreviewLink.objects.update(made_at=timezone.now() - timedelta(days=4), expires_at=timezone.now())
    assert lawyer.goto(again).status == 404

    page.click("[name=_continue]")
    page.wait_for_selector(".messagelist .success")
    # It is open again, as wide as it was left.
    frame_of(page).locator("h1:has-text('Force digs on')").wait_for()
    assert width_in_frame(page) == 1100
    page.set_viewport_size({"width": 360, "height": 800})
    assert not page.locator("#preview").is_visible()
    with page.context.expect_page() as opened:
        page.click("text=Open the preview in its own tab")
    assert "not published" in opened.value.inner_text("body")
