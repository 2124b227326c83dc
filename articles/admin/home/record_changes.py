"""Stories under which the record has changed, each with the four answers; and the answers that were given."""

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path, reverse
from django.views.decorators.http import require_http_methods

from articles import verbs
from articles.admin.permissions import is_editor
from articles.content.primary_keys import parse_pk
from articles.models import RecordAnswer, Story
from articles.record_uses import record_changes
from inspections.admin.base import ReadOnlyAdmin
from inspections.models import Body, JudgmentVersion

PER_PAGE = 25
Answer = RecordAnswer.Answer
# Where somebody does what an answer says was done.
WAYS = {
    Answer.CORRECTED: ("admin:articles_story_correct", "Correct the story"),
    Answer.NOTE_ADDED: ("admin:articles_story_change", "Open the story"),
    Answer.WITHDRAWN: ("admin:articles_story_withdraw", "Withdraw the story"),
}


@admin.register(RecordAnswer)
class RecordAnswerAdmin(ReadOnlyAdmin):
    """The answers given, which stay; the tasks themselves have a page of their own."""

    list_display = ("story", "judgment", "version", "answer", "note", "answered_by", "answered_at")
    list_filter = ("answer",)
    list_select_related = (
        "story",
        "answered_by",
        "version__grade",
        *(f"{of}judgment__{joined}" for of in ("", "version__") for joined in ("area", "inspection__body")),
        *(f"{of}judgment__inspection__programme" for of in ("", "version__")),
    )
    search_fields = ("story__headline", "judgment__inspection__body__name", "note")
    date_hierarchy = "answered_at"
    actions = None

    def get_urls(self):
        page = self.admin_site.admin_view(require_http_methods(["GET", "HEAD", "POST"])(self.tasks_view))
        return [path("tasks/", page, name="articles_recordanswer_tasks"), *super().get_urls()]

    def tasks_view(self, request) -> HttpResponse:
        if not request.user.has_perm("articles.view_story"):
            raise PermissionDenied
        refused = {}
        if request.method == "POST":
            refused = self._answer(request)
            if not refused:
                return redirect(request.get_full_path())
        return self._page(request, refused)

    def _answer(self, request) -> dict:
        """Give the answer that a button named; what is refused comes back with all that was typed."""
        story = get_object_or_404(Story, pk=parse_pk(request.POST.get("story", "")))
        version = get_object_or_404(JudgmentVersion, pk=parse_pk(request.POST.get("version", "")))
        answer, note = request.POST.get("answer", ""), request.POST.get("note", "")
        try:
            given = verbs.answer(by=request.user, story=story, version=version, answer=answer, note=note)
        except ValueError as refusal:
            return {"key": f"{story.pk}-{version.pk}", "reason": str(refusal), "note": note, **_way(answer, story)}
        messages.success(request, f"Answered for “{story}”: {given.get_answer_display()}.")
        return {}

    def _page(self, request, refused: dict) -> HttpResponse:
        body = Body.objects.filter(slug=request.GET.get("body", "")).first()
        page = Paginator(record_changes.open_tasks(body), PER_PAGE).get_page(request.GET.get("page"))
        shown = record_changes.read_changes(page.object_list)
        context = self.admin_site.each_context(request) | {
            "opts": self.opts,
            "title": "Record tasks",
            "page": page,
            "tasks": shown,
            "bodies": record_changes.bodies_with_tasks(),
            "body": body,
            "answers": Answer.choices if is_editor(request.user) else (),
            "refused": refused,
            "refused_here": any(task.key == refused.get("key") for task in shown),
        }
        return render(request, "admin/articles/record_tasks/page.html", context, status=422 if refused else 200)


def _way(answer: str, story: Story) -> dict:
    if answer not in WAYS:
        return {}
    address, words = WAYS[answer]
    return {"way": reverse(address, args=[story.pk]), "way_in_words": words}
