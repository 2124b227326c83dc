"""Is every note of the desk to itself settled? No reader may ever see one."""

import re
from collections.abc import Iterator

from articles.content.notes.count import find_notes
from articles.content.notes.parse import Note
from articles.prepublication.problems import Problem
from articles.prepublication.proof import Proof

# Printers' signs for what is still to come, when they stand by themselves.
PLACEHOLDER = re.compile(r"(?<![\w.-])(?:(?:TK|TKTK|XXX+)(?![\w.-]*\w)|\w*\]\])")


def _says(note: Note) -> str:
    if not note.is_closed:
        return f"A note begins with “[[” and is never closed: “{_shortened(note.words)}”. Take it out, or close it."
    whom = f" for {note.for_whom}" if note.for_whom else ""
    return f"An open note{whom}: “{_shortened(note.words)}”. Settle it, and take it out of the text."


def notes_are_settled(proof: Proof) -> Iterator[Problem]:
    for where, note in find_notes(proof.noted):
        yield Problem("unresolved-note", _says(note), where, hard=True)
    for note in proof.story.margin_notes.all():
        if note.is_open:
            text = f"An open note in the margin: “{_shortened(note.text)}”. Settle it."
            yield Problem("unresolved-note", text, "notes", hard=True)


def nothing_is_still_to_come(proof: Proof) -> Iterator[Problem]:
    for passage in proof.passages:
        for found in PLACEHOLDER.findall(passage.text):
            text = f"“{found}” stands in the text: is something still to come there?"
            yield Problem("placeholder", text, passage.where, blocks_publication=False)


def _shortened(words: str) -> str:
    return words if len(words) <= 80 else f"{words[:79].rstrip()}…"


RULES = [notes_are_settled, nothing_is_still_to_come]
