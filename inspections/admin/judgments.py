"""Judgments and their numbered versions: entered in the grid of an inspection or imported, and looked at here."""

from django import forms
from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.db.models import Max

from inspections.models import Grade, Judgment, JudgmentVersion, may_release

from .base import PartInline, ReadOnlyAdmin, RecordAdmin, seen_by_readers, what_readers_see
from .releasing import ReadersFilter, say_released

WORDS = ["body__name", "body__short_name", "body__slug", "programme__label", "programme__code"]


class VersionInline(PartInline):
    model = JudgmentVersion
    fields = ("number", "outcome_in_words", "reason", "published_on", "source", "confidence", "released_at")
    readonly_fields = fields
    can_delete = False

    def has_add_permission(self, request, obj=None) -> bool:
        return False

    def has_change_permission(self, request, obj=None) -> bool:
        return False


@admin.register(Judgment)
class JudgmentAdmin(ReadOnlyAdmin):
    """Found by body, programme and area: “cambridgeshire 2017 effectiveness”."""

    change_form_template = "admin/record_with_uses.html"
    inlines = (VersionInline,)
    search_fields = ("area__label", *(f"inspection__{word}" for word in WORDS))
    list_filter = ("inspection__programme",)

    def get_queryset(self, request):
        joined = super().get_queryset(request)
        return joined.select_related("inspection__body", "inspection__programme", "area__programme")


class CheckedFilter(admin.SimpleListFilter):
    title = "second reader"
    parameter_name = "checked"

    def lookups(self, request, model_admin):
        return [("yes", "Checked"), ("no", "Not checked")]

    def queryset(self, request, queryset):
        wanted = {"yes": queryset.filter, "no": queryset.exclude}.get(self.value())
        return wanted(pk__in=JudgmentVersion.objects.checked().values("pk")) if wanted else queryset


class GradeChoice(forms.ModelChoiceField):
    """Two scales may have a grade of the same name."""

    def label_from_instance(self, grade) -> str:
        return f"{grade.name} ({grade.scale})"


class VersionForm(forms.ModelForm):
    """The next version of a judgment, or one that is not yet released. Its number is counted, not typed."""

    source_url = forms.URLField(label="Address", required=False, max_length=500, assume_scheme="https")

    class Meta:
        model = JudgmentVersion
        exclude = ("number", "batch")  # noqa: DJ006
        field_classes = {"grade": GradeChoice}

    def clean(self) -> dict:
        data = super().clean()
        if (data.get("outcome") == JudgmentVersion.Outcome.GRADED) != bool(data.get("grade")):
            self.add_error("grade", "Choose a grade when the outcome is “graded”, and only then.")
        if data.get("stands_from") and data.get("outcome") != JudgmentVersion.Outcome.LAST_GRADE_STANDS:
            self.add_error("stands_from", "Only with the outcome “last grade stands”.")
        if self.instance.pk is None and data.get("judgment"):
            self.instance.number = _next_number(data["judgment"])
        self._explain_the_reason(data)
        return data

    def _explain_the_reason(self, data: dict) -> None:
        if (self.instance.number > 1) != bool(data.get("reason")) and "reason" not in self.errors:
            self.add_error("reason", "Say why there is a new version, from the second on; a first one has no reason.")


def _next_number(judgment: Judgment) -> int:
    return (judgment.versions.aggregate(newest=Max("number"))["newest"] or 0) + 1


@admin.register(JudgmentVersion)
class JudgmentVersionAdmin(RecordAdmin):
    """A released version is never changed or deleted: a change is a new version."""

    form = VersionForm
    actions = ("release",)
    list_display = ("judgment", "number", "outcome_in_words", "published", "confidence", "seen")
    list_filter = (ReadersFilter, CheckedFilter, "judgment__inspection__programme", "confidence")
    search_fields = (
        "judgment__area__label",
        *(f"judgment__inspection__{word}" for word in WORDS),
    )
    autocomplete_fields = ("judgment", "stands_from")
    fieldsets = (
        (None, {"fields": ["judgment", "outcome", "grade", "stands_from", "reason", "published_on"]}),
        (
            "Where it was seen",
            {"fields": ["source", "source_url", "source_page", "confidence", "body_name_at_time", "note"]},
        ),
        ("Embargo", {"fields": ["embargoed_until"]}),
    )

    def get_fieldsets(self, request, obj=None) -> list:
        said = [("Readers", {"fields": ["readers"]})] if obj else []
        return [*super().get_fieldsets(request, obj), *said]

    def get_queryset(self, request):
        return super().get_queryset(request).with_record()

    @admin.display(ordering="published_on")
    def published(self, version) -> str:
        return version.published_on.in_words()

    @admin.display(description="readers see it")
    def seen(self, version) -> str:
        return seen_by_readers(version)

    @admin.display(description="readers")
    def readers(self, version) -> str:
        return what_readers_see(version)

    def has_change_permission(self, request, obj=None) -> bool:
        return super().has_change_permission(request, obj) and not (obj and obj.released_at)

    def has_delete_permission(self, request, obj=None) -> bool:
        return False

    def has_release_permission(self, request) -> bool:
        return may_release(request.user)

    def formfield_for_foreignkey(self, field, request, **kwargs):
        if field.name == "grade":
            kwargs["queryset"] = Grade.objects.select_related("scale")
        return super().formfield_for_foreignkey(field, request, **kwargs)

    def get_readonly_fields(self, request, obj=None) -> list[str]:
        """A version stays with its judgment."""
        return ["judgment", "readers"] if obj else []

    def save_model(self, request, obj, form, change) -> None:
        # Locked and looked at again: it may have been released since the form was read.
        if change and JudgmentVersion.objects.select_for_update().get(pk=obj.pk).released_at:
            raise PermissionDenied("It was released meanwhile, and a released version is never changed.")
        if form.has_changed():
            obj.entered_by = request.user
        super().save_model(request, obj, form, change)

    @admin.action(description="Release to readers", permissions=["release"])
    def release(self, request, queryset) -> None:
        say_released(self, request, queryset)
