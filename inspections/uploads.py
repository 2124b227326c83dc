"""Files of sources: stored under a name of ours, told from their content, and sent so that nothing in them runs."""

import uuid

from django.conf import settings
from django.utils.http import content_disposition_header
from django.utils.text import slugify

from .extraction import Limits, file_format

# HTML goes out as plain bytes: no browser shows it under our address, whatever becomes of the other headers.
TYPES = {".pdf": "application/pdf", ".html": "application/octet-stream"}
CLOSED = "sandbox; default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"


def limits() -> Limits:
    return Limits(settings.SOURCE_MAX_BYTES, settings.SOURCE_MAX_PAGES, settings.SOURCE_MAX_SECONDS)


def source_path(source, _filename: str) -> str:
    """A random name, so that nothing can be guessed or overwritten; the suffix tells what the content is."""
    source.file.seek(0)
    kind = file_format(source.file.read(2048))
    source.file.seek(0)
    return f"sources/{uuid.uuid4().hex}.{kind or 'bin'}"


def as_download(response, source):
    """The answer that sends a source's file, from wherever: it is to be saved, and closed if shown all the same."""
    suffix = source.file_suffix
    name = f"{slugify(source.title)[:80] or 'source'}{suffix}"
    response.headers["Content-Type"] = TYPES.get(suffix, "application/octet-stream")
    response.headers["Content-Disposition"] = content_disposition_header(True, name)
    response.headers["Content-Security-Policy"] = CLOSED
    response.headers["X-Content-Type-Options"] = "nosniff"
    return response
