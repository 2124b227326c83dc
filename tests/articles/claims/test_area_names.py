"""Every official name of an area means that area, and no other of its programme."""

import re

import pytest

from articles.prose.areas import QUESTION, AreaFinder
from articles.prose.sentences import Passage, split_sentences
from inspections.models import Area

pytestmark = pytest.mark.anywhere

# Labels of one word that are plain words of the language too: “its people”, “efficient”.
PLAIN_WORDS = {"People", "Efficient"}


def official_names(area):
    wording = area.wording.rstrip("?")
    asked = QUESTION.fullmatch(wording.lower())
    names = {re.sub(r"\(.*?\)", "", area.label).strip()} - PLAIN_WORDS
    if asked and area.parent_id:
        names.add(asked[1])
    elif wording and not wording.lower().startswith(("how", "to what", "does")):
        names.update(wording.split(" / "))
    return names


def test_each_official_name_of_each_area_is_that_area_alone(reference):
    record = reference[""]
    finder, wrong = AreaFinder(record.areas), []
    for area in (one for one in record.areas if one.graded != Area.Graded.NEVER):
        for name in official_names(area):
            text = f"The body was rated good at {name[0].lower()}{name[1:]} that year."
            (sentence,) = split_sentences([Passage("body", text)])
            found = {mention.inside(area.programme) for mention in finder.find(sentence)} - {None}
            wrong += [(area.programme.code, name, found)] if found != {area} else []
    assert wrong == []
