"""The whole path of a story: the reporter, the editor, the reader, the subscriber, and the day it is withdrawn."""

import feedparser
import pytest

from articles.content.body.blocks import body_blocks
from articles.models import Section, Story
from tests import factories

from .desk import choose, paste, place, press

HEADLINE = "Force is dreadful at digging"
REPLY = "Borsetshire Police was asked for comment on 3 March 2026 and replied:"
WORD_HTML = (
    "<html xmlns:o='urn:schemas-microsoft-com:office:office'><body><!--StartFragment-->"
    "<p class=MsoNormal style='margin:0'><span lang=EN-GB style='font-family:Calibri'>Pasted from Word: the force"
    " <b>“must dig deeper”</b>.<o:p></o:p></span></p><script>alert(1)</script><!--EndFragment--></body></html>"
)


@pytest.fixture
def record():
    """A judgment that the story is about, and what the form offers to choose from."""
    factories.section("police")
    factories.author("Ann Onymous")
    text = "The force must dig deeper. “It is a very deep hole,” said Deputy Chief Digger."
    factories.source(text, title="An inspection of digging", address="https://example.org/report")
    return factories.judgment_version("dreadful", of=factories.body("borsetshire"))


def write(page) -> None:
    page.goto("/admin/articles/story/add/")
    page.fill("#id_headline", HEADLINE)
    page.fill("#id_standfirst", "Inspectors looked into the hole.")
    page.locator(".ProseMirror").click()
    page.keyboard.type("The hole is deep, inspectors say.")
    page.keyboard.press("Enter")
    paste(page, html=WORD_HTML)
    page.select_option("#id_section", label="Police")
    choose(page, "topics", "Digging")
    choose(page, "bylines-0-author", "Ann Onymous")


def attach(page, version) -> None:
    choose(page, "inspections", "Borsetshire Round 1")
    page.get_by_role("checkbox", name="Digging: dreadful").check()
    page.locator("#quotes-group .add-row a").click()
    page.fill("#id_quotes-0-words", "It is a very deep hole")
    page.fill("#id_quotes-0-speaker", "Deputy Chief Digger")
    choose(page, "quotes-0-source", "An inspection of digging")
    page.locator(".ProseMirror p").last.click()
    page.keyboard.press("End")
    place(page, "Quote", "It is a very deep hole")
    place(page, "Judgment", "dreadful")


def ask_for_a_reply(page) -> None:
    """The force was asked, and has answered."""
    page.locator("#replies-group .add-row a").click()
    choose(page, "replies-0-body", "Borsetshire Police")
    page.fill("#id_replies-0-asked_at", "2026-03-03T09:00")
    page.fill("#id_replies-0-answer_until", "2026-03-04T12:00")
    page.select_option("#id_replies-0-outcome", "answered")
    page.fill("#id_replies-0-answered_at", "2026-03-04T11:00")
    page.fill("#id_replies-0-answer", "We shall dig deeper.")
    page.select_option("#id_replies-0-told", "words")


def test_from_the_reporter_to_the_reader_and_back(new_page, login, record, live_server):
    reporter, editor, reader = new_page(), new_page(), new_page(java_script_enabled=False)

    login(reporter, factories.reporter())
    write(reporter)
    attach(reporter, record)
    ask_for_a_reply(reporter)
    press(reporter, "_continue")
    story = Story.objects.get()
    first, pasted, *placed = body_blocks(story.body)
    assert first.text == "The hole is deep, inspectors say."
    assert pasted.html == "<p>Pasted from Word: the force <strong>“must dig deeper”</strong>.</p>"
    assert [place.kind for place in placed] == ["quote", "judgment"]
    assert [use.judgment for use in story.judgments.all()] == [record.judgment]

    assert reporter.locator("input[name=_publish]").count() == 0
    form = {"csrfmiddlewaretoken": reporter.input_value("input[name=csrfmiddlewaretoken]"), "_publish": "1"}
    headers = {"Referer": reporter.url}
    assert reporter.request.post(reporter.url, form=form, headers=headers).status == 403
    assert not Story.objects.published()
    assert reader.goto(story.get_absolute_url()).status == 404

    login(editor, factories.editor())
    editor.goto(f"/admin/articles/story/{story.pk}/change/")
    press(editor, "_publish")
    assert "readers see it now" in editor.locator("ul.messagelist").inner_text()

    read_as_a_reader(reader)
    feeds_that_hold(reader, True)

    editor.get_by_role("link", name="Withdraw").click()
    editor.fill("#id_reason", "It was the wrong hole.")
    with editor.expect_navigation():
        editor.locator("#withdraw_form input[type=submit]").click()
    gone_from_every_surface(reader, story)


def read_as_a_reader(page) -> None:
    page.goto("/")
    page.get_by_role("link", name=HEADLINE).first.click()
    words = page.locator("main").inner_text()
    for expected in (HEADLINE, "must dig deeper", "It is a very deep hole", "Deputy Chief Digger", "dreadful", REPLY):
        assert expected in words
    page.goto("/inspections/borsetshire/")
    assert page.get_by_role("link", name=HEADLINE).count() == 1
    assert not page.context.cookies()


def feeds_that_hold(page, there: bool) -> None:
    for address in ("/feed.rss", "/police/feed.atom", "/inspections/borsetshire/feed.json"):
        text = page.request.get(address).text()
        assert (HEADLINE in text) is there, address
        if address.endswith(("rss", "atom")) and there:
            (entry,) = feedparser.parse(text).entries
            assert "It is a very deep hole" in entry.content[0].value
            assert entry.id.startswith("tag:")


def gone_from_every_surface(page, story) -> None:
    for address in ("/", Section.objects.get().get_absolute_url(), "/inspections/borsetshire/", "/sitemap.xml"):
        text = page.request.get(address).text()
        assert HEADLINE not in text, address
        assert story.slug not in text, address
    feeds_that_hold(page, False)
    assert page.goto(story.get_absolute_url()).status == 410
    assert "It was the wrong hole." in page.locator("main").inner_text()
    assert "deep" not in page.locator("main").inner_text()
