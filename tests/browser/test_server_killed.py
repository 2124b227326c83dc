"""The server is killed in the middle of writing: nothing is half done, and nothing typed is lost."""

import time

import pytest

from articles.models import AutosavedForm, Story, StoryVersion
from tests import factories
from tests.articles.admin import desk

from .conftest import HURRIED
from .desk import says, type_in_body
from .own_server import OwnServer, slow


@pytest.fixture
def server(tmp_path):
    served = OwnServer(tmp_path)
    served.start()
    yield served
    served.kill()


@pytest.fixture
def form(server, chromium):
    """The form of a story, opened by an editor on that server."""
    context = chromium.new_context(base_url=server.url, locale="en-GB")
    context.set_default_timeout(30_000)
    context.add_init_script(HURRIED)
    page = context.new_page()
    page.goto("/admin/login/")
    page.fill("#id_username", factories.editor().username)
    page.fill("#id_password", "correct horse")
    page.click("[type=submit]")
    page.wait_for_url("**/admin/")
    page.goto(desk.address(factories.story()))
    page.wait_for_selector(".ProseMirror")
    yield page
    context.close()


def in_hand() -> str:
    return AutosavedForm.objects.get().form["body"]


def test_an_autosave_that_died_half_way_is_told_and_made_good(server, form):
    type_in_body(form, " First words.")
    says(form, "Saved [0-9]")
    with slow("articles_autosavedform", "UPDATE"):
        with form.expect_request(lambda request: "Second" in (request.post_data or "")):
            type_in_body(form, " Second words.")
        time.sleep(0.5)
        server.kill()
        says(form, "Not saved since")
        assert "First words." in in_hand()
        assert "Second words." not in in_hand()
    server.start()
    says(form, "Saved [0-9]")
    assert "First words. Second words." in in_hand()
    assert Story.objects.get().body == "<p>The hole is deep.</p>"


def test_a_publication_that_died_half_way_has_not_happened_and_can_be_done_again(server, form):
    type_in_body(form, " Typed last.")
    says(form, "Saved [0-9]")
    with slow("articles_storyversion", "INSERT"):
        with form.expect_request(lambda request: request.method == "POST" and request.url.endswith("/change/")):
            form.locator("[name=_publish]").first.click(no_wait_after=True)
        time.sleep(1)
        server.kill()
        story = Story.objects.get()
        assert (story.state, story.version, story.body) == ("draft", 1, "<p>The hole is deep.</p>")
        assert not StoryVersion.objects.exists()
        assert "Typed last." in in_hand()
    server.start()
    form.goto(desk.address(story))
    form.click("text=Continue with it >> visible=true")
    form.wait_for_selector(".ProseMirror:has-text('Typed last.')")
    form.locator("[name=_publish]").first.click()
    form.wait_for_selector(".messagelist .success")
    story = Story.objects.published().get()
    assert story.body == "<p>The hole is deep. Typed last.</p>"
    assert [version.number for version in StoryVersion.objects.filter(why="published")] == [story.version]
