"""Ellipses and square brackets: what they leave out and put in, and when a person must look."""

import pytest

from .judging import judge, pairs, state

pytestmark = pytest.mark.anywhere

SOURCE = (
    "The force is good at finding people who have gone missing from home and it is fair to victims of crime. "
    "Leaders say so."
)


@pytest.mark.parametrize("mark", ["…", "...", ". . .", "[...]", "[…]", "(…)", "....", ". …"])
def test_an_ellipsis_parts_a_quotation_and_what_it_leaves_out_is_shown(mark):
    verdict = judge(f"“The force is good at {mark} it is fair to victims”", SOURCE)
    assert verdict.state == "verbatim_with_omissions"
    assert pairs(verdict) == [("…", "finding people who have gone missing from home and")]
    assert not verdict.needs_tick


def test_parts_in_another_order_are_out_of_order():
    assert state("“it is fair to victims … The force is good at finding”", SOURCE) == "out_of_order"


def test_a_part_that_is_not_in_the_source_makes_it_altered():
    assert state("“The force is good at finding people … it is kind to victims”", SOURCE) == "altered"


def test_parts_from_two_sources_are_not_one_quotation():
    one, two = "The force is good at finding people.", "It is fair to victims of crime."
    assert state("“The force is good at finding people … fair to victims of crime”", one, two) == "altered"


def test_a_part_may_begin_with_a_capital_or_a_bracketed_letter():
    assert state("“The force is good at … It is fair to victims”", SOURCE) == "verbatim_with_omissions"
    assert state("“The force is good at … [I]t is fair to victims”", SOURCE) == "verbatim_with_omissions"


def test_words_in_brackets_stand_for_some_of_the_sources_or_for_none():
    verdict = judge("“people who [disappeared] and it is fair to victims”", SOURCE)
    assert verdict.state == "verbatim_with_omissions"
    assert pairs(verdict) == [("[disappeared]", "have gone missing from home")]
    put_in = judge("“The force is good at finding [lost] people who have gone”", SOURCE)
    assert pairs(put_in) == [("[lost]", "")]
    assert put_in.needs_tick


def test_letters_in_brackets_stand_for_part_of_one_word():
    assert judge("“The force is good at f[ound] people who have”", SOURCE).needs_tick
    assert state("“The force is good at l[ooking] people who have”", SOURCE) == "altered"


def test_a_bracket_does_not_stand_for_whole_sentences():
    far = "The force is good. " + "Many more words follow here. " * 8 + "It is fair to all of the victims."
    assert state("“The force is [so] fair to all of the victims”", far) != "verbatim_with_omissions"


def test_brackets_and_ellipses_that_the_source_itself_prints_are_its_own():
    assert state("“We tried … and [sic] failed”", "They said: we tried … and [sic] failed.") == "verbatim"


def test_brackets_that_do_not_close_are_altered():
    assert state("“The force is good at [finding people who”", SOURCE) == "altered"


TASKS = "“It works well … at all of its tasks”"


@pytest.mark.parametrize(
    ("words", "source", "reason"),
    [
        ("“It is … good at what it does”", "It is not good at what it does", "negation"),
        (TASKS, "It works well and it hasn’t ever been good at all of its tasks", "negation"),
        (TASKS, "It works well and has had 12 people at work at all of its tasks", "number"),
        (TASKS, "It works well and has had two people at work at all of its tasks", "number"),
        (TASKS, "It works well and we saw Ambridge teams do well at all of its tasks", "name"),
        (TASKS, "It works well when watched at all of its tasks", "five words"),
        ("“It … works”", "It is well known to all of us that the place works", "five words"),
        (TASKS, "It works well as we saw there.\n\nThe team is fine at all of its tasks", "paragraph"),
        ("“The service [does not do] well at its tasks”", "The service does well at its tasks", "negation"),
    ],
)
def test_a_person_must_look_when_it_holds_or_is(words, source, reason):
    verdict = judge(words, source)
    assert verdict.state == "verbatim_with_omissions"
    assert verdict.needs_tick
    assert reason in verdict.note


def test_the_least_omission_is_the_one_shown():
    twice = "It is slow. The force is good at many things that matter to all people. It is slow to act when called."
    verdict = judge("“It is slow … to act when called”", twice)
    assert pairs(verdict) == [("…", "")]


@pytest.mark.parametrize(
    ("words", "source"),
    [
        ("“They has gone [sic] to dig”", "They has gone to dig"),
        ("“They has gone (sic)”", "They has gone"),
        ("“It works well … at all of its tasks”", "It works well at all of its tasks"),
        (TASKS, "It works well, of course, at all of its tasks"),
        ("“It … works well at its tasks”", "It also works well at its tasks"),
        ("“The force … works well at its tasks”", "The force, a small team, works well at its tasks"),
        ("“It digs deep holes. … It fills them all”", "It digs deep holes. They could be wider. It fills them all"),
    ],
)
def test_nobody_need_look_where_nothing_that_matters_was_left_out(words, source):
    verdict = judge(words, source)
    assert verdict.state == "verbatim_with_omissions"
    assert not verdict.needs_tick, verdict.note


def test_sic_stands_for_nothing_so_it_hides_no_word():
    assert state("“It [sic] works well at its tasks”", "It never works well at its tasks") == "altered"
    assert judge("“It [sic] … works well at its tasks”", "It never works well at its tasks").needs_tick


@pytest.mark.parametrize(
    ("left_out", "reason"),
    [
        ("says, as it has done for some while, that it", "opinion"),
        ("would, given money and the people to spend it on,", "condition"),
        ("plans in all of the years ahead that it", "opinion"),
        ("is in a county of farms. The council nearby", "something else"),
        ("is in a county of farms, and the council is one that", "something else"),
        ("properly", "five words"),
        ("at weekends", "five words"),
        (", at weekends,", "five words"),
        (", mostly,", "degree"),
    ],
)
def test_a_person_must_look_at_what_limits_it_or_turns_to_something_else(left_out, reason):
    verdict = judge("“The force … works well at its tasks”", f"The force {left_out} works well at its tasks.")
    assert verdict.needs_tick
    assert reason in verdict.note
