"""What people type into the story form before they save it: kept every few seconds, and brought back when asked.

It is kept for each story and person, so one person's tabs share it; nothing of it reaches the story until its form is
saved. Whoever has the form open is told who else has, and whether somebody saved meanwhile.
"""

from datetime import timedelta

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from articles.admin.permissions import is_editor
from articles.content.body.blocks import body_blocks
from articles.content.primary_keys import parse_pk
from articles.models import AutosavedForm, Story
from articles.models.autosave import MAX_FORM_LETTERS

# Whoever was not heard of for longer has gone; their browser says something every ten seconds.
PRESENT = timedelta(seconds=30)


@require_POST
def keep(request, pk: int | None = None) -> HttpResponse:
    """Keep what was typed (nothing is said of it when nothing new was), and tell what happened around it."""
    story = _story(request, pk)
    if len(request.POST.get("typed", "")) > MAX_FORM_LETTERS:
        return JsonResponse({"refused": "This is longer than can be kept here: save it."}, status=413)
    with transaction.atomic():
        autosaved, _ = AutosavedForm.objects.get_or_create(story=story, person=request.user)
        autosaved.seen_at = timezone.now()
        refilled = "typed" in request.POST and _take(autosaved, request.POST["typed"], story)
        autosaved.save()
    return JsonResponse(_told(autosaved, story, request) | {"refilled": refilled})


def _story(request, pk: int | None) -> Story | None:
    """The story whose form is open, for those who may write; one published meanwhile still keeps what is typed."""
    if not request.user.has_perm(f"articles.{'change' if pk else 'add'}_story"):
        raise PermissionDenied
    return get_object_or_404(Story.objects.select_related("saved_by"), pk=pk) if pk else None


def _take(autosaved: AutosavedForm, typed: str, story: Story | None) -> bool:
    """Note the form as typed. A body that is suddenly empty does not replace a full one; True when it would have."""
    form = QueryDict(typed, mutable=True)
    before = autosaved.form.get("body", "") if autosaved.typed else story.body if story else ""
    refilled = bool(body_blocks(before)) and not body_blocks(form.get("body", ""))
    if refilled:
        form["body"] = before
    autosaved.typed, autosaved.typed_at = form.urlencode(), timezone.now()
    return refilled


def _told(autosaved: AutosavedForm, story: Story | None, request) -> dict:
    told = {
        "typed_at": _clock(autosaved.typed_at),
        "others": [_other(one) for one in other_editors(story, request.user)],
    }
    if story is None:
        return told
    by = story.saved_by
    return told | {
        "version": story.version,
        "saved_at": _clock(story.saved_at),
        "saved_by": "You" if by == request.user else _name(by) if by else "Somebody",
    }


def _clock(moment) -> str:
    return f"{timezone.localtime(moment):%H:%M}" if moment else ""


def _other(autosaved: AutosavedForm) -> dict:
    return {"name": _name(autosaved.person), "typed_at": _clock(autosaved.typed_at)}


def _name(person) -> str:
    return person.get_full_name() or person.get_username()


def other_editors(story: Story | None, person):
    """Who else has the form of a story open right now."""
    if story is None:
        return AutosavedForm.objects.none()
    recent = story.in_hand.filter(seen_at__gt=timezone.now() - PRESENT).exclude(person=person)
    return recent.select_related("person").order_by("person__username")


def autosave_state(story: Story | None, person) -> dict:
    """What the form says of unsaved work: one's own, and for an editor that of absent colleagues."""
    kept = list(AutosavedForm.objects.filter(story=story).exclude(typed="").select_related("person"))
    mine = next((autosaved for autosaved in kept if autosaved.person == person), None)
    theirs = [autosaved for autosaved in kept if autosaved.person != person] if story and is_editor(person) else []
    return {"unsaved": mine, "others_unsaved": theirs}


def forget(story: Story, person, *, was_new: bool) -> None:
    """The form was saved: what was typed is the story now."""
    AutosavedForm.objects.filter(story=None if was_new else story, person=person).update(typed="", typed_at=None)


def restore_typed(request: HttpRequest, story: Story | None) -> HttpRequest:
    """The request as if the kept form had just been sent, marked so that it is shown and not saved.

    `?recover=me`, or for an editor the number of a colleague. Raises Http404 when nothing is kept.
    """
    whose = request.GET["recover"]
    person = request.user.pk if whose == "me" else parse_pk(whose)
    if person != request.user.pk and not is_editor(request.user):
        raise PermissionDenied("Only an editor can take up what a colleague has typed.")
    autosaved = AutosavedForm.objects.filter(story=story, person=person).exclude(typed="").first()
    if autosaved is None:
        raise Http404("Nothing unsaved is kept here.")
    form = autosaved.form
    form["_recover"] = _clock(autosaved.typed_at)
    # Asked for once before: a request reads its own body when its files are asked for, and forgets what was set here.
    _ = request.FILES
    request.method, request.POST = "POST", form
    return request


@require_POST
def discard_autosaved(request, pk: int | None = None) -> HttpResponse:
    """Throw away one's own unsaved work, when asked to."""
    story = _story(request, pk)
    AutosavedForm.objects.filter(story=story, person=request.user).update(typed="", typed_at=None)
    return redirect("admin:articles_story_change", pk) if pk else redirect("admin:articles_story_add")


@require_POST
def release(request, pk: int, person: int) -> HttpResponse:
    """An editor says that a colleague is not at the story any more; what they typed stays kept for them."""
    if not is_editor(request.user):
        raise PermissionDenied("Only an editor can do this.")
    AutosavedForm.objects.filter(story=_story(request, pk), person=person).update(seen_at=None)
    return redirect("admin:articles_story_change", pk)
