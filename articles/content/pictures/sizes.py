"""Which renditions there are of a picture. The widths are the layout's (site.css), at one and two points a pixel.

A change here is a change of `RECIPE`: `manage.py make_renditions` then makes what is missing.
"""

import hashlib
from dataclasses import dataclass

AVIF, JPEG = "avif", "jpg"
MEDIA_TYPES = {AVIF: "image/avif", JPEG: "image/jpeg"}
# Speed 8 costs a fifth of the time of Pillow's own choice, 6, for a twentieth more bytes.
ENCODERS = {
    AVIF: ("AVIF", {"quality": 50, "speed": 8}),
    JPEG: ("JPEG", {"quality": 78, "optimize": True, "progressive": True}),
}


@dataclass(frozen=True)
class Shape:
    """`ratio` is width to height as (16, 9), cut round the focal point; without one the whole picture is shown."""

    ratio: tuple[int, int] | None
    widths: dict[str, tuple[int, ...]]

    @property
    def widest(self) -> int:
        return max(width for widths in self.widths.values() for width in widths)

    def widths_within(self, suffix: str, width: int) -> list[int]:
        """The widths to make of so wide a picture; none is blown up, so the widest may be its own."""
        widths = self.widths[suffix]
        return sorted({min(one, width) for one in widths})


# The tallest that a rendition of the whole picture may be: a drawing like a till receipt stays bearable.
TALLEST = 2600
SHAPES = {
    "whole": Shape(None, {AVIF: (640, 1216, 1984), JPEG: (640, 1216)}),
    "wide": Shape((16, 9), {AVIF: (240, 480, 800, 1440), JPEG: (480, 1200)}),
}


@dataclass(frozen=True)
class Rendition:
    """One file of a picture: `name` is under MEDIA_ROOT, and says what its bytes are."""

    name: str
    shape: str
    width: int
    height: int

    @classmethod
    def noted(cls, row: dict) -> "Rendition":
        """As it stands in the row of its picture."""
        return cls(**row)

    @property
    def suffix(self) -> str:
        return self.name.rpartition(".")[2]

    @property
    def media_type(self) -> str:
        return MEDIA_TYPES[self.suffix]


def _hash_of(*what) -> str:
    return hashlib.sha256(repr(what).encode()).hexdigest()[:10]


# Names the sizes and forms of today: what was made by another recipe is to be made again.
RECIPE = _hash_of(SHAPES, ENCODERS, TALLEST)
