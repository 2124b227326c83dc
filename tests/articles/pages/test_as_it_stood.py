"""A story keeps the judgment it was published with until an update that readers should see moves it on."""

import pytest

from articles import verbs
from articles.admin.story.newer_judgments import newer_judgments
from inspections.models import JudgmentVersion
from tests import factories
from tests.articles.admin import desk
from tests.reading import words


@pytest.fixture
def regraded():
    """A published story whose judgment the record has replaced since."""
    story = factories.story()
    factories.attach(story, factories.judgment_version("fair"))
    verbs.publish(story, by=factories.editor())
    factories.judgment_version("dreadful", published_on="2018-05-01")
    story.refresh_from_db()
    return story


def shown(story) -> str:
    return story.judgments.get().published_version.outcome_in_words


def offered(story) -> str:
    return str(newer_judgments(story)[0].version.pk)


def in_a_copy(client, story, button: str, **typed):
    """Open the working copy of the story, type into it and press the button."""
    return desk.press(client, factories.working_copy(story), button, **typed)


def test_nothing_moves_by_itself(regraded):
    assert shown(regraded) == "fair"


def test_an_update_moves_what_was_chosen(regraded):
    verbs.mark_updated(regraded, by=factories.editor(), move=[regraded.judgments.get()])
    assert shown(regraded) == "dreadful"
    page = words(regraded.get_absolute_url())
    assert "Digging dreadful" in page
    assert "The record has changed" not in page


def test_an_update_leaves_what_was_not_chosen(regraded):
    verbs.mark_updated(regraded, by=factories.editor())
    assert shown(regraded) == "fair"


def test_a_use_of_another_story_is_not_moved(regraded):
    other = factories.published_story("Second hole")
    verbs.mark_updated(other, by=factories.editor(), move=[regraded.judgments.get()])
    assert shown(regraded) == "fair"


def test_it_moves_to_what_readers_may_see_now(regraded):
    factories.judgment_version("splendid", released=False)
    verbs.mark_updated(regraded, by=factories.editor(), move=[regraded.judgments.get()])
    assert shown(regraded) == "dreadful"


def test_the_form_offers_the_newer_version_with_both_dates(edith, regraded):
    form = edith.get(desk.address(factories.working_copy(regraded))).content.decode()
    assert "Borsetshire, Round 1, Digging: show dreadful (1 May 2018) instead of fair (22 March 2018)" in form


def test_what_it_offers_costs_no_more_queries_when_more_has_changed(regraded, django_assert_num_queries):
    for code in ("filling", "fencing"):
        version = factories.judgment_version("fair", on=factories.area(code=code))
        regraded.judgments.create(judgment=version.judgment, published_version=version)
        factories.judgment_version("dreadful", on=factories.area(code=code))
    with django_assert_num_queries(4):
        assert len([str(one) for one in newer_judgments(regraded)]) == 3


def test_the_form_offers_nothing_where_nothing_changed(edith):
    story = factories.story()
    factories.attach(story, factories.judgment_version("fair"))
    assert "The record has changed" not in edith.get(desk.address(story)).content.decode()
    verbs.publish(story, by=factories.editor())
    assert "The record has changed" not in edith.get(desk.address(story)).content.decode()


def test_a_ticked_version_is_shown_with_an_update(edith, regraded):
    answer = in_a_copy(edith, regraded, "_update", newer=[offered(regraded)])
    assert "What the record says now is shown for 1 of its judgments." in answer.content.decode()
    assert shown(regraded) == "dreadful"


def test_an_update_without_a_tick_moves_nothing(edith, regraded):
    in_a_copy(edith, regraded, "_update")
    regraded.refresh_from_db()
    assert regraded.updated_at
    assert shown(regraded) == "fair"


def test_a_small_fix_with_a_tick_is_refused_in_words_and_nothing_typed_is_lost(edith, regraded):
    answer = in_a_copy(edith, regraded, "_fix", newer=[offered(regraded)], headline="As typed")
    form = answer.content.decode()
    assert "A small fix leaves each judgment as the story was published with it." in form
    assert answer.context["adminform"].form["headline"].value() == "As typed"
    assert answer.context["adminform"].form["newer"].value() == [offered(regraded)]
    regraded.refresh_from_db()
    assert (regraded.headline, regraded.version, shown(regraded)) == ("Force digs hole", 2, "fair")


def test_a_version_that_came_after_the_form_was_opened_is_not_taken_unseen(edith, regraded):
    seen = offered(regraded)
    factories.judgment_version("splendid", published_on="2018-06-01")
    form = in_a_copy(edith, regraded, "_update", newer=[seen]).content.decode()
    assert "The record has changed again since you opened this form" in form
    assert "show splendid (1 June 2018) instead of fair" in form
    assert shown(regraded) == "fair"


def test_a_judgment_taken_off_the_story_is_not_moved(edith, regraded):
    in_a_copy(edith, regraded, "_update", newer=[offered(regraded)], judgments=[])
    assert not regraded.judgments.exists()


def test_what_is_attached_after_publication_shows_what_is_current_then(edith):
    story = factories.published_story()
    old = factories.judgment_version("fair")
    new = factories.judgment_version("dreadful", published_on="2018-05-01")
    story.inspections.add(old.judgment.inspection)
    factories.asked(story)
    in_a_copy(edith, story, "_fix", judgments=[old.judgment_id])
    assert story.judgments.get().published_version == new


def test_current_and_past_are_never_named_without_their_dates():
    old = factories.area(factories.programme("round-1"))
    now = factories.area(factories.programme("round-2"), continues=old)
    factories.judgment_version("splendid", on=old, published_on="2016")
    stands = factories.judgment_version(
        on=now, outcome=JudgmentVersion.Outcome.LAST_GRADE_STANDS, stands_from=old.programme, published_on="2018"
    )
    page = words(stands.judgment.inspection.get_absolute_url())
    assert "The grade of Round 1 stands: splendid, published in 2016." in page
