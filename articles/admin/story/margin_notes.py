"""Notes in the margin of a story: written and settled beside it, by those who may change it. Counted in the list."""

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_POST

from articles import verbs
from articles.admin.permissions import may_change
from articles.content.notes.count import find_notes
from articles.content.story_content import saved_content
from articles.content.texts import text_names
from articles.models import MarginNote, Story
from articles.prepublication import PARTS

from .panels.base import draw_panel

TEMPLATE = "admin/articles/story/notes.html"
# The names of the form's fields in which a note may stand, "…" for the number of a row.
FIELDS = (
    *text_names("story", is_typed=True, html=False),
    *(f"quotes-…-{name}" for name in text_names("quote", is_typed=True)),
    *(f"pictures-…-{name}" for name in text_names("storypicture", is_typed=True)),
)


class NoteForm(forms.ModelForm):
    class Meta:
        model = MarginNote
        fields = ("text", "passage")
        labels = {"text": "A note to the desk"}
        widgets = {"text": forms.Textarea(attrs={"rows": 2}), "passage": forms.HiddenInput}

    def clean_passage(self) -> str:
        return " ".join(self.cleaned_data["passage"].split())


def notes_beside(story: Story, person) -> dict:
    """What the panel shows of the story as it was last saved. Uses what `stories_to_check()` has fetched."""
    kept = list(story.margin_notes.all())
    margin = [note for note in kept if note.is_open]
    in_words = list(find_notes(saved_content(story)))
    return {
        "notes_in_words": in_words,
        "margin_notes": margin,
        "settled_notes": [note for note in kept if not note.is_open],
        "notes_open": len(margin) + len(in_words),
        "note_form": NoteForm(auto_id="id_note_%s"),
        "may_note": may_change(person, story),
    }


@require_POST
def write_note(request, pk: int) -> HttpResponse:
    story = _story(request, pk)
    form = NoteForm(request.POST, auto_id="id_note_%s")
    if form.is_valid():
        verbs.write_margin_note(story, by=request.user, **form.cleaned_data)
    shown = notes_beside(Story.objects.prefetch_related(*PARTS).get(pk=pk), request.user)
    return draw_panel(request, TEMPLATE, story, shown | ({"note_form": form} if form.errors else {}))


@require_POST
def settle(request, pk: int, note: int) -> HttpResponse:
    story = _story(request, pk)
    verbs.settle_margin_note(get_object_or_404(story.margin_notes, pk=note), by=request.user)
    return draw_panel(
        request, TEMPLATE, story, notes_beside(Story.objects.prefetch_related(*PARTS).get(pk=pk), request.user)
    )


def _story(request, pk: int) -> Story:
    story = get_object_or_404(Story, pk=pk)
    if not may_change(request.user, story):
        raise PermissionDenied("Only those who may change this story write notes beside it.")
    return story
