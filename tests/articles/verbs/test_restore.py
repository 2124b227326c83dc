"""An old version is brought back into a working copy, or into a draft itself; nothing of it is dropped in silence."""

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from articles import verbs
from articles.content.versions.content import version_content
from articles.models import Picture, Story, StoryVersion
from articles.verbs.write_content import apply_content
from tests import factories
from tests.articles.content.test_versions import whole_story

RITA, EDITH = factories.reporter, factories.editor


def kept(story: Story) -> StoryVersion:
    story.save_if_unchanged(by=RITA())
    return story.versions.keep(story, "saved", by=RITA())


def emptied(story: Story) -> Story:
    for rows in (story.bylines, story.quotes, story.judgments, story.pictures):
        rows.all().delete()
    story.topics.clear()
    story.inspections.clear()
    gone = {"lead_picture": None, "lead_alt": "", "lead_caption": "", "section": None, "standfirst": ""}
    story.save_if_unchanged(by=RITA(), headline="Other", body="", **gone)
    return story


def address(story: Story, version: StoryVersion) -> str:
    return reverse("admin:articles_story_restore", args=[story.pk, version.number])


def test_a_whole_content_is_written_back_whole():
    story = whole_story()
    content = version_content(story)
    assert apply_content(emptied(story), content) == []
    assert version_content(Story.objects.get(pk=story.pk)) == content


def test_writing_what_it_says_already_touches_no_row():
    story = whole_story()
    content = version_content(story)
    with CaptureQueriesContext(connection) as asked:
        apply_content(story, content)
    writes = [query["sql"] for query in asked if query["sql"].startswith(("INSERT", "UPDATE", "DELETE"))]
    assert len(writes) == 1
    assert writes[0].startswith('UPDATE "articles_story" SET')


def test_a_draft_is_restored_in_place_as_a_new_save():
    story = whole_story()
    version = kept(story)
    assert verbs.restore(emptied(story), version, by=RITA()) == []
    assert version_content(story) == version.content
    assert story.versions.first().why == "restored"
    assert story.versions.get(pk=version.pk).number == version.number


def test_a_published_story_is_never_restored_in_place():
    story = whole_story()
    verbs.publish(story, by=EDITH())
    with pytest.raises(ValueError, match="in a working copy alone"):
        verbs.restore(story, story.versions.get(), by=EDITH())


def test_into_a_working_copy_and_readers_see_nothing_of_it():
    story = whole_story()
    verbs.publish(story, by=EDITH())
    was, pin = story.versions.get(), story.judgments.get().published_version
    copy = verbs.open_copy(story, by=RITA())
    verbs.restore(emptied(copy), was, by=RITA())
    assert version_content(copy) == was.content
    assert copy.judgments.get().published_version == pin
    assert Story.objects.published().get().version == story.version


def test_what_is_no_longer_there_is_told_and_the_rest_is_brought_back():
    story = whole_story()
    version = kept(story)
    emptied(story)
    Picture.objects.all().delete()
    missing = verbs.restore(story, version, by=RITA())
    assert missing == ["The picture “A hole” is no longer there."]
    assert story.quotes.exists()
    assert story.lead_picture is None


def test_an_address_that_leads_to_another_story_by_now_is_not_taken_back():
    story = factories.story(slug="hole")
    version = kept(story)
    story.save_if_unchanged(by=RITA(), slug="other")
    factories.story(slug="hole")
    assert verbs.restore(story, version, by=RITA()) == [
        "The address “hole” leads to another story now: the present one stays."
    ]
    assert story.slug == "other"


def test_what_is_planned_is_restored_by_an_editor_alone():
    story = factories.scheduled_story()
    with pytest.raises(PermissionDenied):
        verbs.restore(story, story.versions.get(), by=RITA())
    verbs.restore(story, story.versions.get(), by=EDITH())
    assert story.state == "scheduled"


def test_a_version_is_never_changed_and_goes_only_with_a_draft():
    draft, public = whole_story(), factories.published_story()
    kept(draft)
    for change in (lambda: StoryVersion.objects.update(why="saved"), lambda: public.versions.all().delete()):
        with pytest.raises(IntegrityError, match="permanent"), transaction.atomic():
            change()
    draft.delete()
    assert [version.story for version in StoryVersion.objects.all()] == [public]


# ---- At the desk


def test_looking_at_what_would_be_restored_writes_nothing(client):
    story = whole_story()
    verbs.publish(story, by=EDITH())
    client.force_login(RITA())
    with CaptureQueriesContext(connection) as asked:
        shown = client.get(address(story, story.versions.get())).content.decode()
    assert "A working copy will be opened" in shown
    assert not [query["sql"] for query in asked if query["sql"].startswith(("INSERT", "UPDATE", "DELETE"))]
    assert not Story.objects.exclude(copy_of=None).exists()


def test_restoring_from_the_history_of_a_published_story_opens_a_working_copy(client):
    story = whole_story()
    verbs.publish(story, by=EDITH())
    version = story.versions.get()
    copy = verbs.open_copy(story, by=RITA())
    emptied(copy)
    client.force_login(RITA())
    answer = client.post(address(story, version), {"version": copy.version}, follow=True)
    assert "readers do not see it yet" in answer.content.decode()
    copy = Story.objects.get(copy_of=story)
    assert version_content(copy) == version.content


def test_it_is_asked_again_when_somebody_saved_in_between(client):
    story = factories.story()
    version = kept(story)
    client.force_login(RITA())
    story.save_if_unchanged(by=EDITH(), headline="Saved by Edith")
    answer = client.post(address(story, version), {"version": version.number})
    assert "Somebody saved in between" in answer.content.decode()
    assert Story.objects.get().headline == "Saved by Edith"
    client.post(address(story, version), {"version": story.version})
    assert Story.objects.get().headline == "Force digs hole"
