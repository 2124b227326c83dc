"""The working copy of a story on the desk: opened, compared, discarded, and an older version restored into it."""

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path, reverse
from django.utils.html import format_html, format_html_join
from django.views.decorators.http import require_POST, require_safe

from articles import verbs
from articles.admin.permissions import may_change, why_closed
from articles.content.primary_keys import parse_pk
from articles.content.versions.content import version_content
from articles.content.versions.diff import content_differences
from articles.models import Story, StoryVersion
from articles.models.stories import ChangedMeanwhileError

LOOK_AGAIN = "Somebody saved in between, so nothing was done: this is how it stands now."


def urls(wrap) -> list:
    return [
        path("<int:pk>/copy/", wrap(open_working_copy), name="articles_story_copy"),
        path("<int:pk>/copy/compare/", wrap(compare_working_copy), name="articles_story_copy_compare"),
        path("<int:pk>/copy/discard/", wrap(discard_working_copy), name="articles_story_copy_discard"),
        path("<int:pk>/restore/<int:number>/", wrap(restore_version), name="articles_story_restore"),
    ]


def named(object_id) -> Story | None:
    """The story, or the working copy of one, of which this is the number in an address."""
    return Story.objects.select_related("copy_of").filter(pk=parse_pk(object_id)).first()


def to_form(story: Story) -> HttpResponseRedirect:
    """Where to go on after a button: the form, or from a working copy that is closed now the story itself."""
    story = Story.objects.get(pk=story.pk)
    is_done = story.copy_of_id and not story.is_open
    return redirect("admin:articles_story_change", story.copy_of_id if is_done else story.pk)


@require_POST
def open_working_copy(request, pk: int) -> HttpResponse:
    """Go on with the story's working copy; the first who asks makes it."""
    story = get_object_or_404(Story.objects.without_copies(), pk=pk)
    try:
        return to_form(verbs.open_copy(story, by=request.user))
    except (ValueError, ChangedMeanwhileError) as refusal:
        messages.error(request, str(refusal))
        return to_form(story)


@require_safe
def compare_working_copy(request, pk: int) -> HttpResponse:
    """What the working copy, as it is saved, would change for readers."""
    copy = _copy(request, pk, may="view")
    found = content_differences(version_content(copy.original), version_content(copy))
    return _page(request, "copy_compare", copy, title="What the working copy changes", differences=found)


def discard_working_copy(request, pk: int) -> HttpResponse:
    """Says what that gives up, and does it when asked a second time; not if somebody wrote in between."""
    copy = _copy(request, pk, may="change")
    if not may_change(request.user, copy) and not copy.is_open:
        messages.warning(request, why_closed(request.user, copy))
        return to_form(copy)
    if request.method == "POST" and _as_seen(request, copy, lambda: verbs.discard_copy(copy, by=request.user)):
        messages.success(request, "The working copy is discarded. Readers see what they saw before.")
        return to_form(copy)
    found = content_differences(version_content(copy.original), version_content(copy))
    return _page(request, "copy_discard", copy, title="Discard this working copy", differences=found)


def restore_version(request, pk: int, number: int) -> HttpResponse:
    """Shows what a version would bring back, and brings it back when asked a second time: into a working copy, or
    into what readers have not seen itself.
    """
    story = get_object_or_404(Story.objects.select_related("copy_of"), pk=pk)
    version = get_object_or_404(StoryVersion, story=story, number=number)
    target = story.original.working_copy or story.original
    if not request.user.has_perm("articles.change_story"):
        raise PermissionDenied("You may read this version, but not restore it.")
    if target.state != "published" and (reason := why_closed(request.user, target)):
        messages.warning(request, reason)
        return to_form(target)
    if request.method == "POST" and _as_seen(request, target, lambda: _restore(request, target, version)):
        return to_form(target.working_copy or target)
    extra = {"kept": version, "differences": content_differences(version_content(target), version.content)}
    return _page(request, "restore", target, title="Restore an older version", history=_history(story), **extra)


def _restore(request, target: Story, version: StoryVersion) -> None:
    if target.state == "published":
        target = verbs.open_copy(target, by=request.user)
    missing = verbs.restore(target, version, by=request.user)
    where = "in the working copy: readers do not see it yet" if target.copy_of_id else "and saved"
    messages.success(request, f"Version {version.label} is restored, {where}.")
    if missing:
        lines = format_html_join("", "<li>{}</li>", ((sentence,) for sentence in missing))
        text = format_html('Not all of it could be brought back:<ul class="problems">{}</ul>', lines)
        messages.warning(request, text)


def _copy(request, pk: int, *, may: str) -> Story:
    if not request.user.has_perm(f"articles.{may}_story"):
        raise PermissionDenied
    return get_object_or_404(Story.objects.exclude(copy_of=None).select_related("copy_of", "saved_by"), pk=pk)


def _as_seen(request, story: Story, do) -> bool:
    """Do it, if nobody saved the story since the page with the button was shown; whether it was done."""
    try:
        if request.POST.get("version") == str(story.version):
            do()
            return True
    except ChangedMeanwhileError:
        pass
    story.refresh_from_db()
    messages.warning(request, LOOK_AGAIN)
    return False


def _history(story: Story) -> str:
    return reverse("admin:articles_story_history", args=[story.pk])


def _page(request, name: str, story: Story, **extra) -> HttpResponse:
    back = reverse("admin:articles_story_change", args=[story.pk])
    context = admin.site.each_context(request) | {"opts": Story._meta, "story": story, "back": back}
    return render(request, f"admin/articles/story/{name}.html", context | extra)
