"""Quotations that are no more than a grade or the name of an area: the record answers them, no paper need."""

import pytest

from articles.prepublication import find_problems
from articles.prepublication.proof import read_proof
from tests import factories


@pytest.fixture(autouse=True)
def record():
    scale = factories.scale("four-grade", ("good", "requires improvement", "inadequate"))
    under = factories.programme("round-4", scale=scale)
    factories.judgment_version("requires improvement", on=factories.area(under, "digging-deep", label="Digging deep"))
    return factories.judgment_version(
        "inadequate",
        on=factories.area(
            under, "the-young", wording="How well does it look after the young?", label="Protecting the young"
        ),
    )


def fine(words: str, *, attached=None) -> list[bool]:
    story = factories.story(body=f"<p>Borsetshire Police was told that it was ‘{words}’ on Monday.</p>")
    if attached:
        story.inspections.add(attached)
        factories.source("It digs.", inspection=attached)
    return [one.is_fine for one in read_proof(story).quotations]


@pytest.mark.parametrize(
    "words",
    [
        "requires improvement",
        "require improvement",
        "requiring improvement",
        "Requires improvement.",
        "inadequate",
        "inadequate at protecting the young",
        "requires improvement in digging deep",
        "digging deep",
    ],
)
def test_a_grade_or_the_name_of_an_area_is_answered_by_the_record(words):
    assert fine(words) == [True]


@pytest.mark.parametrize(
    "words",
    [
        "good",  # it never got that
        "requires improvements",
        "requires great improvement",
        "inadequate at digging deep",
        "inadequate at protecting young people",
        "digging very deep",
        "inadequate in many ways",
    ],
)
def test_an_altered_one_is_still_a_fault(words):
    assert fine(words) == [False]


def test_a_paper_that_has_it_otherwise_makes_no_fault_of_grammar(record):
    assert fine("require improvement", attached=record.judgment.inspection) == [True]
    assert fine("requires improving", attached=record.judgment.inspection) == [False]


def test_of_a_body_with_an_inspection_attached_that_one_is_asked(record):
    other = factories.inspection(under=factories.programme("round-5", scale=factories.scale("four-grade")))
    assert fine("inadequate", attached=other) == [False]
    assert fine("inadequate", attached=record.judgment.inspection) == [True]


def test_words_about_no_body_of_the_record_are_not_answered():
    story = factories.story(body="<p>The council called it ‘inadequate’.</p>")
    assert [problem.code for problem in find_problems(story) if problem.code.startswith("quotation")] == [
        "quotation-without-source"
    ]


def test_an_area_that_is_renamed_is_known_by_its_new_name_at_once(record):
    assert fine("protecting the young") == [True]
    type(record.judgment.area).objects.filter(pk=record.judgment.area_id).update(label="Guarding the young")
    assert fine("protecting the young") == [False]
    assert fine("guarding the young") == [True]
