from django.contrib import admin
from django.utils.html import format_html

from articles.models import AuditLogEntry, StoryVersion
from articles.models.front_page import LOGGED
from inspections.admin.base import ReadOnlyAdmin

KEPT = (why for why in StoryVersion.Why.values if why != StoryVersion.Why.SAVED)
VERBS = ("created", *KEPT, "assigned", "overridden", "not so", "so after all", "deleted", *LOGGED)


class VerbFilter(admin.SimpleListFilter):
    title = "what happened"
    parameter_name = "verb"

    def lookups(self, request, model_admin):
        return [(verb, verb.capitalize()) for verb in VERBS]

    def queryset(self, request, queryset):
        return queryset.filter(verb=self.value()) if self.value() else queryset


@admin.register(AuditLogEntry)
class TransitionAdmin(ReadOnlyAdmin):
    """What became of every story. Lines are added by the story's verbs alone; nobody changes or deletes one."""

    list_display = ("done_at", "of", "verb", "was", "now", "done_by", "note")
    list_display_links = None
    list_filter = (VerbFilter, ("done_by", admin.RelatedOnlyFieldListFilter))
    list_select_related = ("done_by",)
    list_per_page = 50
    show_full_result_count = False
    search_fields = ("headline", "note")
    search_help_text = "Words of the headline or the note"
    sortable_by = ()
    fields = ("done_at", "headline", "verb", "was", "now", "done_by", "note")
    actions = None

    def changelist_view(self, request, extra_context=None):
        return super().changelist_view(request, {"title": "What became of each story"} | (extra_context or {}))

    @admin.display(description="story")
    def of(self, line: AuditLogEntry) -> str:
        """The headline as it was; it leads to all that became of the story, deleted or not."""
        return format_html('<a href="?story={}">{}</a>', line.story_id, line.headline)
