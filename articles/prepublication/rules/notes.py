"""Is every note of the desk to itself settled? No reader may ever see one."""

import re
from collections.abc import Iterator

from articles.content.notes.count import find_notes
from articles.content.notes.parse import Note
from articles.prepublication.problems import Problem, shortened
from articles.prepublication.proof import Proof

# Printers' signs for what is still to come, when they stand by themselves.
PLACEHOLDER = re.compile(r"(?<![\w.-])(?:(?:TK|TKTK|XXX+)(?![\w.-]*\w)|\w*\]\])")


def _says(note: Note) -> str:
    if not note.is_closed:
        return f"A note begins with “[[” and is never closed: “{shortened(note.words, 80)}”. Take it out, or close it."
    whom = f" for {note.for_whom}" if note.for_whom else ""
    return f"An open note{whom}: “{shortened(note.words, 80)}”. Settle it, and take it out of the text."


def notes_are_settled(proof: Proof) -> Iterator[Problem]:
    for where, note in find_notes(proof.noted):
        yield Problem("unresolved-note", _says(note), where, hard=True)
    for note in proof.story.margin_notes.all():
        if note.is_open:
            text = f"An open note in the margin: “{shortened(note.text, 80)}”. Settle it."
            yield Problem("unresolved-note", text, "notes", hard=True)


def nothing_is_still_to_come(proof: Proof) -> Iterator[Problem]:
    for passage in proof.passages:
        for found in PLACEHOLDER.findall(passage.text):
            text = f"“{found}” stands in the text: is something still to come there?"
            yield Problem("placeholder", text, passage.where, blocks_publication=False)


RULES = [notes_are_settled, nothing_is_still_to_come]
