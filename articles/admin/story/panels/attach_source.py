"""One source for all that one speaker says: a note of what was said to us, or a paper that has the words.

It comes to the story with one quote. With script that is a new row of the form, and is saved with it.
"""

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_POST

from articles import verbs
from articles.admin.permissions import may_change
from articles.content.primary_keys import parse_pk
from articles.models import Quote, Story
from articles.models.autosave import MAX_FORM_LETTERS
from articles.prepublication.story_sources import source_text
from articles.quotations import check_words
from inspections.models import Source

from .checks import decided, is_script, story_named


@require_POST
def attach_source(request, pk: int) -> HttpResponse:
    """The button of one speaker: `as` said to us, or `from` a paper; for all the words that are ticked."""
    story, words = story_named(request, pk), [one for one in request.POST.getlist("words") if one.strip()]
    if not may_change(request.user, story):
        raise PermissionDenied("Only those who may change this story can attach a source.")
    made: dict = {}

    def decide() -> str:
        if not 0 < sum(map(len, words)) <= MAX_FORM_LETTERS:
            raise ValueError("Tick the quotations that it is the source of.")
        made.update(_from_paper(request, words) if "from" in request.POST else _as_said(request, story, words))
        if not is_script(request):
            verbs.add_quote(story, by=request.user, **made)
        return f"Attached: “{made['source']}”."

    return decided(request, story, decide, made)


def _as_said(request, story: Story, words: list[str]) -> dict:
    """A quote of the first of the words, with a new note that holds them all."""
    speaker, role = (request.POST.get(name, "").strip() for name in ("speaker", "role"))
    note = verbs.note_what_was_said(story, words, by=request.user, speaker=speaker)
    role = role[: Quote._meta.get_field("role").max_length]
    return {"words": words[0].strip(), "source": note, "page": None, "speaker": speaker, "role": role}


def _from_paper(request, words: list[str]) -> dict:
    """A quote of the first of the words that stand in the paper. Raises ValueError when none does."""
    papers = Source.objects.prefetch_related("pages")
    source = get_object_or_404(papers, pk=parse_pk(request.POST.get("paper", "")))
    verdicts = (check_words(one, [source_text(source)]) for one in words)
    found = next((verdict for verdict in verdicts if verdict.is_sound), None)
    if found is None:
        raise ValueError(
            f"None of these words stands in “{source}” as they are. If it is the right paper, attach its inspection "
            "under The record: each quotation is then shown beside what it comes near."
        )
    return {"words": found.words, "source": source, "page": found.page}
