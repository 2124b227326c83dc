"""Choosing which judgments a story is about, out of those of the inspections attached to it."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from django import forms
from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils import timezone
from django.views.decorators.http import require_safe

from articles.content.primary_keys import parse_pks
from articles.models import Story
from inspections.models import Inspection, Judgment, JudgmentVersion

TEMPLATE = "admin/articles/story/judgments.html"


@dataclass(frozen=True)
class JudgmentChoice:
    """One judgment as the desk holds it. `hidden` says why readers cannot see it; empty when they can."""

    judgment: Judgment
    outcome: str
    hidden: str
    ticked: bool

    @property
    def label(self) -> str:
        return f"{self.judgment.area.label} — {self.outcome}"


@dataclass(frozen=True)
class Group:
    inspection: Inspection
    choices: tuple[JudgmentChoice, ...]


def group_judgments(inspections: Iterable, ticked: Iterable) -> list[Group]:
    """The judgments of these inspections, and those already ticked, by inspection in the order of the framework."""
    inspections, ticked = _numbers(inspections), _numbers(ticked)
    found = Judgment.objects.filter(Q(inspection__in=inspections) | Q(pk__in=ticked))
    found = found.select_related("area__programme", "inspection__body", "inspection__programme")
    found = list(found.order_by("inspection", "area__position", "pk"))
    versions = JudgmentVersion.objects.latest().filter(judgment__in=found).select_related("grade", "stands_from")
    latest = {version.judgment_id: version for version in versions}
    groups = groupby(found, key=lambda judgment: judgment.inspection)
    return [
        Group(inspection, tuple(_choice(one, latest.get(one.pk), one.pk in ticked) for one in judgments))
        for inspection, judgments in groups
    ]


def _choice(judgment: Judgment, version: JudgmentVersion | None, ticked: bool) -> JudgmentChoice:
    if version is None:
        return JudgmentChoice(judgment, "nothing recorded yet", "nothing recorded", ticked)
    return JudgmentChoice(judgment, version.outcome_in_words, version.why_hidden(), ticked)


def _numbers(values: Iterable) -> set[int]:
    """The keys among what a form or an address sent, or of rows."""
    return set(parse_pks(getattr(value, "pk", value) for value in values))


class JudgmentsWidget(forms.Widget):
    """Tick boxes by inspection. `inspections` is what the form has attached, saved or not."""

    use_fieldset = True
    inspections: Iterable = ()

    def value_from_datadict(self, data, files, name):
        return data.getlist(name) if hasattr(data, "getlist") else data.get(name) or []

    def value_omitted_from_data(self, data, files, name) -> bool:
        return False

    def render(self, name, value, attrs=None, renderer=None):
        context = {
            "groups": group_judgments(self.inspections, value or ()),
            "name": name,
            "id": (attrs or {}).get("id", ""),
        }
        return render_to_string(TEMPLATE, context)


class JudgmentsField(forms.ModelMultipleChoiceField):
    widget = JudgmentsWidget

    def __init__(self, **options) -> None:
        super().__init__(Judgment.objects.all(), required=False, **options)


@require_safe
def choices(request) -> HttpResponse:
    """The tick boxes for inspections that the form has not saved yet."""
    if not (request.user.has_perm("articles.add_story") or request.user.has_perm("articles.change_story")):
        raise PermissionDenied
    groups = group_judgments(request.GET.getlist("inspection"), request.GET.getlist("judgment"))
    return render(request, TEMPLATE, {"groups": groups, "name": "judgments", "id": "id_judgments"})


def set_judgments(story: Story, judgments: Iterable[Judgment]) -> None:
    """Make the story about exactly these. What is attached already keeps the version that its readers were shown."""
    judgments = list(judgments)
    story.judgments.exclude(judgment__in=judgments).delete()
    held = set(story.judgments.values_list("judgment_id", flat=True))
    for judgment in judgments:
        if judgment.pk not in held:
            story.judgments.create(judgment=judgment, published_version=_published_version(story, judgment))


def _published_version(story: Story, judgment: Judgment) -> JudgmentVersion | None:
    """The version that readers of a story that is out, or planned, will see; none for a draft.

    In a working copy the one that they see now, if any: what is new there is shown as it is when it is published.
    """
    if story.copy_of_id:
        shown = story.copy_of.judgments.filter(judgment=judgment).select_related("published_version").first()
        return shown and shown.published_version
    if story.published_at is None:
        return None
    moment = max(story.published_at, timezone.now())
    return judgment.versions.public(at=moment).order_by("-number").first()
