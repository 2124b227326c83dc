"""What is left to look at before publication, on one screen: each answered with one click or key, then published."""

from django.contrib import admin, messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from articles.admin.permissions import is_editor, may_change
from articles.admin.story import publish_buttons
from articles.models import RaisedAlarm, Story
from articles.models.stories import ChangedMeanwhileError
from articles.verbs import UnpublishableError

from .checks import stories_to_check, story_named


def review(request, pk: int) -> HttpResponse:
    """All that is left to look at before publication, on one screen; posted, the story is published."""
    story = story_named(request, pk)
    if request.method == "POST":
        return _published(request, story)
    story = stories_to_check().get(pk=story.pk)
    problems, at = publish_buttons.problems_to_show(publish_buttons.saved_proof(story)), request.GET.get("at", "")
    context = admin.site.each_context(request) | {
        "opts": Story._meta,
        "title": "What is left to look at",
        "story": story,
        "problems": problems,
        "stopping": sum(problem.blocks_publication for problem, _ in problems),
        "at": min(int(at), len(problems) - 1) if at.isdecimal() and at.isascii() and len(at) < 5 else 0,
        "answered": RaisedAlarm.objects.about(story).decided(),
        "is_editor": is_editor(request.user),
        "may_decide": may_change(request.user, story),
    }
    return render(request, "admin/articles/story/review.html", context)


def _published(request, story: Story) -> HttpResponse:
    """As the form's button does it, of exactly the story that was looked at."""
    try:
        if str(story.version) != request.POST.get("version"):
            raise ChangedMeanwhileError("Somebody saved the story meanwhile.")
        messages.success(request, publish_buttons.publish_now(request.user, story))
    except (ValueError, ChangedMeanwhileError, UnpublishableError) as refusal:
        messages.error(request, f"It is not published: {refusal}")
        return redirect("admin:articles_story_review", story.pk)
    return redirect("admin:articles_story_change", story.pk)
