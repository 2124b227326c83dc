"""A mistake in two stories, corrected in one go, reaches everybody who saw it."""

from datetime import timedelta

import feedparser
from django.utils import timezone

from articles.models import Correction
from tests import factories

from .desk import choose, press

RIGHT = "Twelve holes were dug."
WRONG = "An earlier version said thirteen."


def correct(page, story, other: str) -> None:
    """From the story form to the published correction: six things to say, one look, one press."""
    page.goto(f"/admin/articles/story/{story.pk}/change/")
    page.get_by_role("link", name="Correct…").click()
    page.fill("#id_text", RIGHT)
    page.fill("#id_was", WRONG)
    page.get_by_label("A significant mistake", exact=True).check()
    choose(page, "stories", other)
    press(page, "_preview")
    preview = page.locator("#preview")
    assert RIGHT in preview.get_by_role("region", name="On the page").inner_text()
    assert WRONG in preview.get_by_role("region", name="In the feed").inner_text()
    assert not Correction.objects.exists()
    press(page, "_publish")
    assert "Published: readers see it on 2 stories" in page.locator("ul.messagelist").first.inner_text()


def test_an_editor_corrects_two_stories_in_one_go_and_every_reader_is_told(new_page, login, live_server):
    yesterday = timezone.now() - timedelta(days=1)
    one = factories.published_story("Force digs thirteen holes", at=yesterday)
    two = factories.published_story("Holes counted again", at=yesterday - timedelta(hours=1))
    before = {entry.id: entry for entry in feedparser.parse(f"{live_server.url}/feed.atom").entries}

    editor = new_page()
    login(editor, factories.editor())
    correct(editor, one, "Holes counted")

    reader = new_page(java_script_enabled=False)
    for story in (one, two):
        reader.goto(story.get_absolute_url())
        notice = reader.get_by_role("complementary", name="Corrections")
        assert RIGHT in notice.inner_text()
        assert WRONG in notice.inner_text()
    notice.locator("a").first.click()
    reader.wait_for_url(f"**/corrections/#correction-{Correction.objects.get().pk}")
    listed = reader.locator("article.corrected").inner_text()
    assert all(words in listed for words in (RIGHT, WRONG, one.headline, two.headline))

    after = feedparser.parse(f"{live_server.url}/feed.atom").entries
    assert {entry.id for entry in after} == set(before)
    for entry in after:
        assert entry.updated_parsed > before[entry.id].updated_parsed
        assert entry.content[0].value.index(RIGHT) < entry.content[0].value.index("The hole is deep.")
