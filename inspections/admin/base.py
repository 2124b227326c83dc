"""What the admin pages of the record share."""

from django.contrib import admin
from django.contrib.auth import get_permission_codename
from django.db.models import URLField


class RecordAdmin(admin.ModelAdmin):
    """Rows of the record are never deleted by the handful."""

    def formfield_for_dbfield(self, field, request, **kwargs):
        """An address typed without its scheme is one of the web as it is now."""
        if isinstance(field, URLField):
            kwargs["assume_scheme"] = "https"
        return super().formfield_for_dbfield(field, request, **kwargs)

    def get_actions(self, request) -> dict:
        actions = super().get_actions(request)
        actions.pop("delete_selected", None)
        return actions


class ReadOnlyAdmin(RecordAdmin):
    """Looked at here, and changed somewhere else."""

    def has_add_permission(self, request) -> bool:
        return False

    def has_change_permission(self, request, obj=None) -> bool:
        return False

    def has_delete_permission(self, request, obj=None) -> bool:
        return False


class PartInline(admin.TabularInline):
    """Rows that are part of the one above them: who may change that one may change these."""

    extra = 0

    def _may(self, request, *verbs: str) -> bool:
        whole = self.parent_model._meta
        return any(request.user.has_perm(f"{whole.app_label}.{get_permission_codename(verb, whole)}") for verb in verbs)

    def has_view_permission(self, request, obj=None) -> bool:
        return self._may(request, "view", "change")

    def has_add_permission(self, request, obj=None) -> bool:
        return self._may(request, "add" if obj is None else "change")

    def has_change_permission(self, request, obj=None) -> bool:
        return self._may(request, "change")

    def has_delete_permission(self, request, obj=None) -> bool:
        return self._may(request, "change")


def what_readers_see(row) -> str:
    """Whether readers see a row of the record, and if not, why not."""
    reason = row.why_hidden()
    return f"Readers do not see it: {reason}" if reason else "Readers see it"


def seen_by_readers(row) -> str:
    """The same for a list: yes, or why not."""
    reason = row.why_hidden()
    return f"No: {reason}" if reason else "Yes"
