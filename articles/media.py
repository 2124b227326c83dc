"""The files of pictures and sources: as public as a story that shows the picture, as readers' view of the source."""

import mimetypes
from urllib.parse import quote

from django.conf import settings
from django.db.models.fields.files import FieldFile
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.http import http_date
from django.views.decorators.http import require_safe

from inspections.models import Source
from inspections.uploads import headers_of

from .models import Picture

# Where nginx keeps the files for itself: `location /protected/ { internal; alias …/media/; }`.
INTERNAL = "/protected/"


@require_safe
def media(request, path: str) -> HttpResponse:
    """The file of a picture on a public story, or of a source that readers may see; 404 for any other, whoever asks.

    The address is only looked up in the database: what is opened is the name that we gave the file.
    """
    file, headers = _found(path)
    try:
        response = _handed_over(file) if settings.MEDIA_SENDFILE_HEADER else _sent(file)
    except FileNotFoundError as error:
        raise Http404("The file is missing.") from error
    response.headers["Cache-Control"] = "no-cache"
    for name, value in headers.items():
        response.headers[name] = value
    return response


def _found(path: str) -> tuple[FieldFile, dict[str, str]]:
    """The public file of that name, and what is said with it."""
    if not path or "\x00" in path:
        raise Http404("No name of ours is so.")
    if picture := Picture.objects.public().filter(file=path).first():
        return picture.file, {"Content-Type": _type_of(picture.file), "X-Content-Type-Options": "nosniff"}
    source = get_object_or_404(Source.objects.public(), file=path)
    return source.file, headers_of(source)


def _sent(file) -> FileResponse:
    changed_at = file.storage.get_modified_time(file.name).timestamp()
    headers = {"ETag": f'"{changed_at:.6f}-{file.size}"', "Last-Modified": http_date(changed_at)}
    return FileResponse(file.open("rb"), headers=headers)


def _handed_over(file) -> HttpResponse:
    """An empty answer that tells the web server in front which file to send.

    nginx (`X-Accel-Redirect`) wants an address of its own, Apache (`X-Sendfile`) the path on disk.
    """
    header = settings.MEDIA_SENDFILE_HEADER
    where = INTERNAL + quote(file.name) if header.lower() == "x-accel-redirect" else file.path
    return HttpResponse(headers={header: where})


def _type_of(file) -> str:
    return mimetypes.guess_type(file.name)[0] or "application/octet-stream"
