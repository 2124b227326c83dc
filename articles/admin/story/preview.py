"""What readers will see of a form that is typed and not saved, drawn by the very page that they get.

The form is saved as the button would save it, in a transaction that is always taken back: what is drawn is then the
truth, not a likeness, and nothing of it stays. What cannot be saved is left out, and told beside the page.
"""

import copy
import secrets
from collections.abc import Iterator
from dataclasses import replace

from csp.constants import SELF
from csp.decorators import csp_replace
from django.core.exceptions import PermissionDenied
from django.db import DatabaseError, IntegrityError, transaction
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.http import require_safe

from articles.admin.permissions import may_change
from articles.content.notes.strip import without_notes
from articles.content.texts import text_names
from articles.models import AutosavedForm, Picture, Story
from articles.pages.media import rendition_at, send
from articles.pages.preview import content_if_published_now, draw_preview, never_cache_or_index
from articles.pages.public_content import PublicContent
from articles.pages.story_page import story_page
from inspections.moments import on_our_clock

from . import judgments

NOTHING = "Nothing is typed yet: the preview shows the story from its first words on."
# Words that can be shown even where the form refuses them, for being too long say.
SHOWN_ANYHOW = text_names("story", is_typed=True, html=False)


@require_safe
@xframe_options_sameorigin
@csp_replace({"frame-ancestors": [SELF]})
def desk_preview(request, admin, pk: int | None = None) -> HttpResponse:
    """The story as this person has typed it, else as it is saved. It may stand in a frame of the desk alone."""
    story = get_object_or_404(Story, pk=pk) if pk else None
    if not (admin.has_view_permission(request, story) if story else admin.has_add_permission(request)):
        raise PermissionDenied
    autosaved = AutosavedForm.objects.filter(story=story, person=request.user).exclude(typed="").first()
    shown = {"alone": "alone" in request.GET}
    if autosaved and may_change(request.user, story):
        shown["shows"] = f"As you typed it by {timezone.localtime(autosaved.typed_at):%H:%M}; not saved."
        try:
            return _typed(request, admin, story, autosaved, shown)
        except DatabaseError:
            shown["faults"] = ["What is typed cannot be shown before it is mended: this is the story as it was saved."]
    if story is None:
        return never_cache_or_index(HttpResponse(NOTHING, content_type="text/plain; charset=utf-8"))
    shown["shows"] = f"As it was saved on {on_our_clock(story.saved_at)}."
    return draw_preview(request, story_page(content_if_published_now(story.pk)), _media_address(), **shown)


def _media_address() -> str:
    return reverse("admin:articles_story_preview_media", args=["x"]).removesuffix("x")


@require_safe
def desk_picture(request, path: str) -> HttpResponse:
    """A picture of the desk, for the preview: those who write may put any of them into a story."""
    if not request.user.has_perm("articles.view_picture"):
        raise PermissionDenied
    if rendition := rendition_at(path, Picture.objects.all()):
        return never_cache_or_index(send(rendition))
    raise Http404("There is no such picture.")


# ---- The form as typed


def _typed(request, admin, story: Story | None, autosaved: AutosavedForm, shown: dict) -> HttpResponse:
    with transaction.atomic():
        form = _form(request, admin, story, autosaved)
        faults = [*_faults_of(form), *_save(request, admin, form, is_new=story is None)]
        response = draw_preview(request, story_page(_as_read(form)), _media_address(), **shown, faults=faults)
        transaction.set_rollback(True)
    return response


def _form(request, admin, story: Story | None, autosaved: AutosavedForm):
    data = autosaved.form
    if story and story.copy_of_id:
        # What is ticked to be moved is moved by an update alone: the preview shows what is ticked.
        data["_update"] = "1"
    form = admin.get_form(request, story, change=story is not None)(data, instance=story or Story())
    form.is_valid()
    return form


def _faults_of(form, what: str = "") -> Iterator[str]:
    for name, errors in form.errors.items():
        label = str(form[name].label) if name in form.fields else ""
        before = ", ".join(filter(None, [what, label]))
        yield from (f"{before}: {error}" if before else str(error) for error in errors)


def _save(request, admin, form, *, is_new: bool) -> list[str]:
    """Save all of the form that can be; what cannot be is told."""
    story, cleaned = form.instance, form.cleaned_data
    if not story.slug or "slug" in form.errors:
        story.slug = f"preview-{secrets.token_hex(6)}"
    story.save()
    form._save_m2m()
    formsets, _ = admin._create_formsets(_as_sent(request, form.data), story, change=not is_new)
    faults = [fault for formset in formsets for fault in _save_rows(formset)]
    if "judgments" in cleaned:
        judgments.set_judgments(story, cleaned["judgments"])
    if moved := cleaned.get("newer"):
        uses = story.judgments.filter(judgment__in=[use.judgment_id for use in moved])
        story._pin_judgments(uses, timezone.now())
    return faults


def _as_sent(request, data):
    """The request as if the form had just been sent: the admin then reads its rows as it does when they are saved."""
    sent = copy.copy(request)
    _ = sent.FILES
    sent.method, sent.POST = "POST", data
    return sent


def _save_rows(formset) -> Iterator[str]:
    what = str(formset.model._meta.verbose_name).capitalize()
    for number, form in enumerate(formset.forms, start=1):
        if form.data.get(f"{form.prefix}-DELETE"):
            if form.instance.pk:
                form.instance.delete()
        elif not form.is_valid():
            yield from _faults_of(form, f"{what} {number}")
        elif form.has_changed():
            try:
                with transaction.atomic():
                    form.save()
            except IntegrityError:
                yield f"{what} {number}: the same is there twice."


def _as_read(form) -> PublicContent:
    """Read back as its page reads it, with the words that the form refused as they were typed."""
    content = content_if_published_now(form.instance.pk)
    refused = {name: without_notes(str(form[name].value() or "")) for name in SHOWN_ANYHOW if name in form.errors}
    return replace(content, words={**content.words, **refused})
