"""Rows of the record that an editor releases: how many of what, in words, and what may still be changed afterwards."""

from collections.abc import Iterable

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied

from inspections.database.frozen_rows import FROZEN
from inspections.models import Finding, JudgmentVersion, Monitoring, Releasable, may_release

from .base import RecordAdmin, seen_by_readers

NOUNS = {
    JudgmentVersion: ("judgment", "judgments"),
    Finding: ("finding", "findings"),
    Monitoring: ("period of monitoring", "periods of monitoring"),
}


def counted(counts: dict[type[Releasable], int]) -> str:
    """“2 judgments and 1 finding”; nothing is said of what there is none of."""
    said = [f"{count} {NOUNS[model][count != 1]}" for model, count in counts.items() if count]
    return " and ".join([", ".join(said[:-1]), said[-1]] if said[1:] else said)


def count_by_model(rows: Iterable[Releasable]) -> dict[type[Releasable], int]:
    found = [type(row) for row in rows]
    return {model: found.count(model) for model in NOUNS}


def frozen_fields(model: type[Releasable]) -> list[str]:
    """Fields that stay as readers saw them (inspections/database/frozen_rows.py)."""
    frozen = FROZEN[model._meta.db_table]
    return [field.name for field in model._meta.concrete_fields if field.attname in frozen and field.editable]


def say_released(model_admin, request, *querysets) -> None:
    """Release the rows in the name of whoever asked, and say how many readers can now see."""
    counts = {rows.model: _release(rows, request.user) for rows in querysets}
    said = counted(counts)
    level = messages.SUCCESS if said else messages.WARNING
    model_admin.message_user(request, f"Released {said or f'0 {NOUNS[querysets[0].model][1]}'} to readers.", level)


def _release(rows, by) -> int:
    return rows.model.objects.filter(pk__in=rows.order_by().values("pk")).release(by=by)


class ReadersFilter(admin.SimpleListFilter):
    title = "readers"
    parameter_name = "readers"

    def lookups(self, request, model_admin):
        return [("see", "See it"), ("do-not", "Do not see it")]

    def queryset(self, request, queryset):
        public = queryset.model.objects.public().values("pk")
        wanted = {"see": queryset.filter, "do-not": queryset.exclude}.get(self.value())
        return wanted(pk__in=public) if wanted else queryset


class ReleasableAdmin(RecordAdmin):
    """Anybody at the desk enters a row; once it is released only an editor changes it, and only what became known."""

    actions = ("release",)

    def has_change_permission(self, request, obj=None) -> bool:
        allowed = super().has_change_permission(request, obj)
        return allowed and not (obj and obj.released_at and not may_release(request.user))

    def has_delete_permission(self, request, obj=None) -> bool:
        return False

    def has_release_permission(self, request) -> bool:
        return may_release(request.user)

    def get_readonly_fields(self, request, obj=None) -> list[str]:
        return frozen_fields(self.model) if obj and obj.released_at else []

    def save_model(self, request, obj, form, change) -> None:
        # Locked and looked at again: it may have been released since the form was read.
        held = self.model.objects.select_for_update().get(pk=obj.pk) if change else None
        if held and held.released_at and not obj.released_at:
            raise PermissionDenied("It was released meanwhile: open it again to see what may still be changed.")
        if not obj.released_at:
            obj.entered_by = request.user
        super().save_model(request, obj, form, change)

    @admin.display(description="readers see it")
    def seen(self, row) -> str:
        return seen_by_readers(row)

    @admin.action(description="Release to readers", permissions=["release"])
    def release(self, request, queryset) -> None:
        say_released(self, request, queryset)
