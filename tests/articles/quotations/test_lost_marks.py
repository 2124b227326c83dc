"""Marks that lost their fellow, marks of other countries, and the lines that stand between a speech's paragraphs."""

import pytest

from articles.quotations.detect import find_quotations

from .judging import judge, judge_all, state

pytestmark = pytest.mark.anywhere

SOURCE = "The force digs deep holes in the lawn. It fills them in the morning. Nobody minds the noise."


@pytest.mark.parametrize(
    "paragraph",
    [
        "The force digs deep holes in the lawn,” she said.",
        'The force digs deep holes in the lawn," she said.',
        "The force digs deep holes in the lawn.’",
        "The force digs deep holes in the lawn,' she said.",
        "It rained, they said. The force digs deep holes in the lawn,” they added.",
        "The force digs ‘deep holes’ in the lawn” was the finding.",
        "The force digs deep holes in the lawn» was the finding.",
    ],
)
def test_speech_that_closes_and_was_never_opened_is_reported_with_where_its_words_stand(paragraph):
    (verdict,) = [one for one in judge_all([paragraph], SOURCE) if one.state == "unopened"]
    assert "A mark closes here that nothing opened" in verdict.note
    assert "deep holes in the lawn" in verdict.passage


def test_words_altered_in_such_speech_are_named():
    verdict = judge("It rained all day. The force digs shallow holes in the lawn,” she said.", SOURCE)
    assert verdict.state == "unopened"
    assert [(one.quoted, one.source) for one in verdict.differences] == [("shallow", "deep")]


def test_it_begins_behind_the_quotation_before_it():
    first, second = judge_all(
        ["“The force digs deep holes in the lawn,” she said. It fills them in the evening,” she added."], SOURCE
    )
    assert (first.state, second.state) == ("verbatim", "unopened")
    assert "evening" in second.words
    assert "lawn" not in second.words


def test_a_second_closing_mark_is_no_lost_one_where_the_longer_words_stand_in_the_source():
    said = "‘It keeps jus’ one hole open for all’ they said."
    assert state(said, "It keeps jus’ one hole open for all.") == "verbatim"


@pytest.mark.parametrize(
    "paragraph",
    [
        "The officers’ tools and the Joneses’, the lads’ and the lasses’ lawns",
        "Jus’ so, th’ owd lad went lookin’ for fish an’ chips wi’ them.",
        'A 12" pipe, a 40” screen and a 5’ wall',
        "’Tis the ’90s: rock ’n’ roll for the ’ard of ’earing",
        "The Smiths' lawn and James' hole are the officers' own.",
        "They are 6′ deep, on the 51° 30′ line.",
    ],
)
def test_apostrophes_and_measures_close_nothing(paragraph):
    assert find_quotations([paragraph]) == []


@pytest.mark.parametrize(
    ("opening", "closing"),
    [
        *(("„", "“"), ("„", "”"), ("‚", "‘"), ("«", "»"), ("« ", " »"), ("«\u00a0", "\u00a0»"), ("»", "«")),
        *(("‹", "›"), ("›", "‹"), ("``", "''"), ("``", "``"), ("`", "'"), ("`", "`"), ("”", "”"), ("‘", "‘")),
        *(("＂", "＂"), ("″", "″"), ("“ ", " ”"), ('" ', ' "'), (",,", "“"), (",,", "''")),
    ],
)
@pytest.mark.parametrize("behind", [" there.", ".", ", it said."])
def test_marks_of_other_countries_and_converters_are_seen(opening, closing, behind):
    assert state(f"It {opening}digs deep holes in{closing}{behind}", SOURCE) == "verbatim"
    assert state(f"It {opening}digs vast holes in{closing}{behind}", SOURCE) == "altered"


SPEECH = ["“The force digs deep holes in the lawn.", "“It fills them in the morning.”"]


@pytest.mark.parametrize(
    "between",
    [
        ["Holes in the night"],
        ["Officers’ tools"],
        ["Advertisement"],
        ["Story continues below."],
        ["A hole in the county. Picture: Testorate."],
        ["Read more: council counts its holes", "Advertisement"],
    ],
)
def test_a_speech_goes_on_behind_short_lines_without_marks(between):
    paragraphs = [SPEECH[0], *between, SPEECH[1]]
    assert [one.state for one in judge_all(paragraphs, SOURCE)] == ["verbatim", "verbatim"]
    altered = [SPEECH[0], *between, SPEECH[1].replace("morning", "evening")]
    assert [one.state for one in judge_all(altered, SOURCE)] == ["verbatim", "altered"]


@pytest.mark.parametrize(
    "between",
    [
        ["Nobody knew why she said so."],
        ["The council has since counted its holes and found that they are more than anybody in the county knew"],
    ],
)
def test_a_sentence_of_the_papers_own_ends_a_speech_so_that_it_is_unclosed(between):
    paragraphs = [SPEECH[0], *between, SPEECH[1]]
    assert [one.state for one in judge_all(paragraphs, SOURCE)] == ["unclosed", "verbatim"]


def test_its_paragraphs_keep_their_order_behind_a_crosshead():
    paragraphs = ["“It fills them in the morning.", "Holes in the night", "“The force digs deep holes in the lawn.”"]
    assert [one.state for one in judge_all(paragraphs, SOURCE)] == ["verbatim", "out_of_order"]


@pytest.mark.parametrize(("opening", "closing"), [("“", '"'), ('"', "”"), ("‘", "'"), ("'", "’")])
def test_a_curly_mark_and_a_straight_one_are_a_pair(opening, closing):
    assert state(f"It {opening}digs deep holes in{closing} there.", SOURCE) == "verbatim"
    assert state(f"It {opening}digs vast holes in{closing} there.", SOURCE) == "altered"


def test_the_same_straight_marks_within_others_are_read_as_nested():
    source = "The staff close the “Save as” box by the door."
    assert state('It said "the staff close the "Save as" box" then.', source) == "verbatim"
    assert state('It said "the staff open the "Save as" box" then.', source) == "altered"


def test_a_speech_goes_on_in_a_paragraph_that_is_indented():
    paragraphs = [f"\u00a0\u00a0\u00a0{paragraph}" for paragraph in SPEECH]
    assert [one.state for one in judge_all(paragraphs, SOURCE)] == ["verbatim", "verbatim"]
