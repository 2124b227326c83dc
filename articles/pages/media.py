"""The files of pictures and sources: as public as a story that shows the picture, as readers' view of the source.

Of a picture readers get the renditions. What was uploaded may say where it was taken, and is for the desk alone.
"""

import mimetypes
from urllib.parse import quote

from django.conf import settings
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.http import http_date
from django.views.decorators.http import require_safe

from articles.content.pictures.sizes import MEDIA_TYPES
from articles.models import Picture
from inspections.models import Source
from inspections.uploads import as_download

# Where nginx keeps the files for itself: `location /protected/ { internal; alias …/media/; }`.
INTERNAL = "/protected/"


@require_safe
def media(request, path: str) -> HttpResponse:
    """A rendition of a picture on a public story, or of a source that readers may see; 404 for any other, whoever asks.

    The address is only looked up in the database: what is opened is the name that we gave the file.
    """
    if rendition := rendition_at(path, Picture.objects.public()):
        return send(rendition)
    source = get_object_or_404(Source.objects.public(), file=path)
    return as_download(send(source.file), source)


def rendition_at(path: str, pictures):
    """The rendition of that name, of one of these pictures; None when there is none."""
    if "\x00" in path:
        raise Http404("No name of ours holds that character.")
    picture = pictures.with_rendition(path).first()
    return picture and picture.rendition_file(path)


def send(file) -> HttpResponse:
    """A file of ours; whoever asks has been let in already."""
    try:
        return _answer(file)
    except FileNotFoundError as error:
        raise Http404("The file is missing.") from error


def _answer(file) -> HttpResponse:
    response = _handed_over(file) if settings.MEDIA_SENDFILE_HEADER else _sent(file)
    response.headers["Cache-Control"] = "no-cache"
    response.headers["X-Content-Type-Options"] = "nosniff"
    return response


def _sent(file) -> FileResponse:
    changed_at = file.storage.get_modified_time(file.name).timestamp()
    headers = {"ETag": f'"{changed_at:.6f}-{file.size}"', "Last-Modified": http_date(changed_at)}
    return FileResponse(file.open("rb"), content_type=_type_of(file), headers=headers)


def _handed_over(file) -> HttpResponse:
    """An empty answer that tells the web server in front which file to send.

    nginx (`X-Accel-Redirect`) wants an address of its own, Apache (`X-Sendfile`) the path on disk.
    """
    header = settings.MEDIA_SENDFILE_HEADER
    where = INTERNAL + quote(file.name) if header.lower() == "x-accel-redirect" else file.path
    return HttpResponse(content_type=_type_of(file), headers={header: where})


def _type_of(file) -> str:
    suffix = file.name.rpartition(".")[2]
    return MEDIA_TYPES.get(suffix) or mimetypes.guess_type(file.name)[0] or "application/octet-stream"
