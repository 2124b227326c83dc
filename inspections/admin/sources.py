"""The papers that quotes and judgments are checked against, with their text page by page."""

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import FileResponse, Http404
from django.shortcuts import get_object_or_404
from django.urls import path, reverse
from django.utils import timezone
from django.utils.html import format_html

from inspections.models import Source, SourcePage, may_release
from inspections.uploads import as_download

from .base import PartInline, RecordAdmin, seen_by_readers, what_readers_see
from .source_form import PageFormSet, PageText, SourceForm

NO_TEXT = "We hold no text of it: quotes from it cannot be checked."
PARTS = "Its text: in a file, or pasted, or page by page below"
FOR_EDITORS = "It is for the desk only until an editor says otherwise."


def may_change_source(person, source: Source | None) -> bool:
    """What readers are told of a source, or will be after its embargo, only editors change; the rest reporters too."""
    return source is None or not source.for_readers or may_release(person)


class PageInline(PartInline):
    model = SourcePage
    formset = PageFormSet
    fields = ("number", "text")
    verbose_name = "page"
    verbose_name_plural = "text, page by page"
    classes = ("collapse",)

    def formfield_for_dbfield(self, field, request, **kwargs):
        if field.name == "text":
            return PageText(label="text")
        return super().formfield_for_dbfield(field, request, **kwargs)

    def has_add_permission(self, request, obj=None) -> bool:
        return super().has_add_permission(request, obj) and may_change_source(request.user, obj)

    def has_change_permission(self, request, obj=None) -> bool:
        return super().has_change_permission(request, obj) and may_change_source(request.user, obj)

    def has_delete_permission(self, request, obj=None) -> bool:
        return super().has_delete_permission(request, obj) and may_change_source(request.user, obj)


@admin.register(Source)
class SourceAdmin(RecordAdmin):
    change_form_template = "admin/record_with_uses.html"
    form = SourceForm
    list_display = ("title", "kind", "publisher", "extent", "seen", "added_at")
    list_filter = ("kind", "extent", "for_readers")
    search_fields = ("title", "publisher", "inspection__body__name", "inspection__body__short_name")
    autocomplete_fields = ("inspection",)
    inlines = (PageInline,)

    # ---- Who may do what

    def has_change_permission(self, request, obj=None) -> bool:
        return super().has_change_permission(request, obj) and may_change_source(request.user, obj)

    def get_readonly_fields(self, request, obj=None) -> list[str]:
        """A reporter's source is for the desk until an editor says otherwise; its embargo is noted as it comes in."""
        shown = ["readers", "held", "copy", "file_sha256", "sha256"]
        if may_release(request.user):
            return shown
        return [*shown, "for_readers"] if obj is None else [*shown, "for_readers", "embargoed_until"]

    # ---- The form

    def used_in(self, source: Source) -> list:
        """What readers have that quotes it. The record knows nothing of stories: articles/admin/sources.py says."""
        return []

    def get_object(self, request, object_id, from_field=None):
        source = super().get_object(request, object_id, from_field)
        if source:
            source.used_in = self.used_in(source)
        return source

    def get_fieldsets(self, request, obj=None) -> list:
        ways = ["upload", "pasted"] + (["replace_text"] if obj and getattr(obj, "used_in", ()) else [])
        text = [(PARTS, {"fields": ways})] if obj is None or self.has_change_permission(request, obj) else []
        held = ["extent", "held", "copy", "file_sha256", "sha256"] if obj else ["extent"]
        return [
            (None, {"fields": ["kind", "title", "publisher", "speaker", "inspection", "address", "fetched_on"]}),
            *text,
            ("What we hold", {"fields": held}),
            ("Licence", {"fields": ["licence", "attribution"]}),
            (
                "For readers, or for the desk",
                {
                    "fields": [*(["readers"] if obj else []), "for_readers", "embargoed_until"],
                    "description": "" if may_release(request.user) else FOR_EDITORS,
                },
            ),
        ]

    @admin.display(description="readers")
    def readers(self, source: Source) -> str:
        return what_readers_see(source)

    @admin.display(description="readers see it")
    def seen(self, source: Source) -> str:
        return seen_by_readers(source)

    @admin.display(description="text")
    def held(self, source: Source) -> str:
        if source.extent == Source.Extent.NO_TEXT:
            return NO_TEXT
        numbers = list(source.pages.values_list("number", flat=True))
        return f"{len(numbers)} page{'' if len(numbers) == 1 else 's'}, numbered {numbers[0]} to {numbers[-1]}"

    @admin.display(description="our copy")
    def copy(self, source: Source) -> str:
        if not source.file:
            return "We hold no file of it."
        address = reverse("admin:inspections_source_file", args=[source.pk])
        return format_html('<a href="{}">Fetch the {} file</a>', address, source.file_suffix.strip(".").upper())

    # ---- Saving

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        """A file is written before its row: when the row comes to nothing, at whatever step, the file goes too."""
        request.written = []
        try:
            return super().changeform_view(request, object_id, form_url, extra_context)
        except BaseException:
            for file in request.written:
                file.storage.delete(file.name)
            raise

    def save_model(self, request, obj: Source, form, change: bool) -> None:
        if change:
            self._look_again(request, obj, form)
        else:
            obj.added_by = request.user
        if upload := form.cleaned_data.get("upload"):
            self._keep(request, obj, upload)
            if not obj.fetched_on or "fetched_on" not in form.changed_data:
                obj.fetched_on = timezone.localdate()
        super().save_model(request, obj, form, change)

    def _look_again(self, request, source: Source, form) -> None:
        """Locked and read anew: since the form was read, an editor may have shown it to readers or set an embargo."""
        held = Source.objects.select_for_update().get(pk=source.pk)
        if not may_change_source(request.user, held):
            raise PermissionDenied("It was shown to readers meanwhile: only an editor can change it now.")
        if not may_release(request.user):
            source.for_readers, source.embargoed_until = held.for_readers, held.embargoed_until
        form.replaced_file = held.file.name

    def _keep(self, request, source: Source, upload) -> None:
        source.keep_file(upload)
        request.written.append(source.file)

    def save_related(self, request, form, formsets, change: bool) -> None:
        super().save_related(request, form, formsets, change)
        source = form.instance
        if form.cleaned_data.get("upload"):
            # A file is the whole paper, unless somebody has just said that it is not.
            if "extent" not in form.changed_data:
                source.extent = Source.Extent.NO_TEXT
            source.set_text(form.text)
        elif form.text:
            source.set_pages(form.text.pages)
        else:
            source.note_text()
        self._say_what_was_read(request, source, form.text)

    def _say_what_was_read(self, request, source: Source, text) -> None:
        if source.extent == Source.Extent.NO_TEXT:
            scan = "This file shows pages but holds no text, as a scan does. " if text else ""
            self.message_user(request, scan + NO_TEXT, messages.WARNING)
        elif text and text.unread:
            pages = ", ".join(str(number) for number in text.unread)
            words = f"These pages hold no text, as scans do: {pages}. Quotes from them cannot be checked."
            self.message_user(request, words, messages.WARNING)
        if text and (stories := getattr(source, "used_in", ())):
            words = "The text is replaced. Look at the quotes of: " + "; ".join(f"“{story}”" for story in stories)
            self.message_user(request, words, messages.WARNING)

    def construct_change_message(self, request, form, formsets, add=False) -> list:
        """The log keeps the name of a file that another one replaced; the file itself stays where it was."""
        said = super().construct_change_message(request, form, formsets, add)
        if form.cleaned_data.get("upload") and form.replaced_file:
            said.append({"changed": {"name": "file", "object": form.replaced_file, "fields": ["content"]}})
        return said

    # ---- The file

    def get_urls(self):
        view = self.admin_site.admin_view(self.file_view)
        return [path("<int:pk>/file/", view, name="inspections_source_file"), *super().get_urls()]

    def file_view(self, request, pk: int) -> FileResponse:
        """Our copy, for people of the desk; readers get theirs by articles/pages/media.py."""
        source = get_object_or_404(Source.objects.exclude(file=""), pk=pk)
        if not self.has_view_permission(request, source):
            raise PermissionDenied
        try:
            return as_download(FileResponse(source.file.open("rb")), source)
        except FileNotFoundError as error:
            raise Http404("The file of this source is missing.") from error
