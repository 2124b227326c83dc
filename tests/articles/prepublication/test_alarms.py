"""What should have followed by itself and has not is said where somebody looks."""

from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone

from articles import verbs
from articles.models import Story
from inspections.models import JudgmentVersion
from tests import factories


def overdue() -> str:
    call_command("overdue", stdout=(out := StringIO()))
    return out.getvalue()


def story_before_the_record_grew() -> None:
    story = factories.published_story()
    Story.objects.filter(pk=story.pk).update(saved_at=timezone.now() - timedelta(hours=1))
    factories.judgment_version("fair")


def test_nothing_is_overdue_on_a_site_in_order():
    factories.judgment_version("fair")
    factories.published_story()
    assert overdue() == "Nothing is overdue.\n"


def test_a_record_that_has_grown_asks_for_the_archive_to_be_read(client):
    story_before_the_record_grew()
    with pytest.raises(SystemExit):
        overdue()
    health = client.get("/health/").content.decode()
    assert health.startswith("ok\noverdue since ")
    assert "find_mentions" in health
    client.force_login(factories.editor())
    assert "the archive has not been read" in client.get(reverse("admin:index")).content.decode()


def test_reading_the_archive_ends_the_alarm(client):
    story_before_the_record_grew()
    call_command("find_mentions", verbosity=0, stdout=StringIO())
    assert overdue() == "Nothing is overdue.\n"
    assert client.get("/health/").content == b"ok\n"


def test_a_record_under_embargo_has_not_grown_yet():
    story_before_the_record_grew()
    JudgmentVersion.objects.update(embargoed_until=timezone.now() + timedelta(hours=1))
    assert overdue() == "Nothing is overdue.\n"


def planned_story_whose_judgment_was_put_under_embargo() -> Story:
    story = factories.story()
    version = factories.judgment_version("fair")
    factories.attach(story, version)
    verbs.publish(story, by=factories.editor(), at=timezone.now() + timedelta(hours=2))
    JudgmentVersion.objects.update(embargoed_until=timezone.now() + timedelta(hours=5))
    return story


def test_a_planned_story_that_has_come_to_have_a_problem_is_told_to_the_desk_alone(client):
    story = planned_story_whose_judgment_was_put_under_embargo()
    assert client.get("/health/").content == b"ok\n"
    client.force_login(factories.editor())
    front = client.get(reverse("admin:index")).content.decode()
    assert "would not pass its checks" in front
    assert story.headline in front
    with pytest.raises(SystemExit):
        overdue()
