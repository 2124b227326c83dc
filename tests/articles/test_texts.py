"""Which words readers see is declared once; a field that nobody declared stops the site, and no note gets by."""

import pytest
from django.contrib.admin.utils import flatten_fieldsets
from django.core.management import call_command
from django.db import models

from articles import verbs
from articles.admin.story.form import StoryForm
from articles.admin.story.panels.check_results import field_label
from articles.admin.story.story_admin import WRITING
from articles.checks import every_field_of_words_is_declared, undeclared
from articles.content.notes.count import find_notes
from articles.content.notes.strip import leave_out_notes
from articles.content.story_content import saved_content
from articles.content.texts import DESK_ONLY, TEXTS, Text, text_names
from articles.models import Correction, Mention, Quote, Reply, Story, StoryPicture
from articles.prepublication import find_problems
from articles.record_uses.mentions import story_passages
from newsroom.pages.search.index_triggers import WATCHED
from newsroom.pages.search.indexed_view import view_for
from tests import factories

NOTE = "[[TK ask the digger]]"


def fields_of_words(model) -> set[str]:
    """Asked of the model, so that a field which nobody declared is among them."""
    return {field.name for field in model._meta.local_fields if isinstance(field, models.CharField | models.TextField)}


def test_every_field_of_words_is_for_readers_or_for_the_desk():
    assert every_field_of_words_is_declared() == []
    call_command("check")


def test_a_field_that_nobody_declared_is_refused_with_what_to_do():
    without_headline = [text for text in TEXTS["story"] if text.name != "headline"]
    (error,) = undeclared(Story, without_headline)
    assert (error.id, error.obj) == ("articles.E001", Story)
    assert "headline" in error.msg
    assert "articles/content/texts.py" in error.hint


def test_a_declared_field_that_is_not_there_or_is_declared_twice_is_refused():
    assert [error.id for error in undeclared(Story, [*TEXTS["story"], Text("kicker")])] == ["articles.E002"]
    assert [error.id for error in undeclared(Story, None, [*DESK_ONLY["story"], "headline"])] == ["articles.E003"]


@pytest.mark.django_db
@pytest.mark.parametrize("name", sorted(fields_of_words(Story) - set(DESK_ONLY["story"]) - {"withdrawal_reason"}))
def test_a_note_in_any_words_of_a_story_stops_it_and_no_reader_sees_it(name):
    story = factories.story()
    Story.objects.filter(pk=story.pk).update(**{name: f"<p>Deep {NOTE}</p>" if name == "body" else f"Deep {NOTE}"})
    story = Story.objects.get(pk=story.pk)
    assert [where for where, _ in find_notes(saved_content(story))] == [name]
    assert "unresolved-note" in [problem.code for problem in find_problems(story) if problem.blocks_publication]
    assert "[[" not in getattr(Story.objects.for_readers().get(pk=story.pk), name)


@pytest.mark.parametrize("model", [Quote, StoryPicture, Reply])
def test_a_note_in_any_words_of_what_is_attached_is_left_out_for_readers(model):
    shown = set(fields_of_words(model)) - set(DESK_ONLY[model._meta.model_name])
    row = leave_out_notes(model(**dict.fromkeys(shown, f"Deep {NOTE}")))
    assert {name: getattr(row, name) for name in shown} == dict.fromkeys(shown, "Deep")


@pytest.mark.django_db
def test_sentences_in_a_new_field_have_a_place_in_mentions_and_in_the_panel(monkeypatch):
    """`lead_alt` stands for a field declared tomorrow: no list of places knows it."""
    monkeypatch.setitem(TEXTS, "story", (*TEXTS["story"][:3], Text("lead_alt", is_prose=True)))
    story = factories.story(lead_alt="Deep in the pit.")
    (where,) = [passage.where for passage in story_passages(saved_content(story)) if passage.text == "Deep in the pit."]
    assert where in Mention.Where
    assert field_label("lead_alt") == "lead alt"
    assert field_label("lead_caption") == "caption of the lead picture"


@pytest.mark.parametrize("name", text_names("correction"))
def test_a_note_in_a_correction_is_refused_because_it_would_stay_for_ever(name, db):
    story = factories.published_story()
    with pytest.raises(ValueError, match="is for the desk"):
        verbs.correct(story, by=factories.editor(), **{"text": "Twelve.", name: f"Deep {NOTE}"})
    assert not Correction.objects.exists()


def test_whoever_writes_a_story_finds_each_field_that_is_typed_in_its_form():
    typed = set(text_names("story", is_typed=True))
    assert typed <= set(StoryForm.base_fields)
    assert typed <= set(flatten_fieldsets(WRITING))


@pytest.mark.parametrize("vendor", ["sqlite", "postgresql"])
def test_each_sentence_is_searched_and_made_again_when_it_changes(vendor):
    for name in text_names("story", is_prose=True):
        assert f"s.{name}" in view_for(vendor)
        assert name in WATCHED["articles_story"][0].split(", ")
