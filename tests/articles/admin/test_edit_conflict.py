"""Two people in one story: the later save is refused with both texts on screen, and nothing is dropped."""

from django.contrib.admin import ModelAdmin

from articles.models import Story
from articles.models.stories import ChangedMeanwhileError
from tests import factories

from . import desk


def saved_by_edith(story: Story, **values) -> None:
    Story.objects.get(pk=story.pk).save_if_unchanged(by=factories.editor(), **values)


def test_the_later_save_is_refused_with_both_texts_side_by_side(rita):
    story = factories.story(body="<p>The hole is deep.</p>")
    sent = desk.fields_of(story) | {"body": "<p>The hole is shallow.</p>"}
    saved_by_edith(story, body="<p>The hole is bottomless.</p>")
    shown = rita.post(desk.address(story), sent).content.decode()
    assert "edith saved this story" in shown
    assert "<del>bottomless.</del>" in shown
    assert "<ins>shallow.</ins>" in shown
    assert Story.objects.get().body == "<p>The hole is bottomless.</p>"


def test_everything_typed_is_still_in_the_form_and_can_be_saved_over_it_knowingly(rita):
    story = factories.story()
    sent = desk.added(desk.fields_of(story) | {"headline": "Mine"}, "quotes", words="New words", key="abc123")
    saved_by_edith(story, headline="Theirs")
    refused = rita.post(desk.address(story), sent)
    form = refused.context["adminform"].form
    assert form["headline"].value() == "Mine"
    assert "New words" in refused.content.decode()
    rita.post(desk.address(story), sent | {"version": form["version"].value()})
    story.refresh_from_db()
    assert (story.headline, story.quotes.get().words) == ("Mine", "New words")


def test_saving_again_is_refused_again_when_somebody_saved_in_between(rita):
    story = factories.story()
    sent = desk.fields_of(story) | {"headline": "Mine"}
    saved_by_edith(story, headline="Theirs")
    version = rita.post(desk.address(story), sent).context["adminform"].form["version"].value()
    saved_by_edith(story, headline="Theirs again")
    rita.post(desk.address(story), sent | {"version": version})
    assert Story.objects.get().headline == "Theirs again"


def test_a_form_without_a_version_overwrites_nothing(rita):
    story = factories.story()
    rita.post(desk.address(story), desk.fields_of(story) | {"headline": "Blind", "version": ""})
    assert Story.objects.get().headline == "Force digs hole"


def test_a_save_that_slips_in_after_the_form_was_read_is_not_overwritten(rita, monkeypatch):
    """As on PostgreSQL, where another transaction may commit between our reading and our writing."""
    story = factories.story()
    sent = desk.added(desk.fields_of(story) | {"headline": "Mine"}, "quotes", words="New words", key="abc123")
    original = ModelAdmin.changeform_view

    def overtaken(self, request, *args):
        monkeypatch.setattr(ModelAdmin, "changeform_view", original)
        monkeypatch.setattr(Story, "save_if_unchanged", _too_late)
        try:
            return original(self, request, *args)
        finally:
            monkeypatch.undo()
            saved_by_edith(story, headline="Theirs")

    monkeypatch.setattr(ModelAdmin, "changeform_view", overtaken)
    answer = rita.post(desk.address(story), sent)
    assert "edith saved this story" in answer.content.decode()
    assert Story.objects.get().headline == "Theirs"
    assert not Story.objects.get().quotes.exists()


def _too_late(self, **values):
    raise ChangedMeanwhileError("Another transaction was quicker.")


def test_a_quote_that_somebody_else_removed_meanwhile_is_not_lost_to_who_still_has_it(rita):
    story = factories.story()
    factories.quote(story, "Kept words")
    gone = factories.quote(story, "Removed words")
    sent = desk.fields_of(story)
    gone.delete()
    saved_by_edith(story, headline="Theirs")
    refused = rita.post(desk.address(story), sent)
    assert "Removed words" in refused.content.decode()
    rita.post(desk.address(story), sent | {"version": refused.context["adminform"].form["version"].value()})
    assert {quote.words: quote.key for quote in story.quotes.all()}["Removed words"] == gone.key


def test_who_opened_the_form_after_the_last_save_is_not_bothered(rita):
    story = factories.story()
    saved_by_edith(story, headline="Theirs")
    story.refresh_from_db()
    assert rita.post(desk.address(story), desk.fields_of(story) | {"headline": "Mine"}).status_code == 302
    story.refresh_from_db()
    assert (story.headline, story.saved_by) == ("Mine", factories.reporter())
