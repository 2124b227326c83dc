"""Every version of a story is kept whole, and any two can be set beside each other."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from articles import verbs
from articles.admin.story.form import StoryForm
from articles.content.versions.content import PLANNING, version_content
from articles.content.versions.diff import content_differences
from articles.models import StoryVersion
from tests import factories
from tests.articles.admin import desk


def whole_story():
    """With something of everything."""
    story = factories.story(
        topics=["Holes"],
        lead_picture=factories.picture(),
        lead_alt="A hole",
        by=("Ann", "Bea"),
        lead_caption="Deep",
        evergreen=True,
    )
    use = factories.attach(story, factories.judgment_version("fair"))
    story.inspections.add(use.judgment.inspection)
    factories.quote(story, source=factories.source(), page=1)
    factories.place_picture(story)
    factories.choose(story, factories.story("Another hole"))
    factories.asked(story)
    return story


def history(story, **asked) -> str:
    return reverse("admin:articles_story_history", args=[story.pk], query=asked)


def why(story) -> list[str]:
    return [version.why for version in story.versions.order_by("number")]


def test_a_content_says_all_that_the_form_holds():
    content = version_content(whole_story())
    said = [name for name in StoryForm.Meta.fields if name not in PLANNING]
    for name in (*said, "judgments", *desk.INLINES):
        assert content[name], f"{name} is missing: add it to articles/content/versions/content.py"
    assert [author["name"] for author in content["bylines"]] == ["Ann", "Bea"]
    assert content["quotes"][0]["source"]["name"] == "An inspection of digging"


def test_every_save_at_the_desk_keeps_a_version_with_who_and_when(edith):
    edith.post(desk.address(), desk.fields_of() | {"headline": "First", "_continue": "1"})
    (version,) = StoryVersion.objects.all()
    story = version.story
    edith.post(desk.address(story), desk.fields_of(story) | {"headline": "Second"})
    newest, oldest = story.versions.all()
    assert (oldest.content["headline"], newest.content["headline"]) == ("First", "Second")
    assert (newest.why, newest.kept_by) == ("saved", factories.editor())
    assert newest.number == oldest.number + 1


def test_every_verb_keeps_what_it_made(edith):
    story = whole_story()
    verbs.publish(story, by=factories.editor())
    verbs.mark_updated(story, by=factories.editor())
    verbs.withdraw(story, by=factories.editor(), reason="It was the wrong hole.")
    assert why(story) == ["published", "updated", "withdrawn"]
    assert story.versions.get(why="published").content["judgments"][0]["shown"] == {"number": 1, "outcome": "fair"}


def test_a_planned_publication_and_its_taking_back_are_kept_too():
    story = factories.scheduled_story()
    verbs.unschedule(story, by=factories.editor())
    assert why(story) == ["scheduled", "taken back"]


def test_a_version_outlives_the_rows_that_it_names():
    story = whole_story()
    verbs.publish(story, by=factories.editor())
    story.pictures.all().delete()
    story.topics.clear()
    content = story.versions.get().content
    assert content["pictures"][0]["name"] == "A hole"
    assert content["topics"] == ["Holes"]


def test_two_versions_are_set_beside_each_other_by_paragraph_and_word():
    before = version_content(whole_story())
    key = before["quotes"][0]["key"]
    after = before | {
        "headline": "Force digs two holes",
        "body": f"{before['body']}{factories.placed('quote', key)}",
        "quotes": [before["quotes"][0] | {"speaker": "Chief Digger"}],
    }
    headline, body, quotes = content_differences(before, after)
    assert [piece.text for piece in headline.rows[0].after if piece.changed] == ["two holes"]
    assert body.rows[1].after[0].text == "[Quote: “It is a very deep hole”]"
    assert "Chief Digger" in "".join(piece.text for piece in quotes.rows[0].after)


def test_the_history_compares_the_newest_two_or_the_two_asked_for(edith):
    story = factories.story()
    for headline in ("First", "Second", "Third"):
        story.refresh_from_db()
        edith.post(desk.address(story), desk.fields_of(story) | {"headline": headline})
    numbers = sorted(story.versions.values_list("number", flat=True))
    newest = edith.get(history(story)).content.decode()
    assert "<del>Second</del>" in newest
    assert "<ins>Third</ins>" in newest
    asked = edith.get(history(story, before=numbers[0], after=numbers[2])).content.decode()
    assert "<del>First</del>" in asked


@pytest.mark.parametrize("asked", [{"before": "x", "after": "1"}, {"before": "99"}, {"after": "²"}])
def test_a_version_that_is_not_there_is_no_error(edith, asked):
    story = factories.published_story()
    assert edith.get(history(story, **asked)).status_code == 200


def test_looking_at_the_history_writes_nothing(edith):
    story = whole_story()
    verbs.publish(story, by=factories.editor())
    verbs.mark_updated(story, by=factories.editor())
    with CaptureQueriesContext(
        connection,
    ) as asked:
        assert "beside version" in edith.get(history(story)).content.decode()
    assert asked.captured_queries
    writes = [query["sql"] for query in asked if query["sql"].startswith(("INSERT", "UPDATE", "DELETE"))]
    assert len(writes) == 0


def test_a_reporter_may_look_and_a_stranger_may_not(client):
    story = factories.published_story()
    assert client.get(history(story)).status_code == 302
    client.force_login(factories.reporter())
    assert client.get(history(story)).status_code == 200
