"""What the finder reads in a story, and what it leaves alone."""

import time

import pytest

from .invented import BORSET, SAFE_2017, found

# The judgments of tests/articles/record_uses/invented.py by what a sentence says of them.
EFFECTIVENESS_2017, LEGITIMACY_2017, EFFECTIVENESS_2016, RESPONDING, FELPERSHAM, PEOPLE = {1}, {2}, {3}, {4}, {5}, {6}


@pytest.mark.parametrize(
    "sentence",
    [
        "Borsetshire Constabulary was rated as requiring improvement for effectiveness in SAFE 2017.",
        "In the 2017 SAFE inspection Borsetshire police “requires improvement” for effectiveness.",
        "Inspectors judged in 2017 that effectiveness at Borsetshire Constabulary required improvement.",
        "West Borset Police, as it then was, was told its effectiveness requires improvement in the 2017 round.",
        "Costs aside, effectiveness at Borsetshire’s force was graded ‘requires improvement’ in SAFE 2017.",
    ],
)
def test_it_reads_body_programme_area_and_grade_in_many_forms(sentence):
    assert found(sentence) == EFFECTIVENESS_2017


def test_the_force_is_the_one_that_was_named_before():
    assert found("Borsetshire Constabulary was inspected in 2017.", "The force was rated good for legitimacy.") == (
        LEGITIMACY_2017
    )
    assert found(
        "In SAFE 2017 the force was rated good for legitimacy.", headline="Borsetshire police and the law"
    ) == (LEGITIMACY_2017)


def test_the_year_may_stand_in_another_sentence():
    assert found("Borsetshire police was rated good for effectiveness. That was in the 2016 inspection.") == (
        EFFECTIVENESS_2016
    )


def test_the_programme_may_be_that_of_the_inspection_attached():
    sentence = "Borsetshire Constabulary was rated good for legitimacy."
    assert found(sentence, inspections=[(BORSET, SAFE_2017)], written="2021-01-01") == LEGITIMACY_2017
    assert found(sentence, written="2021-01-01") == set()


def test_without_a_year_it_is_the_inspection_that_has_just_come_out():
    assert (
        found("Borsetshire Constabulary has been rated good for legitimacy.", written="2018-04-01") == LEGITIMACY_2017
    )


def test_without_an_area_it_is_every_judgment_of_the_inspection_with_that_grade():
    assert found("Borsetshire Constabulary was rated good in SAFE 2017.") == LEGITIMACY_2017
    assert found("Borsetshire Constabulary was rated good and inadequate in SAFE 2017.") == LEGITIMACY_2017


def test_an_area_just_spoken_of_is_the_one_meant():
    told = ("The 2017 inspection looked at effectiveness.", "Felpersham City Police was rated inadequate.")
    assert found(*told, headline="Felpersham police inspected") == FELPERSHAM
    sentence = (
        "Borsetshire police was rated good for legitimacy in SAFE 2017. A year before, in 2016, it had been rated good."
    )
    assert found(sentence) == LEGITIMACY_2017 | EFFECTIVENESS_2016


def test_the_scale_itself_is_no_grade_of_anybody():
    scale = "Outstanding, good, requires improvement, inadequate: the grades that Borsetshire police got in SAFE 2017."
    assert found(scale) == set()
    assert found("In SAFE 2017 adequate came between good and inadequate for Borsetshire police.") == set()


def test_two_bodies_in_one_sentence_keep_their_own_grades():
    sentence = (
        "In SAFE 2017 Borsetshire police was rated as requiring improvement for effectiveness, while Felpersham City "
        "Police was judged inadequate."
    )
    assert found(sentence) == EFFECTIVENESS_2017 | FELPERSHAM


def test_two_grades_in_one_sentence_each_find_their_year():
    sentence = "Borsetshire’s grade for effectiveness went from good in 2016 to requires improvement in 2017."
    assert found(sentence) == EFFECTIVENESS_2016 | EFFECTIVENESS_2017


def test_an_area_is_read_with_other_endings():
    sentence = "Borsetshire police was graded inadequate for the way it responds to the public in SAFE 2021–23."
    assert found(sentence, written="2022-10-06") == RESPONDING


def test_a_grade_that_was_replaced_is_found_when_its_area_is_named():
    """The first grade was seen in 2018, the second in 2019."""
    named = "Borsetshire police was graded inadequate for responding to the public in SAFE 2021-2023."
    assert found(named, written="2022-10-06") == RESPONDING
    assert found("Borsetshire police was graded inadequate in SAFE 2021-2023.", written="2022-10-06") == set()


def test_police_and_fire_service_of_one_county_are_not_mixed():
    assert found("Borsetshire Fire and Rescue Service was rated inadequate for its people in 2019.") == PEOPLE
    assert found("Borsetshire fire service was rated good in 2017.") == set()
    assert found("Borsetshire police met in 2019.", "The fire service was rated inadequate for its people.") == set()


@pytest.mark.parametrize(
    "sentence",
    [
        "Borsetshire Constabulary did a good job in SAFE 2017.",
        "A primary school in Borsetshire was rated good in 2017.",
        "Borsetshire County Council was rated good for legitimacy in 2017.",
        "Borsetshire Constabulary hopes to be rated good in SAFE 2017.",
        "Borsetshire Constabulary was not rated good for legitimacy in SAFE 2017.",
        "The 2017 SAFE inspection of Borsetshire Constabulary took two weeks.",
        "Borsetshire Constabulary was rated outstanding for legitimacy in SAFE 2017.",
        "Loamshire Constabulary was rated good for legitimacy in SAFE 2017.",
        "Borsetshire police station requires improvement, a surveyor said in 2017.",
        "No force was rated good for legitimacy in 2017.",
    ],
)
def test_it_leaves_alone_what_names_no_judgment_of_the_record(sentence):
    assert found(sentence, "Borsetshire Constabulary has a new chief.") == set()


def test_empty_and_strange_text_finds_nothing():
    assert found("", "….?!", "good " * 500, "2017 " * 500) == set()


def test_text_made_to_be_slow_is_read_all_the_same():
    slow = "Borsetshire was rated good, the force in 2017 found to be " * 400
    started = time.process_time()
    found(slow, "was rated good. In 2017 Borsetshire " * 400, "a " * 20_000, "_" * 20_000)
    assert time.process_time() - started < 5
