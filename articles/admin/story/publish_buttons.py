"""The buttons of the story form. Each saves what is typed first; then the story's own verb decides."""

from django.contrib import messages
from django.utils import timezone
from django.utils.html import format_html, format_html_join

from articles import verbs
from articles.admin.permissions import is_editor
from articles.models import Publication, Story
from articles.prepublication import Proof, find_problems, problems_in, read_proof
from articles.prepublication.check_archive import publication_time
from articles.prepublication.problems import Problem
from articles.verbs import UnpublishableError

from . import workflow_buttons


def when(moment) -> str:
    """As the buttons say it: Tue 24 Nov 06:00, with the year when it is not this one."""
    local = timezone.localtime(moment)
    year = "" if local.year == timezone.localdate().year else f" {local.year}"
    return f"{local:%a %-d %b}{year} {local:%H:%M}"


def _publish(request, story: Story, typed: dict) -> str:
    return publish_now(request.user, story)


def publish_now(by, story: Story) -> str:
    """Publish it, and say what readers and subscribers see of it."""
    verbs.publish(story, by=by)
    minutes = Publication.get().feed_delay
    subscribers = f", subscribers in {minutes} minutes" if minutes else ""
    return f"Published: readers see it now{subscribers}."


def _schedule(request, story: Story, typed: dict) -> str:
    verbs.publish(story, by=request.user, at=typed["publish_at"])
    return f"Planned: readers will see it from {when(story.published_at)}."


def _take_back(request, story: Story, typed: dict) -> str:
    planned = story.published_at
    verbs.unschedule(story, by=request.user)
    return f"The publication planned for {when(planned)} is taken back: the story is {story.status_in_words} again."


def _fix(request, story: Story, typed: dict) -> str:
    verbs.publish_copy(story, by=request.user, seen=typed.get("live_version"))
    return "Published as a small fix: readers see the new text, and its dates have not moved."


def _update(request, story: Story, typed: dict) -> str:
    moved = typed.get("newer") or ()
    verbs.publish_copy(story, by=request.user, update=True, move=moved, seen=typed.get("live_version"))
    shown = f" What the record says now is shown for {len(moved)} of its judgments." if moved else ""
    return f"Published as an update: readers are told that the story has changed.{shown}"


EDITORS = {"_publish": _publish, "_schedule": _schedule, "_take_back": _take_back, "_fix": _fix, "_update": _update}
VERBS = EDITORS | workflow_buttons.VERBS


def pressed_button(request) -> str | None:
    return next((name for name in VERBS if name in request.POST), None)


def may_press(request) -> bool:
    """Whether the person may press every button that the form came with."""
    pressed = {name for name in VERBS if name in request.POST}
    return is_editor(request.user) or not pressed & (EDITORS.keys() | workflow_buttons.EDITORS)


def run_button(request, saved: Story, typed: dict) -> None:
    """Do what the button said, with the story as it now stands. Raises PermissionDenied for those who may not."""
    story = Story.objects.get(pk=saved.pk)
    if workflow_buttons.reopen_if_changed(story, request.user):
        messages.warning(
            request, "An editor had approved this story. Now that it is changed, it waits for review again."
        )
    if name := pressed_button(request):
        try:
            messages.success(request, VERBS[name](request, story, typed))
        except UnpublishableError as refusal:
            _tell(request, "It is saved, but cannot be published yet:", refusal.problems)
        except ValueError as refusal:
            messages.error(request, f"It is saved, but: {refusal}")
    elif story.state == "scheduled":
        problems = [problem for problem in find_problems(story, publication_time(story)) if problem.blocks_publication]
        if problems:
            _tell(request, "It is saved, and scheduled, but mend this:", problems, level=messages.WARNING)


def _tell(request, what: str, problems: list[Problem], level: int = messages.ERROR) -> None:
    lines = format_html_join("", "<li>{}</li>", ((problem.text,) for problem in problems))
    messages.add_message(request, level, format_html('{}<ul class="problems">{}</ul>', what, lines))


# Where on the form a problem is mended; elsewhere it is the field of that name.
PLACES = {
    "body": "body-editor",
    "bylines": "bylines-group",
    "quotes": "quotes-group",
    "replies": "replies-group",
    "pictures": "pictures-group",
    "chosen": "chosen-group",
}


def saved_proof(story: Story) -> Proof:
    """The proof of a story for the moment when it goes out."""
    return read_proof(story, publication_time(story))


def problems_to_show(proof: Proof) -> list[tuple[Problem, str]]:
    """What the checks find in a story, what blocks it first, each with its place."""
    problems = sorted(problems_in(proof), key=lambda problem: not problem.blocks_publication)
    return [(problem, _place(problem)) for problem in problems]


def _place(problem: Problem) -> str:
    """Several at once are mended in the panel, any other in its field."""
    return "quotations" if problem.parts else PLACES.get(problem.where, f"id_{problem.where}")
