"""The stories that the claims rule is measured on: each can be read, and says of the record what the record says."""

from collections import Counter

import pytest

from articles.models import Section
from benchmarks.newspaper.invented_bodies import ROWS, add_invented_bodies, holds
from benchmarks.newspaper.measure import measure_story
from benchmarks.newspaper.stories import HALVES, KINDS, CorpusError, read_half, read_story
from inspections.importing.loading import load_folder
from tests.factories import editor

pytestmark = pytest.mark.anywhere

STORIES = [(half, story) for half in HALVES for story in read_half(half)]
STORY = pytest.mark.parametrize("story", [story for _, story in STORIES], ids=[f"{h}-{s.name}" for h, s in STORIES])
ALARMS = {"contradicted", "not_in_record", "not_comparable", "no_overall_grade"}


@pytest.fixture
def record(db):
    """The reference record, with the invented bodies beside it."""
    load_folder()
    add_invented_bodies(editor())


def test_there_are_at_least_sixty_stories_and_a_fault_is_planted_in_a_third():
    assert len(STORIES) >= 60
    assert abs(sum(bool(story.fault) for _, story in STORIES) / len(STORIES) - 1 / 3) < 0.05


@pytest.mark.parametrize("half", HALVES)
def test_each_half_has_every_kind_innocent_and_planted(half):
    seen = {(story.kind, bool(story.fault)) for one, story in STORIES if one == half}
    assert seen == {(kind, planted) for kind in KINDS for planted in (False, True)}


@STORY
def test_a_story_is_as_long_as_one_in_a_newspaper_and_begins_with_its_headline(story):
    assert 150 <= story.length <= 350
    assert [line.role for line in story.lines].index("headline") == 0
    assert Counter(line.role for line in story.lines)["headline"] == 1


@STORY
def test_a_story_has_one_fault_at_most_and_every_other_sentence_may_pass_in_silence(story):
    assert sum(line.planted for line in story.lines) <= 1
    assert all(line.planted == (set(line.labels) <= ALARMS) for line in story.lines)


def test_the_record_holds_what_each_sentence_says_it_holds(record):
    rows = [(story, line, fact) for _, story in STORIES for line in story.lines for fact in line.facts]
    assert [(story.name, fact) for story, _, fact in rows if not holds(fact, story.day)] == []


@STORY
def test_a_sentence_that_is_supported_or_planted_says_what_the_record_holds(story):
    assert [line.text for line in story.lines if (line.planted or "supported" in line.labels) and not line.facts] == []


@STORY
def test_a_fault_is_planted_about_invented_bodies_only(story):
    invented = {row.split()[1] for row in ROWS.read_text(encoding="utf-8").splitlines() if row.startswith("= ")}
    assert not story.fault or {fact.split()[0] for fact in story.fault.facts} <= invented


def test_a_line_without_a_known_label_is_refused(tmp_path):
    path = tmp_path / "story.txt"
    path.write_text("kind: numbers\nday: 2024-01-01\n\nnone | = A headline\n\nThe force is good.\n", encoding="utf-8")
    with pytest.raises(CorpusError, match="no label"):
        read_story(path)


def test_an_alarm_at_the_planted_fault_is_right_and_one_elsewhere_is_false(record):
    story = next(one for _, one in STORIES if one.kind == "numbers" and one.fault)
    section, person = Section.objects.create(name="News", slug="newspaper"), editor()
    found, _ = measure_story(story, section, person)
    story.fault.labels, story.fault.planted = ("none",), False
    innocent, wrong = measure_story(story, section, person)
    assert (found.faults, found.missed, found.false) == (1, 0, 0)
    assert innocent.false == found.alarms == len(wrong)
