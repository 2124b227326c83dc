"""A story's words as readers see them: without the notes in them. What is kept in the database stays as it is."""

from collections.abc import Callable

from django.db import models
from django.db.models.query import ModelIterable

from articles.content.texts import TEXTS

from .parse import TAG, Note, notes_in, notes_in_body

# A space before one of these would be left where a note was taken out.
CLOSING = tuple(".,;:!?)]”’…")


def without_notes(text: str) -> str:
    """Plain words as readers see them."""
    return _without(text, notes_in(text), lambda note: "")


def body_without_notes(html: str) -> str:
    """A body as readers see it: the words of each note are gone, the marks-up around them stays whole."""
    return _without(html, notes_in_body(html), lambda note: "".join(_tags(html[note.start : note.end])))


def _tags(html: str) -> list[str]:
    return [tag for tag in TAG.findall(html) if not tag.startswith("<br")]


def _without(text: str, notes: list[Note], kept: Callable[[Note], str]) -> str:
    pieces, reached = [], 0
    for note in notes:
        before, after = text[reached : note.start], text[note.end : note.end + 6]
        pieces += [_joined(before, after), kept(note)]
        reached = note.end
    rest = text[reached:]
    return "".join([*pieces, rest]) if any(pieces) else rest.lstrip() if notes else rest


def _joined(before: str, after: str) -> str:
    """One space where there were two, and none at an end or before a full stop."""
    at_end = not after or after.startswith(("</p", "</h", "</li", "\n"))
    return before.rstrip(" ") if at_end or after[0] == " " or after.startswith(CLOSING) else before


def leave_out_notes(row):
    """The row itself, its words as readers see them. It is read, never saved: `notes_left_out` says that it differs."""
    loaded = row.__dict__
    for text in TEXTS[row._meta.model_name]:
        if text.name not in loaded:
            continue
        read = (body_without_notes if text.html else without_notes)(loaded[text.name])
        if read != loaded[text.name]:
            loaded[text.name], row.notes_left_out = read, True
    return row


class NoteStrippingIterable(ModelIterable):
    """The rows of a queryset whose every word may be shown."""

    def __iter__(self):
        return map(leave_out_notes, super().__iter__())


class WordsQuerySet(models.QuerySet):
    """Rows that hold words of a story."""

    def for_readers(self):
        """The same rows, without the notes in their words."""
        queryset = self._chain()
        queryset._iterable_class = NoteStrippingIterable
        return queryset
