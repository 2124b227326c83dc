"""The words that search looks in: those that readers see, in step with every write, whatever path it takes."""

from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone

from articles import verbs
from articles.models import Author, Byline, Quote, Story, StoryPicture, Topic
from inspections.models import Inspection
from newsroom.models import Searched
from newsroom.pages.search.index_triggers import INDEX_TRIGGERS
from newsroom.pages.search.indexed_view import COLUMNS, VIEW
from tests import factories


def kept() -> list[tuple]:
    return sorted(Searched.objects.values_list(*COLUMNS.split(", ")))


def words_now() -> list[tuple]:
    """What the view says that the rows should hold."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {COLUMNS} FROM {VIEW}")  # noqa: S608
        return sorted(cursor.fetchall())


def a_story(**fields) -> Story:
    story = factories.story(topics=["Holes"], **fields)
    factories.attach(story, factories.judgment_version())
    verbs.publish(story, by=factories.editor())
    return story


def test_it_holds_what_readers_see_and_no_markup():
    body = "<h2>First</h2><p>re<em>in</em>spected &amp; <a href='https://example.org/'>told</a></p><ul><li>one</li><li>two</li></ul>"
    a_story()
    # Past the checks, which let no note out.
    Story.objects.update(body=f"{body}<p>Before [[TK secret who?]] after</p>", standfirst="All [[TK secret]] seen")
    (row,) = Searched.objects.all()
    assert row.text.split() == "First reinspected & told one two Before after".split()  # noqa: SIM905
    assert row.standfirst.split() == ["All", "seen"]
    assert row.named == "Ann Onymous Holes"


def test_a_note_that_is_not_closed_hides_the_rest():
    a_story()
    Story.objects.update(body="<p>Before [[TK secret</p><p>secret too</p>")
    assert Searched.objects.get().text.split() == ["Before"]


def test_only_what_is_placed_in_the_body_is_read():
    story = factories.story()
    quote, _ = factories.quote(story, "placed words"), factories.quote(story, "secret words")
    picture, other = factories.place_picture(story), factories.place_picture(story)
    StoryPicture.objects.filter(pk=picture.pk).update(caption="placed caption")
    StoryPicture.objects.filter(pk=other.pk).update(caption="secret caption")
    placed = "<p>A hole.</p>" + factories.placed("quote", quote.key) + factories.placed("picture", picture.picture_id)
    Story.objects.filter(pk=story.pk).update(body=placed)
    story.refresh_from_db()
    verbs.publish(story, by=factories.editor())
    text = Searched.objects.get().text
    assert "placed words" in text
    assert "placed caption" in text
    assert "secret" not in text


def test_a_draft_and_a_withdrawn_story_are_not_in_it_and_a_planned_one_is():
    factories.story()
    assert not kept()
    planned = factories.scheduled_story()
    assert Searched.objects.get().story_id == planned.pk
    verbs.unschedule(planned, by=factories.editor())
    assert not kept()
    verbs.publish(planned, by=factories.editor())
    verbs.withdraw(planned, by=factories.editor(), reason="Wrong.")
    assert not kept()


def _moved(story):
    Inspection.objects.filter(judgments__uses__story=story).update(body=factories.body("ambridge"))


CHANGES = {
    "words": lambda story: Story.objects.filter(pk=story.pk).update(headline="Other", body="<p>Else</p>"),
    "date": lambda story: Story.objects.filter(pk=story.pk).update(published_at=timezone.now() - timedelta(days=900)),
    "section": lambda story: Story.objects.update(section=factories.section("fire")),
    "quote in bulk": lambda story: Quote.objects.bulk_create([Quote(story=story, words="Bulk", key="abc")]),
    "quote changed": lambda story: Quote.objects.filter(key="held").update(words="Other"),
    "topic": lambda story: story.topics.add("Deep"),
    "topic renamed": lambda story: Topic.objects.update(name="Pits"),
    "topic gone": lambda story: Topic.objects.all().delete(),
    "author renamed": lambda story: Author.objects.update(name="Bea Byline"),
    "byline gone": lambda story: Byline.objects.all().delete(),
    "inspection attached": lambda story: story.inspections.add(factories.inspection(factories.body("ambridge"))),
    "judgment taken off": lambda story: story.judgments.all().delete(),
    "inspection of another body": _moved,
}


@pytest.mark.parametrize("change", CHANGES)
def test_it_is_in_step_whatever_writes(change):
    story = a_story()
    factories.quote(story, key="held")
    body = "<p>A hole.</p>" + factories.placed("quote", "held") + factories.placed("quote", "abc")
    Story.objects.filter(pk=story.pk).update(body=body)
    before = kept()
    CHANGES[change](story)
    assert kept() == words_now() != before


def test_a_site_that_has_stories_already_finds_them_after_migrating():
    a_story()
    before = kept()
    INDEX_TRIGGERS.drop("default", plan=["a migration"])
    Searched.objects.all().delete()
    INDEX_TRIGGERS.create("default", plan=["a migration"])
    assert kept() == before
    INDEX_TRIGGERS.create("default", plan=[])
    assert kept() == words_now()


def test_a_migration_broken_off_is_mended_by_the_next():
    INDEX_TRIGGERS.drop("default", plan=["a migration"])
    a_story()
    assert not kept()
    INDEX_TRIGGERS.create("default", plan=[])
    assert len(kept()) == 1
