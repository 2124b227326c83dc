"""The front page, as readers see it now: editors choose stories for it and order them; everybody else may look."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.widgets import AutocompleteSelect
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.dateparse import parse_datetime

from articles import verbs
from articles.content.primary_keys import parse_pk
from articles.models import FrontPageStory, Story
from articles.models.front_page import MOST, usual_end
from articles.models.stories import ChangedMeanwhileError
from articles.pages import front_page
from articles.pages.stories import PER_PAGE
from articles.verbs.front_page import FRONT_PAGE_CHANGED
from inspections.admin.base import ReadOnlyAdmin

from .permissions import is_editor
from .story.body_editor import with_nonce
from .story.publish_buttons import when
from .widgets.datetime_field import UnambiguousDateTimeField

HIDDEN = {"draft": "taken back: readers do not see it", "withdrawn": "withdrawn: readers do not see it"}


class UntilForm(forms.Form):
    until = UnambiguousDateTimeField(
        label="Until",
        initial=usual_end,
        error_messages={"required": "Say until when it is shown."},
    )


class ChoiceForm(UntilForm):
    """One more story, by words of its headline."""

    story = forms.ModelChoiceField(
        Story.objects.without_copies(),
        label="Story",
        error_messages={
            "required": "Choose a story first.",
            "invalid_choice": "This story is not there any more: choose another.",
        },
    )
    field_order = ("story", "until")

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["until"].help_text = "By the newsroom’s clock (London). Then it stands where its date puts it."
        field = self.fields["story"]
        widget = AutocompleteSelect(FrontPageStory._meta.get_field("story"), admin.site)
        widget.choices = field.choices
        field.widget = widget


@dataclass(frozen=True)
class FrontPagePlace:
    """One place of the page. `number` is that which readers see, none while they do not see its story."""

    number: int | None
    story: Story
    chosen: FrontPageStory | None = None
    said: str = ""
    # Where the buttons move it among the choices.
    up: int | None = None
    down: int | None = None
    form: UntilForm | None = None


@admin.register(FrontPageStory)
class FrontPageStoryAdmin(ReadOnlyAdmin):
    """Its list is the page; a choice has no form of its own."""

    def changelist_view(self, request, extra_context=None) -> HttpResponse:
        if not self.has_view_permission(request):
            raise PermissionDenied
        if request.method != "POST":
            return self._page(request)
        if not is_editor(request.user):
            raise PermissionDenied("Only an editor can change the front page.")
        return self._put(request) if request.POST.get("do") == "put" else self._change(request)

    def change_view(self, request, object_id, form_url="", extra_context=None) -> HttpResponse:
        return redirect("admin:articles_frontpagestory_changelist")

    # ---- What the buttons do

    def _put(self, request) -> HttpResponse:
        # The field looks up what it was sent, and asks no database for a word.
        form = ChoiceForm(request.POST.dict() | {"story": parse_pk(request.POST.get("story", "")) or ""})
        if not form.is_valid():
            return self._page(request, form=form)
        story = form.cleaned_data["story"]
        try:
            chosen = verbs.choose_for_front_page(story, by=request.user, until=form.cleaned_data["until"])
        except ValueError as refusal:
            form.add_error(None, str(refusal))
            return self._page(request, form=form)
        seen = (
            "readers see it there now" if story.state == "published" else f"readers will see it from {_goes_out(story)}"
        )
        messages.success(request, f"“{story}” is on the front page until {when(chosen.shown_until)}: {seen}.")
        return _to(chosen)

    def _change(self, request) -> HttpResponse:
        verb = VERBS.get(request.POST.get("do", ""))
        chosen = (
            FrontPageStory.objects.select_related("story").filter(pk=parse_pk(request.POST.get("chosen", ""))).first()
        )
        if verb is None or chosen is None:
            messages.warning(request, FRONT_PAGE_CHANGED)
            return _to()
        form = UntilForm(request.POST, auto_id=f"id_{chosen.pk}_%s")
        if verb is _keep and not form.is_valid():
            return self._page(request, typed={chosen.pk: form})
        try:
            messages.success(request, verb(request, chosen, form))
        except ChangedMeanwhileError as refusal:
            messages.warning(request, str(refusal))
        except ValueError as refusal:
            form.add_error("until", str(refusal))
            return self._page(request, typed={chosen.pk: form})
        return _to(chosen)

    # ---- The page

    def _page(self, request, form: ChoiceForm | None = None, typed: dict | None = None) -> HttpResponse:
        may = is_editor(request.user)
        choices = list(FrontPageStory.objects.current().select_related("story", "chosen_by"))
        form = form or ChoiceForm(initial={"story": parse_pk(request.GET.get("story", "")) or None})
        context = self.admin_site.each_context(request) | {
            "opts": self.opts,
            "title": "The front page",
            "may": may,
            "places": list(_places(choices, typed or {})),
            "order": ",".join(str(chosen.pk) for chosen in choices),
            "most": MOST,
            "is_full": len(choices) >= MOST,
            "form": form,
            "media": with_nonce(self.media + form.media, request),
        }
        status = 422 if form.errors or typed else 200
        return render(request, "admin/articles/front_page.html", context, status=status)


def _places(choices: list[FrontPageStory], typed: dict[int, UntilForm]) -> Iterator[FrontPagePlace]:
    """The choices in their order, those included that readers do not see yet; then what fills the page."""
    number, last = 0, len(choices) - 1
    for at, chosen in enumerate(choices):
        seen = chosen.story.state == "published"
        number += seen
        form = typed.get(chosen.pk) or UntilForm(initial={"until": chosen.shown_until}, auto_id=f"id_{chosen.pk}_%s")
        yield FrontPagePlace(
            number if seen else None,
            chosen.story,
            chosen,
            "" if seen else HIDDEN.get(chosen.story.state) or f"readers will see it from {_goes_out(chosen.story)}",
            up=at - 1 if at else None,
            down=at + 1 if at < last else None,
            form=form,
        )
    numbers = front_page.first_page(PER_PAGE)[number:]
    stories = Story.objects.published().defer("body").in_bulk(numbers)
    for place, pk in enumerate(numbers, start=number + 1):
        if pk in stories:
            yield FrontPagePlace(place, stories[pk])


def _goes_out(story: Story) -> str:
    return when(story.published_at)


# ---- The verbs of one row


def _move(request, chosen: FrontPageStory, form: UntilForm) -> str:
    seen = [parse_pk(one) for one in request.POST.get("order", "").split(",")]
    verbs.move_on_front_page(chosen, parse_pk(request.POST.get("to", "")), by=request.user, seen=seen)
    return f"“{chosen}” is moved."


def _keep(request, chosen: FrontPageStory, form: UntilForm) -> str:
    verbs.keep_on_front_page(
        chosen, form.cleaned_data["until"], by=request.user, seen=_moment(request.POST.get("seen", ""))
    )
    return f"“{chosen}” is shown until {when(chosen.shown_until)}."


def _take_off(request, chosen: FrontPageStory, form: UntilForm) -> str:
    verbs.take_off_front_page(chosen, by=request.user)
    return f"“{chosen}” is not chosen any more: it stands where its date puts it."


VERBS: dict[str, Callable[..., str]] = {"move": _move, "keep": _keep, "take_off": _take_off}


def _to(chosen: FrontPageStory | None = None) -> HttpResponse:
    """Back to the page, and to the row that was changed: whoever works by keyboard goes on from there."""
    row = f"#chosen-{chosen.pk}" if chosen and chosen.pk else ""
    return redirect(reverse("admin:articles_frontpagestory_changelist") + row)


def _moment(typed: str) -> datetime | None:
    try:
        return parse_datetime(typed)
    except ValueError:
        return None
