"""Quotations before publication: what the desk is shown, and where."""

import pytest

from articles.prepublication import blocking_problems, find_problems, read_proof
from articles.prepublication.rules import quotations
from tests import factories


def quotation_problems(story):
    return [problem for problem in find_problems(story) if problem.code.startswith("quotation-")]


def codes(story):
    return [problem.code for problem in quotation_problems(story)]


def quoting(body: str, source_text: str = "The force digs deep holes.", words: str = "deep holes", **fields):
    """A story with a quote from a source."""
    story = factories.story(body=body, **fields)
    factories.quote(story, words, speaker="", source=factories.source(source_text))
    return story


def test_words_that_are_not_the_sources_are_shown_with_the_field_and_the_difference():
    (problem,) = quotation_problems(quoting("<p>It ‘the force digs deep pits’.</p>"))
    assert (problem.code, problem.where) == ("quotation-altered", "body")
    assert "“pits” for “holes”" in problem.text
    assert "page 1" in problem.text


def test_words_that_stand_in_the_source_are_no_problem():
    assert quotation_problems(quoting("<p>It ‘digs deep holes’.</p>")) == []


@pytest.mark.parametrize("field", ["headline", "standfirst", "lead_caption"])
def test_headline_standfirst_and_caption_are_read_too(field):
    (problem,) = quotation_problems(quoting("<p>It digs.</p>", **{field: "It ‘the force digs deep pits’"}))
    assert problem.where == field


def test_captions_of_pictures_in_the_body_are_read_too():
    story = quoting("<p>It digs.</p>")
    story.pictures.create(picture=factories.picture(), alt="A pit", caption="It ‘the force digs deep pits’")
    assert [problem.where for problem in quotation_problems(story)] == ["pictures"]


def test_a_quote_record_is_compared_with_its_own_source():
    (problem,) = quotation_problems(quoting("<p>It digs.</p>", words="the force digs deep pits"))
    assert (problem.code, problem.where) == ("quotation-altered", "quotes")


def test_the_sources_of_the_inspections_attached_are_read():
    story = factories.story(body="<p>It ‘the force digs deep pits’.</p>")
    assert codes(story) == ["quotation-without-source"]
    story.inspections.add(factories.inspection())
    factories.source("The force digs deep holes.", inspection=factories.inspection())
    assert codes(story) == ["quotation-altered"]


def test_without_a_source_one_is_asked_for_and_a_note_will_do():
    story = factories.story(body="<p>“It fills holes,” she said. “It fills them.</p>")
    asked, unclosed = quotation_problems(story)
    assert (asked.code, unclosed.code) == ("quotation-without-source", "quotation-unclosed")
    assert "a note of who said it" in asked.text
    story.quotes.create(words="It fills holes", source=factories.note("It fills holes. It fills them."))
    assert codes(story) == ["quotation-unclosed"]


def test_a_source_without_text_cannot_be_checked_and_says_so():
    story = quoting("<p>It ‘digs deep holes’.</p>", source_text="", words="digs deep holes")
    assert codes(story) == ["quotation-uncheckable", "quotation-uncheckable"]


def test_an_extract_says_that_it_is_not_in_the_passages_held():
    story = factories.story(body="<p>They called it ‘quite another thing’.</p>")
    factories.quote(story, "deep holes", source=factories.source("It digs deep holes.", extent="extract"))
    (problem,) = quotation_problems(story)
    assert "not in the passages held" in problem.text


def test_paragraphs_of_one_speech_keep_their_order():
    story = quoting("<p>“It fills them.</p><p>“It digs holes.”</p>", "It digs holes.\n\nIt fills them.", "holes")
    assert [problem.code for problem in quotation_problems(story)] == ["quotation-out-of-order"]


def test_the_page_is_the_papers_own_number():
    story = factories.story(body="<p>It ‘the force digs deep pits’.</p>")
    source = factories.source("The force digs deep holes.")
    source.pages.update(number=17)
    factories.quote(story, "deep holes", source=source)
    assert "page 17" in quotation_problems(story)[0].text


def test_no_passage_runs_over_a_page_that_is_not_held():
    story = factories.story(body="<p>It ‘digs very deep holes’.</p>")
    source = factories.source("It digs very")
    source.pages.create(number=2, text="deep holes.")
    factories.quote(story, "deep holes", speaker="", page=2, source=source)
    assert quotation_problems(story) == []
    source.pages.filter(number=2).update(number=4)
    assert [problem.code for problem in quotation_problems(story)] == ["quotation-altered"]


@pytest.mark.parametrize(
    ("body", "stops"),
    [
        ("<p>It ‘the force digs deep pits’.</p>", True),
        ("<p>It ‘digs nothing anybody knows’.</p>", True),
        ("<p>It “digs deep holes.</p>", True),
        ("<p>It “digs … and … it fills them”.</p>", True),
        ("<p>It ‘digs, deep holes’.</p>", False),
        ("<p>It ‘digs deep holes’.</p>", False),
    ],
)
def test_what_is_not_in_the_source_stops_publication_and_house_style_alone_does_not(body, stops):
    story = quoting(body, "The force digs deep holes. It never stops, and then it fills them.")
    assert any(problem.blocks_publication for problem in quotation_problems(story)) is stops
    assert bool(blocking_problems(story)) is stops


def test_speech_that_closes_and_was_never_opened_stops_publication_and_cannot_be_set_aside():
    story = quoting("<p>The force digs deep holes,” she said.</p>", scare_quotes=["The force digs deep holes,"])
    (problem,) = [problem for problem in blocking_problems(story) if problem.code.startswith("quotation-")]
    assert problem.code == "quotation-unopened"
    assert "closes and was never opened" in problem.text


def test_marks_that_no_keyboard_of_ours_writes_are_read_in_a_story_too():
    for opening, closing in ("„“", "»«", "″″", "””"):
        assert codes(quoting(f"<p>It {opening}digs many deep pits{closing}.</p>")) == ["quotation-altered"]


def test_short_words_that_stand_in_many_places_want_their_page():
    story = factories.story(body="<p>They are ‘deep holes’.</p>")
    source = factories.source("It digs deep holes. ")
    source.pages.create(number=2, text="More deep holes. " * 30)
    story.quotes.create(words="deep holes", source=source)
    text, record = quotation_problems(story)
    assert {text.code, record.code} == {"quotation-without-page"}
    assert "occurs 31 times" in text.text
    assert not text.blocks_publication
    story.quotes.update(page=2)
    assert codes(story) == []


def test_furniture_that_the_pages_know_is_set_aside_in_mid_sentence():
    """A head that ends as a sentence does: the matcher by itself takes it for text, the pages know better."""
    story = factories.story(body="<p>“It digs holes and it fills them.”</p>")
    source = factories.source()
    heads = ["Inspected by us.\n" + words for words in ("It digs holes", "and it fills them.", "It rests.", "It ends.")]
    source.set_pages(heads)
    story.quotes.create(words="It rests.", source=source, page=3)
    assert codes(story) == []
    source.pages.update(furniture=[])
    assert codes(story) == ["quotation-altered"]


def test_the_number_of_queries_does_not_grow_with_quotations_and_sources(django_assert_max_num_queries):
    story = quoting("<p>It ‘the force digs deep pits’.</p>" * 20)
    for number in range(10):
        factories.quote(story, "deep holes", source=factories.source(f"It digs deep holes {number}."))
    # The record is asked once, whatever the number: are these words only a grade of it?
    with django_assert_max_num_queries(28):
        list(quotations.quotations_stand_in_their_sources(read_proof(story)))
