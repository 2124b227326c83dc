"""Pictures on the desk. Their files are sent here to people of the desk; readers get theirs by articles/media.py."""

import io

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import path, reverse
from django.utils.html import format_html
from PIL import Image

from ..models import Picture
from .permissions import may_change_picture

THUMBNAIL = (320, 320)


def thumbnail_of(picture: Picture | None) -> str:
    if picture is None or picture.pk is None:
        return "–"
    small, whole = (reverse(f"admin:articles_picture_{name}", args=[picture.pk]) for name in ("thumbnail", "file"))
    return format_html('<a href="{}"><img class="thumbnail" src="{}" alt="{}"></a>', whole, small, picture.title)


@admin.register(Picture)
class PictureAdmin(admin.ModelAdmin):
    list_display = ("thumbnail", "title", "credit", "size", "added_at")
    list_display_links = ("title",)
    list_per_page = 30
    search_fields = ("title", "credit")
    fields = ("file", "title", "credit", "thumbnail", "size")
    readonly_fields = ("thumbnail", "size")
    actions = None

    class Media:
        css = {"all": ["articles/desk/desk.css"]}

    @admin.display(description="picture")
    def thumbnail(self, picture: Picture) -> str:
        return thumbnail_of(picture)

    @admin.display(description="size")
    def size(self, picture: Picture) -> str:
        return f"{picture.width} × {picture.height}" if picture.pk else "–"

    def has_change_permission(self, request, obj=None) -> bool:
        return super().has_change_permission(request, obj) and may_change_picture(request.user, obj)

    def has_delete_permission(self, request, obj=None) -> bool:
        return super().has_delete_permission(request, obj) and may_change_picture(request.user, obj)

    def save_model(self, request, obj, form, change) -> None:
        if not change:
            obj.added_by = request.user
        super().save_model(request, obj, form, change)

    def get_urls(self):
        return [
            path("<int:pk>/file/", self.admin_site.admin_view(self.file_view), name="articles_picture_file"),
            path("<int:pk>/small/", self.admin_site.admin_view(self.thumbnail_view), name="articles_picture_thumbnail"),
            *super().get_urls(),
        ]

    def file_view(self, request, pk: int) -> FileResponse:
        return FileResponse(self._opened(request, pk))

    def thumbnail_view(self, request, pk: int) -> HttpResponse:
        """The picture, small, as JPEG. A file never changes under its name, so a browser may keep it a while."""
        out = io.BytesIO()
        with self._opened(request, pk) as file, Image.open(file) as image:
            image.draft("RGB", THUMBNAIL)
            image.thumbnail(THUMBNAIL)
            image.convert("RGB").save(out, "JPEG", quality=80)
        return HttpResponse(
            out.getvalue(), content_type="image/jpeg", headers={"Cache-Control": "private, max-age=600"}
        )

    def _opened(self, request, pk: int):
        picture = get_object_or_404(Picture, pk=pk)
        if not self.has_view_permission(request, picture):
            raise PermissionDenied
        try:
            return picture.file.open("rb")
        except FileNotFoundError as error:
            raise Http404("The file of this picture is missing.") from error
