"""What readers report as wrong: the list, and each with what an editor may say of it."""

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from articles import verbs
from articles.admin.permissions import is_editor
from articles.content.primary_keys import parse_pk
from articles.models import Correction, ErrorReport
from inspections.admin.base import ReadOnlyAdmin

SAID = {
    "right": "Noted: the story is right.",
    "spam": "Noted as spam: the same words are not shown again.",
    "corrected": "Noted: the correction answers it.",
}


@admin.register(ErrorReport)
class ErrorReportAdmin(ReadOnlyAdmin):
    """Readers write them, editors settle them, and nobody changes one."""

    list_display = ("says", "of", "came_at", "times", "state", "settled_by", "settled_at")
    list_filter = ("state",)
    list_select_related = ("story", "settled_by")
    list_per_page = 50
    search_fields = ("what", "story__headline", "note")
    search_help_text = "Words of the report, of the headline or of the note"
    actions = None

    def changelist_view(self, request, extra_context=None) -> HttpResponse:
        return super().changelist_view(request, {"title": "What readers report as wrong"} | (extra_context or {}))

    @admin.display(description="what is wrong")
    def says(self, report: ErrorReport) -> str:
        return str(report)

    @admin.display(description="story", ordering="story__headline")
    def of(self, report: ErrorReport) -> str:
        return str(report.story)

    def change_view(self, request, object_id, form_url="", extra_context=None) -> HttpResponse:
        if not self.has_view_permission(request):
            raise PermissionDenied
        found = ErrorReport.objects.select_related("story", "settled_by", "correction")
        report = get_object_or_404(found, pk=parse_pk(object_id))
        refusal = _settle(request, report) if request.method == "POST" else ""
        if request.method == "POST" and not refusal:
            return redirect("admin:articles_errorreport_changelist")
        context = self.admin_site.each_context(request) | {
            "opts": self.opts,
            "title": "A reader reports an error",
            "report": report,
            "may_settle": is_editor(request.user) and report.is_open,
            "may_correct": report.story.state == "published",
            "corrections": _made_since(report),
            "refusal": refusal,
            "note": request.POST.get("note", ""),
        }
        return render(request, "admin/articles/reports/report.html", context, status=422 if refusal else 200)


def _made_since(report: ErrorReport):
    """Corrections of the story that may answer it already."""
    return report.story.corrections.filter(made_at__gte=report.came_at).order_by("made_at", "pk")


def _settle(request, report: ErrorReport) -> str:
    """Say of it what the button says; or why not."""
    verb = request.POST.get("verb", "")
    try:
        match verb:
            case "right":
                verbs.settle_as_right(report, by=request.user, note=request.POST.get("note", ""))
            case "spam":
                verbs.settle_as_spam(report, by=request.user)
            case "corrected":
                correction = get_object_or_404(Correction, pk=parse_pk(request.POST.get("correction", "")))
                verbs.settle_by_correction(report, correction, by=request.user)
            case _:
                return "Choose what became of it."
    except ValueError as refusal:
        report.refresh_from_db()
        return str(refusal)
    messages.success(request, SAID[verb])
    return ""


# ---- A correction that is made because of reports


def reports_named(request) -> list[ErrorReport]:
    """The open reports from which somebody went on to make a correction."""
    named = [parse_pk(pk) for pk in request.GET.getlist("report")[:20]]
    return list(ErrorReport.objects.open().filter(pk__in=named)) if named else []


def answer_reports(request, correction: Correction) -> None:
    """Settle those by the correction that was just published, where it stands on their story."""
    for report in reports_named(request):
        try:
            verbs.settle_by_correction(report, correction, by=request.user)
        except ValueError as refusal:
            messages.warning(request, f"What the reader reported is still open: {refusal}")
        else:
            messages.success(request, "What the reader reported is settled by it.")
