"""Who inspects and who is inspected, with their dated names."""

from django.contrib import admin

from inspections.models import Body, BodyKind, BodyName, Inspectorate, InspectorateName

from .base import PartInline, RecordAdmin


class InspectorateNameInline(PartInline):
    model = InspectorateName
    fields = ("short_name", "name", "from_on", "to_on")
    verbose_name_plural = "names, each with its period"


@admin.register(Inspectorate)
class InspectorateAdmin(RecordAdmin):
    inlines = (InspectorateNameInline,)
    search_fields = ("slug", "names__name")


@admin.register(BodyKind)
class BodyKindAdmin(RecordAdmin):
    list_display = ("name", "plural", "code")


class BodyNameInline(PartInline):
    model = BodyName
    fields = ("name", "from_on", "to_on", "source")
    verbose_name_plural = "names, each with its period (none when it has always had the name above)"


@admin.register(Body)
class BodyAdmin(RecordAdmin):
    change_form_template = "admin/record_with_uses.html"
    list_display = ("name", "short_name", "kind", "region")
    list_filter = ("kind", "region")
    list_select_related = ("kind",)
    search_fields = ("name", "short_name", "slug")
    autocomplete_fields = ("successor",)
    inlines = (BodyNameInline,)
    fieldsets = (
        (None, {"fields": ["kind", "name", "short_name", "slug", "region"]}),
        ("Codes", {"fields": ["police_uk_id", "ons_code"]}),
        ("Place on the tile map", {"fields": ["tile_column", "tile_row"]}),
        ("When it existed", {"fields": ["active_from_on", "active_to_on", "successor"]}),
        ("Where this was seen", {"fields": ["source"]}),
    )

    def get_prepopulated_fields(self, request, obj=None) -> dict:
        """Only while the body is new: afterwards its slug is its address."""
        return {} if obj else {"slug": ["short_name"]}
