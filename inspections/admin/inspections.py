"""An inspection, and the grid in which its judgments are entered."""

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import Count, Q
from django.http import HttpResponseRedirect

from inspections.models import Inspection, may_release

from .base import RecordAdmin
from .grid import Grid
from .judgments import WORDS
from .releasing import NOUNS, say_released

STALE = (
    "Somebody changed these judgments or findings while you had them open. "
    "Nothing is saved yet: compare, then save again."
)
MAY_ENTER = ("inspections.add_judgmentversion", "inspections.add_finding", "inspections.add_monitoring")
REFUSED = "Nothing is saved yet: see what is said beside the fields below."


class InspectionForm(forms.ModelForm):
    """The inspection with its grid: both are saved, or neither. `user` is whoever has it open."""

    user = None

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        there = self.instance.pk is not None
        self.grid = Grid(self.instance, self.data if self.is_bound else None, user=self.user) if there else None

    def clean(self) -> dict:
        data = super().clean()
        if self.grid and not self.grid.is_valid():
            raise forms.ValidationError(STALE if self.grid.any_stale else REFUSED)
        if self.grid and "programme" in self.changed_data and self.grid.has_changed():
            raise forms.ValidationError("Save the other programme first, then enter the judgments of its areas.")
        return data


@admin.register(Inspection)
class InspectionAdmin(RecordAdmin):
    form = InspectionForm
    list_display = ("body", "programme", "number", "judgment_count", "waiting")
    list_filter = ("body__kind", "programme")
    list_select_related = ("body", "programme")
    # Said again here: counting drops the model's own order.
    ordering = ("body__name", "programme__code", "number")
    search_fields = WORDS
    search_help_text = "Words of the body's and the programme's name: cambridgeshire 2017"
    autocomplete_fields = ("body", "programme")
    fields = ("body", "programme", "number")

    class Media:
        css = {"all": ["inspections/grid.css"]}

    def get_form(self, request, obj=None, change=False, **kwargs):
        form = super().get_form(request, obj, change, **kwargs)
        return type(form.__name__, (form,), {"user": request.user})

    def get_queryset(self, request):
        waiting = Q(judgments__versions__released_at=None)
        return (
            super()
            .get_queryset(request)
            .select_related("body__kind", "programme__scale")
            .annotate(
                judgments_held=Count("judgments", distinct=True),
                versions_waiting=Count("judgments__versions", filter=waiting, distinct=True),
            )
        )

    @admin.display(description="judgments")
    def judgment_count(self, inspection) -> int:
        return inspection.judgments_held

    @admin.display(description="not yet released")
    def waiting(self, inspection) -> int:
        return inspection.versions_waiting

    def get_readonly_fields(self, request, obj=None) -> list[str]:
        """An inspection with judgments stays what it is."""
        return list(self.fields) if obj and obj.judgments.exists() else []

    def view_on_site(self, obj) -> str | None:
        """Where readers see it; nowhere while nothing of it is released."""
        return obj.get_absolute_url() if Inspection.objects.public().filter(pk=obj.pk).exists() else None

    def change_view(self, request, object_id, form_url="", extra_context=None):
        if "_release" in request.POST and not may_release(request.user):
            raise PermissionDenied("Only an editor can release records.")
        return super().change_view(request, object_id, form_url, extra_context)

    def save_related(self, request, form, formsets, change) -> None:
        super().save_related(request, form, formsets, change)
        if form.grid:
            self.save_grid(request, form.grid)

    def save_grid(self, request, grid: Grid) -> None:
        if grid.has_changed() and not request.user.has_perms(MAY_ENTER):
            raise PermissionDenied("You cannot enter judgments.")
        grid.save()
        if "_release" not in request.POST:
            return
        if grid.saved:
            words = "Your changes are saved, and nothing is released yet: look at them again, then release."
            self.message_user(request, words, messages.WARNING)
        else:
            waiting = {model: [row.pk for row in grid.waiting if type(row) is model] for model in NOUNS}
            say_released(self, request, *(model.objects.filter(pk__in=shown) for model, shown in waiting.items()))

    def construct_change_message(self, request, form, formsets, add=False) -> list:
        said = super().construct_change_message(request, form, formsets, add)
        saved = form.grid.saved if form.grid else []
        return said + [
            {"changed": {"name": NOUNS[type(row)][0], "object": str(row), "fields": ["outcome"]}} for row in saved
        ]

    def response_change(self, request, obj):
        if "_release" in request.POST:
            return HttpResponseRedirect(request.path)
        return super().response_change(request, obj)
