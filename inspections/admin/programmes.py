"""Scales, programmes and areas: what a judgment can be about, and what it can say."""

from django import forms
from django.contrib import admin

from inspections.models import Area, Grade, JudgmentVersion, Programme, Scale

from .base import PartInline, RecordAdmin


class GradeInline(PartInline):
    model = Grade
    fields = ("rank", "name", "phrase")


@admin.register(Scale)
class ScaleAdmin(RecordAdmin):
    inlines = (GradeInline,)


class ProgrammeForm(forms.ModelForm):
    def clean_scale(self):
        """The database refuses this too, but not in words."""
        scale = self.cleaned_data["scale"]
        grades = JudgmentVersion.objects.filter(judgment__area__programme=self.instance.pk, grade__isnull=False)
        if grades.exclude(grade__scale=scale).exists():
            raise forms.ValidationError("Grades of another scale have been recorded under this programme.")
        return scale


@admin.register(Programme)
class ProgrammeAdmin(RecordAdmin):
    form = ProgrammeForm
    list_display = ("label", "code", "body_kind", "scale", "comparability_group")
    list_filter = ("body_kind", "inspectorate")
    list_select_related = ("body_kind", "scale")
    search_fields = ("label", "code")
    fieldsets = (
        (None, {"fields": ["label", "code", "inspectorate", "body_kind", "scale"]}),
        (
            "What it compares with",
            {
                "fields": ["comparability_group"],
                "description": "Grades compare only between programmes with the same word here. "
                "Left empty, they compare with nothing: write a word only when the inspectorate says that they do.",
            },
        ),
        ("When its reports came out", {"fields": ["first_published_on", "last_published_on"]}),
        ("In short", {"fields": ["summary", "source"]}),
    )


class AreaForm(forms.ModelForm):
    def clean_graded(self) -> str:
        """The database refuses this too, but not in words."""
        graded = self.cleaned_data["graded"]
        grades = JudgmentVersion.objects.filter(judgment__area=self.instance.pk, grade__isnull=False)
        if graded == Area.Graded.NEVER and grades.exists():
            raise forms.ValidationError("Grades have been recorded on this area, so it is not one that never has any.")
        return graded


@admin.register(Area)
class AreaAdmin(RecordAdmin):
    form = AreaForm
    list_display = ("label", "programme", "level", "number", "graded")
    list_filter = ("programme", "level", "graded")
    list_select_related = ("programme",)
    search_fields = ("label", "code", "programme__label", "programme__code")
    autocomplete_fields = ("programme", "parent", "continues")

    def get_readonly_fields(self, request, obj=None) -> list[str]:
        """An area stays in its programme: its judgments were made under it."""
        return ["programme"] if obj else []

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("programme")
