from django.contrib import admin

from articles.models import Publication


@admin.register(Publication)
class PublicationAdmin(admin.ModelAdmin):
    """One row, made with the database: it can be changed, never added or removed."""

    fields = ("name", "strapline", "contact", "feed_delay", "tag_authority", "tag_date")
    readonly_fields = ("tag_authority", "tag_date")
    actions = None

    def has_add_permission(self, request) -> bool:
        return False

    def has_delete_permission(self, request, obj=None) -> bool:
        return False
