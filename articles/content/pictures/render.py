"""Make the renditions of a picture. Pillow decodes, turns, colours, scales and encodes; what to make is in `sizes`.

The work is bounded: the upload's points and bytes are (articles/content/pictures/upload.py), what is made of it is of
fixed sizes, and a process makes one picture at a time, so that its memory is bounded too.
"""

import hashlib
import io
from collections.abc import Iterator
from dataclasses import dataclass
from threading import Lock

from PIL import Image, ImageCms, ImageOps

from .sizes import ENCODERS, SHAPES, TALLEST, Shape
from .upload import opened_picture

ONE_AT_A_TIME = Lock()
WHITE = (255, 255, 255)
# A picture is shrunk to this before anything else is done to it: half as much again as the largest rendition needs.
ROOM = (3000, 3000)


@dataclass(frozen=True)
class Made:
    shape: str
    width: int
    height: int
    suffix: str
    content: bytes

    @property
    def name(self) -> str:
        """Its own name inside the picture's folder: other bytes have another name, so no name is ever overwritten."""
        digest = hashlib.sha256(self.content).hexdigest()[:10]
        return f"{self.shape}-{self.width}-{digest}.{self.suffix}"


def make_renditions(file, focus: tuple[int, int]) -> list[Made]:
    """All renditions of a picture, with nothing of the camera's notes in them: no place, no time, no name."""
    with ONE_AT_A_TIME:
        picture = upright(file)
        return [made for name, shape in SHAPES.items() for made in _in_shape(name, shape, picture, focus)]


def upright(file) -> Image.Image:
    """The picture as it is to be looked at: the right way up, in sRGB, on white, and no larger than is of use."""
    with opened_picture(file) as image:
        profile = image.info.get("icc_profile")
        image.thumbnail(ROOM, Image.Resampling.LANCZOS, reducing_gap=3)
        turned = ImageOps.exif_transpose(_with_true_colours(image))
    return _on_white(_in_srgb(turned, profile))


def cut(image: Image.Image, ratio: tuple[int, int], focus: tuple[int, int]) -> Image.Image:
    """The largest part of that ratio, with the focal point (in hundredths) as near its middle as the edges allow."""
    width, height = image.size
    across = min(width, max(1, round(height * ratio[0] / ratio[1])))
    down = min(height, max(1, round(width * ratio[1] / ratio[0])))
    left = _start(focus[0], across, width)
    top = _start(focus[1], down, height)
    return image.crop((left, top, left + across, top + down))


def _start(percent: int, part: int, whole: int) -> int:
    return round(min(max(whole * percent / 100 - part / 2, 0), whole - part))


def _in_shape(name: str, shape: Shape, picture: Image.Image, focus: tuple[int, int]) -> Iterator[Made]:
    image = cut(picture, shape.ratio, focus) if shape.ratio else picture
    room = min(image.width, max(1, TALLEST * image.width // image.height))
    for suffix in shape.widths:
        for width in shape.widths_within(suffix, room):
            yield _made(name, _scaled(image, width), suffix)


def _scaled(image: Image.Image, width: int) -> Image.Image:
    height = max(1, round(image.height * width / image.width))
    if (width, height) == image.size:
        return image
    return image.resize((width, height), Image.Resampling.LANCZOS, reducing_gap=3)


def _made(shape: str, image: Image.Image, suffix: str) -> Made:
    kind, options = ENCODERS[suffix]
    out = io.BytesIO()
    image.save(out, kind, **options)
    return Made(shape, *image.size, suffix, out.getvalue())


# ---- Colours


def _with_true_colours(image: Image.Image) -> Image.Image:
    """Out of palettes and of more than eight bits, into a mode that can be scaled."""
    if image.mode.startswith("I"):
        return image.point(lambda value: value / 256).convert("L")
    if image.mode in ("1", "P", "PA", "LA") or "transparency" in image.info:
        return image.convert("RGBA")
    return image


def _in_srgb(image: Image.Image, profile: bytes | None) -> Image.Image:
    """By the profile that the picture brings; one that cannot be read or does not fit counts as none."""
    alpha = image.getchannel("A") if image.mode == "RGBA" else None
    flat = image.convert("RGB") if alpha else image
    coloured = _by_profile(flat, profile).convert("RGB")
    if alpha:
        coloured.putalpha(alpha)
    return coloured


def _by_profile(image: Image.Image, profile: bytes | None) -> Image.Image:
    if not profile:
        return image
    try:
        theirs = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        return ImageCms.profileToProfile(image, theirs, ImageCms.createProfile("sRGB"), outputMode="RGB")
    except (ImageCms.PyCMSError, OSError, ValueError):
        return image


def _on_white(image: Image.Image) -> Image.Image:
    """Without transparency: black lines on nothing would be lost on a dark page. Nothing else comes along."""
    flat = Image.new("RGB", image.size, WHITE)
    flat.paste(image, mask=image.getchannel("A") if image.mode == "RGBA" else None)
    return flat
