"""Two people work on the next text of a published story while its readers go on reading the old one."""

from datetime import timedelta

import pytest
from django.utils import timezone

from tests import factories
from tests.articles.admin import desk

from .desk import press, type_in_body

# Its verbs are tried on both databases in tests/articles/verbs/test_working_copies.py.
pytestmark = pytest.mark.anywhere


def reads(reader, story) -> str:
    reader.goto(story.get_absolute_url())
    return reader.inner_text("article")


def test_readers_see_the_old_text_until_an_editor_publishes_the_copy(new_page, login):
    story = factories.published_story(at=timezone.now() - timedelta(days=1))
    reader, rita, edith = new_page(), new_page(), new_page()
    old = reads(reader, story)
    for page, person in ((rita, factories.reporter()), (edith, factories.editor())):
        login(page, person)
        page.goto(desk.address(story))
    with rita.expect_navigation():
        rita.click("text=Edit a working copy")
    rita.wait_for_selector("h1:has-text('Working copy of “Force digs hole”')")
    type_in_body(rita, " Rita was here.")
    press(rita, "_continue")
    edith.reload()
    edith.click("text=Go on with the working copy (by rita, saved")
    type_in_body(edith, " Edith too.")
    type_in_body(rita, " And again.")
    press(edith, "_continue")
    press(rita, "_continue")
    assert "Edith" in rita.inner_text("#conflict del")
    assert reads(reader, story) == old

    type_in_body(rita, " Edith too.")
    press(rita, "_continue")
    edith.reload()
    edith.click("text=What it changes")
    assert "Rita was here. And again. Edith too." in edith.inner_text(".desk-compare td >> nth=1")
    edith.click("text=Back to the working copy")
    press(edith, "_fix")
    assert "Published as a small fix" in edith.inner_text(".messagelist")
    assert "The hole is deep. Rita was here. And again. Edith too." in reads(reader, story)
    assert "Updated" not in reads(reader, story)

    # Back in the browser, the copy is closed: nothing is published twice, and what Rita still types is not lost.
    edith.go_back()
    edith.wait_for_selector(".desk-closed:has-text('it is closed')")
    type_in_body(rita, " Too late.")
    press(rita, "_continue")
    assert rita.inner_text("h1") == "This was not saved"
    assert "Too late." in rita.input_value("textarea >> nth=-1")

    rita.goto(desk.address(story))
    with rita.expect_navigation():
        rita.click("text=Edit a working copy")
    type_in_body(rita, " Much deeper.")
    press(rita, "_continue")
    edith.goto(desk.address(story))
    edith.click("text=Go on with the working copy")
    press(edith, "_update")
    assert "Much deeper." in reads(reader, story)
    assert "Updated" in reads(reader, story)
