"""Links for people without an account: made and revoked beside the story, by those who may change it."""

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import require_POST

from articles import verbs
from articles.admin.permissions import may_change
from articles.models import PreviewLink, Story
from articles.pages.metadata import absolute_address

from .panels.base import draw_panel

TEMPLATE = "admin/articles/story/preview_links.html"
NOT_YOURS = "Only those who may change this story can let others read it."


class LinkForm(forms.Form):
    for_whom = forms.CharField(
        label="For whom",
        max_length=PreviewLink._meta.get_field("for_whom").max_length,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    days = forms.TypedChoiceField(
        label="It works for",
        coerce=int,
        initial=3,
        choices=[(days, f"{days} day{'s' if days > 1 else ''}") for days in PreviewLink.DAYS],
    )


def preview_links_panel(story: Story, person) -> dict:
    """What the panel shows."""
    links = story.preview_links.select_related("made_by", "revoked_by")
    return {
        "links": links,
        "link_form": LinkForm(auto_id="id_link_%s"),
        "may_link": may_change(person, story) and PreviewLink.is_for(story),
        "may_revoke": may_change(person, story),
    }


@require_POST
def make_link(request, pk: int) -> HttpResponse:
    """Make a link and show its address, once."""
    story = _story(request, pk)
    form, made = LinkForm(request.POST, auto_id="id_link_%s"), {}
    if form.is_valid():
        try:
            link, token = verbs.make_preview_link(story, by=request.user, **form.cleaned_data)
            made = {"made": link, "address": absolute_address(reverse("preview", args=[token]))}
        except ValueError as refusal:
            form.add_error(None, str(refusal))
    shown = preview_links_panel(story, request.user) | ({"link_form": form} if form.errors else {}) | made
    return draw_panel(request, TEMPLATE, story, shown)


@require_POST
def revoke_link(request, pk: int, link: int) -> HttpResponse:
    story = get_object_or_404(Story, pk=pk)
    found = get_object_or_404(story.preview_links, pk=link)
    if found.made_by != request.user:
        _story(request, pk)
    verbs.revoke_preview_link(found, by=request.user)
    return draw_panel(request, TEMPLATE, story, preview_links_panel(story, request.user))


def _story(request, pk: int) -> Story:
    story = get_object_or_404(Story, pk=pk)
    if not may_change(request.user, story):
        raise PermissionDenied(NOT_YOURS)
    return story
