"""The notes of a story that are still open: in its words, field by field, and in its margin."""

from collections.abc import Iterable, Iterator

from django.db.models import TextField, Value
from django.db.models.functions import Concat, Length, Replace

from articles.content.story_content import StoryContent, saved_content
from articles.content.texts import NOTED_IN_REPLIES, text_names, texts
from articles.models import Story

from .parse import Note, notes_in, notes_in_body

IN_ROWS = {"quotes": text_names("quote"), "pictures": text_names("storypicture"), "replies": NOTED_IN_REPLIES}


def find_notes(content: StoryContent) -> Iterator[tuple[str, Note]]:
    """Each note in the words of a story, with the field or kind of record in which it stands."""
    for text in texts("story", is_typed=True):
        found = (notes_in_body if text.html else notes_in)(content.words[text.name])
        yield from ((text.name, note) for note in found)
    yield from _in_rows(quotes=content.quotes, pictures=content.pictures, replies=content.story.replies.all())


def _in_rows(**rows: Iterable) -> Iterator[tuple[str, Note]]:
    for where, of_kind in rows.items():
        for row in of_kind:
            yield from ((where, note) for name in IN_ROWS[where] for note in notes_in(getattr(row, name)))


def open_notes(story: Story) -> int:
    """How many notes of a story are open. Uses what `with_notes()` has fetched."""
    begun = getattr(story, "notes_begun", None)
    rows = {name: getattr(story, name).all() for name in IN_ROWS}
    in_words = find_notes(saved_content(story)) if begun is None else _in_rows(**rows)
    return (begun or 0) + sum(1 for _ in in_words) + sum(note.is_open for note in story.margin_notes.all())


def with_notes(stories):
    """Stories with all that is counted of them and of their working copies, in a fixed number of queries.

    The database counts in their own words, so that a list need not read them: there, each beginning is a note.
    """
    words = Concat(*text_names("story", is_typed=True), output_field=TextField())
    begun = (Length(words) - Length(Replace(words, Value("[["), Value("")))) / 2
    counted = ("quotes", "pictures", "replies", "margin_notes")
    prefetched = (*counted, *(f"copy_row__{rows}" for rows in counted))
    return stories.annotate(notes_begun=begun).prefetch_related(*prefetched)
