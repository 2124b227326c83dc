"""Who may publish, when a story is public, and what stops it."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.utils import timezone

from articles import verbs
from articles.models import Story
from articles.models.stories import ChangedMeanwhileError
from articles.verbs import UnpublishableError
from tests import factories


def test_an_editor_publishes_and_readers_see_it_at_once():
    story = factories.published_story()
    assert story.state == "published"
    assert list(Story.objects.published()) == [story]
    assert story.published_by == factories.editor()


def test_a_reporter_cannot_publish():
    story = factories.story()
    with pytest.raises(PermissionDenied):
        verbs.publish(story, by=factories.reporter())
    assert not Story.objects.published()


def test_a_scheduled_story_is_public_when_its_time_has_come_and_nothing_need_run():
    story = factories.scheduled_story(in_hours=2)
    assert not Story.objects.published()
    Story.objects.filter(pk=story.pk).update(published_at=timezone.now() - timedelta(seconds=1))
    assert list(Story.objects.published()) == [story]


def test_it_refuses_without_a_byline():
    with pytest.raises(UnpublishableError, match="byline"):
        verbs.publish(factories.story(by=()), by=factories.editor())


def test_it_refuses_a_judgment_that_is_not_released():
    story = factories.story()
    factories.attach(story, factories.judgment_version(released=False))
    with pytest.raises(UnpublishableError, match="not released"):
        verbs.publish(story, by=factories.editor())


def test_it_refuses_to_go_out_before_the_embargo_of_its_judgment_but_not_after():
    story = factories.story()
    ends = timezone.now() + timedelta(hours=1)
    factories.attach(story, factories.judgment_version(embargoed_until=ends))
    with pytest.raises(UnpublishableError, match="embargo"):
        verbs.publish(story, by=factories.editor())
    verbs.publish(story, by=factories.editor(), at=ends + timedelta(minutes=1))
    assert story.state == "scheduled"


def test_publishing_pins_the_version_that_readers_were_shown():
    story = factories.story()
    first = factories.judgment_version("fair")
    use = factories.attach(story, first)
    verbs.publish(story, by=factories.editor())
    factories.judgment_version("dreadful")
    use.refresh_from_db()
    assert use.published_version == first


def test_a_withdrawn_story_is_no_longer_public_and_keeps_its_reason():
    story = factories.published_story()
    verbs.withdraw(story, by=factories.editor(), reason="It was the wrong hole.")
    assert not Story.objects.published()
    assert list(Story.objects.withdrawn()) == [story]


def test_a_withdrawal_needs_a_reason():
    with pytest.raises(ValueError, match="Say why"):
        verbs.withdraw(factories.published_story(), by=factories.editor(), reason=" ")


def test_the_later_of_two_saves_is_refused_and_writes_nothing():
    story = factories.story()
    other = Story.objects.get(pk=story.pk)
    story.save_if_unchanged(by=factories.editor(), headline="The first")
    with pytest.raises(ChangedMeanwhileError):
        other.save_if_unchanged(by=factories.reporter(), headline="The second")
    assert Story.objects.get().headline == "The first"


def test_the_database_refuses_a_publication_by_nobody():
    story = factories.story()
    with pytest.raises(IntegrityError), transaction.atomic():
        Story.objects.filter(pk=story.pk).update(published_at=timezone.now())
