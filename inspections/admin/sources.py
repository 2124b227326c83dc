"""The papers that quotes and judgments are checked against, with their text page by page."""

from django import forms
from django.contrib import admin

from ..models import Source, SourcePage, may_release
from .base import PartInline, RecordAdmin

FOR_READERS = ["for_readers", "embargoed_until"]


class PageInline(PartInline):
    model = SourcePage
    fields = ("number", "text")
    verbose_name = "page"
    verbose_name_plural = "text, page by page"

    def formfield_for_dbfield(self, field, request, **kwargs):
        if field.name == "text":
            kwargs["widget"] = forms.Textarea(attrs={"rows": 12, "cols": 90})
        return super().formfield_for_dbfield(field, request, **kwargs)


@admin.register(Source)
class SourceAdmin(RecordAdmin):
    list_display = ("title", "kind", "publisher", "extent", "for_readers", "added_by", "added_at")
    list_filter = ("kind", "extent", "for_readers")
    list_select_related = ("added_by",)
    search_fields = ("title", "publisher", "inspection__body__name", "inspection__body__short_name")
    autocomplete_fields = ("inspection",)
    inlines = (PageInline,)
    fieldsets = (
        (None, {"fields": ["kind", "title", "publisher", "inspection", "address", "fetched_on"]}),
        ("Licence", {"fields": ["licence", "attribution"]}),
        ("For readers, or for the desk", {"fields": FOR_READERS}),
        ("What we hold", {"fields": ["extent", "sha256"]}),
    )

    def get_readonly_fields(self, request, obj=None) -> list[str]:
        """Once a source is there, a published story may use it, so only an editor shows it to readers or hides it."""
        if obj is None or may_release(request.user):
            return ["sha256"]
        return ["sha256", *FOR_READERS]

    def save_model(self, request, obj, form, change) -> None:
        if not change:
            obj.added_by = request.user
        super().save_model(request, obj, form, change)

    def save_related(self, request, form, formsets, change) -> None:
        super().save_related(request, form, formsets, change)
        form.instance.note_sha256()
