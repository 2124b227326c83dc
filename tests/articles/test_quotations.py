"""Quotations before publication: what the desk is shown, and where."""

import pytest

from articles.prepublication import problems_of, quotations
from tests import factories


def quotation_problems(story):
    return [problem for problem in problems_of(story) if problem.code.startswith("quotation-")]


def quoting(body: str, source_text: str = "The force digs deep holes.", words: str = "deep holes", **fields):
    """A story with a quote from a source."""
    story = factories.story(body=body, **fields)
    factories.quote(story, words, source=factories.source(source_text))
    return story


def test_words_that_are_not_the_sources_are_shown_with_the_field_and_the_difference():
    (problem,) = quotation_problems(quoting("<p>It ‘digs deep pits’.</p>"))
    assert (problem.code, problem.where) == ("quotation-altered", "body")
    assert "“pits” for “holes”" in problem.text
    assert "page 1" in problem.text


def test_words_that_stand_in_the_source_are_no_problem():
    assert quotation_problems(quoting("<p>It ‘digs deep holes’.</p>")) == []


@pytest.mark.parametrize("field", ["headline", "standfirst", "lead_caption"])
def test_headline_standfirst_and_caption_are_read_too(field):
    (problem,) = quotation_problems(quoting("<p>It digs.</p>", **{field: "It ‘digs deep pits’"}))
    assert problem.where == field


def test_captions_of_pictures_in_the_body_are_read_too():
    story = quoting("<p>It digs.</p>")
    story.pictures.create(picture=factories.picture(), alt="A pit", caption="It ‘digs deep pits’")
    assert [problem.where for problem in quotation_problems(story)] == ["pictures"]


def test_a_quote_record_is_compared_with_its_own_source():
    (problem,) = quotation_problems(quoting("<p>It digs.</p>", words="digs deep pits"))
    assert (problem.code, problem.where) == ("quotation-altered", "quotes")


def test_the_sources_of_the_inspections_attached_are_read():
    story = factories.story(body="<p>It ‘digs deep pits’.</p>")
    assert quotation_problems(story) == []
    story.inspections.add(factories.inspection())
    factories.source("The force digs deep holes.", inspection=factories.inspection())
    assert [problem.code for problem in quotation_problems(story)] == ["quotation-altered"]


def test_without_a_source_only_what_the_marks_themselves_show_is_said():
    story = factories.story(body="<p>It ‘digs deep pits’. “It fills them.</p>")
    assert [problem.code for problem in quotation_problems(story)] == ["quotation-unclosed"]


def test_an_extract_says_that_it_is_not_in_the_passages_held():
    story = factories.story(body="<p>They called it ‘quite another thing’.</p>")
    factories.quote(story, "deep holes", source=factories.source("It digs deep holes.", extent="extract"))
    (problem,) = quotation_problems(story)
    assert "not in the passages held" in problem.text


def test_paragraphs_of_one_speech_keep_their_order():
    story = quoting("<p>“It fills them.</p><p>“It digs holes.”</p>", "It digs holes.\n\nIt fills them.", "holes")
    assert [problem.code for problem in quotation_problems(story)] == ["quotation-out-of-order"]


def test_the_page_is_the_papers_own_number():
    story = factories.story(body="<p>It ‘digs deep pits’.</p>")
    source = factories.source("It digs deep holes.")
    source.pages.update(number=17)
    factories.quote(story, "deep holes", source=source)
    assert "page 17" in quotation_problems(story)[0].text


def test_no_passage_runs_over_a_page_that_is_not_held():
    story = factories.story(body="<p>It ‘digs very deep holes’.</p>")
    source = factories.source("It digs very")
    source.pages.create(number=2, text="deep holes.")
    factories.quote(story, "deep holes", source=source)
    assert quotation_problems(story) == []
    source.pages.filter(number=2).update(number=4)
    assert [problem.code for problem in quotation_problems(story)] == ["quotation-altered"]


def test_they_do_not_stop_a_publication_until_they_are_told_to(monkeypatch):
    story = quoting("<p>It ‘digs deep pits’, and ‘Deep holes, it says’.</p>", "It digs deep holes. Deep holes it says.")
    assert not any(problem.blocks_publication for problem in quotation_problems(story))
    monkeypatch.setattr(quotations, "BLOCKING", frozenset({"altered"}))
    assert [problem.blocks_publication for problem in quotation_problems(story)] == [True, False]


def test_the_number_of_queries_does_not_grow_with_quotations_and_sources(django_assert_max_num_queries):
    story = quoting("<p>It ‘digs deep pits’.</p>" * 20)
    for number in range(10):
        factories.quote(story, "deep holes", source=factories.source(f"It digs deep holes {number}."))
    with django_assert_max_num_queries(6):
        list(quotations.quotations_stand_in_their_sources(story, None))
        list(quotations.quote_records_stand_in_their_source(story, None))
