"""Files that were taken in: the taking in, and their release, settling or discarding as a whole."""

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.signing import BadSignature
from django.db.models import Count, F, IntegerField, OuterRef, Subquery
from django.db.models.functions import Coalesce
from django.http import HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from inspections.importing.apply import import_file
from inspections.importing.problems import ChangedError, FileRefusedError
from inspections.models import Finding, ImportBatch, ImportConflict, JudgmentVersion, Monitoring, may_release

from .base import RecordAdmin
from .releasing import NOUNS, counted, say_released
from .uploads import Carried, FileForm, Listed, columns_in_words, first_few, import_differences, takes_anything

CHANGED = "The record was changed meanwhile, so nothing is stored: look again at what the file would change."
LOST = "Too long ago, or not what you looked at: choose the file again. Nothing is stored."
LISTED_AT_MOST = 50


class SettleForm(forms.Form):
    """Why there is a next version, when the file is right and a released judgment was not, and where that was seen."""

    reason = forms.ChoiceField(
        label="Why there is a new version",
        choices=[("", "—"), *(choice for choice in JudgmentVersion.Reason.choices if choice[0])],
    )
    source = forms.CharField(label="Where it was seen", max_length=300, widget=forms.TextInput({"size": 40}))

    def __init__(self, conflict: ImportConflict, data=None) -> None:
        initial = {"source": conflict.theirs.get("source", "")}
        super().__init__(data, prefix=f"conflict-{conflict.pk}", initial=initial)


def _number(model, **which) -> Coalesce:
    """How many rows of a batch: asked for each apart, because joined they would multiply."""
    rows = model.objects.filter(batch=OuterRef("pk"), **which).order_by().values("batch")
    return Coalesce(Subquery(rows.annotate(rows=Count("pk")).values("rows"), output_field=IntegerField()), 0)


@admin.register(ImportBatch)
class ImportBatchAdmin(RecordAdmin):
    """Editors take files in; a reporter types into the grid of an inspection, or hands an editor the file."""

    actions = ("release",)
    list_display = ("file_name", "imported_at", "imported_by", "rows", "waiting", "conflicts")
    list_select_related = ("imported_by",)
    search_fields = ("file_name",)
    search_help_text = "Part of the file's name. Editors take files in; a reporter hands an editor the file."
    fields = ("file_name", "sha256", "imported_at", "imported_by")
    change_form_template = "admin/inspections/importbatch/batch.html"

    def get_queryset(self, request):
        rows = {f"{model._meta.model_name}_rows": _number(model) for model in NOUNS}
        waits = {f"{model._meta.model_name}_waiting": _number(model, released_at=None) for model in NOUNS}
        found = super().get_queryset(request).annotate(**rows, **waits)
        return found.annotate(
            row_count=sum(map(F, rows)),
            waiting_count=sum(map(F, waits)),
            conflict_count=_number(ImportConflict, settled_at=None),
        )

    @admin.display(description="rows")
    def rows(self, batch) -> int:
        return batch.row_count

    @admin.display(description="not yet released")
    def waiting(self, batch) -> int:
        return batch.waiting_count

    @admin.display(description="conflicts to settle")
    def conflicts(self, batch) -> int:
        return batch.conflict_count

    def has_change_permission(self, request, obj=None) -> bool:
        return False

    def has_delete_permission(self, request, obj=None) -> bool:
        return False

    def has_release_permission(self, request) -> bool:
        return may_release(request.user)

    @admin.action(description="Release this batch to readers", permissions=["release"])
    def release(self, request, queryset) -> None:
        batches = queryset.values("pk")
        say_released(self, request, *(model.objects.filter(batch__in=batches) for model in NOUNS))

    # ---- Taking a file in

    def add_view(self, request, form_url="", extra_context=None):
        if not self.has_add_permission(request):
            raise PermissionDenied
        if "_take" in request.POST:
            return self._take(request)
        form = FileForm(request.POST or None, request.FILES or None)
        shown = {}
        if form.is_valid():
            file = form.cleaned_data["file"]
            shown = self._show(request, file.name, file.read())
        return self._upload_page(request, form, **shown)

    def _upload_page(self, request, form, **shown):
        context = self.admin_site.each_context(request) | shown
        context |= {"form": form, "opts": self.opts, "title": "Take in a file", "kinds": columns_in_words()}
        return render(request, "admin/inspections/importbatch/upload.html", context)

    def _show(self, request, name: str, content: bytes) -> dict:
        """What the file would change, or all that is wrong with it. Nothing is stored."""
        try:
            taken = import_file(name, content, dry_run=True)
        except FileRefusedError as error:
            return {"refused": first_few("What is wrong with it", error.problems), "file_name": name}
        sealed = Carried(name, content, taken.plan.fingerprint).sealed(request.user)
        return {
            "taken": taken,
            "groups": import_differences(taken),
            "sealed": sealed if takes_anything(taken) else "",
            "file_name": name,
        }

    def _take(self, request):
        try:
            carried = Carried.unsealed(request.POST.get("carried", ""), request.user)
        except BadSignature:
            self.message_user(request, LOST, messages.ERROR)
            return HttpResponseRedirect(request.path)
        try:
            taken = import_file(carried.name, carried.content, by=request.user, as_shown=carried.shown)
        except (ChangedError, FileRefusedError):
            self.message_user(request, CHANGED, messages.WARNING)
            return self._upload_page(request, FileForm(), **self._show(request, carried.name, carried.content))
        self.log_addition(request, taken.batch, [{"added": {}}])
        self.message_user(request, "The file is taken in. Readers see nothing of it until an editor releases it.")
        if taken.waiting:
            self.message_user(request, f"{len(taken.waiting)} in conflict: settle them below.", messages.WARNING)
        return HttpResponseRedirect(reverse("admin:inspections_importbatch_change", args=[taken.batch.pk]))

    # ---- The page of a batch

    def change_view(self, request, object_id, form_url="", extra_context=None):
        if request.method == "POST":
            return self._act(request, get_object_or_404(ImportBatch, pk=unquote(object_id)))
        batch = self.get_object(request, unquote(object_id))
        return super().change_view(request, object_id, form_url, self._page(request, batch) if batch else {})

    def _page(self, request, batch: ImportBatch) -> dict:
        waiting = {model: batch.rows_of(model).filter(released_at=None).count() for model in NOUNS}
        unread = batch.versions.filter(released_at=None)
        return {
            "title": str(batch),
            "rows_of_batch": [rows for model in NOUNS if (rows := _listed_rows(batch, model)).count],
            "waits": counted(waiting),
            "unchecked": waiting[JudgmentVersion] - unread.checked().count() if waiting[JudgmentVersion] else 0,
            "may_release": may_release(request.user),
            "to_settle": _listed_conflicts(batch.conflicts.waiting().with_record()),
            "settled": _listed_conflicts(batch.conflicts.exclude(settled_at=None).with_record()),
        }

    def _act(self, request, batch: ImportBatch):
        """What an editor decides on a batch's page; back to it, told what happened."""
        if not may_release(request.user):
            raise PermissionDenied("Only an editor decides what becomes of a batch.")
        try:
            self._decide(request, batch)
        except ValidationError as error:
            self.message_user(request, " ".join(error.messages), messages.ERROR)
        return HttpResponseRedirect(request.path)

    def _decide(self, request, batch: ImportBatch) -> None:
        if "_release" in request.POST:
            say_released(self, request, *(batch.rows_of(model) for model in NOUNS))
        elif "_discard" in request.POST:
            gone = batch.discard(by=request.user)
            self.message_user(request, f"Discarded {gone} {'row' if gone == 1 else 'rows'} that readers had not seen.")
        else:
            self._settle(request, batch)

    def _settle(self, request, batch: ImportBatch) -> None:
        which = request.POST.get("_keep") or request.POST.get("_take_theirs") or ""
        conflict = get_object_or_404(batch.conflicts.with_record(), pk=which if which.isdecimal() else 0)
        if "_keep" in request.POST:
            conflict.keep_ours(by=request.user)
            self.message_user(request, "Settled: ours kept.")
            return
        form = SettleForm(conflict, request.POST)
        if conflict.makes_a_version and not form.is_valid():
            raise ValidationError("Say why there is a new version, and where it was seen.")
        made = conflict.take_theirs(by=request.user, **(form.cleaned_data if conflict.makes_a_version else {}))
        waits = ", which waits for its release" if conflict.makes_a_version else ""
        self.message_user(request, f"Settled: theirs taken. {made}{waits}.")


RELATED = {
    JudgmentVersion: ("grade", "judgment__inspection__body", "judgment__inspection__programme", "judgment__area"),
    Finding: ("inspection__body", "inspection__programme"),
    Monitoring: ("body",),
}


def _listed_rows(batch: ImportBatch, model) -> Listed:
    rows = batch.rows_of(model).select_related(*RELATED[model]).order_by("pk")
    return Listed(NOUNS[model][1], rows[:LISTED_AT_MOST], batch.rows_of(model).count())


def _listed_conflicts(conflicts) -> Listed:
    some = list(conflicts[:LISTED_AT_MOST])
    for conflict in some:
        conflict.form = SettleForm(conflict)
    return Listed("", some, conflicts.count())
