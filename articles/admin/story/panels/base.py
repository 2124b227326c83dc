"""The panels beside the story form. Each has small forms of its own, which are sent without leaving what is typed."""

from django.contrib import admin
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from articles.models import Story


def draw_panel(request, template: str, story: Story, shown: dict) -> HttpResponse:
    """The panel alone, for the script that puts it in its place; without script, on a page of its own."""
    context = shown | {"saved": story}
    if request.headers.get("X-Requested-With") == "fetch":
        return render(request, template, context)
    context |= admin.site.each_context(request) | {
        "title": str(story),
        "opts": Story._meta,
        "panel": template,
        "back": reverse("admin:articles_story_change", args=[story.pk]),
    }
    return render(request, "admin/articles/story/panel.html", context)
