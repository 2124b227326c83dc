"""A published story is edited in a copy beside it: readers see the old text until an editor publishes the copy."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.utils import timezone

from articles import verbs
from articles.content.versions.content import version_content
from articles.models import FormerSlug, Story
from articles.models.stories import ChangedMeanwhileError
from articles.verbs import UnpublishableError
from articles.verbs.working_copy import OvertakenError
from tests import factories
from tests.articles.content.test_versions import whole_story
from tests.reading import words

RITA, EDITH = factories.reporter, factories.editor


def published() -> Story:
    story = whole_story()
    key = story.quotes.get().key
    places = [("quote", key), ("judgment", story.judgments.get().judgment_id), ("picture", story.lead_picture_id)]
    Story.objects.filter(pk=story.pk).update(body=story.body + "".join(factories.placed(*place) for place in places))
    story.pictures.update(picture=story.lead_picture)
    story.refresh_from_db()
    verbs.publish(story, by=EDITH())
    yesterday = timezone.now() - timedelta(days=1)
    Story.objects.filter(pk=story.pk).update(published_at=yesterday)
    story.refresh_from_db()
    return story


def typed(copy: Story, **values) -> None:
    """As the form saves it."""
    copy.save_if_unchanged(by=RITA(), **values)
    copy.versions.keep(copy, "saved", by=RITA())


def test_it_begins_as_the_whole_story_that_readers_see():
    story = published()
    assert version_content(verbs.open_copy(story, by=RITA())) == version_content(story)


def test_readers_see_nothing_of_it():
    story = published()
    page = words(story.get_absolute_url())
    copy = verbs.open_copy(story, by=RITA())
    typed(copy, headline="A secret headline", slug="secret", body="<p>Secret.</p>")
    copy.topics.add("Secret topic")
    assert words(story.get_absolute_url()) == page
    assert list(Story.objects.published()) == [story]


@pytest.mark.parametrize("column", ["published_at", "updated_at", "withdrawn_at"])
def test_the_database_refuses_to_make_it_public(column):
    copy = factories.working_copy()
    person = {"published_at": {"published_by": EDITH()}, "withdrawn_at": {"withdrawn_by": EDITH()}}
    reason = {"withdrawal_reason": "None"} if column == "withdrawn_at" else {}
    with pytest.raises(IntegrityError), transaction.atomic():
        Story.objects.filter(pk=copy.pk).update(**{column: timezone.now()}, **person.get(column, {}), **reason)


def test_a_story_has_one_and_whoever_asks_next_goes_on_with_it():
    story = factories.published_story()
    copy = verbs.open_copy(story, by=RITA())
    typed(copy, headline="Begun by Rita")
    assert verbs.open_copy(story, by=EDITH()).headline == "Begun by Rita"
    with pytest.raises(IntegrityError), transaction.atomic():
        Story.objects.create(copy_of=story, headline="A second", slug="second")


def test_two_stories_cannot_have_one_address_and_a_working_copy_may_want_any():
    story = factories.published_story(slug="hole")
    assert verbs.open_copy(story, by=RITA()).slug == "hole"
    with pytest.raises(IntegrityError), transaction.atomic():
        factories.story(slug="hole")


@pytest.mark.parametrize("make", [factories.story, factories.scheduled_story, factories.working_copy])
def test_only_what_readers_see_has_one(make):
    with pytest.raises(ValueError, match="readers see"):
        verbs.open_copy(make(), by=EDITH())


def test_it_is_no_draft_that_could_be_published_scheduled_corrected_or_withdrawn():
    copy, editor = factories.working_copy(), EDITH()
    assert copy.state == "working copy"
    for verb in (
        lambda: verbs.publish(copy, by=editor),
        lambda: verbs.publish(copy, by=editor, at=timezone.now() + timedelta(hours=1)),
        lambda: verbs.mark_updated(copy, by=editor),
        lambda: verbs.correct(copy, by=editor, text="Right.", severity="typo"),
        lambda: verbs.withdraw(copy, by=editor, reason="Wrong."),
    ):
        with pytest.raises(ValueError, match=r"working copy|published"):
            verb()


# ---- Published


@pytest.mark.parametrize("update", [False, True])
def test_a_small_fix_moves_no_date_and_an_update_moves_the_one(update):
    story = published()
    first, copy = story.published_at, verbs.open_copy(story, by=RITA())
    typed(copy, headline="Force digs two holes")
    verbs.publish_copy(copy, by=EDITH(), update=update)
    story.refresh_from_db()
    assert (story.headline, story.published_at) == ("Force digs two holes", first)
    assert bool(story.updated_at) == update
    assert story.versions.first().why == ("updated" if update else "fixed")
    assert story.working_copy is None


def test_what_stays_is_neither_deleted_nor_made_again_and_its_places_hold():
    story = published()
    rows = lambda: [list(getattr(story, name).values_list("pk", flat=True)) for name in ROWS]  # noqa: E731
    before, copy = rows(), verbs.open_copy(story, by=RITA())
    copy.quotes.update(speaker="Chief Digger")
    verbs.publish_copy(copy, by=EDITH())
    assert rows() == before
    page = words(story.get_absolute_url())
    assert "Chief Digger" in page
    assert "Digging fair" in page


ROWS = ("bylines", "quotes", "judgments", "pictures")


def test_what_was_added_or_taken_off_in_the_copy_is_so_in_the_story():
    story = published()
    copy = verbs.open_copy(story, by=RITA())
    copy.quotes.all().delete()
    new = factories.quote(copy, "Quite another hole")
    typed(copy, body=f"<p>The hole is deep.</p>{factories.placed('quote', new.key)}")
    copy.topics.set(["Shovels"])
    copy.inspections.clear()
    verbs.publish_copy(copy, by=EDITH())
    story.refresh_from_db()
    assert version_content(story) == version_content(copy)
    assert [quote.key for quote in story.quotes.all()] == [new.key]


def test_a_judgment_that_stays_keeps_its_version_and_a_new_one_is_shown_as_it_is_now():
    story = published()
    was = story.judgments.get().published_version
    factories.judgment_version("dreadful", published_on="2018-05-01")
    copy = verbs.open_copy(story, by=RITA())
    added = factories.judgment_version("splendid", on=factories.area(code="filling"))
    factories.attach(copy, added)
    verbs.publish_copy(copy, by=EDITH())
    assert {use.published_version for use in story.judgments.all()} == {was, added}


def test_a_small_fix_that_would_move_a_judgment_is_refused_in_words():
    story = published()
    copy = verbs.open_copy(story, by=RITA())
    with pytest.raises(ValueError, match="A small fix leaves each judgment"):
        verbs.publish_copy(copy, by=EDITH(), move=story.judgments.all())


def test_a_reporter_writes_it_and_does_not_publish_it():
    copy = factories.working_copy(by=RITA())
    for update in (False, True):
        with pytest.raises(PermissionDenied):
            verbs.publish_copy(copy, by=RITA(), update=update)


def test_what_the_checks_find_in_the_copy_stops_it():
    copy = factories.working_copy()
    copy.bylines.all().delete()
    with pytest.raises(UnpublishableError, match="byline"):
        verbs.publish_copy(copy, by=EDITH())
    assert Story.objects.published().get().authors


def test_a_new_address_leaves_the_old_one_and_one_of_another_story_is_refused():
    story, other = factories.published_story(slug="hole"), factories.story(slug="taken")
    copy = verbs.open_copy(story, by=RITA())
    typed(copy, slug=other.slug)
    with pytest.raises(ValueError, match="leads to another story"):
        verbs.publish_copy(copy, by=EDITH())
    typed(copy, slug="deep-hole")
    verbs.publish_copy(copy, by=EDITH())
    assert FormerSlug.objects.get().slug == "hole"
    assert Story.objects.published().get().slug == "deep-hole"


def test_what_it_names_of_the_record_in_words_becomes_the_storys_and_is_dated_as_the_story_is():
    story = factories.published_story()
    factories.judgment_version("dreadful", published_on="2018-03-22")
    factories.asked(story)
    copy = verbs.open_copy(story, by=RITA())
    typed(copy, body="<p>Borsetshire Police was rated dreadful for digging in Round 1.</p>")
    verbs.publish_copy(copy, by=EDITH())
    assert story.mentions.get().published_version.outcome_in_words == "dreadful"


# ---- Meanwhile


def test_a_correction_works_while_it_is_open_and_is_not_lost_when_it_is_published():
    story = published()
    copy = verbs.open_copy(story, by=RITA())
    typed(copy, headline="Force digs two holes")
    verbs.correct(story, by=EDITH(), text="It is a shallow hole.", severity="typo")
    verbs.publish_copy(copy, by=EDITH())
    page = words(story.get_absolute_url())
    assert "It is a shallow hole." in page
    assert "Force digs two holes" in page


def test_a_withdrawal_works_while_it_is_open_and_closes_it():
    story = factories.published_story()
    copy = verbs.open_copy(story, by=RITA())
    verbs.withdraw(story, by=EDITH(), reason="Wrong hole.")
    with pytest.raises(ValueError, match="withdrawn"):
        verbs.publish_copy(copy, by=EDITH())
    assert not Story.objects.published()


def test_what_changed_in_the_story_since_is_not_written_over_unseen():
    story = published()
    copy = verbs.open_copy(story, by=RITA())
    story.save_if_unchanged(by=EDITH())
    story.topics.set(["Merged topic"])
    with pytest.raises(OvertakenError, match="Look at the differences"):
        verbs.publish_copy(copy, by=EDITH(), seen=story.version - 1)
    assert [topic.name for topic in story.topics.all()] == ["Merged topic"]
    verbs.publish_copy(copy, by=EDITH(), seen=story.version)
    assert [topic.name for topic in story.topics.all()] == ["Holes"]


def test_the_later_of_two_publications_or_saves_is_refused():
    copy = factories.working_copy()
    other = Story.objects.get(pk=copy.pk)
    typed(copy, headline="Saved by Rita")
    with pytest.raises(ChangedMeanwhileError):
        verbs.publish_copy(other, by=EDITH())
    verbs.publish_copy(copy, by=EDITH())
    with pytest.raises(ValueError, match="no open working copy"):
        verbs.publish_copy(copy, by=EDITH())
    assert Story.objects.published().get().headline == "Saved by Rita"


# ---- Given up, and begun again


def test_what_is_discarded_stays_in_its_history_and_the_next_begins_afresh():
    story = published()
    copy = verbs.open_copy(story, by=RITA())
    typed(copy, headline="Never mind")
    verbs.discard_copy(copy, by=RITA())
    assert story.working_copy is None
    assert Story.objects.published().get().headline == "Force digs hole"
    again = verbs.open_copy(Story.objects.get(pk=story.pk), by=EDITH())
    assert version_content(again) == version_content(story)
    assert [version.why for version in again.versions.all()] == ["opened", "discarded", "saved", "opened"]
    assert again.versions.get(why="saved").content["headline"] == "Never mind"


def test_a_closed_one_is_neither_discarded_nor_restored_into():
    copy = factories.working_copy()
    version = copy.versions.get()
    verbs.discard_copy(copy, by=RITA())
    with pytest.raises(ValueError, match="no open working copy"):
        verbs.discard_copy(copy, by=RITA())
    with pytest.raises(ValueError, match="in a working copy alone"):
        verbs.restore(copy, version, by=EDITH())
