"""Making a correction, from the story, from the list of corrections, or from another correction."""

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path, reverse

from articles import verbs
from articles.models import Correction, Story
from articles.models.stories import ChangedMeanwhileError
from articles.pages.correction_notices import CorrectionNotice

from .correction_form import CorrectionForm
from .home.error_reports import answer_reports, reports_named
from .permissions import is_editor
from .story.body_editor import with_nonce

ALREADY = "This correction is published already: it was sent twice, and made once."
LOOK_AGAIN = "It is not published yet: you have changed it since you looked. This is what readers would see now."


@admin.register(Correction)
class CorrectionAdmin(admin.ModelAdmin):
    """Read here, made here, and never changed: what was wrong in one is said by another."""

    list_display = ("right", "seriousness", "made_at", "made_by", "concerns")
    list_filter = ("severity",)
    list_select_related = ("made_by",)
    search_fields = ("text", "was", "stories__headline")
    search_help_text = "Words of the correction, or of a headline that carries it"
    date_hierarchy = "made_at"
    actions = None
    fields = ("right", "wrong", "seriousness", "where", "made_at", "made_by", "concerns", "corrects")
    readonly_fields = fields

    def get_queryset(self, request):
        judgments = "judgments__inspection__body", "judgments__inspection__programme", "judgments__area"
        return super().get_queryset(request).prefetch_related("stories", *judgments)

    @admin.display(description="what is right", ordering="text")
    def right(self, correction: Correction) -> str:
        return correction.text

    @admin.display(description="what was wrong")
    def wrong(self, correction: Correction) -> str:
        return correction.was

    @admin.display(description="how serious", ordering="severity")
    def seriousness(self, correction: Correction) -> str:
        return correction.get_severity_display()

    @admin.display(description="where it stands")
    def where(self, correction: Correction) -> str:
        return correction.get_placement_display()

    @admin.display(description="stands on")
    def concerns(self, correction: Correction) -> str:
        return "; ".join(map(str, [*correction.stories.all(), *correction.judgments.all()]))

    def has_change_permission(self, request, obj=None) -> bool:
        return False

    def has_delete_permission(self, request, obj=None) -> bool:
        return False

    def render_change_form(self, request, context, *args, **kwargs):
        # Its words are its name, and stand below in full.
        context |= {"may_correct": is_editor(request.user), "subtitle": ""}
        return super().render_change_form(request, context, *args, **kwargs)

    def view_on_site(self, correction: Correction) -> str | None:
        return correction.get_absolute_url() if Correction.objects.public().filter(pk=correction.pk).exists() else None

    # ---- Making one

    def add_view(self, request, form_url="", extra_context=None) -> HttpResponse:
        return self._page(request, back=reverse("admin:articles_correction_changelist"))

    def get_urls(self):
        correct = self.admin_site.admin_view(self.correct_view)
        return [path("<int:pk>/correct/", correct, name="articles_correction_correct"), *super().get_urls()]

    def correct_view(self, request, pk: int) -> HttpResponse:
        corrects = get_object_or_404(Correction, pk=pk)
        return self._page(request, corrects=corrects, back=reverse("admin:articles_correction_change", args=[pk]))

    def story_view(self, request, pk: int) -> HttpResponse:
        """The story form leads here, by the button beside “Withdraw…”."""
        story, back = get_object_or_404(Story, pk=pk), reverse("admin:articles_story_change", args=[pk])
        if is_editor(request.user) and story.state != "published":
            messages.warning(request, "Only a story that readers see can be corrected.")
            return redirect(back)
        return self._page(request, story=story, back=back)

    def _page(self, request, *, back: str, story: Story | None = None, corrects=None) -> HttpResponse:
        """The form, then below it what readers would see, then the publication of exactly that."""
        if not is_editor(request.user):
            raise PermissionDenied("Only an editor can correct what readers have seen.")
        form = CorrectionForm(request.POST or None, story=story, corrects=corrects)
        valid = form.is_valid()
        if valid and "_publish" in request.POST and self._published(request, form):
            return redirect(back)
        context = self.admin_site.each_context(request) | {
            "opts": self.opts,
            "title": "Correct this correction" if corrects else "Correct this story" if story else "Add a correction",
            "form": form,
            "media": with_nonce(self.media + form.media, request),
            "story": story,
            "corrects": corrects,
            "reports": reports_named(request),
            "back": back,
            "preview": _preview(form) if valid else None,
        }
        return render(request, "admin/articles/correction/correct.html", context)

    def _published(self, request, form: CorrectionForm) -> bool:
        """Publish what the form says; or say why not, and the form is shown again with all that was typed."""
        if not form.was_seen:
            messages.warning(request, LOOK_AGAIN)
            return False
        said = form.said
        try:
            correction = verbs.correct(*said.pop("stories"), by=request.user, corrects=form.corrects, **said)
        except (ChangedMeanwhileError, ValueError) as refusal:
            messages.error(request, f"It is not published: {refusal} Nothing is lost; look at it once more.")
            return False
        except IntegrityError:
            if not Correction.objects.filter(uid=form.cleaned_data["uid"]).exists():
                raise
            messages.info(request, ALREADY)
            return True
        self.log_addition(request, correction, "Published.")
        messages.success(request, f"Published: readers see it on {_count(correction)}, and in the feeds.")
        answer_reports(request, correction)
        return True


def _count(correction: Correction) -> str:
    stories, judgments = correction.stories.count(), correction.judgments.count()
    said = [f"{stories} {'story' if stories == 1 else 'stories'}"] if stories else []
    said += [f"{judgments} judgment{'' if judgments == 1 else 's'} of the record"] if judgments else []
    return " and ".join(said)


def _preview(form: CorrectionForm) -> dict:
    corrected = (form.corrects,) if form.corrects else ()
    carried = form.corrects.stories.all() if form.corrects else ()
    return {
        "notice": CorrectionNotice((*corrected, form.correction)),
        "stories": list(dict.fromkeys([*form.cleaned_data["stories"], *carried])),
        "judgments": form.cleaned_data["judgments"],
    }
