"""The checks beside the story form: drawn anew without saving, and what people decide there.

Each address answers with the panel alone when a script asks, and without one with a page of its own.
"""

from collections.abc import Callable
from dataclasses import replace

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import QuerySet
from django.http import HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path, reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.text import Truncator
from django.views.decorators.http import require_POST

from articles import verbs
from articles.admin.permissions import is_editor, may_change
from articles.admin.story import publish_buttons
from articles.admin.story.unsaved_form import typed_content
from articles.models import OmissionApproval, RaisedAlarm, Story
from articles.models.autosave import MAX_FORM_LETTERS
from articles.models.stories import ChangedMeanwhileError
from articles.prepublication import PARTS, read_proof
from articles.prepublication.check_archive import publication_time
from inspections.models import Source

from .check_results import check_results

SAID = {
    RaisedAlarm.Decision.NOT_SO: "Said to be wrong, and not shown again for these words:",
    RaisedAlarm.Decision.SET_ASIDE: "Set aside, and not shown again for these words:",
}


def addresses(wrap: Callable) -> list:
    return [
        path("<int:pk>/checks/", wrap(checks_panel), name="articles_story_checks"),
        *(
            path(f"<int:pk>/checks/{name}/", wrap(view), name=f"articles_story_{name}")
            for name, view in (
                ("answer", answer_alarm),
                ("attach", attach_quote),
                ("mark", mark),
                ("tick", tick),
                ("override", override_problem),
            )
        ),
    ]


def stories_to_check() -> QuerySet:
    """Stories with what the rules ask for again and again, so that each asks for nothing that another has had."""
    return Story.objects.prefetch_related(*PARTS)


def checks_panel(request, pk: int) -> HttpResponse:
    """The panel of the story as last saved; posted with a form as typed, of that, and nothing is saved."""
    story = story_named(request, pk)
    if request.method == "POST":
        typed = request.POST.get("typed", "")
        if len(typed) > MAX_FORM_LETTERS:
            return HttpResponse("This is longer than can be checked here: save it.", status=413)
        return _drawn(request, story, typed=QueryDict(typed))
    return _drawn(request, story)


def story_named(request, pk: int) -> Story:
    if not (request.user.has_perm("articles.view_story") or request.user.has_perm("articles.change_story")):
        raise PermissionDenied
    return get_object_or_404(Story, pk=pk)


def is_script(request) -> bool:
    return request.headers.get("X-Desk") == "panel"


def _drawn(request, story: Story, *, typed: QueryDict | None = None, said: str = "", refused: bool = False, made=None):
    story = stories_to_check().get(pk=story.pk)
    proof = publish_buttons.saved_proof(story)
    if typed is not None:
        proof = replace(proof, noted=typed_content(story, typed))
    context = check_results(proof) | {
        "story": story,
        "problems": publish_buttons.problems_to_show(proof),
        "is_typed": typed is not None,
        "typed_at": None if typed is None else timezone.localtime(),
        "said": said,
        "made": made,
        "refused": refused,
        "is_editor": is_editor(request.user),
        "may_decide": may_change(request.user, story),
    }
    if is_script(request):
        return render(request, "admin/articles/story/checks/panel.html", context)
    site = admin.site.each_context(request)
    page = {"opts": Story._meta, "title": f"The checks of “{story}”"}
    return render(request, "admin/articles/story/checks/page.html", site | context | page)


def decided(request, story: Story, decide: Callable[[], str], made: dict | None = None) -> HttpResponse:
    """Do it, and say what came of it, in the panel or above the page."""
    try:
        said, refused = decide(), False
    except (ValueError, ChangedMeanwhileError) as refusal:
        said, refused = str(refusal), True
    if is_script(request):
        return _drawn(request, story, said=said, refused=refused, made=made)
    messages.add_message(request, messages.ERROR if refused else messages.SUCCESS, said)
    if at := request.POST.get("at"):
        return redirect(f"{reverse('admin:articles_story_review', args=[story.pk])}?{urlencode({'at': at})}")
    return redirect("admin:articles_story_checks", story.pk)


@require_POST
def mark(request, pk: int) -> HttpResponse:
    """Words in marks that quote nobody, one or several; without a kind they are checked as a quotation again."""
    story, said, kind = story_named(request, pk), request.POST.getlist("words"), request.POST.get("kind", "")

    def decide() -> str:
        if not kind:
            for words in said:
                verbs.unmark_not_a_quotation(story, by=request.user, words=words)
            return "It is checked as a quotation again."
        with transaction.atomic():
            made = [verbs.mark_not_a_quotation(story, by=request.user, words=one, kind=kind) for one in said]
        return f"Marked, once and for this story: {', '.join(map(str, made)) or 'nothing was ticked'}."

    return decided(request, story, decide)


@require_POST
def tick(request, pk: int) -> HttpResponse:
    """Exactly this quotation, against exactly the passage that the panel showed."""
    story, shown = story_named(request, pk), request.POST.get("shown", "")

    def decide() -> str:
        for one in read_proof(story).quotations:
            verdict = one.verdict
            if one.waits_for_tick and OmissionApproval.hash_of(verdict.words, verdict.source, verdict.passage) == shown:
                said = {"words": verdict.words, "source": verdict.source, "passage": verdict.passage}
                verbs.approve_omission(story, by=request.user, **said)
                return "Ticked. The tick holds for exactly these words and this passage."
        raise ValueError("It is not ticked: the words or the source have changed since you looked. Look again.")

    return decided(request, story, decide)


@require_POST
def override_problem(request, pk: int) -> HttpResponse:
    story = story_named(request, pk)

    def decide() -> str:
        key, reason = request.POST.get("key", ""), request.POST.get("reason", "")
        moment = publication_time(story)
        verbs.override(by=request.user, story=story, key=key, reason=reason, moment=moment)
        return "Overridden, for exactly these words. The reason is kept in the story’s history."

    return decided(request, story, decide)


@require_POST
def answer_alarm(request, pk: int) -> HttpResponse:
    """That an alarm is wrong, or a hint set aside; without a decision it is shown again."""
    story, key, decision = story_named(request, pk), request.POST.get("key", ""), request.POST.get("decision", "")

    def decide() -> str:
        if not decision:
            verbs.restore_alarm(story, by=request.user, key=key)
            return "It is shown again."
        moment = publish_buttons.publication_time(story)
        problem = verbs.decide_alarm(story, by=request.user, key=key, decision=decision, moment=moment)
        return f"{SAID[decision]} {Truncator(problem.text).chars(120)}"

    return decided(request, story, decide)


@require_POST
def attach_quote(request, pk: int) -> HttpResponse:
    """Words that stand in a source, as a quote of the story. With script, the form itself takes them as a new row."""
    story = story_named(request, pk)
    if not may_change(request.user, story):
        raise PermissionDenied("Only those who may change this story can attach a quote.")

    def decide() -> str:
        found = next((one for one in read_proof(story).quotations if _is_meant(one, request.POST)), None)
        if found is None:
            raise ValueError("It is not attached: the words or the source have changed since you looked. Look again.")
        source = get_object_or_404(Source, pk=found.source.pk)
        verbs.add_quote(story, by=request.user, words=found.words, source=source, page=found.verdict.page)
        return f"Attached as a quote of “{source}”, page {found.verdict.page}."

    return decided(request, story, decide)


def _is_meant(one, data) -> bool:
    is_it = (
        one.record is None
        and one.source is not None
        and one.verdict.is_fine
        and one.words == " ".join(data.get("words", "").split())
    )
    return is_it and str(one.source.pk) == data.get("source")
