"""The editor of a story's body: few buttons, and places for the records that the form holds."""

from django import forms
from django_prose_editor.widgets import AdminProseEditorWidget
from js_asset import ImportMap, Media, Script

GROUPS = ("marks", "headings", "lists", "nodes -blockType", "link", "table", "places", "history")
# Ours stand in for the package's where these would write what a body does not keep (articles/content/body/clean.py).
EXTENSIONS = {
    "Document": False,
    "StoryDocument": True,
    "PlainBold": True,
    "PlainItalic": True,
    "Heading": {"levels": [2, 3]},
    "BulletList": True,
    "PlainOrderedList": True,
    "ListItem": True,
    "Blockquote": True,
    "HardBreak": True,
    "Table": True,
    "TableRow": True,
    "TableHeader": True,
    "TableCell": True,
    "PlainLink": True,
    "Place": True,
    "CleanPaste": True,
    "Notes": True,
    "NoSpellCheck": False,
    "Menu": {"groups": [{"group": group} for group in GROUPS]},
}
SCRIPTS = ("story", "autosave", "restore_cursor", "checks", "preview", "panel_forms")
# Hashed file names cannot be guessed by a module that imports another: the import map tells them.
MODULES = {
    "articles/attached_records": "articles/desk/attached_records.js",
    "articles/paste": "articles/desk/paste.js",
    "articles/unseen": "articles/desk/unseen.js",
    "articles/requests": "articles/desk/requests.js",
}


class BodyWidget(AdminProseEditorWidget):
    """A text area without script; the editor with it."""

    def __init__(self, attrs=None) -> None:
        super().__init__(attrs=attrs, config={"extensions": EXTENSIONS}, preset="configurable")

    @property
    def media(self) -> Media:
        return super().media + desk_media()


def desk_media() -> Media:
    """What the story form runs and looks like. Placed by the nonce, which `with_nonce` gives it."""
    scripts = [Script(f"articles/desk/{name}.js", type="module") for name in SCRIPTS]
    return Media(importmap=ImportMap(MODULES), css={"all": ["articles/desk/desk.css"]}, js=scripts)


def with_nonce(media: forms.Media, request) -> Media:
    return Media.from_media(media, nonce=getattr(request, "csp_nonce", ""))
