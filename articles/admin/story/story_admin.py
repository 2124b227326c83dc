"""The story form, its list, and the addresses that belong to it."""

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path, reverse
from django.utils import timezone

from articles import verbs
from articles.admin import topics
from articles.admin.home import calendar, home
from articles.admin.permissions import is_editor, may_change, may_copy, why_closed
from articles.admin.replies import ReplyInline, keep_log
from articles.content.body.render import body_as_text
from articles.content.notes.count import open_notes
from articles.content.story_content import saved_content
from articles.content.texts import text_names
from articles.models import Correction, ErrorReport, FrontPageStory, Story
from articles.models.stories import ChangedMeanwhileError
from articles.pages.judgment_boxes import by_key, pinned_boxes
from articles.record_uses import record_changes
from articles.record_uses.mentions import note_mentions

from . import (
    autosave,
    history,
    judgments,
    margin_notes,
    preview,
    preview_links,
    publish_buttons,
    workflow_buttons,
    working_copy,
)
from .body_editor import desk_media, with_nonce
from .bulk_actions import ACTIONS, StoryActionForm, actions_for
from .edit_conflict import conflicting_parts, typed_text
from .form import ReasonForm, StoryForm
from .inlines import BylineInline, QuoteInline, RelatedInline, StoryPictureInline, keep_rows
from .list_filters import AuthorFilter, DeskFilter, DueFilter, OutFilter, PersonFilter, StateFilter
from .list_paginator import StoryList
from .panels import checks
from .panels.attach_source import attach_source
from .panels.review import review

WORDS = text_names("story", is_typed=True, of_picture=False)
WITH_PICTURE = text_names("story", is_typed=True, of_picture=True)
WRITING = [
    (None, {"fields": WORDS}),
    ("Where it stands", {"fields": ["section", "topics", "slug"]}),
    ("The record", {"fields": ["inspections", "judgments"]}),
    ("Lead picture", {"fields": ["lead_picture", *WITH_PICTURE]}),
    ("Its age", {"fields": ["evergreen"]}),
    ("Planning", {"fields": ["assigned_to", "due_at"]}),
]
READING = [
    # The body is HTML: whoever may only read it is shown it as text.
    (None, {"fields": ["text" if name == "body" else name for name in WORDS]}),
    ("Where it stands", {"fields": ["section", "topic_names", "slug"]}),
    ("The record", {"fields": ["inspections", "judgment_names"]}),
    ("Lead picture", {"fields": ["lead_picture", *WITH_PICTURE]}),
    ("Its age", {"fields": ["evergreen"]}),
]
# Asked where an update is written, and last: what readers will read beside its date.
WHAT_IS_NEW = [("What is new, for readers", {"fields": ["what_is_new"]})]


@admin.register(Story)
class StoryAdmin(admin.ModelAdmin):
    form = StoryForm
    inlines = (BylineInline, QuoteInline, ReplyInline, StoryPictureInline, RelatedInline)
    autocomplete_fields = ("inspections", "lead_picture")
    prepopulated_fields = {"slug": ["headline"]}
    list_display = ("headline", "status", "notes", "section", "by", "assigned_to", "when", "saved")
    list_filter = (DeskFilter, StateFilter, "section", PersonFilter, DueFilter, OutFilter, AuthorFilter)
    list_select_related = ("section", "saved_by", "assigned_to", "copy_row")
    list_per_page = 50
    show_full_result_count = False
    search_fields = text_names("story", is_prose=True, of_picture=False)
    search_help_text = "Words of the headline, the standfirst or the text: the first thousand that have them"
    # None of them publishes, withdraws or deletes: that is done by somebody who has the story before them.
    actions = ACTIONS
    action_form = StoryActionForm

    # ---- The list

    def get_queryset(self, request) -> QuerySet:
        return super().get_queryset(request).without_copies()

    def get_object(self, request, object_id, from_field=None) -> Story | None:
        """A story, or the working copy of one, which no list shows."""
        return working_copy.named(object_id)

    def get_changelist(self, request, **kwargs):
        return StoryList

    def get_actions(self, request) -> dict:
        return actions_for(request.user, super().get_actions(request))

    def changelist_view(self, request, extra_context=None) -> HttpResponse:
        return super().changelist_view(request, {"title": "Stories"} | (extra_context or {}))

    @admin.display(description="state")
    def status(self, story: Story) -> str:
        return f"{story.status}, with a working copy" if story.working_copy else story.status

    @admin.display(description="when", ordering="published_at")
    def when(self, story: Story) -> str:
        return home.publication_moment(story)

    @admin.display(description="saved", ordering="saved_at")
    def saved(self, story: Story) -> str:
        by = f" by {story.saved_by}" if story.saved_by else ""
        return f"{publish_buttons.when(story.saved_at)}{by}"

    @admin.display(description="notes")
    def notes(self, story: Story) -> int | str:
        copy = story.working_copy
        return open_notes(story) + (open_notes(copy) if copy else 0) or ""

    @admin.display(description="by")
    def by(self, story: Story) -> str:
        return ", ".join(author.name for author in story.authors)

    def get_search_fields(self, request) -> tuple[str, ...]:
        """What is offered while somebody types is found by its headline: all texts of an archive take too long."""
        return ("headline",) if request.resolver_match.url_name == "autocomplete" else self.search_fields

    def get_search_results(self, request, queryset, search_term):
        """A correction offers what can be corrected, the front page what readers see or will see."""
        if request.GET.get("model_name") == Correction._meta.model_name:
            queryset = queryset.filter(pk__in=Story.objects.published().values("pk"))
        if request.GET.get("model_name") == FrontPageStory._meta.model_name:
            queryset = queryset.public_or_scheduled()
        return super().get_search_results(request, queryset, search_term)

    # ---- Who may do what

    def has_change_permission(self, request, obj=None) -> bool:
        return may_change(request.user, obj)

    def has_delete_permission(self, request, obj=None) -> bool:
        return super().has_delete_permission(request, obj) and (obj is None or obj.state == "draft")

    # ---- The form

    def get_fieldsets(self, request, obj=None):
        if obj is not None and not may_change(request.user, obj):
            return READING
        return WRITING + WHAT_IS_NEW if obj and obj.copy_of_id else WRITING

    @admin.display(description="text")
    def text(self, story: Story) -> str:
        return body_as_text(saved_content(story), by_key(pinned_boxes(story.judgments.all())))

    @admin.display(description="topics")
    def topic_names(self, story: Story) -> str:
        return ", ".join(topic.name for topic in story.topics.all())

    @admin.display(description="judgments")
    def judgment_names(self, story: Story) -> str:
        return "\n".join(str(use) for use in story.judgments.all())

    def view_on_site(self, story: Story) -> str | None:
        return story.get_absolute_url() if story.state == "published" else None

    def get_formset_kwargs(self, request, obj, inline, prefix):
        kwargs = super().get_formset_kwargs(request, obj, inline, prefix)
        if isinstance(inline, ReplyInline) and obj.copy_of_id:
            kwargs["instance"] = obj.original
        if "data" in kwargs:
            rows = inline.model.objects.filter(story_id=kwargs["instance"].pk)
            existing = {str(pk) for pk in rows.values_list("pk", flat=True)}
            kwargs["data"] = keep_rows(kwargs["data"], prefix, existing)
        return kwargs

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        if request.method == "GET" and "recover" in request.GET:
            # Saved from there, it is the story's own form again.
            form_url = request.path
            request = autosave.restore_typed(request, self.get_object(request, object_id) if object_id else None)
        if request.method == "POST" and (refusal := self._refused(request, object_id)):
            return refusal
        try:
            return super().changeform_view(request, object_id, form_url, extra_context)
        except ChangedMeanwhileError:
            # Somebody saved between our reading and our writing. Read again: now the form sees it, and says so.
            return super().changeform_view(request, object_id, form_url, extra_context)

    def _refused(self, request, object_id) -> HttpResponse | None:
        """Published or withdrawn while somebody wrote who may not change it now: 403, with all that they typed."""
        if not publish_buttons.may_press(request):
            raise PermissionDenied("Only an editor can do this.")
        story = self.get_object(request, object_id) if object_id else None
        reason = why_closed(request.user, story) if story and self.has_view_permission(request, story) else ""
        if not reason or not super().has_change_permission(request, story):
            return None
        typed = typed_text(request.POST)
        return self._page(request, "refused", story, status=403, reason=reason, typed=typed)

    def render_change_form(self, request, context, add=False, change=False, form_url="", obj=None):
        form = context["adminform"].form
        # Also where the story may only be read.
        context["media"] = with_nonce(context["media"] + desk_media(), request)
        if obj and obj.copy_of_id:
            context |= {"title": f"Working copy of “{obj.original}”", "subtitle": ""}
        context |= {"show_save_and_add_another": False, "is_editor": is_editor(request.user)}
        context["note_fields"] = margin_notes.FIELDS
        context["steps"] = workflow_buttons.buttons_for(request.user, obj if change else None)
        context |= autosave.autosave_state(obj if change else None, request.user)
        if obj and change:
            context |= self._about(request, obj.pk)
        if saved := getattr(form, "saved_meanwhile", None):
            formsets = [inline.formset for inline in context["inline_admin_formsets"]]
            context |= {"saved_meanwhile": saved, "differences": conflicting_parts(saved, form, formsets)}
        return super().render_change_form(request, context, add, change, form_url, obj)

    def _about(self, request, pk: int) -> dict:
        """What the form says of the story as it is saved, whatever has been typed over it."""
        people = ("saved_by", "published_by", "withdrawn_by", "assigned_to")
        story = checks.stories_to_check().select_related(*people, "copy_of", "copy_row").get(pk=pk)
        return {
            "saved": story,
            "closed": why_closed(request.user, story),
            "may_write": may_copy(request.user, story),
            "overtaken": story.is_open and story.differs_from_what_it_was_made_from(),
            "problems": publish_buttons.problems_to_show(publish_buttons.saved_proof(story)),
            "record_tasks": record_changes.record_tasks_for(story),
            "reports": ErrorReport.objects.of_story(story).open(),
            "last_note": workflow_buttons.last_note(story),
            "planned": publish_buttons.when(story.published_at) if story.state == "scheduled" else "",
            **margin_notes.notes_beside(story, request.user),
            **preview_links.preview_links_panel(story, request.user),
        }

    # ---- Saving

    def save_model(self, request, obj: Story, form, change: bool) -> None:
        """Nobody's save is overwritten unseen: the version is taken first, in the transaction that writes the rest."""
        if change:
            obj.save_if_unchanged(by=request.user)
        else:
            obj.created_by = obj.saved_by = request.user
        super().save_model(request, obj, form, change)
        if change:
            obj.keep_former_slug(was=form.initial["slug"])

    def delete_model(self, request, obj: Story) -> None:
        verbs.delete_draft(obj, by=request.user)

    def save_related(self, request, form, formsets, change: bool) -> None:
        super().save_related(request, form, formsets, change)
        judgments.set_judgments(form.instance, form.cleaned_data["judgments"])
        note_mentions(form.instance)
        keep_log(form.instance, request.user)
        verbs.record_save(form.instance, by=request.user)
        if "assigned_to" in form.changed_data:
            form.instance.log_assignment(by=request.user)
        autosave.forget(form.instance, request.user, was_new=not change)
        publish_buttons.run_button(request, form.instance, form.cleaned_data)

    def response_add(self, request, obj, post_url_continue=None) -> HttpResponse:
        return self._to_form(obj) if publish_buttons.pressed_button(request) else super().response_add(request, obj)

    def response_change(self, request, obj) -> HttpResponse:
        return self._to_form(obj) if publish_buttons.pressed_button(request) else super().response_change(request, obj)

    def _to_form(self, story: Story) -> HttpResponseRedirect:
        return working_copy.to_form(story)

    # ---- Addresses of its own

    def get_urls(self):
        wrap = self.admin_site.admin_view
        return [
            path(
                "calendar/",
                wrap(calendar.month_view),
                {"site": self.admin_site, "opts": self.opts},
                "articles_story_calendar",
            ),
            path("topics/", wrap(topics.suggestions), name="articles_story_topics"),
            path("judgments/", wrap(judgments.choices), name="articles_story_judgments"),
            path("unsaved/", wrap(autosave.keep), name="articles_story_keep_new"),
            path("unsaved/drop/", wrap(autosave.discard_autosaved), name="articles_story_drop_new"),
            path("<int:pk>/unsaved/", wrap(autosave.keep), name="articles_story_keep"),
            path("<int:pk>/unsaved/drop/", wrap(autosave.discard_autosaved), name="articles_story_drop"),
            path("<int:pk>/unsaved/free/<int:person>/", wrap(autosave.release), name="articles_story_free"),
            *working_copy.urls(wrap),
            *checks.addresses(wrap),
            path("<int:pk>/checks/source/", wrap(attach_source), name="articles_story_source"),
            path("<int:pk>/review/", wrap(review), name="articles_story_review"),
            path("preview/", wrap(self._preview_view), name="articles_story_preview_new"),
            path("preview/media/<path:path>", wrap(preview.desk_picture), name="articles_story_preview_media"),
            path("<int:pk>/preview/", wrap(self._preview_view), name="articles_story_preview"),
            path("<int:pk>/links/", wrap(preview_links.make_link), name="articles_story_make_link"),
            path(
                "<int:pk>/links/<int:link>/revoke/", wrap(preview_links.revoke_link), name="articles_story_revoke_link"
            ),
            path("<int:pk>/notes/", wrap(margin_notes.write_note), name="articles_story_write_note"),
            path("<int:pk>/notes/<int:note>/settle/", wrap(margin_notes.settle), name="articles_story_settle_note"),
            path("<int:pk>/correct/", wrap(self._correct_view), name="articles_story_correct"),
            path("<int:pk>/withdraw/", wrap(self.withdraw_view), name="articles_story_withdraw"),
            *super().get_urls(),
        ]

    def _preview_view(self, request, pk: int | None = None) -> HttpResponse:
        return preview.desk_preview(request, self, pk)

    def history_view(self, request, object_id, extra_context=None) -> HttpResponse:
        """Every version that was kept, two of them beside each other, and Django's own log below."""
        story = self.get_object(request, object_id)
        kept = history.story_history(story, request.GET, request.user) if story else {}
        return super().history_view(request, object_id, kept | (extra_context or {}))

    def _correct_view(self, request, pk: int) -> HttpResponse:
        return self.admin_site.get_model_admin(Correction).story_view(request, pk)

    def withdraw_view(self, request, pk: int) -> HttpResponse:
        """Says what a withdrawal does, asks for the reason that readers will see, and then does it."""
        story = get_object_or_404(Story.objects.without_copies(), pk=pk)
        if not is_editor(request.user):
            raise PermissionDenied("Only an editor can withdraw a story.")
        if story.state != "published":
            messages.warning(request, "Only a story that readers see can be withdrawn.")
            return self._to_form(story)
        form = ReasonForm(request.POST or None)
        if form.is_valid():
            return self._withdraw(request, story, form.cleaned_data)
        return self._page(request, "withdraw", story, title="Withdraw this story", form=form)

    def _withdraw(self, request, story: Story, said: dict) -> HttpResponse:
        try:
            verbs.withdraw(story, by=request.user, **said)
        except ChangedMeanwhileError as refusal:
            messages.error(request, f"It is not withdrawn: {refusal} Look at it again.")
            return redirect(request.path)
        self.log_change(request, story, "Withdrawn.")
        messages.success(request, f"Withdrawn at {timezone.localtime():%H:%M}: no page or feed shows it any more.")
        return self._to_form(story)

    def _page(self, request, name: str, story: Story, status: int = 200, **extra) -> HttpResponse:
        context = self.admin_site.each_context(request) | {
            "opts": self.opts,
            "story": story,
            "back": reverse("admin:articles_story_change", args=[story.pk]),
        }
        return render(request, f"admin/articles/story/{name}.html", context | extra, status=status)
