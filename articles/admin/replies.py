"""The log of replies: its part of the story form, and the page of what waits."""

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path
from django.views.decorators.http import require_http_methods

from articles import verbs
from articles.content.primary_keys import parse_pk
from articles.models import Reply
from articles.models.stories import ChangedMeanwhileError

from .permissions import is_editor, may_change
from .story_parts import StoryPartAdmin
from .widgets.datetime_field import UnambiguousDateTimeField

SHOWN = 100
# What an editor may say of an entry without opening its story.
VERBS = {"no-answer": verbs.note_no_answer, "no-update": verbs.settle_late_answer}
SAID = {"no-answer": "{} did not answer: noted.", "no-update": "The answer of {} is noted; the story stays as it is."}


class ReplyForm(forms.ModelForm):
    class Meta:
        model = Reply
        fields = (
            *("body", "name", "asked_at", "asked_how", "answer_until", "put"),
            *("outcome", "answered_at", "answered_how", "answer", "told"),
        )
        field_classes = dict.fromkeys(("asked_at", "answer_until", "answered_at"), UnambiguousDateTimeField)
        widgets = {
            "name": forms.TextInput(attrs={"class": "vTextField"}),
            "put": forms.Textarea(attrs={"class": "vLargeTextField", "rows": 2}),
            "answer": forms.Textarea(attrs={"class": "vLargeTextField", "rows": 3}),
            **dict.fromkeys(("asked_at", "answer_until", "answered_at"), UnambiguousDateTimeField.widget),
        }


class ReplyInline(admin.StackedInline):
    """Not taken away any more once the story is out: what readers were told must stay borne out by the log."""

    model = Reply
    form = ReplyForm
    verbose_name = "entry: who was asked for comment"
    verbose_name_plural = "right of reply"
    autocomplete_fields = ("body",)
    extra = 0

    def get_fields(self, request, obj=None):
        fields = [
            *("body", "name"),
            ("asked_at", "asked_how"),
            *("answer_until", "put", "outcome"),
            ("answered_at", "answered_how"),
            *("answer", "told"),
        ]
        return fields if obj is None or may_change(request.user, obj) else [*fields, "line"]

    def get_readonly_fields(self, request, obj=None):
        return () if obj is None or may_change(request.user, obj) else ("line",)

    def formfield_for_dbfield(self, field, request, **kwargs):
        """One field for date and time, as the planned publication has."""
        if field.name.endswith(("_at", "_until")):
            return field.formfield(form_class=UnambiguousDateTimeField, widget=UnambiguousDateTimeField.widget)
        made = super().formfield_for_dbfield(field, request, **kwargs)
        if field.name == "body":
            # A body is chosen here; the record has pages of its own for making and changing one.
            made.widget.can_add_related = made.widget.can_change_related = made.widget.can_view_related = False
        return made

    def has_delete_permission(self, request, obj=None) -> bool:
        return super().has_delete_permission(request, obj) and (obj is None or obj.state in ("draft", "scheduled"))


def keep_log(story, by) -> None:
    """After a save: note who wrote each new entry; and what readers will be told of a story that is planned."""
    story.reply_log.filter(noted_by=None).update(noted_by=by)
    if story.state == "scheduled":
        verbs.set_reply_lines(story, story.published_at)


@admin.register(Reply)
class ReplyAdmin(StoryPartAdmin):
    """The whole log, looked at; each entry is written in its story, and what waits has a page of its own."""

    list_display = ("asked", "story", "asked_at", "answer_until", "standing", "told")
    list_filter = ("outcome", "told")
    list_select_related = ("story", "body")
    search_fields = ("body__name", "body__short_name", "name", "put", "answer", "story__headline")
    search_help_text = "Who was asked, what was put, the answer, or the story"
    date_hierarchy = "asked_at"
    fields = (
        *("story", "body", "name", "asked_at", "asked_how", "put", "answer_until"),
        *("outcome", "answered_at", "answered_how", "answer", "told", "noted_by", "line", "words"),
    )

    @admin.display(description="asked", ordering="name")
    def asked(self, reply: Reply) -> str:
        return reply.who

    @admin.display(description="where it stands")
    def standing(self, reply: Reply) -> str:
        return reply.state()

    # ---- What waits

    def get_urls(self):
        page = self.admin_site.admin_view(require_http_methods(["GET", "HEAD", "POST"])(self.open_view))
        return [path("open/", page, name="articles_reply_open"), *super().get_urls()]

    def open_view(self, request) -> HttpResponse:
        """The open entries, each with what an editor may say of it here."""
        if not request.user.has_perm("articles.view_reply"):
            raise PermissionDenied
        if request.method == "POST":
            self._settle(request)
            return redirect(request.path)
        replies = list(Reply.objects.open()[: SHOWN + 1])
        context = self.admin_site.each_context(request) | {
            "opts": self.opts,
            "title": "Replies that wait",
            "replies": replies[:SHOWN],
            "more": len(replies) > SHOWN,
            "may_settle": is_editor(request.user),
        }
        return render(request, "admin/articles/replies/page.html", context)

    def _settle(self, request) -> None:
        pk, verb = parse_pk(request.POST.get("reply", "")), request.POST.get("verb", "")
        reply = get_object_or_404(Reply.objects.select_related("story", "body"), pk=pk)
        if verb not in VERBS:
            messages.error(request, "Nothing was noted: press one of the buttons.")
            return
        try:
            VERBS[verb](reply, by=request.user)
        except (ChangedMeanwhileError, ValueError) as refusal:
            messages.error(request, f"Nothing was noted: {refusal}")
        else:
            messages.success(request, SAID[verb].format(reply.who))
