"""What a sentence mentions, and where: one reader for claims, uses and search."""

import pytest

from articles.prose.reader import Reader
from articles.prose.sentences import Passage, split_sentences
from tests.articles.record_uses.invented import RECORD

READER = Reader(RECORD.bodies, RECORD.programmes, RECORD.areas, RECORD.grades)


def mentions(text: str):
    (sentence,) = split_sentences([Passage("body", text)])
    return sentence, READER.mentions(sentence)


def test_a_sentence_gives_all_that_it_mentions_with_its_place():
    sentence, found = mentions("Borsetshire Constabulary was rated good for legitimacy in SAFE 2017.")
    every = (*found.bodies, *found.grades, *found.areas, *found.programmes, *found.times)
    said = [" ".join(sentence.bases[one.start : one.end]) for one in every]
    assert said == ["borsetshire constabulary", "good", "legitimacy", "safe", "2017"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("West Borset Police was inspected.", "Borsetshire Constabulary"),
        ("West Borset was inspected.", "Borsetshire Constabulary"),
        ("Borset Constabulary was inspected.", "Borsetshire Constabulary"),
        ("Felps Police was inspected.", "Felpersham City Police"),
        ("FCP was inspected.", "Felpersham City Police"),
        ("Borsetshire’s fire brigade was inspected.", "Borsetshire Fire and Rescue Service"),
    ],
)
def test_a_body_is_known_by_former_shortened_and_derived_names(text, name):
    _, found = mentions(text)
    assert [one.body.name for one in found.bodies] == [name]


def test_the_name_of_a_place_alone_may_mean_several_bodies():
    (found,) = mentions("Borsetshire was inspected.")[1].bodies
    assert found.is_place
    assert {body.name for body in found.bodies} == {"Borsetshire Constabulary", "Borsetshire Fire and Rescue Service"}


@pytest.mark.parametrize(
    ("text", "is_named"),
    [
        ("It was rated good for people.", True),
        ("Its people were praised.", True),
        ("People: inadequate.", True),
        ("Good for people who live there.", False),
        ("The people of Borsetshire were asked.", False),
    ],
)
def test_an_area_called_by_a_plain_word_must_be_set_apart(text, is_named):
    assert bool(mentions(text)[1].areas) is is_named


def test_a_sentence_that_names_nothing_mentions_nothing():
    found = mentions("Tea was served.")[1]
    assert not any((found.bodies, found.areas, found.grades, found.programmes, found.times))
