"""The contract of the quote check, clause by clause: what is set aside, what is kept, what is said of it."""

import pytest

from .judging import judge, pairs, state

pytestmark = pytest.mark.anywhere

LEVELS = "Demand has since returned to normal levels, which the force expected."

SET_ASIDE = {
    "ligatures": ("“the ﬁrst oﬃcer said”", "the first officer said"),
    "full-width letters": ("“the ｆｏｒｃｅ said”", "the force said"),
    "accents written apart": ("“café culture grew”", "cafe\u0301 culture grew"),
    "a footnote mark": ("“It hired 20 officers”", "It hired 20¹ officers"),
    "a footnote mark behind a stop": ("“at normal levels. The force grew”", "at normal levels.¹² The force grew"),
    "a footnote mark in brackets": ("“normal levels, it said”", "normal levels[3], it said"),
    "a dagger": ("“normal levels again”", "normal† levels again"),
    "a list of footnote marks": ("“normal levels again”", "normal levels¹, ² again"),
    "a run of footnote marks": ("“normal levels. The force grew”", "normal levels.¹–³ The force grew"),
    "a footnote mark that says so": ("“normal levels again”", "normal levels [footnote 3] again"),
    "one that is spelt otherwise": (
        "“normal levels again, all of them”",
        "normal levels[fn 3] again (Footnote b), all of them",
    ),
    "a number that clings to a stop": ("“at normal levels. The force grew”", "at normal levels.12 The force grew"),
    "a run of them": ("“normal levels, and it grew”", "normal levels,8-11 and it grew"),
    "one that clings to both": ("“at normal levels. The force grew”", "at normal levels.2The force grew"),
    "one behind a mark": ("“at ‘normal levels.’ The force grew”", "at ‘normal levels.’3 The force grew"),
    "a list in brackets": ("“normal levels again”", "normal levels[1, 2] again"),
    "a mark of Markdown": ("“normal levels again”", "normal levels[^1] again"),
    "a mark that the story kept": (
        "“normal levels[1] again¹ and again* [footnote 2]”",
        "normal levels again and again",
    ),
    "an exponent raised or not": ("“100 m2 of land was dug”", "100 m² of land was dug"),
    "a trade mark": ("“Taser use rose”", "Taser™ use rose"),
    "a raised ordinal": ("“20th century policing”", "20ᵗʰ century policing"),
    "straight marks": ("“the force's work”", "the force’s work"),
    "single marks inside": ("“it was ‘good’ then”", 'it was "good" then'),
    "the stop and an inner mark": ("“it was ‘good’, they said”", "it was “good,” they said"),
    "the kind of dash": ("“work – all of it – is good”", "work—all of it—is good"),
    "a dash written as two hyphens": ("“work – all of it”", "work -- all of it"),
    "the dash between years": ("“in 2014-15 it grew”", "in 2014–15 it grew"),
    "runs of white space": ("“the force is good”", "the  force\u00a0is\n\tgood"),
    "soft hyphens": ("“the reducing force”", "the redu\u00adcing force"),
    "a soft hyphen at a line's end": ("“the reducing force”", "the redu\u00ad\ncing force"),
    "a broken word": ("“the reducing force”", "the redu-\ncing force"),
    "a compound at a line's end": ("“the re-offending rate”", "the re-\noffending rate"),
    "a compound broken as one word": ("“the reoffending rate”", "the re-\noffending rate"),
    "a word broken in the story": ("“the redu-\ncing force”", "the reducing force"),
    "a PDF reader's hyphen": ("“the reducing force”", "the redu\ufffecing force"),
    "the first letter's case": ("“Returned to normal levels”", LEVELS),
    "[r]eturned": ("“[R]eturned to normal levels”", LEVELS),
    "an ellipsis at the edges": ("“… returned to normal levels …”", LEVELS),
    "a comma for a stop": ("“It returned to normal levels,” he said", "It returned to normal levels."),
    "a stop that the source has not": ("“returned to normal levels.”", LEVELS),
    "no stop": ("“returned to normal levels”", "It returned to normal levels;"),
}


@pytest.mark.parametrize(("words", "source"), SET_ASIDE.values(), ids=SET_ASIDE)
def test_it_sets_aside(words, source):
    assert state(words, source) == "verbatim"


KEPT = {
    "a question mark": ("“is it good.”", "is it good?"),
    "an exclamation mark": ("“it is good!”", "it is good."),
    "a decimal point": ("“rose by 35 per cent”", "rose by 3.5 per cent"),
    "a number behind a stop and a space": ("“it fell. Officers left in all”", "it fell. 12 Officers left in all"),
    "all of a decimal": ("“5 per cent more”", "3.5 per cent more"),
    "pence": ("“it cost £12.”", "it cost £12.50."),
    "an apostrophe": ("“its a good force”", "it’s a good force"),
    "a possessive": ("“the officers time is short”", "the officers’ time is short"),
    "a hyphen in a line": ("“the reoffending rate fell”", "the re-offending rate fell"),
    "a space for a hyphen": ("“the re offending rate fell”", "the re-offending rate fell"),
    "an inner comma": ("“the force, in time, is good”", "the force in time is good"),
    "an inner capital": ("“the Force is good now”", "the force is good now"),
    "a footnote mark apart from its number": ("“It hired 201 officers”", "It hired 20¹ officers"),
    "an exponent": ("“100 m² of land was dug”", "100 m³ of land was dug"),
    "a power of ten": ("“some 3 × 10⁶ holes”", "some 3 × 10⁵ holes"),
    "a number raised behind another": ("“in all 10⁶ holes were dug”", "in all 10⁵ holes were dug"),
    "the whole of a compound": ("“offending has fallen fast”", "re-offending has fallen fast"),
    "a minus": ("“5 per cent growth”", "it was −5 per cent growth"),
    "a currency": ("“12 per head was spent”", "£12 per head was spent"),
    "a per cent sign": ("“it rose by 12”", "it rose by 12% a year"),
    "words": ("“it cannot do it now”", "it can not do it now"),
}


@pytest.mark.parametrize(("words", "source"), KEPT.values(), ids=KEPT)
def test_it_keeps(words, source):
    assert state(words, source) == "altered"


def test_a_lost_not_is_altered_however_much_else_is_the_same():
    words = " ".join(f"word{n}" for n in range(200))
    verdict = judge(f"“{words}”", words.replace("word100", "not word100"))
    assert verdict.state == "altered"
    assert pairs(verdict) == [("", "not")]


def test_altered_when_the_nearest_passage_shares_half_of_the_words_else_in_no_source():
    assert state("“dogs chase red cars”", "cats chase red vans") == "altered"
    assert state("“dogs hunt red cars”", "cats chase red vans") == "unsourced"


@pytest.mark.parametrize("words", ["“digs deep pits”", "“deep pits”", "“pits”", "“a deep hole”"])
def test_of_fewer_than_four_words_no_nearest_passage_is_shown(words):
    verdict = judge(words, "The force digs deep holes.")
    assert (verdict.state, verdict.passage) == ("unsourced", None)
    assert verdict.note == "It is in no attached source."


@pytest.mark.parametrize("words", ["“Deep Holes”", "“deep, holes”", "“fell by 9%”", "“deep holes!”", "“It cost £12”"])
def test_where_they_are_the_sources_words_but_for_marks_and_capitals_it_is(words):
    source = "The force digs deep holes. It cost £12.50 and fell by 9 per cent."
    verdict = judge(words, source)
    assert verdict.state == "altered"
    assert verdict.passage


FAR = (
    "The force digs deep holes. It rains on most days of the week, and nobody in all the county minds the noise. "
    "The council counts them.\fIt fills every hole."
)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("“The force digs deep holes. It fills every hole.”", "between which stand 21 words"),
        ("“The force digs deep holes, and it fills every hole.”", "between which stand 21 words"),
        ("“It fills every hole. The force digs deep holes.”", "the other way round"),
        ("“It fills every hole and the force digs deep holes”", "the other way round"),
    ],
)
def test_two_sentences_far_apart_that_are_joined_are_both_named_with_what_lies_between(words, said):
    verdict = judge(words, FAR)
    assert verdict.state == "altered"
    for part in ("It joins two passages", "digs deep holes", "(page 1)", "fills every hole", "(page 2)", said):
        assert part in verdict.note
    assert verdict.differences[0].source.startswith("It rains on most days")


def test_the_differing_words_are_named_pair_by_pair():
    verdict = judge("“keeping people safe and reporting crime”", "It is keeping people safe and reducing crime.")
    assert pairs(verdict) == [("reporting", "reducing")]
    assert verdict.passage == "keeping people safe and reducing crime"


@pytest.mark.parametrize(
    ("words", "source", "named"),
    [
        ("“the judgement of the force”", "the judgment of the force", "house spelling"),
        ("“its reoffending rate fell”", "its re-offending rate fell", "house spelling"),
        ("“fell by 12% in all”", "fell by 12 per cent in all", "house spelling"),
        ("“the Force is good now”", "the force is good now", "capitals"),
        ("“the force, in time, is good”", "the force in time is good", "inner punctuation"),
        ("“the Force, it says, is good”", "the force it says is good", "inner punctuation and capitals"),
    ],
)
def test_house_style_alone_stays_altered_but_is_named_and_does_not_block(words, source, named):
    verdict = judge(words, source)
    assert verdict.state == "altered"
    assert verdict.house_style_only
    assert named in verdict.note


@pytest.mark.parametrize(
    ("words", "source"),
    [
        ("“it’s a good force”", "its a good force"),
        ("“it rose by 35 in all”", "it rose by 3.5 in all"),
        ("“we can not do it”", "we cannot do it"),
        ("“is the force good? yes”", "is the force good, yes"),
        ("“it was 5 per cent lower”", "it was −5 per cent lower"),
    ],
)
def test_what_may_change_the_meaning_is_never_called_house_style(words, source):
    verdict = judge(words, source)
    assert verdict.state == "altered"
    assert not verdict.house_style_only


def test_a_source_without_text_cannot_be_checked_and_is_never_called_not_found():
    verdict = judge("“the force is good”", " \n\f ")
    assert verdict.state == "uncheckable"
    assert "cannot be checked" in verdict.note
    assert state("“the force is good”", "Nothing of the kind.", "") == "uncheckable"


def test_a_quotation_in_a_readable_source_is_found_beside_one_without_text():
    assert state("“the force is good”", "", "We say that the force is good.") == "verbatim"


def test_it_says_where_the_words_stand_with_300_characters_around_them():
    verdict = judge("“the second page”", "One page.\fHere is the second page." + " More." * 100)
    assert (verdict.source, verdict.page, verdict.passage) == ("source 1", 2, "the second page")
    assert verdict.before.endswith("Here is ")
    assert len(verdict.behind) == 300


def test_few_words_are_counted():
    assert "occurs 31 times" in judge("‘requires improvement’", "It requires improvement. " * 31).note
    assert judge("‘requires improvement’", "It requires improvement.").note == ""


def test_words_stand_in_the_source_across_its_paragraphs_and_pages():
    assert state("“It has dug holes. It fills them”", "It has dug holes.\n\nIt fills them.") == "verbatim"
    assert state("“It has dug deep holes”", "It has dug\fdeep holes.") == "verbatim"


def test_two_sentences_joined_over_a_third_are_altered():
    assert state("“It has dug holes. It fills them.”", "It has dug holes. All leak. It fills them.") == "altered"
