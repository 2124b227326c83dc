"""A quote record's page and speaker, beside its source: problems of their own."""

import pytest

from articles.prepublication import find_problems
from articles.prepublication.rules.quote_page_and_speaker import _is_called
from tests import factories

WORDS = "It is a very deep hole"


def problem(code: str, **fields):
    story = factories.story()
    factories.quote(story, WORDS, **fields)
    return next((one for one in find_problems(story) if one.code == code), None)


def paper(**fields):
    source = factories.source(f"{WORDS}, said Deputy Chief Digger, and it", **fields)
    source.pages.create(number=2, text="is getting deeper.")
    source.pages.create(number=5, text="Nothing to see.")
    return source


def test_a_page_that_does_not_hold_the_words_says_which_does():
    found = problem("quote-page", source=paper(), page=5)
    assert "Page 5 of “An inspection of digging” does not hold" in found.text
    assert "it stands on page 1." in found.text
    assert found.blocks_publication


def test_the_right_page_is_no_problem():
    assert problem("quote-page", source=paper(), page=1) is None


def test_a_passage_that_runs_over_a_page_may_be_given_either():
    story = factories.story()
    quote = factories.quote(story, "and it is getting deeper", source=paper(), page=2)
    assert not [one for one in find_problems(story) if one.code == "quote-page"]
    quote.page = 1
    quote.save()
    assert not [one for one in find_problems(story) if one.code == "quote-page"]


def test_a_page_that_is_not_held_is_pointed_out_and_stops_nothing():
    found = problem("quote-page", source=paper(), page=9)
    assert "is not held" in found.text
    assert not found.blocks_publication


def test_words_that_are_not_there_at_all_have_no_page_to_be_wrong():
    assert problem("quote-page", source=factories.source("Another text altogether."), page=5) is None


def test_another_speaker_than_the_sources_stops_a_story():
    source = factories.source(WORDS, kind="statement", speaker="Alan Baldwin")
    found = problem("quote-speaker", source=source, speaker="Ann Other")
    assert "in “An inspection of digging” Alan Baldwin speaks" in found.text
    assert found.blocks_publication


def test_the_sources_own_speaker_is_right_with_a_rank_or_without():
    source = factories.source(WORDS, kind="statement", speaker="Alan Baldwin")
    assert problem("quote-speaker", source=source, speaker="Deputy Chief Constable Alan Baldwin") is None
    assert problem("quote-speaker", source=source, speaker="") is None


def test_somebody_whom_the_report_does_not_name_does_not_speak_in_it():
    assert problem("quote-speaker", source=paper(), speaker="Deputy Chief Digger") is None
    found = problem("quote-speaker", source=paper(), speaker="Ann Other")
    assert "does not name" in found.text
    assert found.blocks_publication
    assert not problem("quote-speaker", source=paper(extent="extract"), speaker="Ann Other").blocks_publication


def test_a_note_without_a_speaker_leaves_it_to_the_quote():
    assert problem("quote-speaker", source=factories.note(WORDS), speaker="Ann Other") is None


@pytest.mark.parametrize(
    ("name", "is_called"), [("Baldwin", True), ("DCC Alan Baldwin", True), ("Alan Baldwin-Smith", False), ("Al", False)]
)
def test_names_of_one_person(name, is_called):
    assert _is_called(name, "Alan Baldwin") is is_called
