"""Quotes are written in their stories; here they are looked for, and seen wherever the same words or source stand."""

from django.contrib import admin
from django.core.exceptions import PermissionDenied

from articles.models import Quote


@admin.register(Quote)
class QuoteAdmin(admin.ModelAdmin):
    change_form_template = "admin/record_with_uses.html"
    list_display = ("words", "speaker", "source", "story")
    list_select_related = ("source", "story")
    search_fields = ("words", "speaker", "organisation", "source__title", "story__headline")
    search_help_text = "Words of the quote, its speaker, its source or its story"
    fields = ("story", "words", "speaker", "role", "organisation", "source", "page")
    actions = None

    def get_queryset(self, request):
        """Each once: those of a working copy are seen in its own form."""
        return super().get_queryset(request).filter(story__copy_of=None)

    def has_add_permission(self, request) -> bool:
        return False

    def has_change_permission(self, request, obj=None) -> bool:
        return False

    def delete_view(self, request, object_id, extra_context=None):
        """Not here. That somebody may delete quotes at all still counts: a draft is deleted with its own."""
        raise PermissionDenied

    def render_change_form(self, request, context, *args, **kwargs):
        return super().render_change_form(request, context | {"show_delete": False}, *args, **kwargs)
