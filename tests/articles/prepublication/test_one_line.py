"""Quotations without any source: one line with their number, and what is decided of it is decided of each."""

from articles import verbs
from articles.models import Override
from articles.prepublication import blocking_problems, find_problems
from tests import factories

BODY = "<p>“It digs deep holes,” she said. “It fills them.” And: “It rests.”</p>"


def lines(story):
    return [problem for problem in find_problems(story) if problem.code == "quotation-without-source"]


def test_quotations_without_a_source_are_one_line_with_their_number():
    (line,) = lines(factories.story(body=BODY))
    assert line.text.startswith("3 quotations have no source: “It digs deep holes”, “It fills them” and 1 more.")
    assert [part.about.rstrip(".,") for part in line.parts] == ["It digs deep holes", "It fills them", "It rests"]
    assert line.blocks_publication


def test_one_alone_is_told_as_itself_and_the_same_words_count_once():
    (line,) = lines(factories.story("Force ‘digs deep’ in county", body="<p>It ‘digs deep’.</p>"))
    assert line.text.startswith("“digs deep” has no source.")


def test_the_line_is_overridden_once_for_all_and_another_quotation_stands_alone():
    story = factories.story(body=BODY)
    (line,) = blocking_problems(story)
    verbs.override(by=factories.editor(), story=story, key=line.key, reason="Heard by Rita at the meeting.")
    assert Override.objects.count() == 3
    (line,) = lines(story)
    assert not line.blocks_publication
    story.body += "<p>“It dug again.”</p>"
    (problem,) = blocking_problems(story)
    assert problem.about == "It dug again."


def test_that_nothing_is_attached_is_not_said_twice():
    factories.judgment_version("fair")
    said = "<p>Borsetshire Police was rated fair for digging in round 1. “We dig,” it said.</p>"
    found = {problem.code for problem in find_problems(factories.story(body=said))}
    assert "quotation-without-source" in found
    assert "no-source" not in found
