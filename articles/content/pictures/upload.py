"""Uploads are judged by their content, never by their name, and stored under a name of ours."""

import uuid
from collections.abc import Iterator
from contextlib import contextmanager

from django.conf import settings
from django.core.exceptions import ValidationError
from PIL import Image, UnidentifiedImageError

FORMS = ("JPEG", "PNG", "WEBP")
# A telephone's JPEG that holds a second picture, for depth or for a small screen, is an MPO; its first is what we show.
SUFFIX = {"JPEG": ".jpg", "MPO": ".jpg", "PNG": ".png", "WEBP": ".webp"}
MAX_PIXELS = 50_000_000
UNREADABLE = "This is not a JPEG, PNG or WebP picture that can be read to its end. Save it again as one."


@contextmanager
def opened_picture(file) -> Iterator[Image.Image]:
    """The picture in a file, by its bytes; its points are not decoded yet. Nothing but the permitted forms is tried."""
    if file.closed:
        file.open("rb")
    file.seek(0)
    try:
        with Image.open(file, formats=FORMS) as image:
            yield image
    finally:
        file.seek(0)


def validate_picture(file) -> None:
    """Raises ValidationError for anything but a whole JPEG, PNG or WebP of bearable size.

    What is stored already was judged when it came.
    """
    if getattr(file, "_committed", False):
        return
    if file.size > settings.PICTURE_MAX_BYTES:
        limit = settings.PICTURE_MAX_BYTES // 1024 // 1024
        raise ValidationError(f"This picture is larger than {limit} MB: scale it down first.")
    try:
        with opened_picture(file) as image:
            _refuse_too_many_points(image)
            # What is cut off, or broken further on, shows only when the points are read.
            image.load()
    except Image.DecompressionBombError as error:
        raise ValidationError(f"This picture has more than {MAX_PIXELS:,} points: scale it down first.") from error
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError) as error:
        raise ValidationError(UNREADABLE) from error


def picture_path(picture, _filename: str) -> str:
    """A random name, so that nothing can be guessed or overwritten; the suffix tells what the content is."""
    with opened_picture(picture.file) as image:
        return f"pictures/{uuid.uuid4().hex}{SUFFIX[str(image.format)]}"


def _refuse_too_many_points(image: Image.Image) -> None:
    if image.width * image.height > MAX_PIXELS:
        raise ValidationError(f"This picture has {image.width} × {image.height} points: scale it down first.")
