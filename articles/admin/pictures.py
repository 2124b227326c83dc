"""Pictures on the desk. Their files are sent here to people of the desk; readers get theirs by
articles/pages/media.py."""

from dataclasses import dataclass

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.widgets import AdminFileWidget
from django.core.exceptions import PermissionDenied
from django.http import FileResponse, Http404
from django.shortcuts import get_object_or_404, redirect
from django.urls import path, reverse
from django.utils.html import format_html, format_html_join
from js_asset import Script

from articles.content.pictures.sizes import JPEG
from articles.models import Picture, Story
from articles.record_uses import uses

from .permissions import may_change_picture
from .story.body_editor import with_nonce


def thumbnail_link(picture: Picture | None) -> str:
    if picture is None or picture.pk is None:
        return "–"
    small, whole = (reverse(f"admin:articles_picture_{name}", args=[picture.pk]) for name in ("thumbnail", "file"))
    return format_html('<a href="{}"><img class="thumbnail" src="{}" alt="{}"></a>', whole, small, picture.title)


def stories_by_name(stories: list[Story]) -> str:
    """As many as a message can hold, with their states, each a link."""
    named = format_html_join(
        ", ",
        '“<a href="{}">{}</a>” ({})',
        [(reverse("admin:articles_story_change", args=[one.pk]), one.headline, one.state) for one in stories[:10]],
    )
    more = len(stories) - 10
    return format_html("{} and {} more", named, more) if more > 0 else named


@dataclass(frozen=True)
class Original:
    """The upload as the form's link names it: readers' addresses never send it, the desk's own does."""

    name: str
    url: str

    def __str__(self) -> str:
        return self.name

    @classmethod
    def of(cls, picture: Picture):
        return cls(picture.file.name, reverse("admin:articles_picture_file", args=[picture.pk]))


class OriginalInput(AdminFileWidget):
    def format_value(self, value) -> Original | None:
        return Original.of(value.instance) if self.is_initial(value) else None


@admin.register(Picture)
class PictureAdmin(admin.ModelAdmin):
    change_form_template = "admin/record_with_uses.html"
    list_display = ("thumbnail", "title", "credit", "size", "added_at")
    list_display_links = ("title",)
    list_per_page = 30
    search_fields = ("title", "credit")
    readonly_fields = ("thumbnail", "focus", "size", "original")
    actions = None

    def get_fields(self, request, obj=None) -> list:
        may_change = obj is None or self.has_change_permission(request, obj)
        looked_at = ["focus"] if may_change else ["thumbnail"]
        return [
            "file" if may_change else "original",
            "title",
            "credit",
            *(looked_at if obj else []),
            ("focus_x", "focus_y"),
            *(["size"] if obj else []),
        ]

    class Media:
        css = {"all": ["articles/desk/desk.css"]}

    # ---- What is seen of it

    @admin.display(description="picture")
    def thumbnail(self, picture: Picture) -> str:
        return thumbnail_link(picture)

    @admin.display(description="file")
    def original(self, picture: Picture) -> str:
        file = Original.of(picture)
        return format_html('<a href="{}">{}</a>', file.url, file)

    @admin.display(description="focal point")
    def focus(self, picture: Picture) -> str:
        """The whole picture to point at, and beside it what lists will show; focal_point.js moves the mark in it."""
        return format_html(
            '<div class="desk-focus" data-focus><div class="desk-focus-whole"><img src="{0}" alt="{1}">'
            '<button type="button" aria-label="Focal point: move it with the arrow keys" hidden></button></div>'
            '<figure hidden><img src="{0}" alt=""><figcaption>As lists and cards will show it</figcaption></figure>'
            '</div><p class="help">Click on what must stay in sight when the picture is cut to the shape of a list, '
            "or give both figures below.</p>",
            reverse("admin:articles_picture_whole", args=[picture.pk]),
            picture.title,
        )

    @admin.display(description="size")
    def size(self, picture: Picture) -> str:
        return f"{picture.width} × {picture.height}" if picture.pk else "–"

    def formfield_for_dbfield(self, field, request, **kwargs):
        if field.name == "file":
            kwargs["widget"] = OriginalInput
        return super().formfield_for_dbfield(field, request, **kwargs)

    # ---- Who may do what

    def has_change_permission(self, request, obj=None) -> bool:
        return super().has_change_permission(request, obj) and may_change_picture(request.user, obj)

    def has_delete_permission(self, request, obj=None) -> bool:
        return super().has_delete_permission(request, obj) and may_change_picture(request.user, obj)

    # ---- Saving and deleting

    def save_model(self, request, obj, form, change) -> None:
        if not change:
            obj.added_by = request.user
        super().save_model(request, obj, form, change)
        if change and "file" in form.changed_data:
            self._ask_for_new_words(request, obj)

    def _ask_for_new_words(self, request, picture: Picture) -> None:
        """Each story says of its own what the picture shows, and what it shows is another thing now."""
        if stories := [use.story for use in uses.uses_of_picture(picture).stories]:
            said = "The file was replaced: see whether the alt text and the caption are still true in {}."
            messages.warning(request, format_html(said, stories_by_name(stories)))

    def delete_view(self, request, object_id, extra_context=None):
        """What a story uses is not deleted; the database would refuse it too, but with less to say."""
        picture = self.get_object(request, object_id)
        stories = [use.story for use in uses.uses_of_picture(picture).stories] if picture else []
        if not stories or not self.has_delete_permission(request, picture):
            return super().delete_view(request, object_id, extra_context)
        said = "“{}” cannot be deleted, because it is used: take it out of {} first."
        messages.error(request, format_html(said, picture, stories_by_name(stories)))
        return redirect("admin:articles_picture_change", picture.pk)

    # ---- Addresses

    def render_change_form(self, request, context, *args, **kwargs):
        focus = forms.Media(js=[Script("articles/desk/focal_point.js", type="module")])
        context["media"] = with_nonce(context["media"] + focus, request)
        return super().render_change_form(request, context, *args, **kwargs)

    def get_urls(self):
        views = {"file": self.file_view, "thumbnail": self.thumbnail_view, "whole": self.whole_view}
        ours = [
            path(f"<int:pk>/{name}/", self.admin_site.admin_view(view), name=f"articles_picture_{name}")
            for name, view in views.items()
        ]
        return [*ours, *super().get_urls()]

    def file_view(self, request, pk: int) -> FileResponse:
        """The file as it was uploaded."""
        return self._sent(self._seen(request, pk).file)

    def thumbnail_view(self, request, pk: int) -> FileResponse:
        return self._rendition(request, pk, "wide")

    def whole_view(self, request, pk: int) -> FileResponse:
        return self._rendition(request, pk, "whole")

    def _rendition(self, request, pk: int, shape: str) -> FileResponse:
        """The smallest JPEG of a shape. Another may stand at this address tomorrow, so no browser keeps it long."""
        picture = self._seen(request, pk)
        for smallest in picture.renditions_in(shape, JPEG)[:1]:
            return self._sent(picture.rendition_file(smallest.name))
        raise Http404("Nothing is made of this picture yet.")

    def _seen(self, request, pk: int) -> Picture:
        picture = get_object_or_404(Picture, pk=pk)
        if not self.has_view_permission(request, picture):
            raise PermissionDenied
        return picture

    def _sent(self, file) -> FileResponse:
        try:
            return FileResponse(file.open("rb"))
        except FileNotFoundError as error:
            raise Http404("The file of this picture is missing.") from error
