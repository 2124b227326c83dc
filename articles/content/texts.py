"""The words of a story, declared once: which fields hold words that readers see, and which hold the desk's alone.

Notes, checks, the typed form, mentions and versions take their fields from here. A system check (articles/checks.py)
refuses a field of words that is in neither list, so whoever adds one is told before the site starts.
"""

from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True)
class Text:
    """One field of words that readers see.

    `html`: it is cleaned HTML and not plain text. `is_typed`: somebody writes it into the story's form, so that the
    desk's notes may stand in it; else a verb sets it. `is_prose`: sentences of ours, which may quote somebody and
    claim something of the record; what is not prose is a name, a label, or somebody else's words. `of_picture`: it is
    shown with the lead picture, and only where there is one.
    """

    name: str
    html: bool = False
    is_typed: bool = True
    is_prose: bool = False
    of_picture: bool = False

    @property
    def label(self) -> str:
        """What people call the field."""
        return self.name.replace("_", " ").capitalize()


# By model, in the order in which they are read.
TEXTS = {
    "story": (
        Text("headline", is_prose=True),
        Text("standfirst", is_prose=True),
        Text("body", html=True, is_prose=True),
        Text("lead_alt", of_picture=True),
        Text("lead_caption", is_prose=True, of_picture=True),
        Text("withdrawal_reason", is_typed=False),
    ),
    "quote": (Text("words"), Text("speaker"), Text("role"), Text("organisation")),
    "storypicture": (Text("alt"), Text("caption", is_prose=True)),
    "reply": (Text("line", is_typed=False), Text("words", is_typed=False)),
    # Permanent as soon as it is written: a note in one is refused, and not left out.
    "correction": (Text("was", is_typed=False), Text("text", is_typed=False)),
    "storyupdate": (Text("text", is_typed=False),),
}

# What readers never see as it stands here. `what_is_new` is shown once it is a `StoryUpdate`, without its notes.
DESK_ONLY = {
    "story": ("slug", "stage", "what_is_new"),
    "quote": ("key", "checked_as", "checked_for"),
    "storypicture": (),
    "reply": ("name", "asked_how", "put", "outcome", "answered_how", "answer", "told", "line_says"),
    "correction": ("severity", "placement"),
    "storyupdate": (),
}
# What of the desk's log may carry a note: an answer is quoted, a name is told, by verbs that take them over.
NOTED_IN_REPLIES = ("name", "answer")


def texts(model: str, **which: bool) -> tuple[Text, ...]:
    """The declared texts of a model (`story`), or those that are such: `texts("story", is_typed=True)`."""
    return tuple(text for text in TEXTS[model] if all(getattr(text, name) is value for name, value in which.items()))


def text_names(model: str, **which: bool) -> tuple[str, ...]:
    """Their names."""
    return tuple(text.name for text in texts(model, **which))


def prose(content, **which: bool) -> Iterator[tuple[Text, str]]:
    """The sentences of a story's own fields, or of those that are such, in order; of a `StoryContent`."""
    yield from ((text, content.words[text.name]) for text in texts("story", is_prose=True, **which))
