"""What may be done with several stories of the list at once. Nothing here publishes, plans, withdraws or deletes.

Each story goes through its own verb: what one refuses, or what somebody saved since the list was shown, is told and
left as it is, and the others go on.
"""

from collections.abc import Callable

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.helpers import ActionForm
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone

from articles import verbs
from articles.admin.permissions import is_editor
from articles.admin.topics import check_name, present_name
from articles.admin.widgets.staff_field import StaffMemberField, display_name
from articles.models import Section, Story
from articles.models.stories import ChangedMeanwhileError


class StoryActionForm(ActionForm):
    """The action, and what it needs to be told."""

    person = StaffMemberField(required=False, label="Person", empty_label="Nobody")
    section = forms.ModelChoiceField(Section.objects.all(), required=False, empty_label="—")
    topic = forms.CharField(required=False)
    # When the list was shown: what was saved later by somebody else has not been seen by whoever acts on it.
    shown_at = forms.FloatField(widget=forms.HiddenInput, label="", initial=lambda: timezone.now().timestamp())


def _typed(request) -> dict:
    """What the bar above the list was told. Its action is checked already."""
    form = StoryActionForm(request.POST)
    form.fields["action"].required = False
    del form.fields["action"]
    form.is_valid()
    return {name: form.cleaned_data.get(name) for name in ("person", "section", "topic", "shown_at")}


def _act(request, stories, verb: Callable[[Story], None], done: str) -> None:
    shown_at, count = _typed(request)["shown_at"] or 0, 0
    for story in stories.select_related("saved_by"):
        try:
            _refuse_unseen(story, request.user, shown_at)
            verb(story)
        except (ChangedMeanwhileError, PermissionDenied, ValueError, ValidationError) as refusal:
            said = " ".join(getattr(refusal, "messages", [str(refusal)]))
            messages.error(request, f"Not done with “{story}”: {said}")
        else:
            count += 1
    if count:
        messages.success(request, f"{count} {'story' if count == 1 else 'stories'} {done}.")


def _refuse_unseen(story: Story, user, shown_at: float) -> None:
    if story.saved_at.timestamp() > shown_at and story.saved_by != user:
        by = display_name(story.saved_by) if story.saved_by else "Somebody"
        raise ChangedMeanwhileError(f"{by} saved it after this list was shown. Look at it again.")


@admin.action(description="Assign to the person chosen")
def assign_selected(model_admin, request, stories) -> None:
    person = _typed(request)["person"]
    given = f"assigned to {display_name(person)}" if person else "assigned to nobody"
    _act(request, stories, lambda story: verbs.assign(story, by=request.user, to=person), given)


@admin.action(description="Set the section chosen")
def file_selected(model_admin, request, stories) -> None:
    if not (section := _typed(request)["section"]):
        messages.error(request, "Choose the section first: nothing was changed.")
        return
    _act(request, stories, lambda story: verbs.file_under(story, section, by=request.user), f"put into {section}")


@admin.action(description="Add the topic typed")
def add_topic_to_selected(model_admin, request, stories) -> None:
    topic = present_name(" ".join((_typed(request)["topic"] or "").split()))
    try:
        check_name(topic)
    except ValidationError as refusal:
        messages.error(request, f"{refusal.message} Nothing was changed.")
        return
    _act(request, stories, lambda story: verbs.add_topic(story, topic, by=request.user), f"given the topic “{topic}”")


@admin.action(description="Submit for review")
def submit_selected(model_admin, request, stories) -> None:
    _act(request, stories, lambda story: verbs.submit(story, by=request.user), "submitted for review")


@admin.action(description="Approve")
def approve_selected(model_admin, request, stories) -> None:
    _act(request, stories, lambda story: verbs.approve(story, by=request.user), "approved")


@admin.action(description="Send back to the writers")
def send_selected_back(model_admin, request, stories) -> None:
    _act(request, stories, lambda story: verbs.send_back(story, by=request.user), "sent back")


@admin.action(description="Put on the front page")
def put_selected_on_front(model_admin, request, stories) -> None:
    _act(request, stories, lambda story: verbs.choose_for_front_page(story, by=request.user), "put on the front page")


ACTIONS = (
    assign_selected,
    file_selected,
    add_topic_to_selected,
    submit_selected,
    approve_selected,
    send_selected_back,
    put_selected_on_front,
)


def actions_for(user, actions: dict) -> dict:
    """Those that this person may take; Django's own deletion of many is none of them."""
    editors = {approve_selected.__name__, send_selected_back.__name__, put_selected_on_front.__name__}
    ours = {action.__name__ for action in ACTIONS} - (set() if is_editor(user) else editors)
    may = user.has_perm("articles.change_story")
    return {name: action for name, action in actions.items() if may and name in ours}
