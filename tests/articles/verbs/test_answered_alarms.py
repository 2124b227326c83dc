"""An editor answers an alarm of the checks, and it is not shown again for the same words."""

import csv
import io
import json
from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.core.management import call_command
from django.utils import timezone

from articles import verbs
from articles.models import AuditLogEntry, RaisedAlarm, Story
from articles.prepublication import find_problems, read_proof
from articles.verbs import UnpublishableError
from tests import factories

HINT = "house-style"


def hinting() -> Story:
    return factories.story(body="<p>It is no area of improvement. It dug on.</p>")


def only(story, code: str):
    (problem,) = [problem for problem in find_problems(story) if problem.code == code]
    return problem


def codes(story) -> list[str]:
    return [problem.code for problem in find_problems(story)]


def answer(story, code: str = HINT, decision: str = "not so", by=None):
    key = only(story, code).key
    return verbs.decide_alarm(story, by=by or factories.editor(), key=key, decision=decision)


# ---- What an answer does, and when it dies


@pytest.mark.parametrize("decision", ["not so", "set aside"])
def test_a_hint_that_is_wrong_or_set_aside_is_not_shown_again_for_these_words(decision):
    story = hinting()
    answer(story, decision=decision)
    assert codes(story) == []
    story.body = "<p>Another beginning.</p>" + story.body
    assert codes(story) == []
    story.body = "<p>They are areas of improvement.</p>"
    assert codes(story) == [HINT]


def test_a_block_that_is_said_to_be_wrong_stops_the_story_no_more():
    story = factories.story(body="<p>It is called ‘deep’ by her.</p>")
    with pytest.raises(UnpublishableError):
        verbs.publish(story, by=factories.editor())
    answer(story, "quotation-without-source")
    verbs.publish(story, by=factories.editor())
    assert story.state == "published"


def test_what_stops_a_story_is_not_set_aside():
    story = factories.story(body="<p>It is called ‘deep’ by her.</p>")
    with pytest.raises(ValueError, match="This stops the story"):
        answer(story, "quotation-without-source", "set aside")


def test_a_hint_set_aside_is_shown_again_once_it_stops_the_story():
    factories.judgment_version("fair")
    story = factories.story(body="<p>Borsetshire Police dug. It was rated splendid for digging.</p>")
    hint = only(story, "claim-contradicted")
    assert not hint.blocks_publication
    answer(story, "claim-contradicted", "set aside")
    assert "claim-contradicted" not in codes(story)
    story.inspections.add(factories.inspection())
    assert only(story, "claim-contradicted").blocks_publication


def test_a_line_that_stands_for_several_is_answered_for_each():
    story = factories.story(body="<p>“It digs,” she said. “It rests.”</p>")
    answer(story, "quotation-without-source")
    assert codes(story) == []
    assert RaisedAlarm.objects.false().count() == 2
    story.body += "<p>“It dug,” he said.</p>"
    assert only(story, "quotation-without-source").about == "It dug,"


def test_and_taken_back_for_each():
    story = factories.story(body="<p>“It digs,” she said. “It rests.”</p>")
    answer(story, "quotation-without-source")
    verbs.restore_alarm(story, by=factories.editor(), key=RaisedAlarm.objects.false().first().key)
    assert len(only(story, "quotation-without-source").parts) == 2


def test_the_answer_to_one_rule_hides_no_other_about_the_same_words():
    factories.body("borsetshire")
    story = factories.story(body="<p>The Borsetshrie area of improvement.</p>")
    answer(story)
    assert codes(story) == ["name-misspelt"]


def test_an_answer_dies_with_what_the_words_were_held_against():
    factories.judgment_version("fair")
    story = factories.story("Borsetshire Police rated splendid for digging in round 1")
    answer(story, "claim-contradicted")
    assert "claim-contradicted" not in codes(story)
    factories.judgment_version("dreadful")
    assert "claim-contradicted" in codes(story)


def test_what_is_hard_is_never_wrong():
    story = factories.story()
    factories.attach(story, factories.judgment_version(embargoed_until=timezone.now() + timedelta(hours=1)))
    with pytest.raises(ValueError, match="no alarm that could be wrong"):
        answer(story, "judgment-not-public")
    # Nor by a row that came there by another path.
    verbs.alarm_decisions.note_raised(read_proof(story), [only(story, "judgment-not-public")])
    assert not RaisedAlarm.objects.exists()


def test_it_is_shown_again_when_the_answer_is_taken_back():
    story = hinting()
    key = answer(story).key
    verbs.restore_alarm(story, by=factories.editor(), key=key)
    assert codes(story) == [HINT]
    assert [entry.verb for entry in AuditLogEntry.objects.all()] == ["so after all", "not so"]
    with pytest.raises(ValueError, match="Nothing was said"):
        verbs.restore_alarm(story, by=factories.editor(), key=key)


def test_a_working_copy_has_the_answers_of_its_story():
    story = hinting()
    answer(story)
    verbs.publish(story, by=factories.editor())
    assert codes(factories.working_copy(story)) == []


# ---- Who may


def test_a_reporter_answers_no_alarm_and_takes_no_answer_back():
    story = hinting()
    with pytest.raises(PermissionDenied):
        answer(story, by=factories.reporter())
    key = answer(story).key
    with pytest.raises(PermissionDenied):
        verbs.restore_alarm(story, by=factories.reporter(), key=key)
    assert codes(story) == []


def test_an_alarm_that_is_not_there_and_an_answer_that_is_none_are_refused():
    story = hinting()
    with pytest.raises(ValueError, match="no longer there"):
        verbs.decide_alarm(story, by=factories.editor(), key="0" * 64, decision="not so")
    with pytest.raises(ValueError, match="Say what it is"):
        answer(story, decision="joke")


# ---- What is counted and written out


def test_alarms_are_counted_once_by_rule_when_a_story_is_to_go_out():
    story = factories.story(body="<p>It is no area of improvement, she ‘said’.</p>")
    for _ in range(2):
        with pytest.raises(UnpublishableError):
            verbs.publish(story, by=factories.editor())
    answer(story)
    counted = {row["code"]: (row["raised"], row["false"]) for row in RaisedAlarm.objects.by_rule()}
    assert counted == {HINT: (1, 1), "quotation-without-source": (1, 0)}


def test_what_was_wrong_outlives_a_deleted_draft():
    story = hinting()
    answer(story)
    verbs.delete_draft(story, by=factories.editor())
    assert [alarm.headline for alarm in RaisedAlarm.objects.false()] == ["Force digs hole"]


def written(*options) -> str:
    out = io.StringIO()
    call_command("false_alarms", *options, stdout=out)
    return out.getvalue()


def test_the_command_writes_each_false_alarm_with_its_words_sentence_story_who_and_when():
    answer(hinting())
    answer(factories.story(body="<p>An area of improvement.</p>"), decision="set aside")
    (row,) = (json.loads(line) for line in written("--json").splitlines())
    assert (row["rule"], row["words"], row["sentence"]) == (
        HINT,
        "area of improvement",
        "It is no area of improvement.",
    )
    assert (row["story"], row["who"], row["stopped"]) == ("Force digs hole", "edith", False)
    assert row["when"].startswith(str(timezone.localdate()))
    (same,) = csv.DictReader(io.StringIO(written()))
    assert same["problem"] == row["problem"]
    assert written("--json", "--rule", "no-alt") == ""


def test_a_spreadsheet_takes_no_words_for_a_formula():
    answer(hinting())
    RaisedAlarm.objects.update(sentence="=1+1")
    assert next(csv.DictReader(io.StringIO(written())))["sentence"] == "'=1+1"
