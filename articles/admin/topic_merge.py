"""Two topics that are one: the one is merged into the other, and its address leads there."""

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from articles import verbs
from articles.models import Topic

from .permissions import is_editor


class MergeForm(forms.Form):
    into = forms.ModelChoiceField(Topic.objects.all(), label="Into", empty_label="Choose the topic that stays")

    def __init__(self, topic: Topic, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["into"].queryset = Topic.objects.exclude(pk=topic.pk)


@require_http_methods(["GET", "HEAD", "POST"])
def merge_view(request, pk: int, model_admin) -> HttpResponse:
    """Says what a merge does, asks into which topic, and then does it."""
    topic = get_object_or_404(Topic, pk=pk)
    if not is_editor(request.user):
        raise PermissionDenied("Only an editor can merge topics.")
    form = MergeForm(topic, request.POST or None)
    if form.is_valid():
        return _merge(request, topic, form.cleaned_data["into"], model_admin)
    context = model_admin.admin_site.each_context(request) | {
        "opts": model_admin.opts,
        "title": f"Merge “{topic}” into another topic",
        "topic": topic,
        "number": topic.uses.count(),
        "form": form,
        "back": reverse("admin:articles_topic_change", args=[topic.pk]),
    }
    return render(request, "admin/articles/topic/merge.html", context, status=422 if form.errors else 200)


def _merge(request, topic: Topic, into: Topic, model_admin) -> HttpResponse:
    name = topic.name
    verbs.merge_topics(topic, into, by=request.user)
    model_admin.log_change(request, into, f"“{name}” was merged into it.")
    messages.success(request, f"“{name}” is now “{into}”: its stories have moved, and its address leads there.")
    return redirect("admin:articles_topic_change", into.pk)
