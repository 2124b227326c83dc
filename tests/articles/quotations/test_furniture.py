"""Running heads, page numbers and footnotes: a passage runs across them, and across nothing else."""

import pytest

from .judging import state

pytestmark = pytest.mark.anywhere

BEFORE, AFTER = "The force was inspected following a period", "of exceptional demand in summer 2017."
WORDS = "“The force was inspected following a period of exceptional demand in summer 2017.”"

FURNITURE = {
    "a number at the foot": "\n14\n\f",
    "a number at the head": "\n\f14\n",
    "a number in dashes": "\n- 14 -\f",
    "a page of pages": "\n\nPage 14 of 60\n\n",
    "a head with its number": "\f14 PEEL: Police effectiveness 2017\n\n",
    "a foot with its number": "\n\nPEEL: Police effectiveness | 14\f",
    "foot and head": "\n\n14\n\fPEEL: Police effectiveness\n\n",
    "a foot and a head alike": "\nTestorate report\n14\fTestorate report\n",
    "an owner's line": "\n© Testorate 2018\n\f© Testorate 2018\n",
    "head and number without a page's end": "\n\nPEEL: Police effectiveness\n14\n\n",
    "a head by itself in a sentence": "\n\nPEEL: Police effectiveness\n\n",
    "a footnote": "¹\n\n¹ Digging in depth, Testorate, 2016.\n14\f",
    "a footnote with a plain number": "1\n\n1 Digging in depth, Testorate, 2016.\n14\f",
    "a note of two lines": "*\n\n* Digging in depth,\nTestorate, 2016.\n\f",
}

INSETS = {
    "a figure": "\nFigure 3: Holes dug, 2012 to 2017\n",
    "a figure's caption by itself": "\n\nFigure 3\n\n",
    "a caption of two lines": "\nFigure 3: Holes dug in the county by the officers of\nthe force, 2012 to 2017\n",
    "a figure with its axes and source": "\n400\n200\n0\n2012 2013 2014\nFigure 3: Holes dug\nSource: Testorate\n",
    "a table": "\nTable 2. Holes by year\nYear Holes Filled\n2015 120 100\n2016 1,400 90%\n",
    "a table without a caption": "\nYear Holes Filled\n2015 120 100\n2016 140 90\n",
    "a box": "\nAreas for improvement\nThe force should fill the holes that it digs.\nIt should count them.\n",
    "a box with bullets": "\nCause of concern\n• It should fill its holes.\n• It should count\nall of them.\n",
    "a figure at the next page's head": "\n14\n\fPEEL: Police effectiveness\nFigure 3: Holes dug\n2012 2013 2014\n",
    "a figure at the page's foot": "\nFigure 3: Holes dug\n2012 2013 2014\n14\n\f",
}
BEFORE_INSET = "It had gone on for all of the year and well into the next.\nThe force was inspected following a period"


@pytest.mark.parametrize("between", INSETS.values(), ids=INSETS)
def test_a_sentence_runs_over_what_is_set_into_its_middle(between):
    assert state(WORDS, f"{BEFORE_INSET}{between}{AFTER}") == "verbatim"
    assert state(WORDS.replace("exceptional", "usual"), f"{BEFORE_INSET}{between}{AFTER}") == "altered"


OF_THE_TEXT = {
    "a figure that is spoken of": ("as was shown by", "\nFigure 3: holes that are\n", "deep in the county."),
    "a sentence about a figure": (
        "officers said that",
        "\nFigure 3 shows that holes are deep. But\n",
        "they are not dug.",
    ),
    "a line that begins with a name": (
        "the officers of",
        "\nBorsetshire said that they are fair.\n",
        "they are not dug.",
    ),
    "numbers that are spoken of": ("they were seen by the", "\n12 officers and the 14 of\n", "us in all."),
    "an abbreviation": ("they were seen in the", "\nCounty Hall\nAt about 4 p.m.\n", "when they dug."),
}


@pytest.mark.parametrize(("before", "between", "after"), OF_THE_TEXT.values(), ids=OF_THE_TEXT)
def test_and_not_over_lines_that_only_look_like_it(before, between, after):
    source = f"It had gone on for all of the year and well into the next.\nIt was bad, and {before}{between}{after}"
    assert state(f"“It was bad, and {before} {after}”", source) == "altered"


@pytest.mark.parametrize("between", FURNITURE.values(), ids=FURNITURE)
def test_a_passage_runs_across(between):
    assert state(WORDS, f"{BEFORE}{between}{AFTER}") == "verbatim"


TEXT = {
    "a line of text": "\nof good weather and\n",
    "the first line of a page": "\fof good weather and\n",
    "the last line of a page": "\nof good weather and\f",
    "a sentence by itself": "\n\nIt was hot.\n\n",
    "a sentence at a page's end": "\n\nIt was hot.\f",
    "a small paragraph": "\n\nin good weather\n\n",
    "a number in a line": " 14 ",
    "a number in a paragraph": "\n14\n",
    "a numbered sentence": "\n\n14 The weather was good.\f",
    "a note that nothing refers to": "\n\n¹ Digging in depth, Testorate, 2016.\f",
}


@pytest.mark.parametrize("between", TEXT.values(), ids=TEXT)
def test_it_does_not_run_across(between):
    assert state(WORDS, f"{BEFORE}{between}{AFTER}") == "altered"


def test_headings_that_count_on_their_own_are_no_furniture():
    pages = [f"It opened well there.\nRecommendation {number}\nIt closed well then." for number in (1, 4, 9)]
    assert state("“It opened well there. It closed well then.”", "\f".join(pages)) == "altered"
    pages = [f"{BEFORE}\nPage no. {number} of ours\f{AFTER}\nPage no. {number + 1} of ours" for number in (7, 9)]
    assert state(WORDS, "\f".join(pages)) == "verbatim"


def test_furniture_may_be_quoted_itself():
    assert state("‘Inspection of digging’", "Inspection of digging\nA.\fInspection of digging\nB.") == "verbatim"


def test_a_number_that_clings_to_a_word_is_a_mark_only_where_its_note_stands():
    assert state("“It digs holes here”", "It digs holes3 here.\n\n3 Holes in depth.\f4") == "verbatim"
    assert state("“It digs holes here”", "It digs holes3 here.") == "altered"
