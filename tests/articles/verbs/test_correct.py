"""Making a correction, and what of it readers may see."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.db.models import ProtectedError
from django.utils import timezone

from articles import verbs
from articles.models import Correction, Story
from articles.models.stories import ChangedMeanwhileError
from tests import factories

TEXT = "Twelve holes were dug."


def correct(*stories, **said):
    return verbs.correct(*stories, **{"by": factories.editor(), "text": TEXT, "severity": "typo"} | said)


def test_it_says_what_was_wrong_and_what_is_right():
    correction = correct(factories.published_story(), was=" An earlier version said thirteen. ")
    assert correction.was == "An earlier version said thirteen."
    assert correction.text == TEXT
    assert correction.made_by == factories.editor()


@pytest.mark.parametrize(
    ("severity", "placement"), [("typo", "foot"), ("clarification", "foot"), ("significant", "top")]
)
def test_how_serious_it_is_says_where_it_stands(severity, placement):
    assert correct(factories.published_story(), severity=severity).placement == placement


def test_a_mistake_is_significant_unless_somebody_says_that_it_is_less():
    correction = verbs.correct(factories.published_story(), by=factories.editor(), text=TEXT)
    assert (correction.severity, correction.placement) == ("significant", "top")


def test_the_version_of_the_story_that_carries_it_is_kept():
    story = factories.published_story()
    correct(story)
    assert story.versions.first().why == "corrected"


def test_the_editor_may_choose_where_it_stands():
    assert correct(factories.published_story(), severity="typo", placement="top").placement == "top"


def test_it_stands_on_every_story_that_carried_the_mistake_from_one_moment_on():
    one, two = factories.published_story(), factories.published_story("Second hole")
    correction = correct(one, two, one)
    assert list(correction.stories.order_by("pk")) == [one, two]
    for story in (one, two):
        story.refresh_from_db()
        assert story.updated_at == correction.made_at
        assert story.version == 3


def test_it_may_be_of_the_record_alone():
    judgment = factories.judgment_version().judgment
    correction = verbs.correct(by=factories.editor(), text=TEXT, severity="clarification", judgments=[judgment])
    assert list(correction.judgments.all()) == [judgment]
    assert list(judgment.corrections.all()) == [correction]


def test_only_an_editor_makes_one():
    with pytest.raises(PermissionDenied):
        correct(factories.published_story(), by=factories.reporter())
    assert not Correction.objects.exists()


@pytest.mark.parametrize("make", [factories.story, factories.scheduled_story])
def test_only_what_readers_see_can_be_corrected(make):
    with pytest.raises(ValueError, match="only what readers see can be corrected"):
        correct(make())


def test_one_of_nothing_is_refused():
    with pytest.raises(ValueError, match="Say what is corrected"):
        verbs.correct(by=factories.editor(), text=TEXT, severity="typo")


@pytest.mark.parametrize("said", [{"text": "  "}, {"severity": "grave"}, {"placement": "middle"}])
def test_it_is_refused_in_words_when_something_is_missing(said):
    with pytest.raises(ValueError, match="Say "):
        correct(factories.published_story(), **said)


def test_it_is_on_all_stories_or_on_none():
    one, two = factories.published_story(), factories.published_story("Second hole")
    Story.objects.filter(pk=two.pk).update(version=9)
    with pytest.raises(ChangedMeanwhileError):
        correct(one, two)
    one.refresh_from_db()
    assert one.updated_at is None
    assert not Correction.objects.exists()


def test_a_corrected_story_cannot_be_deleted():
    story = factories.published_story()
    correct(story)
    with pytest.raises(ProtectedError):
        story.delete()


def test_a_correction_without_words_cannot_be_written():
    with pytest.raises(IntegrityError), transaction.atomic():
        Correction.objects.create(
            text="", severity="typo", placement="foot", made_at=timezone.now(), made_by=factories.editor()
        )


# ---- A correction of a correction


def test_another_correction_stands_on_the_same_stories():
    one, two = factories.published_story(), factories.published_story("Second hole")
    first = correct(one, two)
    second = verbs.correct(by=factories.editor(), text="Eleven, even.", severity="typo", corrects=first)
    assert second.corrects == first
    assert set(second.stories.all()) == {one, two}


def test_a_correction_can_be_corrected_when_its_story_was_withdrawn():
    story = factories.published_story()
    first = correct(story)
    verbs.withdraw(story, by=factories.editor(), reason="There was no hole.")
    second = verbs.correct(by=factories.editor(), text="Eleven, even.", severity="typo", corrects=first)
    story.refresh_from_db()
    assert story.updated_at == first.made_at
    assert second in Correction.objects.public()


# ---- What readers may see


def test_a_correction_outlives_the_withdrawal_of_its_story():
    story = factories.published_story()
    correction = correct(story)
    assert correction in Correction.objects.public()
    verbs.withdraw(story, by=factories.editor(), reason="There was no hole.")
    assert correction in Correction.objects.public()


def test_a_correction_of_an_unreleased_record_is_seen_when_the_record_is():
    version = factories.judgment_version(released=False)
    correction = verbs.correct(by=factories.editor(), text=TEXT, severity="typo", judgments=[version.judgment])
    assert correction not in Correction.objects.public()
    type(version).objects.filter(pk=version.pk).release(by=factories.editor())
    assert correction in Correction.objects.public()


def test_an_embargo_hides_the_correction_of_its_record():
    version = factories.judgment_version(embargoed_until=timezone.now() + timedelta(hours=1))
    correction = verbs.correct(by=factories.editor(), text=TEXT, severity="typo", judgments=[version.judgment])
    assert correction not in Correction.objects.public()


def test_each_correction_is_listed_once():
    one, two = factories.published_story(), factories.published_story("Second hole")
    judgments = [factories.judgment_version(on=factories.area(code=code)).judgment for code in ("digging", "filling")]
    correct(one, two, judgments=judgments)
    assert Correction.objects.public().count() == 1


# ---- Withdrawals


def test_a_headline_stays_only_when_the_editor_chooses():
    for stays in (False, True):
        story = factories.published_story()
        verbs.withdraw(story, by=factories.editor(), reason="There was no hole.", headline_stays=stays)
        story.refresh_from_db()
        assert story.headline_stays is stays


def test_the_headline_of_a_story_that_is_not_withdrawn_has_nothing_to_stay_for():
    story = factories.published_story()
    with pytest.raises(IntegrityError), transaction.atomic():
        Story.objects.filter(pk=story.pk).update(headline_stays=True)
