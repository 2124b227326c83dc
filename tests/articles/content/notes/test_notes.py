"""Notes on the desk: counted, settled, in the way of publication, and never in that of the other checks."""

import pytest

from articles import verbs
from articles.content.notes.count import find_notes, open_notes, with_notes
from articles.content.story_content import saved_content
from articles.models import MarginNote, Quote, Story, StoryPicture
from articles.prepublication import find_problems
from articles.verbs import UnpublishableError
from tests import factories

NOTE = "[[TK check with legal]]"


def codes(story, **which) -> list[str]:
    return [problem.code for problem in find_problems(story) if not which or which.items() <= vars(problem).items()]


def noted_story() -> Story:
    """A note in every field that holds words."""
    story = factories.story(f"Head {NOTE}", slug="noted", standfirst=NOTE, body=f"<p>Deep {NOTE}</p>")
    Story.objects.update(lead_alt=NOTE, lead_caption=NOTE)
    words = dict.fromkeys(("words", "speaker", "role", "organisation"), f"Word {NOTE}")
    factories.quote(story, **words)
    use = factories.place_picture(story)
    StoryPicture.objects.filter(pk=use.pk).update(alt=NOTE, caption=NOTE)
    return Story.objects.get()


def test_a_note_in_any_words_of_a_story_is_counted_and_stops_its_publication():
    story = noted_story()
    where = [where for where, _ in find_notes(saved_content(story))]
    fields = ["headline", "standfirst", "body", "lead_alt", "lead_caption"]
    assert where == [*fields, *["quotes"] * 4, *["pictures"] * 2]
    assert open_notes(story) == 11
    assert codes(story, blocks_publication=True).count("unresolved-note") == 11


def test_a_note_that_is_never_closed_stops_publication_too():
    assert "unresolved-note" in codes(factories.story(body="<p>Deep [[TK</p>"), blocks_publication=True)


def test_a_note_in_the_margin_stops_publication_until_it_is_settled():
    story, rita = factories.story(), factories.reporter()
    note = story.margin_notes.create(text="Is this right?", passage="The hole", written_by=rita)
    with pytest.raises(UnpublishableError, match="Is this right"):
        verbs.publish(story, by=factories.editor())
    verbs.settle_margin_note(note, by=factories.editor())
    verbs.settle_margin_note(note, by=rita)
    assert note.settled_by == factories.editor()
    verbs.publish(story, by=factories.editor())
    assert open_notes(story) == 0


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("It has TK holes.", 1),
        ("It costs XXX pounds.", 1),
        ("It is deep, ask Anna]].", 1),
        ("The TKO-5 hole, XXXVI, xxx.", 0),
    ],
)
def test_a_bare_sign_for_what_is_to_come_is_only_a_hint(words, found):
    story = factories.story(body=f"<p>{words}</p>")
    assert codes(story, code="placeholder", blocks_publication=False) == ["placeholder"] * found
    verbs.publish(story, by=factories.editor())


def test_the_other_checks_read_the_story_without_its_notes():
    source = factories.source("The force digs very deep holes indeed.")
    body = "<p>“The force digs [[TK sure?]] very deep holes indeed,” she said. [[“A note with a quotation”]]</p>"
    story = factories.story(body=body)
    quote = factories.quote(story, "The force digs very [[page?]] deep holes indeed", source=source)
    factories.quote(story, "[[x]] The force", source=source)
    said = [problem.text for problem in find_problems(story) if problem.code.startswith("quotation")]
    assert said == []
    quote.refresh_from_db()
    assert "[[page?]]" in quote.words


def test_a_headline_that_is_nothing_but_a_note_is_no_headline():
    assert "no-headline" in codes(factories.story("[[TK headline]]", slug="x"))


def test_what_is_read_for_readers_is_without_notes_and_cannot_be_saved_over_the_whole():
    factories.published_story()
    Story.objects.update(body=f"<p>Deep {NOTE}.</p>")
    read = Story.objects.published().get()
    assert read.body == "<p>Deep.</p>"
    with pytest.raises(ValueError, match="without the notes"):
        read.save()
    verbs.mark_updated(read, by=factories.editor())
    whole = Story.objects.get()
    assert NOTE in whole.body
    assert NOTE in whole.versions.first().content["body"]


def test_counting_asks_as_often_for_many_stories_as_for_one(django_assert_num_queries):
    for number in range(3):
        story = factories.story(f"Story {NOTE} {number}", slug=f"s{number}")
        factories.quote(story, NOTE)
        MarginNote.objects.create(story=story, text="x", written_by=factories.reporter())
    with django_assert_num_queries(6):
        assert {open_notes(story) for story in with_notes(Story.objects.all())} == {3}
    assert Quote.objects.for_readers().first().words == ""
