"""What inspectorates asked of bodies, and under what monitoring they put them: over all inspections."""

from django.contrib import admin

from inspections.models import Finding, Monitoring

from .judgments import WORDS
from .releasing import ReadersFilter, ReleasableAdmin


@admin.register(Finding)
class FindingAdmin(ReleasableAdmin):
    list_display = ("inspection", "type", "number", "words", "due", "state", "seen")
    list_filter = ("kind", "state", ReadersFilter, "inspection__programme")
    search_fields = ("text", "number", *(f"inspection__{word}" for word in WORDS))
    search_help_text = "Words of the finding, of the body or of the programme"
    autocomplete_fields = ("inspection", "area")
    ordering = ("inspection__body__name", "inspection__programme__code", "kind", "number")
    fieldsets = (
        (None, {"fields": ["inspection", "area", "kind", "number", "text", "page"]}),
        ("What has become of it", {"fields": ["state", "as_of_on", "due_on"]}),
        ("Where it was seen", {"fields": ["published_on", "source", "source_url"]}),
        ("Embargo", {"fields": ["embargoed_until"]}),
    )

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("inspection__body", "inspection__programme", "area")

    @admin.display(ordering="kind")
    def type(self, finding) -> str:
        return finding.kind

    @admin.display(description="text", ordering="text")
    def words(self, finding) -> str:
        return finding.text if len(finding.text) <= 100 else f"{finding.text[:100]}…"

    @admin.display(ordering="due_on")
    def due(self, finding) -> str:
        return finding.due_on.in_words() if finding.due_on else "—"


@admin.register(Monitoring)
class MonitoringAdmin(ReleasableAdmin):
    list_display = ("body", "stage", "begins", "ends", "seen")
    list_filter = ("stage", ReadersFilter)
    list_select_related = ("body",)
    search_fields = ("body__name", "body__short_name")
    autocomplete_fields = ("body",)
    fieldsets = (
        (None, {"fields": ["body", "stage", "from_on", "to_on", "source"]}),
        ("Embargo", {"fields": ["embargoed_until"]}),
    )

    @admin.display(description="from", ordering="from_on")
    def begins(self, period) -> str:
        return period.from_on.in_words()

    @admin.display(description="to", ordering="to_on")
    def ends(self, period) -> str:
        return period.to_on.in_words() if period.to_on else "no end held"
