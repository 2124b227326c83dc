"""Finding quotations: both conventions, straight marks, apostrophes, speech over several paragraphs."""

import pytest

from articles.quotations import split_paragraphs
from articles.quotations.checking import check_paragraphs
from articles.quotations.detect import find_quotations
from articles.quotations.sources import SourceText

from .judging import judge, judge_all, state

pytestmark = pytest.mark.anywhere


def words(paragraph: str) -> list[str]:
    return [quotation.readings[-1] for quotation in find_quotations([paragraph])]


@pytest.mark.parametrize(
    ("paragraph", "found"),
    [
        ("It was ‘good’ and “fair to all”.", ["good", "fair to all"]),
        ("It was 'good' and \"fair to all\".", ["good", "fair to all"]),
        ("It was ``good'' then.", ["good"]),
        ("It was «good» then.", ["good"]),
        ("(‘good’) – ‘fair’", ["good", "fair"]),
        ("“He called it ‘good’,” she said.", ["He called it ‘good’,"]),
        ("‘He called it “good”,’ she said.", ["He called it “good”,"]),
        ("“He called it “good” then,” she said.", ["He called it “good” then,"]),
        ("‘He called it ‘good’’, she said.", ["He called it ‘good’"]),
        ("‘‘He called it good’’, she said.", ["He called it good"]),
        ("It's the force's plan, isn't it?", []),
        ("The officers’ time and the boys’ club", []),
        ("’Tis the ’90s, ‘90s and rock ’n’ roll, rock 'n' roll", []),
        ("A ‘cause for concern’ in ‘90 per cent’ of cases", ["cause for concern", "90 per cent"]),
        ("He is 6'2\" tall, 6’2” or 6ft", ["6'2\"", "6’2”"]),
        ("A 12\" pipe and a 5' wall", []),
        ("It is ‘the force’s plan’.", ["the force’s plan"]),
        ("", []),
    ],
)
def test_it_finds(paragraph, found):
    assert words(paragraph) == found


def test_feet_and_inches_are_no_quotation():
    assert state("He is 6'2\" tall", "Nothing.") == "not_a_quotation"


def test_a_quotation_that_could_close_in_two_places_is_the_longest_reading_found_in_a_source():
    verdict = judge("It was ‘good for the officers’ time’ then", "The plan is good for the officers’ time.")
    assert (verdict.words, verdict.state) == ("good for the officers’ time", "verbatim")


def test_else_it_is_the_shortest():
    verdict = judge("It was ‘good for the officers’ time’ then", "Nothing of the sort was said.")
    assert (verdict.words, verdict.state) == ("good for the officers", "unsourced")


@pytest.mark.parametrize("behind", ["time was not wasted", "", "and firefighters’, supervisors’ views, not always"])
def test_an_apostrophe_does_not_hide_the_fault_behind_it(behind):
    source = f"It is good for the officers’ {behind} at all."
    assert state(f"“It is good for the officers’ {behind} at all”", source) == "verbatim"
    assert state(f"‘It is good for the officers’ {behind} at all’", source) == "verbatim"
    assert state(f"‘It is good for the officers’ {behind} at best’", source) == "altered"


def test_a_plural_in_quotation_marks_is_no_possessive():
    assert state("It has ‘good officers’ and more.", "It has good officers.") == "verbatim"


def test_a_quotation_that_never_closes_is_unclosed_even_when_its_words_stand_in_the_source():
    verdict = judge("He said: “The force digs holes", "The force digs holes.")
    assert verdict.state == "unclosed"
    assert verdict.page == 1


def test_one_that_opens_before_the_first_closes_leaves_the_first_unclosed():
    states = [one.state for one in judge_all(["“It digs holes. “It fills them.”"], "It digs holes. It fills them.")]
    assert states == ["unclosed", "verbatim"]


SPEECH = ["“One digs a hole.", "“Two fill it in.", "“Three dig again.”"]


def test_speech_that_reopens_each_paragraph_and_closes_once_has_a_verdict_for_each():
    verdicts = judge_all(SPEECH, "One digs a hole.\n\nTwo fill it in.\n\nThree dig again.")
    assert [one.state for one in verdicts] == ["verbatim"] * 3
    assert [one.note for one in verdicts] == [""] * 3


def test_single_marks_reopen_too():
    paragraphs = [paragraph.replace("“", "‘").replace("”", "’") for paragraph in SPEECH]
    verdicts = judge_all(paragraphs, "One digs a hole. Two fill it in. Three dig again.")
    assert [one.state for one in verdicts] == ["verbatim"] * 3


def test_a_gap_between_its_paragraphs_is_verbatim_with_a_note_and_one_inside_is_altered():
    source = "One digs a hole. Nobody looks on. Two fill it in. Three men dig again then."
    verdicts = judge_all([*SPEECH[:2], "“Three dig again then.”"], source)
    assert [one.state for one in verdicts] == ["verbatim", "verbatim", "altered"]
    assert "3 words of the source" in verdicts[1].note


def test_a_paragraph_that_stands_before_the_one_ahead_of_it_is_out_of_order():
    verdicts = judge_all(SPEECH, "Two fill it in. One digs a hole. Three dig again.")
    assert [one.state for one in verdicts] == ["verbatim", "out_of_order", "verbatim"]


def test_the_last_paragraph_without_a_closing_mark_is_unclosed_and_that_comes_before_out_of_order():
    paragraphs = [*SPEECH[:2], "“Three dig again.", "Nobody knows why."]
    verdicts = judge_all(paragraphs, "Three dig again. One digs a hole. Two fill it in.")
    assert [one.state for one in verdicts] == ["verbatim", "verbatim", "unclosed"]


def test_a_phrase_is_no_speech_because_the_next_paragraph_opens_with_one():
    paragraphs = ["It praised ‘hard-working officers’ in town.", "‘Deep holes are dug,’ it said."]
    verdicts = judge_all(paragraphs, "Deep holes are dug. We saw hard-working officers.")
    assert [(one.words, one.state) for one in verdicts] == [
        ("hard-working officers", "verbatim"),
        ("Deep holes are dug,", "verbatim"),
    ]


def test_an_apostrophe_in_running_speech_does_not_hide_the_fault_behind_it():
    source = "We saw officers’ holes in the lawn. Deep holes are dug."
    good = ["It said: ‘We saw officers’ holes in the lawn.", "‘Deep holes are dug.’"]
    assert [one.state for one in judge_all(good, source)] == ["verbatim", "verbatim"]
    bad = ["It said: ‘We saw officers’ holes in the road.", "‘Deep holes are dug.’"]
    assert [one.state for one in judge_all(bad, source)] == ["altered", "verbatim"]


def test_an_unclosed_quotation_before_another_is_no_speech_that_goes_on():
    verdicts = judge_all(["“It digs. “It fills.”", "“It digs.”"], "It digs. It fills. It digs.")
    assert [one.state for one in verdicts] == ["unclosed", "verbatim", "verbatim"]


def test_two_quotations_of_one_report_may_stand_in_any_order():
    verdicts = judge_all(["“Two fill it in.”", "“One digs a hole.”"], "One digs a hole. Two fill it in.")
    assert [one.state for one in verdicts] == ["verbatim", "verbatim"]


def test_the_first_line_is_the_headline_and_blank_lines_part_the_rest():
    assert split_paragraphs("Head\nOne line\nand more.\n\nTwo.") == ["Head", "One line\nand more.", "Two."]
    assert split_paragraphs("One line\nand more.\n\nTwo.", headline=False) == ["One line\nand more.", "Two."]


def test_a_text_without_blank_lines_has_a_paragraph_a_line():
    assert split_paragraphs("Head\n“One.\n“Two.”\nThree.") == ["Head", "“One.", "“Two.”", "Three."]


@pytest.mark.parametrize(("opening", "closing"), [("″", "″"), ("′", "′"), ("″", "”")])
def test_prime_marks_that_a_keyboard_or_a_converter_wrote_are_quotation_marks(opening, closing):
    source = SourceText("A report", "Supervisors review too few crimes in the county.")
    honest = check_paragraphs([f"It said {opening}Supervisors review too few crimes{closing} there."], [source])
    altered = check_paragraphs([f"It said {opening}Supervisors review far too few crimes{closing} there."], [source])
    assert [one.state for one in honest] == ["verbatim"]
    assert [one.state for one in altered] == ["altered"]


def test_a_prime_behind_a_number_opens_no_quotation():
    said = "He is 6′2″ tall, on the 51° 30′ line."
    assert {one.state for one in check_paragraphs([said], [])} <= {"not_a_quotation"}
