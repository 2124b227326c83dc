"""What readers are told of an update, and of a story's age."""

import json
from datetime import UTC, datetime, timedelta

import pytest
from django.db import DatabaseError, transaction
from django.test import Client
from django.utils import timezone

from articles import verbs
from articles.models import Story, StoryUpdate
from tests import factories
from tests.articles.admin import desk
from tests.reading import words

NEW = "The force has filled the hole in."


def shown(story: Story) -> str:
    return words(story.get_absolute_url())


def day(moment) -> str:
    return f"{timezone.localtime(moment):%-d %B %Y}"


# ---- What is new


def test_an_update_tells_readers_and_subscribers_what_is_new():
    story = factories.published_story()
    verbs.mark_updated(story, by=factories.editor(), what_is_new=f" {NEW} ")
    said = f"Updated {day(story.updated_at)}: {NEW}"
    assert said in shown(story)
    (item,) = json.loads(Client().get("/feed.json").content)["items"]
    assert said in item["content_text"]
    assert f"<strong>Updated {day(story.updated_at)}:</strong> {NEW}" in item["content_html"]


def test_an_update_of_which_nothing_is_said_moves_the_date_alone():
    story = factories.published_story()
    verbs.mark_updated(story, by=factories.editor())
    assert "What is new" not in shown(story)
    assert not story.updates.exists()


def test_what_was_told_stands_for_good():
    story = factories.published_story()
    verbs.mark_updated(story, by=factories.editor(), what_is_new=NEW)
    for change in (lambda: StoryUpdate.objects.update(text="Other."), lambda: StoryUpdate.objects.all().delete()):
        with pytest.raises(DatabaseError), transaction.atomic():
            change()
    verbs.withdraw(story, by=factories.editor(), reason="It was the other hole.")
    assert not StoryUpdate.objects.public().exists()


def test_the_sentence_is_written_in_the_working_copy_and_kept_there_until_it_is_published(client):
    client.force_login(factories.editor())
    copy = factories.working_copy()
    desk.press(client, copy, what_is_new=NEW)
    assert copy.what_is_new == NEW
    assert NEW not in shown(copy.original)
    desk.press(client, copy, "_update")
    assert copy.what_is_new == ""
    assert NEW in shown(copy.original)


def test_a_small_fix_with_a_sentence_is_refused_and_keeps_it(client):
    client.force_login(factories.editor())
    copy = factories.working_copy()
    answer = desk.press(client, copy, "_fix", what_is_new=NEW).content.decode()
    assert "Of a small fix readers are told nothing." in answer
    assert NEW in answer
    assert copy.is_open
    Story.objects.filter(pk=copy.pk).update(what_is_new=NEW)
    copy.refresh_from_db()
    with pytest.raises(ValueError, match="Of a small fix"):
        verbs.publish_copy(copy, by=factories.editor())


def test_a_discarded_copy_takes_its_sentence_along(client):
    copy = factories.working_copy()
    Story.objects.filter(pk=copy.pk).update(what_is_new=NEW)
    copy.refresh_from_db()
    verbs.discard_copy(copy, by=factories.editor())
    assert verbs.open_copy(copy.original, by=factories.editor()).what_is_new == ""


def test_only_the_form_of_a_working_copy_asks_for_it(client):
    client.force_login(factories.editor())
    assert "id_what_is_new" not in client.get(desk.address(factories.story())).content.decode()
    assert "id_what_is_new" in client.get(desk.address(factories.working_copy())).content.decode()


# ---- Its age

OLD = datetime(2018, 3, 22, 6, 0, tzinfo=UTC)


def aged(*, updated=None, **fields) -> Story:
    story = factories.published_story(at=OLD, **fields)
    Story.objects.filter(pk=story.pk).update(updated_at=updated)
    return story


def test_an_old_story_says_how_old_it_is_and_where_the_record_stands_now():
    story = aged()
    assert "This story is from March 2018. What it tells may have changed since." in shown(story)
    story.inspections.add(factories.judgment_version().judgment.inspection)
    told = "This story is from March 2018. Grades may have changed since: see the record of Borsetshire Police."
    assert told in shown(story)


def test_it_counts_from_the_last_change():
    assert "This story is from March 2018, and was last changed in May 2018." in shown(
        aged(updated=datetime(2018, 5, 1, tzinfo=UTC))
    )
    assert "This story is from" not in shown(aged(updated=timezone.now() - timedelta(days=364)))


def test_an_evergreen_one_says_nothing_of_it():
    assert "This story is from" not in shown(aged(evergreen=True))


def test_that_it_is_evergreen_goes_through_a_working_copy():
    story = aged()
    copy = verbs.open_copy(story, by=factories.reporter())
    Story.objects.filter(pk=copy.pk).update(evergreen=True)
    copy.refresh_from_db()
    assert "This story is from" in shown(story)
    verbs.publish_copy(copy, by=factories.editor())
    assert "This story is from" not in shown(story)


def test_a_note_in_the_sentence_is_for_the_desk():
    story = factories.published_story()
    verbs.mark_updated(story, by=factories.editor(), what_is_new=f"{NEW} [[Ann: which one?]]")
    assert story.updates.get().text == NEW
