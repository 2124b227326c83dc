from django.contrib import admin
from django.core.exceptions import PermissionDenied


class StoryPartAdmin(admin.ModelAdmin):
    """What is written in its story: here it is looked for and seen, and nothing is done with it."""

    actions = None

    def has_add_permission(self, request) -> bool:
        return False

    def has_change_permission(self, request, obj=None) -> bool:
        return False

    def delete_view(self, request, object_id, extra_context=None):
        """Not here. That somebody may delete parts at all still counts: a draft is deleted with its own."""
        raise PermissionDenied

    def render_change_form(self, request, context, *args, **kwargs):
        return super().render_change_form(request, context | {"show_delete": False}, *args, **kwargs)
