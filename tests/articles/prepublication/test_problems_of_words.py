"""What the desk is told of a story's claims, names and terms. What the record contradicts stops a story."""

import pytest

from articles.prepublication import blocking_problems, find_problems
from articles.prepublication.rules.spelling_of_names import nearest_name
from tests import factories


def told(story, code: str) -> list[str]:
    return [problem.text for problem in find_problems(story) if problem.code == code]


def test_a_claim_that_the_record_does_not_bear_is_told_with_its_place_and_safe_words():
    factories.judgment_version("fair")
    story = factories.story("Borsetshire Police rated splendid for digging in round 1")
    (problem,) = [problem for problem in find_problems(story) if problem.code == "claim-contradicted"]
    assert problem.where == "headline"
    assert "“Borsetshire Police rated splendid for digging in round 1”" in problem.text
    assert "Safe to say: TESTORATE graded Borsetshire Police ‘fair’ at digging" in problem.text
    assert blocking_problems(story) == [problem]


def test_grades_that_cannot_be_compared_stop_a_story_and_what_the_record_does_not_hold_does_not():
    old, new = factories.area(code="old"), factories.area(factories.programme("round-2", comparability_group="new"))
    factories.judgment_version("fair", on=old)
    factories.judgment_version("dreadful", on=new)
    story = factories.story(standfirst="Borsetshire Police has deteriorated at digging since its last inspection.")
    factories.ask_the_criticised(story)
    assert [problem.code for problem in blocking_problems(story)] == ["claim-not-comparable"]
    story.standfirst = "Loamshire Police was rated fair for digging in 2017."
    factories.body("loamshire")
    assert told(story, "claim-not-in-record")
    assert not blocking_problems(story)


def test_what_is_attached_says_whom_and_what_the_story_is_about():
    version = factories.judgment_version("fair")
    story = factories.story(body="<p>The force was rated fair.</p>")
    assert told(story, "claim-contradicted")
    factories.attach(story, version)
    assert not told(story, "claim-contradicted")


def test_captions_are_read_too():
    factories.judgment_version("fair")
    story = factories.story(lead_caption="Borsetshire Police was rated dreadful for digging.")
    assert told(story, "claim-contradicted")


def test_a_quoted_report_speaks_for_itself_and_a_statement_does_not():
    words = "digging has deteriorated in every part of the county since the last inspection"
    for kind, supported in (("report", True), ("statement", False)):
        source = factories.source(f"The force is fair. Its {words}.", kind=kind)
        factories.judgment_version("fair")
        story = factories.story(body=f"<p>The report said Borsetshire Police’s “{words}”.</p>")
        factories.quote(story, words, speaker="", source=source)
        assert any(problem.code.startswith("claim-") for problem in find_problems(story)) != supported


def test_another_number_than_the_records_is_told_with_its_basis():
    for slug, grade in (("borsetshire", "fair"), ("loamshire", "fair"), ("wessex", "dreadful")):
        factories.judgment_version(
            grade, of=factories.body(slug), on=factories.area(factories.programme(label="Round 2017"))
        )
    story = factories.story(standfirst="Three of three forces were rated fair for digging in 2017.")
    (text,) = told(story, "number-differs")
    assert "2 of the 3 police forces whose grade we hold" in text


def test_a_word_close_to_a_name_is_pointed_out():
    factories.body("borsetshire")
    story = factories.story(body="<p>Borsetshrie Police dug. “Borsetshrie,” he said.</p>")
    assert told(story, "name-misspelt") == ["“Borsetshrie” is close to “Borsetshire”: is that what is meant?"]


@pytest.mark.parametrize("county", ["Herefordshire", "Berkshire", "Oxfordshire", "Denbighshire", "Westmorland"])
def test_another_county_is_no_slip_of_one_that_has_a_force(county):
    forces = {"Hertfordshire", "Bedfordshire", "Derbyshire", "Cambridgeshire", "Northumberland"}
    assert nearest_name(county, forces) is None


@pytest.mark.parametrize(
    ("word", "name"),
    [("HMRCFRS", "HMICFRS"), ("Cambrigeshire", "Cambridgeshire"), ("Clevland", "Cleveland"), ("Surrrey", "Surrey")],
)
def test_slips_of_known_names(word, name):
    assert nearest_name(word, {"HMICFRS", "HMIC", "Cambridgeshire", "Cleveland", "Surrey", "Kent"}) == name


@pytest.mark.parametrize("word", ["Kept", "Cambridge", "HMRC", "Dorking", "Northumberland", "Kents", "Constables"])
def test_words_and_places_of_their_own_are_no_slips(word):
    assert (
        nearest_name(word, {"HMICFRS", "HMIC", "Cambridgeshire", "Northumbria", "Kent", "Dorset", "Constabulary"})
        is None
    )


def test_one_speaker_with_two_spellings_or_ranks_is_pointed_out():
    story = factories.story(body="<p>Chief Constable Alan Digger spoke.</p>")
    factories.quote(story, speaker="Alan Digger", role="deputy chief constable")
    factories.quote(story, "Another hole", speaker="Allan Digger", role="deputy chief constable")
    texts = told(story, "speaker-differs")
    assert "One quote is of “Allan Digger”, another of “Alan Digger”: is that one person?" in texts
    assert "The text calls Alan Digger “Chief Constable”, the quote “deputy chief constable”." in texts


@pytest.mark.parametrize(
    "words", ["cause for concern", "areas of improvement", "government inspectors", "special measures"]
)
def test_house_style_is_a_hint_outside_quotation_marks_only(words):
    assert told(factories.story(body=f"<p>It said {words} today.</p>"), "house-style")
    assert not told(factories.story(body=f"<p>It said “{words}” today.</p>"), "house-style")
