"""Files that were taken in, and their release as a whole."""

from django.contrib import admin
from django.db.models import Count, Q

from ..models import ImportBatch, JudgmentVersion, may_release
from .base import ReadOnlyAdmin
from .judgments import say_released


@admin.register(ImportBatch)
class ImportBatchAdmin(ReadOnlyAdmin):
    actions = ("release",)
    list_display = ("file_name", "imported_at", "imported_by", "rows", "waiting")
    list_select_related = ("imported_by",)
    fields = ("file_name", "sha256", "imported_at", "imported_by", "rows", "waiting")

    def get_queryset(self, request):
        waiting = Count("versions", filter=Q(versions__released_at=None))
        return super().get_queryset(request).annotate(row_count=Count("versions"), waiting_count=waiting)

    @admin.display(description="judgments")
    def rows(self, batch) -> int:
        return batch.row_count

    @admin.display(description="not yet released")
    def waiting(self, batch) -> int:
        return batch.waiting_count

    def has_release_permission(self, request) -> bool:
        return may_release(request.user)

    @admin.action(description="Release this batch to readers", permissions=["release"])
    def release(self, request, queryset) -> None:
        say_released(self, request, JudgmentVersion.objects.filter(batch__in=queryset.values("pk")))
