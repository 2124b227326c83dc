"""Topics by name: chosen from those there are, or typed anew. “Knife crime” and “knife crime” are one."""

from django import forms
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import JsonResponse
from django.urls import reverse
from django.utils.text import slugify
from django.views.decorators.http import require_safe

from articles.models import FormerTopic, Topic

SUGGESTIONS = 20


class TopicsWidget(forms.SelectMultiple):
    """A list with only the chosen names in it; the script fetches the others as somebody types."""

    def optgroups(self, name, value, attrs=None):
        options = [self.create_option(name, topic, topic, True, index) for index, topic in enumerate(value)]
        return [(None, options, 0)]

    def build_attrs(self, base_attrs, extra_attrs=None):
        attrs = super().build_attrs(base_attrs, extra_attrs)
        address = reverse("admin:articles_story_topics")
        return attrs | {
            "data-topics": address,
            "data-theme": "admin-autocomplete",
            "class": "admin-autocomplete-topics",
        }


class TopicsField(forms.Field):
    """A list of names; a name that is a number is still a name."""

    widget = TopicsWidget

    def prepare_value(self, value):
        return [getattr(topic, "name", topic) for topic in value or ()]

    def clean(self, value) -> list[str]:
        names = {" ".join(name.split()).casefold(): " ".join(name.split()) for name in super().clean(value) or ()}
        names.pop("", None)
        for name in names.values():
            check_name(name)
        return list(dict.fromkeys(present_name(name) for name in names.values()))

    def has_changed(self, initial, data) -> bool:
        return sorted(self.prepare_value(initial)) != sorted(self.prepare_value(data))


def present_name(name: str) -> str:
    """The name itself; for a topic that was merged into another, the name of that one."""
    former = FormerTopic.objects.filter(name__iexact=name).select_related("topic").first()
    return former.topic.name if former and not Topic.objects.filter(name__iexact=name).exists() else name


def check_name(name: str) -> None:
    if not slugify(name):
        raise ValidationError(f"The topic “{name}” has no letter or digit that could stand in its address.")
    if len(name) > Topic._meta.get_field("name").max_length:
        raise ValidationError(f"The topic “{name[:40]}…” is too long.")


@require_safe
def suggestions(request) -> JsonResponse:
    """Names that hold the words typed, for those who write stories."""
    if not (request.user.has_perm("articles.add_story") or request.user.has_perm("articles.change_story")):
        raise PermissionDenied
    found = Topic.objects.filter(name__icontains=request.GET.get("term", "").strip()).order_by("name")
    names = found.values_list("name", flat=True)[:SUGGESTIONS]
    return JsonResponse({"results": [{"id": name, "text": name} for name in names]})
