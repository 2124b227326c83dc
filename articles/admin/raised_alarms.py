"""What the checks raised and what editors said of it: each alarm, and above them how often each rule was wrong."""

from django.contrib import admin
from django.http import HttpResponse
from django.utils.text import Truncator

from articles.admin.permissions import is_editor
from articles.models import RaisedAlarm
from inspections.admin.base import ReadOnlyAdmin


@admin.register(RaisedAlarm)
class RaisedAlarmAdmin(ReadOnlyAdmin):
    """Seen by editors. What was said of an alarm is taken back beside its story."""

    list_display = ("said", "code", "headline", "stopped", "decision", "decided_by", "decided_at")
    list_display_links = None
    list_filter = ("decision", "stopped", "code")
    list_select_related = ("decided_by",)
    list_per_page = 50
    show_full_result_count = False
    search_fields = ("words", "problem", "headline")
    search_help_text = "Words of the alarm, or of the headline"
    actions = None
    change_list_template = "admin/articles/raised_alarms.html"

    @admin.display(description="what it said", ordering="problem")
    def said(self, alarm: RaisedAlarm) -> str:
        return Truncator(alarm.problem).chars(140)

    def has_view_permission(self, request, obj=None) -> bool:
        return is_editor(request.user)

    def has_module_permission(self, request) -> bool:
        return is_editor(request.user)

    def changelist_view(self, request, extra_context=None) -> HttpResponse:
        shown = {"title": "How often each rule is wrong", "rules": RaisedAlarm.objects.by_rule()}
        return super().changelist_view(request, shown | (extra_context or {}))
