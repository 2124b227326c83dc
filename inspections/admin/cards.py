"""Where else the judgments of the record are shown: the sites that asked for cards."""

from django.contrib import admin

from inspections.models import CardRequest

from .base import ReadOnlyAdmin


@admin.register(CardRequest)
class CardRequestAdmin(ReadOnlyAdmin):
    list_display = ("version", "site", "first_on", "last_on")
    list_select_related = (
        "version__grade",
        "version__judgment__area",
        "version__judgment__inspection__body",
        "version__judgment__inspection__programme",
    )
    list_filter = ("last_on",)
    search_fields = ("host", "version__judgment__inspection__body__name", "version__judgment__area__label")
    fields = ("version", "site", "first_on", "last_on")

    @admin.display(description="site", ordering="host")
    def site(self, request) -> str:
        return request.host_in_words
