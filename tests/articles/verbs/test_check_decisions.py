"""What people decide about the checks: marks, ticks and overrides, and when each of them dies."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.db import DatabaseError, transaction
from django.utils import timezone

from articles import verbs
from articles.models import Override, Quote
from articles.prepublication import blocking_problems, find_problems, read_proof
from articles.verbs import UnpublishableError
from tests import factories


def codes(story):
    return [problem.code for problem in blocking_problems(story)]


# ---- Marks


def test_words_marked_once_are_no_quotation_wherever_they_stand_and_whatever_else_is_edited():
    story = factories.story("Force digs ‘deep’ hole", body="<p>It is called ‘deep’.</p>")
    assert codes(story) == ["quotation-without-source"]
    verbs.mark_not_a_quotation(story, by=factories.reporter(), words="deep", kind="scare quotes")
    assert codes(story) == []
    assert {one.verdict.state for one in read_proof(story).quotations} == {"not_a_quotation"}
    story.body = "<p>Another paragraph.</p><p>It is still called ‘deep’.</p>"
    assert codes(story) == []
    story.body = "<p>It is called ‘deeper’.</p>"
    assert codes(story) == ["quotation-without-source"]


def test_a_mark_is_taken_back_and_changed():
    story = factories.story("Force digs ‘deep’ hole", scare_quotes=["deep"])
    verbs.mark_not_a_quotation(story, by=factories.editor(), words="deep", kind="title")
    assert [mark.kind for mark in story.not_quotations.all()] == ["title"]
    verbs.unmark_not_a_quotation(story, by=factories.editor(), words="deep")
    assert codes(story) == ["quotation-without-source"]


def test_a_mark_closes_no_quotation_that_never_closes():
    story = factories.story(body="<p>It is “very deep.</p>", scare_quotes=["very deep."])
    assert codes(story) == ["quotation-unclosed"]


def test_a_reporter_marks_nothing_in_a_story_that_is_out():
    story = factories.published_story()
    with pytest.raises(PermissionDenied):
        verbs.mark_not_a_quotation(story, by=factories.reporter(), words="deep", kind="title")
    with pytest.raises(ValueError, match="More than 12 words"):
        verbs.mark_not_a_quotation(story, by=factories.editor(), words="deep " * 13, kind="title")
    with pytest.raises(ValueError, match="Say what it is"):
        verbs.mark_not_a_quotation(story, by=factories.editor(), words="deep", kind="joke")


# ---- Ticks


def with_omission():
    """A quotation that leaves out a number, which a person must look at."""
    story = factories.story(body="<p>It “digs deep holes … in every village of the county”.</p>")
    source = factories.source("It digs deep holes, twelve of them or so each year, in every village of the county.")
    story.quotes.create(words="in every village of the county", source=source)
    return story, source


def tick(story):
    (one,) = [one for one in read_proof(story).quotations if one.waits_for_tick]
    said = {"words": one.words, "source": one.verdict.source, "passage": one.verdict.passage}
    return verbs.approve_omission(story, by=factories.reporter(), **said)


def test_an_omission_that_a_person_must_see_stops_publication_until_it_is_ticked():
    story, _ = with_omission()
    assert codes(story) == ["quotation-needs-tick"]
    tick(story)
    assert codes(story) == []


def test_the_tick_dies_when_the_words_change():
    story, _ = with_omission()
    tick(story)
    story.body = "<p>It “digs deep holes … each year, in every village of the county”.</p>"
    assert codes(story) == ["quotation-needs-tick"]


def test_the_tick_dies_when_the_source_changes():
    story, source = with_omission()
    tick(story)
    source.set_pages(["It digs deep holes, hardly any of them this year, in every village of the county."])
    assert codes(story) == ["quotation-needs-tick"]


# ---- Overrides


def altered():
    story = factories.story(body="<p>It found that “the force digs deep pits”.</p>")
    source = factories.source("The force digs deep holes. It rests.")
    story.quotes.create(words="The force digs deep holes", source=source)
    return story, source


def override(story, reason="Seen in the paper copy.", by=None):
    (problem,) = blocking_problems(story)
    return verbs.override(by=by or factories.editor(), story=story, key=problem.key, reason=reason)


def test_an_editor_overrides_with_a_reason_and_publishes():
    story, _ = altered()
    with pytest.raises(UnpublishableError):
        verbs.publish(story, by=factories.editor())
    override(story)
    (problem,) = [problem for problem in find_problems(story) if problem.code == "quotation-altered"]
    assert problem.override.reason == "Seen in the paper copy."
    assert not problem.blocks_publication
    verbs.publish(story, by=factories.editor())
    assert story.state == "published"


def test_a_reporter_overrides_nothing_and_nobody_without_a_reason():
    story, _ = altered()
    with pytest.raises(PermissionDenied):
        override(story, by=factories.reporter())
    with pytest.raises(ValueError, match="Say why"):
        override(story, reason=" ")
    assert codes(story) == ["quotation-altered"]


@pytest.mark.parametrize("field", ["words", "source"])
def test_an_override_dies_with_the_words_or_with_what_they_were_held_against(field):
    story, source = altered()
    override(story)
    if field == "words":
        story.body = "<p>It found that “the force digs deep shafts”.</p>"
    else:
        source.set_pages(["The force digs deep tunnels. It rests."])
        Quote.objects.update(words="It rests.")
    assert codes(story) == ["quotation-altered"]


def test_an_override_stays_when_another_paragraph_is_edited():
    story, _ = altered()
    override(story)
    story.body = "<p>Now with a beginning.</p>" + story.body
    assert codes(story) == []


def test_what_is_hard_cannot_be_overridden():
    story = factories.story()
    until = timezone.now() + timedelta(hours=1)
    factories.attach(story, factories.judgment_version(embargoed_until=until))
    (problem,) = blocking_problems(story)
    with pytest.raises(ValueError, match="cannot be overridden"):
        verbs.override(by=factories.editor(), story=story, key=problem.key, reason="Because.")
    # Nor by a row that came there by another path.
    row = {"code": problem.code, "problem": problem.text, "key": problem.key, "reason": "Because."}
    Override.objects.create(story=story, overridden_by=factories.editor(), **row)
    assert blocking_problems(story) == [problem]


@pytest.mark.parametrize("missing", ["headline", "section", "by"])
def test_no_editor_can_do_without_a_headline_a_section_or_an_author(missing):
    story = factories.story(**({"by": ()} if missing == "by" else {}))
    if missing != "by":
        setattr(story, missing, "" if missing == "headline" else None)
    assert all(problem.hard for problem in blocking_problems(story))
    assert blocking_problems(story)


def test_a_contradicted_claim_is_overridden_until_the_record_says_something_else():
    factories.judgment_version("fair")
    story = factories.story("Borsetshire Police rated splendid for digging in round 1")
    override(story)
    assert codes(story) == []
    factories.judgment_version("dreadful")
    assert codes(story) == ["claim-contradicted"]


@pytest.mark.parametrize("change", [lambda row: row.save(), lambda row: row.delete()])
def test_an_override_is_permanent(change):
    story, _ = altered()
    row = override(story)
    row.reason = "Another reason"
    with pytest.raises(DatabaseError), transaction.atomic():
        change(row)


def test_an_override_is_of_a_problem_that_is_there():
    story, _ = altered()
    with pytest.raises(ValueError, match="no longer there"):
        verbs.override(by=factories.editor(), story=story, key="0" * 64, reason="Because.")
