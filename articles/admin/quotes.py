"""Quotes are written in their stories; here they are looked for, and seen wherever the same words or source stand."""

from django.contrib import admin

from articles.models import Quote

from .story_parts import StoryPartAdmin


@admin.register(Quote)
class QuoteAdmin(StoryPartAdmin):
    change_form_template = "admin/record_with_uses.html"
    list_display = ("words", "speaker", "source", "story")
    list_select_related = ("source", "story")
    search_fields = ("words", "speaker", "organisation", "source__title", "story__headline")
    search_help_text = "Words of the quote, its speaker, its source or its story"
    fields = ("story", "words", "speaker", "role", "organisation", "source", "page")

    def get_queryset(self, request):
        """Each once: those of a working copy are seen in its own form."""
        return super().get_queryset(request).filter(story__copy_of=None)
