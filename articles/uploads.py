"""Uploads are judged by their content, never by their name, and stored under a name of ours."""

import uuid

from django.conf import settings
from django.core.exceptions import ValidationError
from PIL import Image, UnidentifiedImageError

SUFFIX = {"JPEG": ".jpg", "PNG": ".png", "WEBP": ".webp"}
MAX_PIXELS = 50_000_000


def _format_of(file) -> str:
    """What the bytes are; raises ValidationError for anything but a whole JPEG, PNG or WebP of bearable size."""
    file.seek(0)
    try:
        with Image.open(file, formats=list(SUFFIX)) as image:
            if image.width * image.height > MAX_PIXELS:
                raise ValidationError(f"This picture has {image.width} × {image.height} points: scale it down first.")
            found = image.format
            image.verify()
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError, Image.DecompressionBombError) as error:
        raise ValidationError(
            "This is not a JPEG, PNG or WebP picture that can be read. Save it again as one."
        ) from error
    finally:
        file.seek(0)
    return str(found)


def validate_picture(file) -> None:
    if file.size > settings.PICTURE_MAX_BYTES:
        limit = settings.PICTURE_MAX_BYTES // 1024 // 1024
        raise ValidationError(f"This picture is larger than {limit} MB: scale it down first.")
    _format_of(file)


def picture_path(picture, _filename: str) -> str:
    """A random name, so that nothing can be guessed or overwritten; the suffix tells what the content is."""
    return f"pictures/{uuid.uuid4().hex}{SUFFIX[_format_of(picture.file)]}"
