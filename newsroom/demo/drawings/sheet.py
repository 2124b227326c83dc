"""The sheet that every drawing stands on: its paper, its type and its colours.

It is drawn at twice its size and scaled down, which makes smooth edges of Pillow's hard ones.
"""

import io
from functools import lru_cache

from PIL import Image, ImageDraw, ImageFont

SIZE = (1200, 675)
FINER = 2
PAPER, INK, QUIET, RULE, EMPTY = "#f6f2ea", "#1d2327", "#62696e", "#cfc8ba", "#e6e0d3"
# By the grade's own word, from either scale; dark enough for white type except the middle ones. Blue to red, so that
# no reader has to tell green from red.
COLOURS = {
    "outstanding": "#123f63",
    "good": "#3f83b3",
    "adequate": "#a9b8b3",
    "requires improvement": "#dd9a3c",
    "inadequate": "#a5342b",
}
ON_LIGHT = {"adequate", "requires improvement"}


def colour(grade: str | None) -> str:
    return COLOURS.get(grade or "", EMPTY)


def ink_on(grade: str | None) -> str:
    return INK if grade is None or grade in ON_LIGHT or grade not in COLOURS else "white"


@lru_cache
def font(size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.load_default(size * FINER)


class Sheet:
    """Draws in points of the finished picture."""

    def __init__(self, title: str, note: str) -> None:
        self.image = Image.new("RGB", (SIZE[0] * FINER, SIZE[1] * FINER), PAPER)
        self.pen = ImageDraw.Draw(self.image)
        self.box((0, 0, SIZE[0], 10), INK)
        self.text((60, 48), title, 38, bold=True)
        self.text((60, 630), note, 17, QUIET)

    def text(self, at, words: str, size: int = 20, fill: str = INK, *, bold: bool = False, anchor: str = "la") -> None:
        at = tuple(value * FINER for value in at)
        weight = max(1, size // 18) if bold else 0
        self.pen.multiline_text(
            at,
            words,
            fill,
            font(size),
            anchor=None if "\n" in words else anchor,
            stroke_width=weight,
            spacing=size // 2 if bold else size // 3,
        )

    def centred(self, corners, words: str, size: int, fill: str = INK, *, bold: bool = False) -> None:
        """One or more lines in the middle of a box."""
        lines = words.split("\n")
        x, y = (corners[0] + corners[2]) / 2, (corners[1] + corners[3]) / 2
        for number, one in enumerate(lines):
            drop = (number - (len(lines) - 1) / 2) * size * 1.18
            self.text((x, y + drop), one, size, fill, bold=bold, anchor="mm")

    def box(self, corners, fill: str | None, *, radius: int = 0, outline: str | None = None) -> None:
        corners = tuple(value * FINER for value in corners)
        self.pen.rounded_rectangle(corners, radius * FINER, fill, outline, FINER if outline else 0)

    def rule(self, start, end, fill: str = RULE, width: int = 2) -> None:
        self.pen.line([start[0] * FINER, start[1] * FINER, end[0] * FINER, end[1] * FINER], fill, width * FINER)

    def disc(self, at, radius: int, fill: str, outline: str = PAPER) -> None:
        x, y, r = at[0] * FINER, at[1] * FINER, radius * FINER
        self.pen.ellipse((x - r, y - r, x + r, y + r), fill, outline, 4 * FINER)

    def finished(self) -> Image.Image:
        return self.image.reduce(FINER)


def as_png(image: Image.Image) -> bytes:
    """Few colours, so that a drawing weighs some tens of kilobytes."""
    out = io.BytesIO()
    image.quantize(128, method=Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE).save(out, "PNG", compress_level=6)
    return out.getvalue()
