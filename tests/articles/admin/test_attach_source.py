"""One source for all that one speaker says without one: a note of what was said to us, or a paper."""

import pytest
from django.urls import reverse

from articles.models import Quote
from articles.prepublication import find_problems
from inspections.models import Source
from tests import factories

from . import desk

BODY = (
    "<p>Chief Constable Ann Other said: “We dig holes.” She added: “We never rest.”</p>"
    "<p>The report said it ‘digs deep holes’, and that it ‘hardly rests’.</p>"
)


@pytest.fixture
def story():
    return factories.story(body=BODY)


@pytest.fixture
def rita():
    return desk.logged_in(factories.reporter())


def attach(client, story, **fields):
    return client.post(reverse("admin:articles_story_source", args=[story.pk]), fields, follow=True)


def left(story) -> list[str]:
    return [part.about for one in find_problems(story) if one.code.startswith("quotation-") for part in one.each]


def test_the_panel_gathers_them_by_speaker_with_one_action_each(rita, story):
    html = rita.get(reverse("admin:articles_story_checks", args=[story.pk]), HTTP_X_DESK="panel").content.decode()
    assert "2 quotations have no source" not in html
    assert html.count("Said to us by") == 2  # there is no paper yet to choose from
    assert 'value="Ann Other"' in html
    assert 'value="Chief Constable"' in html


def test_what_was_said_to_us_is_noted_once_for_all_that_the_speaker_says(rita, story):
    said = {
        "words": ["We dig holes.", "We never rest."],
        "speaker": "Ann Other",
        "role": "Chief Constable",
        "as": "said",
    }
    assert "Attached: “What Ann Other said to us" in attach(rita, story, **said).content.decode()
    quote, note = Quote.objects.get(), Source.objects.get()
    assert (quote.speaker, quote.role, quote.source) == ("Ann Other", "Chief Constable", note)
    assert (note.kind, note.speaker, note.for_readers, note.added_by) == (
        "interview",
        "Ann Other",
        False,
        factories.reporter(),
    )
    assert left(story) == ["digs deep holes", "hardly rests"]


def test_words_changed_since_they_were_noted_are_not_what_was_said(rita, story):
    attach(rita, story, words=["We dig holes.", "We never rest."], speaker="Ann Other", **{"as": "said"})
    story.body = BODY.replace("never rest", "never sleep")
    assert "We never sleep." in left(story)


def test_from_a_paper_it_is_attached_by_the_words_that_it_has(rita, story):
    paper = factories.source("The force digs deep holes.", title="A report")
    attach(rita, story, words=["hardly rests", "digs deep holes"], paper=paper.pk, **{"from": "paper"})
    assert [(quote.words, quote.source, quote.page) for quote in Quote.objects.all()] == [("digs deep holes", paper, 1)]
    assert "digs deep holes" not in left(story)


def test_a_paper_that_has_none_of_the_words_is_refused(rita, story):
    paper = factories.source("Something else.", title="A report")
    answer = attach(rita, story, words=["hardly rests"], paper=paper.pk, **{"from": "paper"})
    assert "None of these words stands in “A report”" in answer.content.decode()
    assert not Quote.objects.exists()


@pytest.mark.parametrize("fields", [{"words": ["We dig holes."], "speaker": " "}, {"speaker": "Ann Other"}])
def test_without_a_name_or_without_words_nothing_is_noted(rita, story, fields):
    attach(rita, story, **fields, **{"as": "said"})
    assert not Source.objects.exists()


def test_several_are_marked_as_quoting_nobody_at_once(rita, story):
    marked = {"words": ["digs deep holes", "hardly rests"], "kind": "scare quotes"}
    rita.post(reverse("admin:articles_story_mark", args=[story.pk]), marked)
    assert left(story) == ["We dig holes.", "We never rest."]


def test_nobody_attaches_to_a_story_that_is_out(rita):
    story = factories.published_story()
    answer = attach(rita, story, words=["We dig."], speaker="Ann Other", **{"as": "said"})
    assert answer.status_code == 403
    assert not Source.objects.exists()
