"""What readers may see is decided in one module for each column and once for each model."""

import pytest
from django.db import models
from django.test.utils import isolate_apps

from articles.models import Story
from articles.models.stories import StoryQuerySet
from newsroom.second_decisions import decisions, second_decisions, undecided, what_is_public_is_decided_once

pytestmark = pytest.mark.anywhere

READERS = "articles.pages.invented"
DESK = "articles.verbs.invented"
# Each asks of a row whether readers may see it, and would show too much on the day the one decision changes.
ANYWHERE = (
    "Story.objects.filter(published_at__lte=now)",
    "Story.objects.filter(published_at__lt=now)",
    "Byline.objects.filter(story__published_at__lte=now)",
    "Story.objects.filter(Q(published_at__date__lte=today) | Q(pk=1))",
    "JudgmentVersion.objects.get(**{'released_at__lte': now})",
    "JudgmentVersion.objects.filter(Q(('embargoed_until__lte', now)))",
    "conditions = {'withdrawn_at__lt': now}",
    "Byline.objects.filter(**{f'{path}published_at__lte': now})",
    "Source.objects.filter(for_readers=True)",
)
AMONG_READERS = (
    "Story.objects.exclude(published_at=None)",
    "Story.objects.exclude(published_at__gt=now)",
    "Story.objects.filter(withdrawn_at__isnull=True)",
    "found = [story for story in stories if story.published_at <= now]",
)
# These narrow what was decided, or write.
HARMLESS = (
    "Story.objects.published().filter(published_at__gt=yesterday)",
    "Story.objects.published().filter(published_at__gte=start, published_at__lt=end)",
    "Story.objects.published().order_by('published_at')",
    "Entry(published_at=None)",
    "Source(for_readers=True)",
    "JudgmentVersion.objects.public().values('released_at')",
)


def refused(module: str, code: str) -> list[str]:
    return [error.id for error in second_decisions(module, code)]


def test_what_is_public_is_decided_once():
    assert what_is_public_is_decided_once() == []


@pytest.mark.parametrize("code", ANYWHERE)
def test_whether_a_moment_has_come_is_asked_in_one_module(code):
    assert refused(DESK, code) == refused(READERS, code) == ["newsroom.E002"]
    assert [line for _, line in decisions(f"\n\n{code}")] == [3]


@pytest.mark.parametrize("code", AMONG_READERS)
def test_readers_pages_ask_not_even_whether_a_moment_is_set(code):
    assert refused(READERS, code) == ["newsroom.E002"]
    assert refused(DESK, code) == []


@pytest.mark.parametrize("code", HARMLESS)
def test_what_narrows_a_list_or_makes_a_row_is_no_decision(code):
    assert refused(READERS, code) == []


def test_the_one_module_may_ask_and_the_hint_names_it():
    code = "Q(published_at__lte=now)"
    assert refused("articles.models.published", code) == []
    (error,) = second_decisions(READERS, code)
    assert "articles.models.published" in error.hint
    assert refused("inspections.models.release", code) == ["newsroom.E002"]


def a_model(name: str, **parts) -> type[models.Model]:
    return type(name, (models.Model,), {"__module__": "articles.models", **parts})


@isolate_apps("articles")
def test_a_model_without_a_decision_or_with_two_is_refused():
    class Twice(StoryQuerySet):
        def public(self):
            return self

    shown = a_model("Shown", published_at=models.DateTimeField(), objects=Twice.as_manager())
    addressed = a_model("Addressed", get_absolute_url=lambda self: "/")
    assert not list(undecided(Story))
    (twice,), (never,) = undecided(shown), undecided(addressed)
    assert (twice.id, twice.obj) == ("newsroom.E003", shown)
    assert twice.msg.endswith("decided by Twice.public and StoryQuerySet.published.")
    assert never.msg.endswith("decided nowhere.")
    assert "newsroom/second_decisions.py" in never.hint
