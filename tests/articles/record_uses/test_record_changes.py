"""A change of the record is work for every story that used it: a query, less the answers given."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.db import DatabaseError, transaction
from django.utils import timezone

from articles import verbs
from articles.models import Mention, RecordAnswer, Story, StoryJudgment
from articles.record_uses import record_changes
from inspections.models import JudgmentVersion
from tests import factories

from .test_mentions import SAYS_DREADFUL, SAYS_FAIR, digging


@pytest.fixture
def fair():
    return factories.judgment_version("fair", on=digging())


def with_box(version, **fields) -> Story:
    story = factories.story("A box", **fields)
    factories.attach(story, version)
    verbs.publish(story, by=factories.editor())
    return story


def in_prose(**fields) -> Story:
    return factories.published_story("In prose", body=SAYS_FAIR, **fields)


def regraded(grade: str = "dreadful", **fields) -> JudgmentVersion:
    return factories.judgment_version(grade, on=digging(), **fields)


def open_tasks(body=None) -> list[record_changes.Task]:
    return record_changes.read_changes(record_changes.open_tasks(body))


def answer(story: Story, version: JudgmentVersion, what: str = "still right", **given) -> RecordAnswer:
    given = {"by": factories.editor()} | given
    return verbs.answer(story=story, version=version, answer=what, **given)


def test_there_is_nothing_to_do_while_the_record_stands(fair):
    with_box(fair)
    in_prose()
    assert open_tasks() == []
    assert record_changes.number_open() == 0


def test_a_change_opens_a_task_for_a_box_and_for_prose(fair):
    box, prose = with_box(fair), in_prose()
    now = regraded()
    found = {task.story: task for task in open_tasks()}
    assert set(found) == {box, prose}
    assert found[box].sentence == ""
    assert found[prose].sentence == "Borsetshire Police was rated fair for digging in Round 1."
    assert {(task.was, task.now) for task in found.values()} == {(fair, now)}
    assert record_changes.number_open() == 2


def test_nothing_is_written_when_the_record_changes(fair):
    with_box(fair)
    in_prose()
    before = [list(model.objects.values()) for model in (StoryJudgment, Mention, RecordAnswer, Story)]
    regraded()
    assert [list(model.objects.values()) for model in (StoryJudgment, Mention, RecordAnswer, Story)] == before


def test_what_is_not_released_or_under_embargo_is_no_change_yet(fair):
    in_prose()
    regraded(released=False)
    regraded(embargoed_until=timezone.now() + timedelta(hours=1))
    assert open_tasks() == []


def test_drafts_and_withdrawn_stories_have_no_tasks(fair):
    factories.attach(factories.story(body=SAYS_FAIR), fair)
    story = in_prose()
    regraded()
    verbs.withdraw(story, by=factories.editor(), reason="Wrong.")
    assert open_tasks() == []


def test_a_planned_story_has_them(fair):
    story = factories.scheduled_story(body=SAYS_FAIR)
    regraded()
    assert [task.story for task in open_tasks()] == [story]


def test_the_newest_change_comes_first_and_a_body_can_be_chosen(fair):
    other = factories.body("felpersham")
    elsewhere = factories.judgment_version("fair", of=other, on=digging())
    stories = [with_box(fair), with_box(elsewhere)]
    regraded()
    factories.judgment_version("dreadful", of=other, on=digging())
    assert [task.story for task in open_tasks()] == stories[::-1]
    assert [task.story for task in open_tasks(other)] == stories[1:]
    assert set(record_changes.bodies_with_tasks()) == {other, factories.body()}


def test_an_answer_closes_the_task_until_the_record_changes_again(fair):
    story = in_prose()
    given = answer(story, regraded(), note=" Said “at first”. ")
    assert (given.note, given.answered_by) == ("Said “at first”.", factories.editor())
    assert open_tasks() == []
    newest = regraded("splendid")
    assert [task.now for task in open_tasks()] == [newest]


def test_an_answer_is_for_one_story_alone(fair):
    first, second = with_box(fair), with_box(fair)
    answer(first, regraded())
    assert [task.story for task in open_tasks()] == [second]


def test_new_words_or_a_moved_box_close_the_task(fair):
    box, prose = with_box(fair), in_prose()
    now = regraded()
    box.judgments.update(published_version=now)
    Story.objects.filter(pk=prose.pk).update(body=SAYS_DREADFUL)
    from articles.record_uses.mentions import note_mentions

    note_mentions(prose)
    assert open_tasks() == []


def test_a_box_in_the_same_story_is_the_one_task(fair):
    story = with_box(fair, body=SAYS_FAIR)
    regraded()
    assert [(task.story, task.sentence) for task in open_tasks()] == [(story, "")]


def test_only_an_editor_answers(fair):
    story = in_prose()
    with pytest.raises(PermissionDenied):
        answer(story, regraded(), by=factories.reporter())


def test_it_is_answered_once(fair):
    story, now = in_prose(), regraded()
    answer(story, now)
    with pytest.raises(ValueError, match="answered this meanwhile"):
        answer(story, now, "note added")


def test_an_answer_about_a_version_that_was_replaced_is_refused(fair):
    story, now = in_prose(), regraded()
    regraded("splendid")
    with pytest.raises(ValueError, match="changed again"):
        answer(story, now)


def test_there_is_nothing_to_answer_for_a_story_that_never_said_it(fair):
    story = factories.published_story()
    with pytest.raises(ValueError, match="nothing is to be answered"):
        answer(story, regraded())


def test_no_other_word_is_an_answer(fair):
    story = in_prose()
    with pytest.raises(ValueError, match="one of the four"):
        answer(story, regraded(), "whatever")


def test_a_note_must_have_been_added_by_an_update_since(fair):
    story = in_prose()
    verbs.mark_updated(story, by=factories.editor())
    now = regraded()
    with pytest.raises(ValueError, match="not updated since"):
        answer(story, now, "note added")
    verbs.mark_updated(story, by=factories.editor())
    assert answer(story, now, "note added")


def test_corrected_wants_a_correction_made_since(fair):
    story = in_prose()
    verbs.correct(story, by=factories.editor(), text="An earlier slip.", severity="typo")
    now = regraded()
    with pytest.raises(ValueError, match="no correction since"):
        answer(story, now, "corrected")
    story.refresh_from_db()
    verbs.correct(story, by=factories.editor(), text="It is now dreadful.", severity="clarification")
    story.refresh_from_db()
    assert answer(story, now, "corrected")
    assert open_tasks() == []


def test_a_box_moved_by_an_update_closes_its_task(fair):
    story = with_box(fair)
    now = regraded()
    verbs.mark_updated(story, by=factories.editor(), move=story.judgments.all())
    assert open_tasks() == []
    with pytest.raises(ValueError, match="nothing is to be answered"):
        answer(story, now, "corrected")


def test_an_answer_stays_as_it_was_given(fair):
    given = answer(in_prose(), regraded())
    for change in (lambda: RecordAnswer.objects.update(answer="corrected"), given.delete):
        with pytest.raises(DatabaseError, match="permanent"), transaction.atomic():
            change()


def test_withdrawn_is_no_answer_while_the_story_is_public(fair):
    story, now = in_prose(), regraded()
    with pytest.raises(ValueError, match="not withdrawn"):
        answer(story, now, "withdrawn")
    verbs.withdraw(story, by=factories.editor(), reason="Wrong.")
    assert answer(story, now, "withdrawn")


def test_the_list_asks_the_same_number_of_questions_however_long_it_is(fair, django_assert_num_queries):
    stories = [in_prose(), with_box(fair)]
    regraded()
    with django_assert_num_queries(4):
        assert len(open_tasks()) == 2
    stories += [with_box(fair) for _ in range(3)]
    for story in stories:
        note = record_changes.record_tasks_for(story)
        assert len(note) <= 1
    regraded("splendid")
    with django_assert_num_queries(4):
        assert len(open_tasks()) == 5
